"""script/bench audit: how well and how fast the audit of a report works, measured here and now.

script/bench audit                    prints recall and false alarms by family, and times
script/bench audit --seeds 5 --write  over more reports, and keeps the tables in docs/audit.md
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from bench.process import Job, machine, run_in_turn
from tests.mutation.compose import compose
from tests.mutation.phrases import BANKS
from tests.mutation.plant import MUTATORS
from tests.mutation.render import write_text, write_word
from tests.mutation.report import Heading, Report
from tests.mutation.runner import Alarm, Result, Tally, run
from tests.mutation.styles import STYLES, style

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "audit.md"
YUANJIAN = str(Path(sys.executable).with_name("yuanjian"))
HERE = {"PYTHONPATH": str(ROOT / "src")}  # this checkout, whatever is installed
PARKS = 143  # that reported to the province for 2021
CHARACTERS_A_PAGE = 22 * 28  # lines and characters of a page by GB/T 9704—2012


def main(arguments: Sequence[str]) -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(prog="script/bench audit", description=__doc__)
    options.add_argument("--seeds", type=int, default=2, help="parks a style")
    options.add_argument("--runs", type=int, default=5, help="runs of each timing")
    options.add_argument("--write", action="store_true", help="keep the result in docs/audit.md")
    args = options.parse_args(arguments)
    result = run(range(100, 100 + args.seeds))
    found = _recall(result) + "\n" + _alarms(result)
    print(found)
    with tempfile.TemporaryDirectory(prefix="yuanjian-bench-") as folder:
        timed = _times(Path(folder), args.runs)
    print(timed)
    if args.write:
        _keep("recall", found)
        _keep("times", timed)


def _recall(result: Result) -> str:
    mutators = Counter(family for _, family, _ in MUTATORS.values())
    lines = [
        f"Measured {date.today()}: {result.consistent} consistent reports in {len(STYLES)} styles, "
        f"{len(MUTATORS)} mutators, one error a report.",
        "",
        "| family | mutators | "
        + " | ".join(f"{words}: planted | found | recall" for words in BANKS)
        + " |",
        "| --- |" + " ---: |" * (1 + 3 * len(BANKS)),
    ]
    total = {words: Tally() for words in BANKS}
    for name in sorted(result.families):
        counts = {words: result.tally(name, words) for words in BANKS}
        for words, one in counts.items():
            total[words].planted += one.planted
            total[words].found += one.found
        lines.append(_row(name, mutators[name], counts))
    lines.append(_row("**all**", len(MUTATORS), total))
    return "\n".join(lines) + "\n"


def _row(name: str, mutators: int, counts: Mapping[str, Tally]) -> str:
    told = [f"| {name} | {mutators}"]
    for one in counts.values():
        share = f"{one.found / one.planted:.1%}" if one.planted else "—"
        told.append(f"{one.planted} | {one.found} | {share}")
    return " | ".join(told) + " |"


def _alarms(result: Result) -> str:
    grave = _by_check(result.false)
    mild = _by_check(result.queries)
    lines = [
        f"On the same {result.consistent} consistent reports: {len(result.false)} false blockers and majors, "
        f"{len(result.queries)} queries and notes on wording. By check and bank:",
        "",
        "| check | severity | " + " | ".join(BANKS) + " |",
        "| --- | --- |" + " ---: |" * len(BANKS),
    ]
    for (code, severity), counts in [*grave.items(), *mild.items()]:
        lines.append(
            f"| `{code}` | {severity} | {' | '.join(str(counts[words]) for words in BANKS)} |"
        )
    return "\n".join(lines) + "\n"


def _by_check(alarms: Sequence[Alarm]) -> dict[tuple[str, str], Counter[str]]:
    """How often each check spoke, by bank; the loudest first."""
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in alarms:
        found[one.finding["code"], one.finding["severity"]][one.words] += 1
    return dict(sorted(found.items(), key=lambda item: -item[1].total()))


def long_report(pages: int) -> Report:
    """A consistent report of about that many pages: its chapters of prose again and again, each of another park."""
    report = compose(style("hunan_zone_2021"), 1)
    seed = 2
    while (
        len("".join(report.said(one).text for _, one in report.sentences()))
        < pages * CHARACTERS_A_PAGE
    ):
        more = compose(style("guangdong_zone_2023"), seed)
        for _, one in more.sentences():
            for key in one.states():
                one.over.setdefault(key, more.park.values[key])
        body = [
            b
            for b in more.blocks
            if not isinstance(b, Heading) and b.chapter not in ("title", "closing", "annex")
        ]
        report.blocks[-4:-4] = body
        seed += 1
    return report


def _engine(path: Path, runs: int) -> float:
    """Seconds of the engine alone, in this process."""
    from yuanjian.reports.review.review import review

    review(path)
    return statistics.median(review(path).seconds for _ in range(runs))


def _times(folder: Path, runs: int) -> str:
    thirty = write_word(long_report(30), folder / "30.docx")
    engine = _engine(thirty, runs)
    whole = Job("whole process", [YUANJIAN, "audit", str(thirty)], HERE, (0, 1))
    run_in_turn([whole], runs)
    many = folder / "many"
    many.mkdir()
    for n in range(PARKS):
        write_word(compose(STYLES[n % len(STYLES)], 1000 + n), many / f"{n:03}.docx")
    everything = Job(
        "143 reports",
        [YUANJIAN, "audit", *map(str, sorted(many.iterdir())), "--json-dir", str(folder / "json")],
        HERE,
        (0, 1),
    )
    run_in_turn([everything], 1)
    lines = [
        f"Measured {date.today()} on {machine()}; medians of {runs} runs.",
        "",
        "| what | seconds | aim |",
        "| --- | ---: | --- |",
        f"| engine, a Word report of 30 pages | {engine:.2f} | < 0.5 s |",
        f"| `yuanjian audit`, the same, whole process | {whole.median:.2f} | < 1.5 s |",
        f"| `yuanjian audit`, {PARKS} reports in one run | {everything.median:.1f} | < 60 s |",
        "",
        "| pages (text file) | characters | engine, seconds | seconds a page |",
        "| ---: | ---: | ---: | ---: |",
    ]
    for pages in (15, 30, 60, 120, 240):
        path = write_text(long_report(pages), folder / f"{pages}.txt")
        seconds = _engine(path, 3)
        size = len(path.read_text(encoding="utf-8"))
        lines.append(f"| {pages} | {size:,} | {seconds:.2f} | {seconds / pages:.4f} |")
    return "\n".join(lines) + "\n"


def _keep(name: str, text: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, _, rest = page.partition(begin)
    after = rest.partition(end)[2]
    PAGE.write_text(f"{before}{begin}\n{text}{end}{after}", encoding="utf-8")

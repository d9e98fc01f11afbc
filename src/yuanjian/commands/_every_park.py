"""yuanjian report build --all: the filings of every park in one run. A park that fails stops no other."""

from __future__ import annotations

import argparse
import getpass
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from yuanjian.commands._progress import Progress

if TYPE_CHECKING:
    from yuanjian.actions.build_report import Built
    from yuanjian.ledger.models import ParkYear


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one park; ``failed`` says why it has no filing."""

    park: str
    code: str
    year: int
    version: int = 0
    blocker: int = 0
    major: int = 0
    gaps: int = 0
    blanks: int = 0
    score: str = ""
    folder: str = ""
    failed: str = ""


def build_all(args: argparse.Namespace) -> int:
    """Build the newest year (or --year) of every park; 3 when one has none."""
    from yuanjian.core.refusal import Refusal
    from yuanjian.ledger.queries import park_years

    years = park_years(args.park, args.year)
    lines = []
    with Progress(len(years)) as progress:
        for of in years:
            progress.working(of.park.name)
            try:
                lines.append(_built(of, args))
            except (Refusal, OSError) as no:
                why = str(no) if isinstance(no, Refusal) else f"写不进去（{no.strerror}）"
                lines.append(Line(of.park.name, of.park.code, of.year, failed=why))
            progress.done()
    if args.json:
        print(json.dumps([asdict(one) for one in lines], ensure_ascii=False, indent=1))
    else:
        _tell(lines, str(args.out.resolve()))
    return 3 if any(one.failed for one in lines) else 0


def _built(of: ParkYear, args: argparse.Namespace) -> Line:
    from yuanjian.actions.build_report import build_report

    made = build_report(
        of, args.out, by=getpass.getuser(), profile=args.profile, pdf=args.pdf,
        scheme=args.scheme, fresh=args.fresh, charts=args.charts,
    )  # fmt: skip
    return _line(of, made)


def _line(of: ParkYear, made: Built) -> Line:
    from yuanjian.core.rounding import plain

    filing = made.filing
    grave = [found.severity for found in filing.outcome.findings]
    low, high = plain(filing.score.low), plain(filing.score.high)
    score = "" if filing.score.applied is None else low if low == high else f"{low}～{high}"
    return Line(
        of.park.name, of.park.code, of.year, made.version, grave.count("blocker"), grave.count("major"),
        len(filing.gaps), filing.blanks, score, str(made.written.folder.resolve()),
    )  # fmt: skip


def _tell(lines: Sequence[Line], folder: str) -> None:
    from yuanjian.commands._terminal import coloured, heading, table, wrapped

    done = [one for one in lines if not one.failed]
    heading(f"生成 {len(done)} 个园区的自评估报告及附件")
    if done:
        rows = [
            [one.park, str(one.year), f"第 {one.version} 稿", str(one.blocker), str(one.major), str(one.gaps),
             str(one.blanks), one.score or "—"]
            for one in done
        ]  # fmt: skip
        head = ["园区", "年度", "", "必须退回", "须更正", "还缺", "待填", "信用试算"]
        table(rows, head, right=frozenset({3, 4, 5, 6, 7}))
        print(f"  文件夹  {folder}")
    failed = [one for one in lines if one.failed]
    if failed:
        heading(coloured(f"没有生成的 {len(failed)} 个", "red"))
        for one in failed:
            print(wrapped(f"· {one.park}（{one.code}）{one.year} 年度：{one.failed}", "  ", "    "))

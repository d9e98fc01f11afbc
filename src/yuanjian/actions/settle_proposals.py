"""Accept or reject the tracked changes of an edited report outside Word: a new file; the next build goes on with it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from django.conf import settings
from django.db import transaction

from yuanjian.actions.pull_report import Pulled, pull_report, pulled_of
from yuanjian.actions.record_act import record_act
from yuanjian.actions.work import start_job
from yuanjian.core.atomic import write_whole
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import keep_bytes, place_of
from yuanjian.ledger.models import Job, ParkYear, Person
from yuanjian.reports.roundtrip.proposals import Proposal, open_changes
from yuanjian.reports.roundtrip.settling import Choice, SettledFile, settle_proposals
from yuanjian.reports.roundtrip.wordfile import WordFile, received_word

ALL = "全部"
_SETTLED = "_修订已定"
_NUMBERS = re.compile(r"\d{1,6}(?:[-–~～]\d{1,6})?")
_VERB = "处理修订"


def open_proposals(content: bytes) -> list[Proposal]:
    """What is open in a file; its place in the list, from 1, is its number."""
    return [one.proposal for one in open_changes(WordFile.of(content))]


def chosen(
    found: Sequence[Proposal], accept: Sequence[str], reject: Sequence[str]
) -> dict[int, Choice]:
    """What was said, by number: numbers («1,3-5»), an author's name, or «全部». What is said closer holds.

    Raises:
        Refusal: a word that is none of these, or one proposal to be both accepted and rejected.
    """
    said: dict[int, tuple[int, Choice]] = {}
    told: tuple[tuple[Choice, Sequence[str]], ...] = (("accept", accept), ("reject", reject))
    for choice, words in told:
        for word in (w for line in words for w in re.split(r"[,，、;；\s]+", line) if w):
            closeness, numbers = _meant(word, found)
            for number in numbers:
                before = said.get(number)
                if before and before[0] == closeness and before[1] != choice:
                    raise Refusal(f"第 {number} 处修订既要接受又要拒绝，没有处理。请核对。")
                if before is None or before[0] <= closeness:
                    said[number] = closeness, choice
    return {number: choice for number, (_, choice) in sorted(said.items())}


def _meant(word: str, found: Sequence[Proposal]) -> tuple[int, list[int]]:
    if word == ALL:
        return 0, list(range(1, len(found) + 1))
    if by := [n for n, one in enumerate(found, 1) if one.author == word]:
        return 1, by
    if _NUMBERS.fullmatch(word):
        first, *last = map(int, re.split(r"[-–~～]", word))
        return 2, list(range(first, (last[0] if last else first) + 1))
    raise Refusal(
        f"看不懂“{word}”。请写修订的序号（如 1,3-5）、作者姓名，或“{ALL}”；序号见 yuanjian report pull 的列表。"
    )


def settle_file(
    path: Path,
    accept: Sequence[str],
    reject: Sequence[str],
    *,
    by: str,
    out: Path | None = None,
    of: ParkYear | None = None,
) -> tuple[Path, SettledFile, Pulled]:
    """Settle proposals of a file, take the result back and write it beside; the file itself is not touched.

    Raises:
        Refusal: it cannot be read, is no report of ours, or the choice is none; nothing is written then.
    """
    content = received_word(path)
    done = settle_proposals(content, chosen(open_proposals(content), accept, reject))
    target = out or _free(path.with_name(settled_name(path.name)))
    if target.resolve() == path.resolve():
        raise Refusal("结果不能写到原文件上。请用 -o 另给一个文件名。")
    with tempfile.TemporaryDirectory() as folder:
        (held := Path(folder) / "report.docx").write_bytes(done.content)
        pulled = pull_report(held, by=by, of=of, name=target.name)
    write_whole(target, done.content)
    with transaction.atomic():
        record_act(by, _VERB, str(pulled.of), _detail(path.name, target.name, done))
    return target, done, pulled


def settle_pulled(
    of: ParkYear,
    version: int,
    sha256: str,
    choices: Mapping[int, Choice],
    rest: Choice | None,
    *,
    by: Person,
) -> Job:
    """Settle proposals of the file that the next build goes on with; a job takes the result back.

    Args:
        choices: by number; ``rest`` is for all others.

    Raises:
        Refusal: another file was handed in since, or is being read; or nothing was chosen.
    """
    report, entry = next(iter(pulled_of(of)), (None, None))
    if report is None or entry is None or (report.version, entry["sha256"]) != (version, sha256):
        raise Refusal("后来又交回了别的改稿，没有处理。请在“改稿”里打开最新的那份，在它上面处理。")
    busy = Job.objects.filter(kind="pull_report", park_year=of)
    if busy.filter(state__in=(Job.State.WAITING, Job.State.RUNNING)).exists():
        raise Refusal("另一份改稿正在读回，没有处理。请等它读完再试。")
    content = place_of(settings.DATA, sha256).read_bytes()
    everything = range(1, len(open_proposals(content)) + 1) if rest else ()
    done = settle_proposals(content, {**{n: rest for n in everything if rest}, **choices})
    name = settled_name(entry["name"])
    with transaction.atomic():
        record_act(str(by), _VERB, str(of), _detail(entry["name"], name, done))
        return start_job(
            "pull_report", f"读回：{name}", by=by, of=of,
            arguments={"sha256": keep_bytes(settings.DATA, done.content), "name": name},
        )  # fmt: skip


def settled_name(name: str) -> str:
    """报告.docx → 报告_修订已定.docx."""
    stem = name.removesuffix(".docx").removesuffix(_SETTLED)
    return f"{stem}{_SETTLED}.docx"


def _free(path: Path) -> Path:
    number = 1
    free = path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}{number}{path.suffix}")
    return free


def _detail(name: str, made: str, done: SettledFile) -> dict[str, object]:
    return {
        "file": name, "made": made, "accepted": done.accepted, "rejected": done.rejected, "left": list(done.left),
    }  # fmt: skip

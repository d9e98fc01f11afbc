"""What a file would change in the records: new, changed, same, refused, by row; the old value beside the new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from yuanjian.sheets.problem import Problem
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import shown
from yuanjian.sheets.shelf import sheet

Verdict = Literal["new", "changed", "same", "refused"]
VERDICT_WORDS: dict[Verdict, str] = {
    "new": "新增",
    "changed": "更新",
    "same": "相同",
    "refused": "不收",
}
VERDICTS: tuple[Verdict, ...] = ("new", "changed", "same", "refused")


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell: what the records say and what the file says, in words («» for blank)."""

    header: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a file against the records. ``record`` is None when the row is refused."""

    sheet: str
    key: str
    verdict: Verdict
    record: Record | None
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]


def differences(old: Record, new: Record) -> tuple[Difference, ...]:
    """The cells in which two versions of a row differ."""
    form = sheet(new.sheet)
    if old.none != new.none:
        return (Difference("整表", "无" if old.none else "有数据", "无" if new.none else "有数据"),)
    found = []
    for key, column in form.columns.items():
        before, after = getattr(old.row, key), getattr(new.row, key)
        if not column.computed and before != after:
            found.append(Difference(column.header, shown(before), shown(after)))
    return tuple(found)


def change(
    kept: Mapping[tuple[str, str], Record], new: Record, problems: tuple[Problem, ...]
) -> Change:
    """A good row of a file against what is kept under its key."""
    old = kept.get((new.sheet, new.key))
    if old is None:
        return Change(new.sheet, new.key, "new", new, (), problems)
    found = differences(old, new)
    return Change(new.sheet, new.key, "changed" if found else "same", new, found, problems)


def count(changes: Iterable[Change]) -> dict[Verdict, int]:
    """How many rows of each verdict."""
    counts: dict[Verdict, int] = dict.fromkeys(VERDICTS, 0)
    for one in changes:
        counts[one.verdict] += 1
    return counts

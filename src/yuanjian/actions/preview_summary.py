"""What the page shows of a preview, as JSON: kept with the file, so that a preview survives a restart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from yuanjian.actions.take_in import Preview
from yuanjian.sheets.changes import VERDICTS, Change, count
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import in_unit, shown
from yuanjian.sheets.shelf import all_sheets, sheet

_FIRST_CELLS = 8  # of a new row: enough to recognise it
# What a page can show of one sheet or file; the counts and the digest are of everything.
_MOST_ROWS, _MOST_PROBLEMS, _MOST_ABSENT = 300, 300, 2000
_MOST_CELLS = 20
_LEVELS = ("error", "doubt", "info")


def summary_of(
    seen: Preview, kept: Mapping[str, tuple[Record, ...]], park_name: str
) -> dict[str, Any]:
    """Counts, sheets with their rows, problems by cell (errors first), rows that the file has not.

    Long lists are cut; ``left_out`` says how many rows (of a sheet), problems and absent rows are not listed.

    Args:
        kept: the rows that the ledger holds, to call the absent ones by name.
        park_name: the park's name in the ledger; a file that says another one would change it.
    """
    every = [*seen.problems, *(p for c in seen.changes for p in c.problems)]
    problems = _grouped(p for p in every if p.level != "gap")
    listed = list(_absent(seen.absent[:_MOST_ABSENT], kept))
    return {
        "counts": dict(seen.counts),
        "errors": seen.errors,
        "sheets": list(_sheets(seen.changes)),
        "gaps": sum(p.level == "gap" for p in every),
        "problems": problems[:_MOST_PROBLEMS],
        "absent": listed,
        "left_out": {
            "problems": max(0, len(problems) - _MOST_PROBLEMS),
            "absent": len(seen.absent) - len(listed),
        },
        "renames": seen.park_name if seen.park_name not in ("", park_name) else "",
        "digest": digest_of(seen),
        "firm": str(seen.firm) if seen.firm else "",
        "kept_cells": seen.kept_cells,
    }


def digest_of(seen: Preview) -> str:
    """A hash of everything that accepting would do. Differs when it is no longer what was shown."""
    rows = [
        [c.sheet, c.key, c.verdict, [[d.header, d.old, d.new] for d in c.differences]]
        for c in seen.changes
    ]
    said = json.dumps([rows, sorted(map(list, seen.absent))], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _sheets(changes: Iterable[Change]) -> Iterable[dict[str, Any]]:
    """Each sheet of the file in the order of the package; rows that are the same are only counted."""
    by_sheet: dict[str, list[Change]] = {}
    for one in changes:
        by_sheet.setdefault(one.sheet, []).append(one)
    for no in all_sheets():
        found = by_sheet.get(no)
        if found:
            rows = sorted(
                (c for c in found if c.verdict != "same"), key=lambda c: -VERDICTS.index(c.verdict)
            )
            yield {
                "no": no,
                "name": sheet(no).sheet.name,
                "counts": dict(count(found)),
                "rows": [_row(c) for c in rows[:_MOST_ROWS]],
                "left_out": max(0, len(rows) - _MOST_ROWS),
            }


def _row(change: Change) -> dict[str, Any]:
    record = change.record
    place = record.place if record else next((p.place for p in change.problems), None)
    return {
        "key": change.key,
        "called": (record.called if record else "") or change.key,
        "verdict": change.verdict,
        "row": place.row if place else None,
        "cells": _cells(change),
        "problems": [_problem(p) for p in change.problems if p.level in ("error", "doubt")],
    }


def _cells(change: Change) -> list[list[str]]:
    """[header, old, new]: what differs; of a new row its first filled cells."""
    if change.verdict == "changed":
        return [[d.header, d.old, d.new] for d in change.differences]
    if change.record is None or change.record.none:
        return []
    columns = sheet(change.sheet).columns.items()
    filled = [
        [c.header, "", in_unit(c, shown(getattr(change.record.row, k)))]
        for k, c in columns
        if not c.computed and getattr(change.record.row, k) is not None
    ]
    return filled[:_FIRST_CELLS]


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "level": problem.level,
        "sheet": problem.place.sheet,
        "cell": problem.place.cell or (f"第{problem.place.row}行" if problem.place.row else ""),
        "header": problem.header,
        "found": problem.found[:120],
        "message": problem.message,
        "expected": problem.expected,
        "mend": problem.mend,
    }


def _grouped(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Errors first. What several cells have in common is said once: their places stand in ``cells``."""
    alike: dict[tuple[str, ...], dict[str, Any]] = {}
    for problem in problems:
        said = _problem(problem)
        same = tuple(
            said[k] for k in ("level", "sheet", "header", "found", "message", "expected", "mend")
        )
        group = alike.setdefault(same, {**said, "cells": [], "count": 0})
        if len(group["cells"]) < _MOST_CELLS:
            group["cells"].append(said["cell"])
        group["count"] += 1
    return sorted(alike.values(), key=lambda g: _LEVELS.index(g["level"]))


def _absent(
    absent: Iterable[tuple[str, str]], kept: Mapping[str, tuple[Record, ...]]
) -> Iterable[list[str]]:
    """[sheet, its name, key, how the row is called]."""
    called = {(no, r.key): r.called for no, rows in kept.items() for r in rows}
    for no, key in absent:
        yield [no, sheet(no).sheet.name, key, called.get((no, key)) or key]

"""A filled package of a chosen size: the declared examples of every sheet, repeated with new keys."""

from __future__ import annotations

import re
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from yuanjian.sheets.column import Column
from yuanjian.sheets.excel.template import Identity, write_template
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow, check_row
from yuanjian.sheets.shelf import all_sheets

PARK = Identity("S439901", "澄江综合保税区")
YEAR = 2020  # the year of the examples

# Rows of a park of some seventy firms; together about 20,000 filled cells. Others hold what they can.
ROWS = {
    "05": 74, "06": 74, "07": 74, "08": 74, "15": 74, "21": 74, "22": 74, "24": 74, "25": 74,
    "19": 160, "20": 150, "27": 40, "28": 40, "34": 128, "10": 30, "11": 30, "12": 30, "33": 20,
}  # fmt: skip
FEW = 5
GROWING = {"05", "06", "07", "08", "15", "19", "34"}
"""Lists with numbers for more rows than that."""


def make(path: Path, park: Identity = PARK) -> tuple[Path, int]:
    """Writes the package; returns its path and the number of filled cells in it."""
    rows = records(park=park)
    cells = sum(len(r.row.to_data()) for found in rows.values() for r in found if r.row)
    return write_template(path, park=park, year=YEAR, rows=rows), cells


def make_many(folder: Path, parks: int) -> int:
    """Writes a package for each of many parks; returns the number of filled cells in one."""
    cells = 0
    for number in range(1, parks + 1):
        park = Identity(f"S43{number:04}", f"第{number}工业园区")
        _, cells = make(folder / f"{park.code}.xlsx", park)
    return cells


def records(times: int = 1, park: Identity = PARK) -> dict[str, tuple[Record, ...]]:
    """The rows by sheet; ``times`` as many in the lists of firms."""
    made: dict[str, list[Record]] = {}
    # Sheets that others refer to come first.
    order = sorted(
        all_sheets(), key=lambda no: (no not in {"01", "02", "03", "05", "13", "34"}, no)
    )
    for no in order:
        wanted = ROWS.get(no, FEW) * (times if no in GROWING else 1)
        if all_sheets()[no].sheet.vertical:
            wanted = 1
        made[no] = _rows(all_sheets()[no], wanted, made, park)
    return {no: tuple(found) for no, found in made.items()}


def _rows(
    form: type[SheetRow], wanted: int, made: dict[str, list[Record]], park: Identity
) -> list[Record]:
    found: dict[str, Record] = {}
    for number in range(wanted):
        raw = {k: c.example for k, c in form.columns.items() if c.example and not c.computed}
        raw |= _identity(form, number, made, park)
        checked = check_row(form, raw)
        if checked.row is None:
            said = "; ".join(str(p) for p in checked.problems)
            raise SystemExit(f"bench: the example of sheet {form.sheet.no} is refused: {said}")
        record = Record(form.sheet.no, checked.row.key_text(), checked.row)
        found[record.key] = record
    return list(found.values())


def _identity(
    form: type[SheetRow], number: int, made: dict[str, list[Record]], park: Identity
) -> dict[str, Any]:
    """What makes the row with this number another one than the last."""
    if form.sheet.no == "01":
        return {"year": YEAR, "park_code": park.code, "park_name": park.name}
    changed: dict[str, Any] = {}
    refers = any(form.columns[key].ref for key in form.sheet.keys)
    for key, column in form.columns.items():
        if column.ref:
            known = _referred(column, made)
            if known and (column.example or key in form.sheet.keys):
                changed[key] = known[number % len(known)]
        elif column.example and (key in form.sheet.keys or column.kind == "day"):
            changed[key] = _another(column, number, only=not refers)
    if form.sheet.no == "05":
        changed["name"] = f"澄江第{number + 1}电子有限公司"
    return changed


def _referred(column: Column, made: dict[str, list[Record]]) -> list[str]:
    for target in column.ref.split("|"):
        no, _, key = target.partition(".")
        held = [getattr(r.row, key, None) for r in made.get(no, ())]
        words = [word for word in held if isinstance(word, str)]
        if words:
            return words
    return []


def _another(column: Column, number: int, *, only: bool) -> object:
    example = column.example
    if column.kind == "integer":
        return number + 1
    if column.kind == "day":
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", example):
            return example  # a month
        return date.fromisoformat(example) + timedelta(days=number % 150)
    if column.kind == "text":
        return f"{example}{number + 1}"
    if column.kind == "code" and column.pattern:
        digits = re.search(r"\d{1,4}$", example)
        width = len(digits.group()) if digits else 0
        head = example[: len(example) - width]
        return f"{head}{number + 1:0{width}}"
    if column.options and only:
        return column.options[number % len(column.options)]
    return example


if __name__ == "__main__":
    target = Path(sys.argv[1])
    print(make_many(target, int(sys.argv[2])) if len(sys.argv) > 2 else make(target)[1])

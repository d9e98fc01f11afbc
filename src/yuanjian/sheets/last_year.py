"""A row beside the same row of last year: leaps of a figure, slips of its unit, prose that nobody touched.

They are questions, not errors: figures do leap. A factor near 10, 100, 1000 or 10 000 is more likely a slip of the
unit (kg for t, m³ for 万m³) or of the decimal point than a change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from yuanjian.core.rounding import plain, round_half_even
from yuanjian.core.text import fold, squeeze
from yuanjian.sheets.carry import carried
from yuanjian.sheets.column import Column
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow

What = Literal["slip", "leap", "copied"]

LEAP = Decimal("0.3")
_NEAR = Decimal("0.15")
_FACTORS = (10, 100, 1000, 10_000)
_FEW = 10  # counts below this leap by themselves
_SHORTEST = 20  # characters: shorter prose («已落实») is no text that one writes anew
_FIXED = frozenset({"年", "°"})
_PACKED = re.compile(r"t(?:/a)?|kg")
_NUMBERS = ("integer", "number", "percent")


@dataclass(frozen=True, slots=True)
class Shift:
    """One cell against last year's: a slip, a leap, or prose that was copied. ``said`` completes the header."""

    what: What
    column: Column
    now: str
    before: str
    said: str
    mend: str

    @property
    def problem(self) -> Problem:
        """The same as a doubt at its cell."""
        return Problem("doubt", self.said, self.column.key, self.column.header, mend=self.mend)


def shifts(row: SheetRow, before: SheetRow) -> Iterator[Shift]:
    """What of the row leaps from, slips against or repeats that of last year. Both of one sheet and one key."""
    same_unit = getattr(row, "unit", None) == getattr(before, "unit", None)
    for key, column in row.columns.items():
        if column.computed or key in row.sheet.keys or column.opening or column.unit in _FIXED:
            continue
        if column.kind in _NUMBERS and same_unit:
            yield from _figure(row, before, column)
        elif column.kind == "long" and _yearly(row, column) and not carried(row):
            yield from _prose(column, getattr(row, key), getattr(before, key))


def beside(record: Record, before: Record) -> Iterator[Problem]:
    """The same as doubts at the cells of a record. A leap that the row's remark explains is none."""
    if record.none or before.none:
        return
    told = explained(record.row, before.row)
    for shift in shifts(record.row, before.row):
        if not (told and shift.what == "leap"):
            yield shift.problem


def explained(row: SheetRow, before: SheetRow) -> bool:
    """Whether the row's remark says something that last year's did not."""
    remark = getattr(row, "remark", None)
    return isinstance(remark, str) and remark != getattr(before, "remark", None)


def _figure(row: SheetRow, before: SheetRow, column: Column) -> Iterator[Shift]:
    now, old = row.amount(column.key), before.amount(column.key)
    if not now or not old or now == old or (now < 0) != (old < 0):
        return
    ratio = now / old
    unit = column.unit or (str(getattr(row, "unit", "") or ""))
    said = f"去年 {_with(old, unit)}，今年 {_with(now, unit)}"
    factor = _slip(ratio)
    if factor and column.kind != "percent":
        much = f"约为去年的{factor}倍" if ratio > 1 else f"约为去年的1/{factor}"
        mend = f"请核对单位和小数点{_hint(unit, factor)}；确实如此的，请说明原因"
        yield Shift("slip", column, plain(now), plain(old), f"{said}，{much}", mend)
    elif _yearly(row, column) and _leaps(column, now, old):
        change = round_half_even(abs(ratio - 1) * 100, 0)
        much = f"{'增加' if ratio > 1 else '减少'}{plain(change)}%"
        mend = "请核实；确实如此的，在备注写明原因"
        yield Shift("leap", column, plain(now), plain(old), f"{said}，{much}", mend)


def _yearly(row: SheetRow, column: Column) -> bool:
    return column.yearly or row.sheet.yearly


def _slip(ratio: Decimal) -> int | None:
    """The power of ten that the ratio of two years is near to, upwards or downwards."""
    larger = ratio if ratio >= 1 else 1 / ratio
    return next((f for f in _FACTORS if abs(larger / f - 1) <= _NEAR), None)


def _leaps(column: Column, now: Decimal, old: Decimal) -> bool:
    if column.kind == "integer" and max(abs(now), abs(old)) < _FEW:
        return False
    if column.kind == "percent" and (column.low is None or column.low < 0):
        return False  # a rate of growth
    return abs(now / old - 1) > LEAP


def _hint(unit: str, factor: int) -> str:
    if factor == 1000 and _PACKED.fullmatch(unit):
        return "（t 与 kg 相差1000倍）"
    if factor == 10_000 and unit.startswith("m³"):
        return "（m³ 与 万m³ 相差10000倍）"
    if factor == 10_000 and "元" in unit:
        return "（万元与元、亿元与万元相差10000倍）"
    return ""


def _with(value: Decimal, unit: str) -> str:
    return f"{plain(value)}{unit}" if unit == "%" else f"{plain(value)} {unit}".rstrip()


def _prose(column: Column, now: object, before: object) -> Iterator[Shift]:
    if not isinstance(now, str) or not isinstance(before, str):
        return
    if len(_bare(now)) < _SHORTEST or _bare(now) != _bare(before):
        return
    said = "与去年文字完全相同"
    yield Shift("copied", column, now, before, said, "请按本年度情况改写；确无变化的可以保留")


def _bare(text: str) -> str:
    return squeeze(fold(text))

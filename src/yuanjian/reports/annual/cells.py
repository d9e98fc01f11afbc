"""Cells of sheets as the report prints them: words, «无», «—», or a marked blank."""

import re
from decimal import Decimal

from yuanjian.core.dates import spoken
from yuanjian.core.marks import Mark
from yuanjian.facts.rows import RowView
from yuanjian.reports.tree import NOT_APPLICABLE, Figure, Inline, Text
from yuanjian.reports.typography import hexagonal
from yuanjian.sheets.row import shown

MANY = "、"


def cell(row: RowView, key: str) -> tuple[Inline, ...]:
    """One cell of a row as inlines; a blank cell is a marked blank that names the cell."""
    text = words(row, key)
    if text is None:
        return (missing(row, key),)
    return (Text(text),)


def missing(row: RowView, key: str) -> Figure:
    """The marked blank for a cell that nobody has filled."""
    return Figure(f"s{row.record.sheet}.{key}", "", "missing", row.key)


def words(row: RowView, key: str) -> str | None:
    """The words of a cell, None when it is blank. Dates in full, lists with 、, «/» as «—»."""
    value = row.get(key)
    if value is None:
        return None
    if value is Mark.NA:
        return NOT_APPLICABLE
    if value is Mark.NONE:
        return Mark.NONE.value
    if isinstance(value, tuple):
        return MANY.join(value)
    if row.day(key):
        return spoken(value)
    text = shown(value)
    return text if isinstance(value, int | Decimal) else hexagonal(text)


def held(row: RowView, key: str) -> str:
    """The words of a cell that says something: «» for blank, 无 and /."""
    value = row.get(key)
    return "" if value is None or isinstance(value, Mark) else (words(row, key) or "")


def due_words(row: RowView, key: str) -> str:
    """A date as a deadline; only as far as it was written: «2021年12月», «2021年6月30日»."""
    day = row.day(key)
    if day is None:
        return ""
    written = row.record.raw.get(key, "")
    if re.fullmatch(r"\s*\d{4}\s*[-/.年]\s*\d{1,2}\s*月?\s*", written):
        return f"{day.year}年{day.month}月"
    return spoken(day)

"""Days as checks compare them: order where a column takes a mere month, the length of a year."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from yuanjian.core.dates import Undated, read_date
from yuanjian.facts.rows import RowView
from yuanjian.sheets.rules import in_order
from yuanjian.sheets.shelf import sheet


def out_of_order(row: RowView, earlier: str, later: str) -> bool:
    """Whether the day in ``later`` lies before the day in ``earlier``, months compared as months."""
    held = row.record.row
    return held is not None and any(True for _ in in_order(held, earlier, later))


def year_end(year: int) -> date:
    """31 December."""
    return date(year, 12, 31)


def days_of(year: int) -> int:
    """365 or 366."""
    return 366 if calendar.isleap(year) else 365


def day_cells(row: RowView) -> Iterator[tuple[str, date]]:
    """The filled date cells of a row by column key."""
    for key, column in sheet(row.record.sheet).columns.items():
        day = row.day(key) if column.kind == "day" else None
        if day is not None:
            yield key, day


def last_day(held: object) -> date | None:
    """Until when something keeps that a cell dates: a month lasts to its end; None for «长期» and for no date."""
    if not isinstance(held, str):
        return None
    try:
        return read_date(held)
    except Undated:
        pass
    try:
        month = read_date(held, month_ok=True)
    except Undated:
        return None
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])

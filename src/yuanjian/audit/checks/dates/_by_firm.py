"""Rows of one firm that share a date: one cause, one finding."""

from collections.abc import Callable, Iterator
from datetime import date

from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


def by_firm_and_day(
    f: Facts, no: str, key: str, wrong: Callable[[RowView, date], bool]
) -> Iterator[tuple[date, list[RowView]]]:
    """The rows of a sheet whose day in ``key`` is wrong, by firm and day."""
    found: dict[tuple[object, date], list[RowView]] = {}
    for row in f.rows(no):
        day = row.day(key)
        if day is not None and wrong(row, day):
            found.setdefault((row.get("ent"), day), []).append(row)
    for (_, day), rows in found.items():
        yield day, rows

"""Whose duty it is: the firm of a row, unless it has left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firm_of
from yuanjian.facts.rows import RowView

GONE = ("已退出", "停建")


def here(f: Facts, row: RowView, key: str = "ent") -> bool:
    """Whether the firm that the row names is still there; one that the register lacks counts as there."""
    firm = firm_of(f, row, key)
    return firm is None or RowView(firm).get("status") not in GONE


def name_of(row: RowView, key: str = "ent") -> str:
    """The firm as the row names it."""
    said = row.get(key)
    return said if isinstance(said, str) else row.called or row.key


def by_firm(f: Facts, no: str) -> Iterator[list[RowView]]:
    """The rows of a sheet of each firm that is still there."""
    found: dict[str, list[RowView]] = {}
    for row in f.rows(no):
        if here(f, row):
            found.setdefault(name_of(row), []).append(row)
    yield from found.values()


def latest(rows: list[RowView], key: str) -> date | None:
    """The latest day in a column of these rows; None where one of them is blank: it is not known to be done."""
    days = [row.day(key) for row in rows]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None

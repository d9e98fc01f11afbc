"""Dates that the rows state, ahead or past: permits, plans, what is to be put right. None is invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from yuanjian.core.dates import Undated, read_date
from yuanjian.facts.computed import computed_columns
from yuanjian.facts.engine import Facts
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import required_cells
from yuanjian.sheets.shelf import sheet
from yuanjian.web.park_book import ParkBook

_SOON, _LATER = 30, 90


@dataclass(frozen=True)
class Term:
    """A date with what falls due, and the cell that says it."""

    day: date
    what: str
    called: str
    sheet: str
    key: str
    column: str


@dataclass(frozen=True)
class Due:
    """A term as it stands today: ``days`` until it, negative when it is past."""

    term: Term
    days: int

    @property
    def words(self) -> str:
        """How far it is, in words."""
        if self.days < 0:
            return f"已过 {-self.days} 天"
        return "今天" if not self.days else f"还有 {self.days} 天"


@dataclass(frozen=True)
class Calendar:
    """What is past, what falls due within 30 days and within 90, nearest first."""

    past: tuple[Due, ...]
    soon: tuple[Due, ...]
    later: tuple[Due, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at."""
        return not (self.past or self.soon or self.later)


def calendar(book: ParkBook, today: date) -> Calendar:
    """The terms of a park's year as they stand today."""
    every = [Due(term, (term.day - today).days) for term in book.kept("terms", _terms)]
    ahead = sorted((d for d in every if 0 <= d.days <= _LATER), key=lambda d: d.days)
    return Calendar(
        tuple(sorted((d for d in every if d.days < 0), key=lambda d: -d.days)),
        tuple(d for d in ahead if d.days <= _SOON),
        tuple(d for d in ahead if d.days > _SOON),
    )


_STATED = {
    "07": ("valid_to", "排污许可证（登记）到期"),
    "10": ("due", "规划环评要求落实时限"),
    "11": ("due", "监测计划落实时限"),
    "12": ("due", "管控要求整改时限"),
    "27": ("due", "投诉督察办理期限"),
    "33": ("due", "下一步计划完成时限"),
}


def _terms(book: ParkBook) -> tuple[Term, ...]:
    found = [
        term
        for no, (column, what) in _STATED.items()
        for record in book.dossier.sheet(no)
        for term in _stated(record, column, what)
    ]
    facts = book.facts
    return (*found, *(t for r in book.dossier.sheet("08") for t in _revision(facts, r)))


def _stated(record: Record, column: str, what: str) -> Iterator[Term]:
    """The date of a cell, where it still matters: 27 until it is dealt with, the others where it is asked for."""
    day = None if record.none else getattr(record.row, column)
    if not isinstance(day, date):
        return
    if record.sheet == "27":
        waits = getattr(record.row, "done", None) is None
    else:
        asked = sheet(record.sheet).columns[column]
        waits = asked in tuple(required_cells(type(record.row), record.row))
    if waits:
        yield Term(day, what, record.called, record.sheet, record.key, column)


def _revision(facts: Facts, record: Record) -> Iterator[Term]:
    """An emergency plan's end, as the sheet's own computed column says it."""
    said = computed_columns(facts, "08", record).get("expire", "")
    try:
        day = read_date(said)
    except Undated:  # «—» where no filing is stated
        return
    yield Term(day, "应急预案到期，须修编备案", record.called, "08", record.key, "date")

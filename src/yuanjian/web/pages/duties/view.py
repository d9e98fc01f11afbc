"""Statutory dates: what is overdue, what falls due, each with its clause; the same as a calendar file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from yuanjian.audit.duty import Calendar, Term, Together, clause, elsewhere, period, sure, together
from yuanjian.norms.duties import Clock
from yuanjian.reports.ics import calendar_file
from yuanjian.web.cell_link import cell_link
from yuanjian.web.files import written
from yuanjian.web.page import Page
from yuanjian.web.pages.duties.due import due_calendar
from yuanjian.web.visit import Visit

page = Page("法定期限", "duties/", menu=45, icon="calendar-due")
_REACH = (30, 90, 180, 365)
_SOON = 30
_SHOWN = 6


@dataclass(frozen=True)
class Subject:
    """Whom a duty concerns, what more there is to say, and the cell that it follows from."""

    who: str
    told: tuple[str, ...]
    address: str


@dataclass(frozen=True)
class DutyLine:
    """One duty on one day; ``state`` is past, soon or later. ``more`` are the subjects that are folded away."""

    about: Together
    state: str
    subjects: tuple[Subject, ...]
    more: tuple[Subject, ...]

    @property
    def term(self) -> Term:
        """The term that speaks for all of the line."""
        return self.about.first

    @property
    def by_law(self) -> bool:
        """Whether a statutory clock gives the day, and not the records themselves."""
        return self.term.clock is not None


@dataclass(frozen=True)
class LawLine:
    """A time that begins with an event, or whose day is not known."""

    clock: Clock
    period: str
    basis: str
    unverified: bool


@dataclass(frozen=True)
class DutiesPage:
    """The calendar of the days ahead and what is past."""

    past: tuple[DutyLine, ...]
    ahead: tuple[DutyLine, ...]
    past_count: int
    ahead_count: int
    days: int
    reach: tuple[int, ...]
    until: date
    old_year: bool
    elsewhere: tuple[LawLine, ...]


@page.get()
def show(visit: Visit) -> DutiesPage:
    """Overdue first, then nearest first; ``days`` says how far to look."""
    days, today = _days(visit), timezone.localdate()
    found = due_calendar(visit.book, visit.of, today, days)
    return DutiesPage(
        past=_lines(visit, found, past=True), ahead=_lines(visit, found, past=False),
        past_count=len(found.past), ahead_count=len(found.ahead), days=days, reach=_REACH,
        until=found.span.until, old_year=visit.of.year < today.year - 1,
        elsewhere=tuple(LawLine(c, period(c), clause(c), not sure(c)) for c in elsewhere()),
    )  # fmt: skip


@page.get("calendar.ics")
def calendar(visit: Visit) -> HttpResponse:
    """The days ahead as an iCalendar file."""
    days, now = _days(visit), timezone.localtime()
    found = due_calendar(visit.book, visit.of, now.date(), days)
    park = visit.park
    content = calendar_file(found.ahead, park=park.name, code=park.code, made=now)
    span = found.span
    return written(content, f"{park.name}法定期限（{span.today}至{span.until}）.ics")


def _address(visit: Visit, term: Term) -> str:
    """The cell that a term follows from, or the rectification item that watches it."""
    if term.sheet:
        return cell_link(visit.of, term.sheet, term.key, term.column)
    return visit.link("actions.item", number=int(term.key))


def _days(visit: Visit) -> int:
    said = visit.request.GET.get("days", "")
    return int(said) if said in {str(n) for n in _REACH} else 90


def _lines(visit: Visit, found: Calendar, *, past: bool) -> tuple[DutyLine, ...]:
    lines = []
    for one in together(found.past if past else found.ahead):
        state = "past" if past else "soon" if one.days <= _SOON else "later"
        subjects = tuple(Subject(t.who, t.told, _address(visit, t)) for t in one.terms)
        lines.append(DutyLine(one, state, subjects[:_SHOWN], subjects[_SHOWN:]))
    return tuple(lines)

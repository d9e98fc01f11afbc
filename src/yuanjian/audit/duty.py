"""What falls due: the declaration of a duty, and the engine that makes the calendar of a park's year.

A duty is a file on the shelf ``audit/duties/``. It reads the records and yields *terms*: a day, what must be done, by
whom, and why that day: a statutory clock (norms/duties) or a date that the records themselves state.
Nothing is invented: a duty whose day is not known, or that begins with an event which no record holds, is listed
without a day (``elsewhere``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from yuanjian.core import shelf
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms.document import Status
from yuanjian.norms.duties import Clock, clock, clocks

AHEAD = 90
"""How many days a calendar looks ahead unless told otherwise."""

STATED = "台账所列时限"
"""The basis of a date that the records state."""


@dataclass(frozen=True, slots=True)
class Term:
    """A day by which something must be done.

    ``sheet``, ``key`` and ``column`` are the cell that it follows from, ``called`` how people call that row;
    ``clock`` is None where no law gives the day; ``stated`` then says who does. ``told`` says more (Chinese; may
    be empty).
    """

    day: date
    what: str
    who: str
    sheet: str
    key: str
    column: str
    called: str
    clock: Clock | None = None
    told: tuple[str, ...] = ()
    stated: str = STATED

    @property
    def basis(self) -> str:
        """The clause, or who states the day, in words."""
        return clause(self.clock) if self.clock else self.stated

    @property
    def unverified(self) -> bool:
        """Whether the clock was not read in a copy of the official text."""
        return self.clock is not None and not sure(self.clock)


def clause(one: Clock) -> str:
    """A clock's document and clause as people cite them."""
    paper = one.document
    number = paper.number.replace("-", "—")
    named = number if number and "令第" not in number else paper.title
    return f"{named} {one.clause}".strip()


def sure(one: Clock) -> bool:
    """Whether figure and clause were read in a copy of the official text."""
    return one.status is Status.TEXT_SEEN and one.clause_status is not Status.UNVERIFIED


_UNITS = {"day": "日", "workday": "个工作日", "month": "个月", "year": "年"}
_FRAMES = {
    "before": "{}前", "within": "{}内", "at_least": "不少于{}", "every": "每{}一次", "after": "满{}后",
    "validity": "有效期{}",
}  # fmt: skip


def period(one: Clock) -> str:
    """The time that a clock sets, in words: 5个工作日内, 不少于5年, 每年3月31日前; 期限未见 where it is not known."""
    if one.month_day is not None:
        return f"每年{one.month_day[0]}月{one.month_day[1]}日前"
    if one.value is None:
        return "期限未见"
    if one.operator == "by_day_of_month":
        return f"次月{one.value}日前"
    if not one.value:
        return "当日以前"
    return _FRAMES[one.operator].format(f"{one.value}{_UNITS[one.unit]}")


@dataclass(frozen=True, slots=True)
class Span:
    """From which day on to which last day a calendar looks."""

    today: date
    until: date

    def __contains__(self, day: date) -> bool:
        return self.today <= day <= self.until


Find = Callable[[Facts, Span], Iterator[Term]]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of the shelf: its path is its id. ``clocks`` are the statutory clocks that it counts by."""

    id: str
    title: str
    clocks: tuple[str, ...]
    find: Find


def duty(title: str, *counted_by: str) -> Callable[[Find], Find]:
    """Declare the duty whose terms the decorated generator yields. Name it ``find``; one to a file."""

    def mark(find: Find) -> Find:
        name = find.__module__.split("audit.duties.", 1)[-1]
        find.__dict__["duty"] = Duty(name, title, counted_by, find)
        return find

    return mark


@cache
def all_duties() -> dict[str, Duty]:
    """Every duty by id."""
    return shelf.declared("yuanjian.audit.duties", "find", "duty")


@dataclass(frozen=True, slots=True)
class Due:
    """A term as it stands on a day: ``days`` until it, negative when it is past."""

    term: Term
    days: int

    @property
    def words(self) -> str:
        """How far it is, in words."""
        if self.days < 0:
            return f"已过 {-self.days} 天"
        return "今天" if not self.days else f"还有 {self.days} 天"


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is past and not done as far as the records say (newest first), and what lies ahead (nearest first)."""

    span: Span
    past: tuple[Due, ...]
    ahead: tuple[Due, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at."""
        return not (self.past or self.ahead)


def calendar(
    facts: Facts,
    today: date,
    days: int = AHEAD,
    *,
    settled: Collection[tuple[str, str]] = frozenset(),
    more: Collection[Term] = (),
) -> Calendar:
    """What falls due in the ``days`` after today, and what is overdue, by the records of a year.

    ``settled`` are rows (sheet, key) whose stated dates are watched elsewhere, ``more`` terms from there.
    """
    span = Span(today, today + timedelta(days=days))
    found: dict[tuple[object, ...], Due] = {}
    own = [t for one in all_duties().values() for t in one.find(facts, span)]
    own = [t for t in own if t.clock or (t.sheet, t.key) not in settled]
    for term in (*own, *more):
        if term.day <= span.until:
            at = (term.day, term.what, term.who, term.sheet, term.key, term.column)
            found.setdefault(at, Due(term, (term.day - today).days))
    every = sorted(found.values(), key=lambda d: (d.days, d.term.what, d.term.who))
    past = [d for d in every if d.days < 0]
    past.sort(key=lambda d: -d.days)
    return Calendar(span, tuple(past), tuple(d for d in every if d.days >= 0))


@dataclass(frozen=True, slots=True)
class Together:
    """Terms of one day and one kind, of several subjects: one line, one event."""

    days: int
    terms: tuple[Term, ...]

    @property
    def first(self) -> Term:
        """The term that speaks for all."""
        return self.terms[0]

    @property
    def who(self) -> str:
        """Whom it concerns: up to three by name."""
        names = list(dict.fromkeys(t.who for t in self.terms))
        return "、".join(names[:3]) + (f"等 {len(names)} 家" if len(names) > 3 else "")

    @property
    def words(self) -> str:
        """How far it is, in words."""
        return Due(self.first, self.days).words


def together(dues: Collection[Due]) -> tuple[Together, ...]:
    """The same duty on the same day as one, in the order in which they come."""
    groups: dict[tuple[object, ...], list[Due]] = {}
    for due in dues:
        term = due.term
        groups.setdefault((term.day, term.what, term.basis), []).append(due)
    return tuple(Together(g[0].days, tuple(d.term for d in g)) for g in groups.values())


def elsewhere() -> tuple[Clock, ...]:
    """Clocks that set a time but begin with an event that no record holds, or whose day is not known."""
    used = {c for one in all_duties().values() for c in one.clocks}
    return tuple(c for c in clocks() if c.id not in used and c.unit not in ("percent", "minute"))


def term(
    row: RowView,
    column: str,
    what: str,
    who: str,
    day: date,
    *,
    by: str = "",
    told: tuple[str, ...] = (),
) -> Term:
    """A term that follows from a row's cell; ``by`` is the clock that was counted."""
    counted = clock(by) if by else None
    said = (*told, *filter(None, [counted.note if counted else ""]))
    record = row.record
    return Term(day, what, who, record.sheet, row.key, column, record.called, counted, said)


def yearly(
    clock_id: str, f: Facts, span: Span, *, recorded: int | None
) -> Iterator[tuple[int, date]]:
    """The occurrences of a clock with one date a year: the year that ends before it, and the day.

    Those ahead, as long as the rule is in force; of those past only the one of the year ``recorded``, because
    records of one year cannot tell whether a later one was met.
    """
    one = clock(clock_id)
    first = min(recorded if recorded is not None else span.today.year, span.today.year - 1)
    for year in range(first, span.until.year + 1):
        day = one.due(date(year, 12, 31)).day
        if one.document.rules_on(day) and (day in span or (year == recorded and day < span.today)):
            yield year, day


def monthly(clock_id: str, span: Span, *, every: int = 1) -> Iterator[tuple[date, date]]:
    """The occurrences ahead of a clock that follows a month (``every`` 3: a quarter): its last day, and the day due."""
    one = clock(clock_id)
    year, month = span.today.year - 1, 12
    while (year, month) <= (span.until.year, span.until.month):
        ended = _month_end(year, month)
        day = one.due(ended).day
        if month % every == 0 and day in span and one.document.rules_on(day):
            yield ended, day
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def _month_end(year: int, month: int) -> date:
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return following - timedelta(days=1)

"""Statutory clocks: until when something must be filed, renewed, reviewed or kept.

Counting follows 民法典 第二百零一条、第二百零二条: the day of the event does not count; a period of
months or years ends on the corresponding day, or on the month's last where there is none. A
*validity* ends the day before the anniversary, as permits print it (issued 2020-04-28, valid to
2025-04-27).
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from yuanjian.norms.document import Document, Malformed, Status, document, folders, read_yaml

Operator = Literal[
    "before", "within", "at_least", "every", "after", "validity", "by_date", "by_day_of_month"
]
Unit = Literal["day", "workday", "month", "year", "date", "percent", "minute"]

PLAIN_WORKDAYS = (
    "工作日仅按周一至周五推算，未扣除法定节假日，也未计入调休上班日，请按当年放假安排核对"
)
MOVED_DAYS = "如最后一日是法定休息日，以其次日为最后一日（民法典第二百零三条），此处未作顺延"


class NotAClock(ValueError):
    """The duty sets no day: its date is unknown, or it is a share or a number of minutes."""


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which days are worked. The plain calendar knows Monday to Friday and nothing else."""

    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()
    years: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked, as far as this calendar knows."""
        return day in self.on or (day.weekday() < 5 and day not in self.off)

    def knows(self, first: date, last: date) -> bool:
        """Whether the holidays of every year between two days are known."""
        return set(range(first.year, last.year + 1)) <= self.years

    def add(self, day: date, count: int) -> date:
        """The ``count``-th workday after ``day`` (before it, when negative)."""
        step = timedelta(days=1 if count > 0 else -1)
        left = abs(count)
        while left:
            day += step
            left -= self.is_workday(day)
        return day


PLAIN = Workdays()


@dataclass(frozen=True, slots=True)
class Due:
    """A day that a clock gives, and what must be said beside it (Chinese; may be empty)."""

    day: date
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clock:
    """One statutory clock.

    ``operator`` relates the day to the ``trigger``: before it, within a time of it, valid for or kept
    at least for a time, repeated every so often, allowed only after a time, by a date each year or a
    day of each month. ``value`` None: the clause was not read, the figure is unknown.
    """

    id: str
    regime: str
    duty: str
    subject: str
    trigger: str
    operator: Operator
    value: Decimal | None
    month_day: tuple[int, int] | None
    unit: Unit
    document: Document
    clause: str
    status: Status
    clause_status: Status | None
    note: str

    def due(self, trigger: date, workdays: Workdays = PLAIN) -> Due:
        """The day that the clock gives for a trigger.

        before, within, by_…: the last day in time. validity, every: the last day covered.
        at_least: the last day of the period. after: the day on which it is fulfilled.

        Raises:
            NotAClock: the clock sets no day.
        """
        if self.operator == "by_date":
            return self._by_date(trigger)
        if self.value is None or self.unit in ("percent", "minute", "date"):
            raise NotAClock(f"{self.regime}“{self.duty}”没有可推算的日期")
        count = int(self.value)
        if self.operator == "by_day_of_month":
            year, month = _month_after(trigger, 1)
            return Due(date(year, month, count), (MOVED_DAYS,))
        if self.operator == "before":
            count = -count
        if self.unit == "workday":
            day = workdays.add(trigger, count)
            first, last = min(day, trigger), max(day, trigger)
            return Due(day, () if workdays.knows(first, last) else (PLAIN_WORKDAYS,))
        day = add_period(trigger, count, self.unit)
        if self.operator in ("validity", "every"):
            return Due(day - timedelta(days=1))
        return Due(day, (MOVED_DAYS,) if self.operator == "within" else ())

    def _by_date(self, trigger: date) -> Due:
        """The first such date after the trigger (the end of the year that is reported on)."""
        if self.month_day is None:
            raise NotAClock(f"{self.regime}“{self.duty}”的日期未见于已读条文")
        month, day = self.month_day
        this_year = date(trigger.year, month, day)
        found = this_year if this_year > trigger else date(trigger.year + 1, month, day)
        return Due(found, (MOVED_DAYS,))


def add_period(day: date, count: int, unit: str) -> date:
    """``day`` plus days, months or years; the month's last day where there is no such day."""
    if unit == "day":
        return day + timedelta(days=count)
    year, month = _month_after(day, count * (12 if unit == "year" else 1))
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@cache
def clock(clock_id: str) -> Clock:
    """A clock by its id, e.g. ``permit.renewal``.

    Raises:
        KeyError: there is no such clock.
    """
    return _by_id()[clock_id]


def clocks(regime: str | None = None) -> tuple[Clock, ...]:
    """All clocks, or those of one regime (排污许可 …)."""
    return tuple(c for c in _by_id().values() if regime in (None, c.regime))


@cache
def _by_id() -> Mapping[str, Clock]:
    found: dict[str, Clock] = {}
    for name in folders("duties"):
        paper = document(f"duties/{name}")
        for told in read_yaml("duties", name, "norm.yaml")["clocks"]:
            each = _clock(told, paper)
            if found.setdefault(each.id, each) is not each:
                raise Malformed(f"duties/{name}", f"clock {each.id} is there already")
    return found


def _clock(told: Mapping[str, Any], paper: Document) -> Clock:
    value, unit = told["value"], told["unit"]
    known = value != "unknown"
    month_day = None
    if known and unit == "date":
        month, _, day = value.partition("-")
        month_day = int(month), int(day)
    return Clock(
        id=told["id"],
        regime=told["regime"],
        duty=told["duty"],
        subject=told["subject"],
        trigger=told["trigger"],
        operator=told["operator"],
        value=Decimal(value) if known and unit != "date" else None,
        month_day=month_day,
        unit=unit,
        document=paper,
        clause=told.get("clause", ""),
        status=Status(told["status"]),
        clause_status=Status(told["clause_status"]) if "clause_status" in told else None,
        note=told.get("note", ""),
    )


def _month_after(day: date, months: int) -> tuple[int, int]:
    years, month = divmod(day.month - 1 + months, 12)
    return day.year + years, month + 1

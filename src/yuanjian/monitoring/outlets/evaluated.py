"""What the tables of an evaluation hold, as named rows by outlet and item."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple, TypeVar

from yuanjian.monitoring import sql
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.outlets.about import Kind

Row = TypeVar("Row", bound=tuple[Any, ...])
Key = tuple[str, str]
"""Outlet and item."""


class DayRow(NamedTuple):
    """A row of ``outlet_days``; values in millionths, loads in parts of a milligram or gram."""

    point: str
    item: str
    day: date
    due: int
    measured: int
    ok: int
    mean: int | None
    valid: bool
    valid_by_hours: bool
    exceeds: bool
    over: int | None
    load: int | None
    unknown: int | None
    substituted: int | None
    substituted_load: int | None


class MonthRow(NamedTuple):
    """A row of ``outlet_months``."""

    point: str
    item: str
    month: int
    due: int
    ok: int
    mean: int | None
    valid: bool
    load: int | None
    unknown: int | None


class ReasonRow(NamedTuple):
    """Hours of an item that a reason kept from counting («»: they count)."""

    point: str
    item: str
    why: str
    hours: int


class RunRow(NamedTuple):
    """An hour (or interval of ``size`` hours) without a valid value; ``n`` counts hours from 2000-01-01 00:00."""

    point: str
    item: str
    n: int
    size: int
    why: str
    method: str
    value: int | None


class CaptureRow(NamedTuple):
    """A row of ``outlet_captures``: hours due, valid, and with anything at all; the share that is asked for."""

    point: str
    item: str
    year: int
    quarter: int
    due: int
    ok: int
    there: int
    percent: int


class PeriodRow(NamedTuple):
    """First and last hour of the year for which an outlet tells anything of any item."""

    point: str
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of the evaluated year by outlet and item, in order of time."""

    days: dict[Key, list[DayRow]]
    months: dict[Key, list[MonthRow]]
    reasons: dict[Key, list[ReasonRow]]
    runs: dict[Key, list[RunRow]]
    captures: dict[Key, list[CaptureRow]]
    flows: dict[Key, list[ReasonRow]]
    periods: dict[str, PeriodRow]


def read_tables(session: Session, kind: Kind, year: int, since: int, until: int) -> Tables:
    """What a session holds of outlets of one kind; ``since`` and ``until`` are the year's hour numbers."""

    def by_item(make: Callable[[Iterable[Any]], Row], query: str) -> dict[Key, list[Row]]:
        found: dict[Key, list[Row]] = {}
        for told in session.rows(query.format(year=year, since=since, until=until)):
            found.setdefault((told[0], told[1]), []).append(make(told))
        return found

    gas = kind == "废气"
    return Tables(
        days=by_item(DayRow._make, _DAYS),
        months=by_item(MonthRow._make, _MONTHS),
        reasons=by_item(ReasonRow._make, _GAS_REASONS if gas else _WATER_REASONS),
        runs=by_item(RunRow._make, _GAS_RUNS if gas else _WATER_RUNS),
        captures=by_item(CaptureRow._make, _CAPTURES),
        flows=by_item(ReasonRow._make, sql.text("outlets/flow_hours.sql")),
        periods={
            row[0]: PeriodRow._make(row)
            for row in session.rows(_PERIODS.format(since=since, until=until))
        },
    )


_DAYS: Final = """
SELECT point, item, day, due, measured, ok, mean, valid, valid_by_hours, exceeds, over, load, unknown, substituted,
    substituted_load
FROM outlet_days WHERE EXTRACT(YEAR FROM day) = {year} ORDER BY point, item, day
"""
_MONTHS: Final = """
SELECT point, item, month, due, ok, mean, valid, load, unknown
FROM outlet_months WHERE year = {year} ORDER BY point, item, month
"""
_CAPTURES: Final = (
    "SELECT point, item, year, quarter, due, ok, there, percent FROM outlet_captures ORDER BY ALL"
)
_GAS_REASONS: Final = """
SELECT point, item, why, COUNT(*) FROM (
    SELECT point, item, day, why FROM outlet_hours
    UNION ALL
    SELECT point, item, day, unconverted FROM outlet_hours WHERE why = ''
) AS h WHERE EXTRACT(YEAR FROM day) = {year} GROUP BY point, item, why ORDER BY ALL
"""
_WATER_REASONS: Final = """
SELECT point, item, why, SUM(running) FROM outlet_loads
WHERE EXTRACT(YEAR FROM day) = {year} AND NOT dry GROUP BY point, item, why ORDER BY ALL
"""
_GAS_RUNS: Final = """
SELECT point, item, n, 1, why, method, emission FROM outlet_emissions
WHERE EXTRACT(YEAR FROM day) = {year} AND method NOT IN ('measured', 'stop') ORDER BY point, item, n
"""
_WATER_RUNS: Final = """
SELECT point, item, slot, every, CASE WHEN why = '' THEN 'flow' ELSE why END,
    CASE WHEN value IS NULL OR (weighted AND how <> 'median' AND unknown_flows > 0) THEN 'no_period'
        WHEN why <> '' THEN how ELSE 'flow' END,
    value
FROM outlet_loads
WHERE EXTRACT(YEAR FROM day) = {year} AND NOT dry
    AND (why <> '' OR (weighted AND how <> 'median' AND (replaced_flows > 0 OR unknown_flows > 0)))
ORDER BY point, item, slot
"""
_PERIODS: Final = """
SELECT
    point, TIMESTAMP '2000-01-01 00:00:00' + to_hours(MIN(n)), TIMESTAMP '2000-01-01 00:00:00' + to_hours(MAX(n))
FROM outlet_values WHERE n >= {since} AND n < {until} GROUP BY point ORDER BY point
"""

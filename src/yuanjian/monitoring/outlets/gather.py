"""Results of the evaluation, from its tables into dataclasses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any, Final

from yuanjian.monitoring import sql
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.outlets.about import Outlet
from yuanjian.monitoring.outlets.items import FLOWS, PH, measured_items, unit_of
from yuanjian.monitoring.outlets.outcome import (
    Day,
    ItemYear,
    Load,
    Month,
    OutletYear,
    Quarter,
    QuarterState,
    Run,
)
from yuanjian.monitoring.outlets.remarks import remarks
from yuanjian.monitoring.readings import SCALE

_EPOCH: Final = datetime(2000, 1, 1)
_QUARTERS: Final = 12
_TONNE: Final = {"废气": 10**21, "废水": 10**18}
"""Parts of a tonne in a load: 10⁻¹² mg, 10⁻¹² g."""

Rows = dict[tuple[str, str], list[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class _Tables:
    """Rows of the evaluated year by point and item."""

    days: Rows
    months: Rows
    reasons: Rows
    runs: Rows
    captures: Rows
    flows: Rows


def gathered(
    session: Session,
    outlets: Sequence[Outlet],
    items: dict[str, list[str]],
    year: int,
    every: dict[tuple[str, str], int],
) -> list[OutletYear]:
    """The year of outlets of one kind, whose tables are there."""
    if not outlets:
        return []
    gas = outlets[0].kind == "废气"
    since, until = (_hours(datetime(y, 1, 1)) for y in (year, year + 1))
    held = _Tables(
        days=_by_item(session, _DAYS.format(year=year)),
        months=_by_item(session, _MONTHS.format(year=year)),
        reasons=_by_item(session, (_GAS_REASONS if gas else _WATER_REASONS).format(year=year)),
        runs=_by_item(session, (_GAS_RUNS if gas else _WATER_RUNS).format(year=year)),
        captures=_by_item(session, _CAPTURES),
        flows=_by_item(
            session, sql.filled("outlets/flow_hours.sql", since=str(since), until=str(until))
        ),
    )
    return [_outlet(o, items[o.point], year, held, every) for o in outlets]


def _outlet(
    outlet: Outlet,
    items: Sequence[str],
    year: int,
    held: _Tables,
    every: dict[tuple[str, str], int],
) -> OutletYear:
    names = measured_items(outlet.kind, items)
    found = [_item(outlet, name, items, held) for name in names]
    if outlet.kind and (flow := next((f for f in FLOWS[outlet.kind] if f in items), "")):
        found.append(_flow(outlet, flow, held))
    strip = tuple(_strip(outlet, names, year, held))
    said = remarks(outlet, items, found, year, {i: every[outlet.point, i] for i in names})
    return OutletYear(outlet, year, tuple(found), strip, said)


def _item(outlet: Outlet, name: str, items: Sequence[str], held: _Tables) -> ItemYear:
    key = (outlet.point, name)
    part = _TONNE[outlet.kind or "废水"]
    days = tuple(_day(row, part) for row in held.days.get(key, ()))
    reasons = {why: int(hours) for why, hours in held.reasons.get(key, ()) if why}
    limits = outlet.limits.get(name)
    weighed = name != PH and any(f in items for f in FLOWS[outlet.kind or "废水"])
    valid = [d for d in days if d.valid and d.mean is not None]
    return ItemYear(
        item=name,
        unit=unit_of(outlet.kind, name),
        limits=limits,
        due=sum(d.due for d in days),
        measured=sum(d.measured for d in days),
        marked=sum(reasons.get(mark, 0) for mark in ("control", "other")),
        reasons=reasons,
        days=days,
        hours_over=sum(d.hours_over for d in days)
        if limits and _any(limits.hour, limits.low)
        else None,
        days_over=sum(d.exceeds for d in valid)
        if limits and _any(limits.day, limits.low)
        else None,
        top=max((d.mean for d in valid if d.mean is not None), default=None),
        months=tuple(_month(row, part) for row in held.months.get(key, ())),
        load=_load(held.days.get(key, ()), part) if weighed else None,
        runs=tuple(_runs(held.runs.get(key, ()), outlet)),
    )


def _any(*limits: object) -> bool:
    return any(limit is not None for limit in limits)


def _flow(outlet: Outlet, name: str, held: _Tables) -> ItemYear:
    """The flow, of which hours alone are counted."""
    hours = {why: int(count) for why, count in held.flows.get((outlet.point, name), ())}
    total = sum(hours.values())
    reasons = {why: count for why, count in hours.items() if why}
    marked = sum(hours.get(mark, 0) for mark in ("control", "other"))
    return ItemYear(
        name, unit_of(outlet.kind, name), None, total - hours.get("stop", 0), hours.get("", 0),
        marked, reasons, (), None, None, None, (), None, (),
    )  # fmt: skip


def _day(row: tuple[Any, ...], part: int) -> Day:
    day, due, measured, ok, mean, valid, by_hours, exceeds, over, load, *_ = row
    return Day(
        day, int(due), int(measured), int(ok), None if mean is None else int(mean), bool(valid), bool(by_hours),
        bool(exceeds), int(over or 0), None if load is None else Fraction(int(load), part),
    )  # fmt: skip


def _month(row: tuple[Any, ...], part: int) -> Month:
    month, due, ok, mean, valid, load, unknown = row
    return Month(
        int(month), int(due), int(ok), None if mean is None else int(mean), bool(valid),
        None if load is None else Fraction(int(load), part), int(unknown or 0),
    )  # fmt: skip


def _load(rows: Sequence[tuple[Any, ...]], part: int) -> Load:
    def total(place: int) -> int:
        return sum(int(row[place] or 0) for row in rows)

    return Load(
        known=Fraction(total(9), part),
        substituted=Fraction(total(12), part),
        substituted_hours=total(11),
        unknown_hours=total(10),
    )


def _runs(rows: Sequence[tuple[Any, ...]], outlet: Outlet) -> Iterator[Run]:
    """Hours one after the other with the same reason, method and value are one run."""
    part = 10**18 if outlet.kind == "废气" else SCALE
    begun: list[tuple[Any, ...]] = []
    for row in rows:
        if begun and (begun[-1][0] + begun[-1][1] != row[0] or begun[-1][2:] != row[2:]):
            yield _run(begun, part)
            begun = []
        begun.append(row)
    if begun:
        yield _run(begun, part)


def _run(rows: Sequence[tuple[Any, ...]], part: int) -> Run:
    (first, _, why, method, value), (last, size, *_) = rows[0], rows[-1]
    return Run(
        since=_EPOCH + timedelta(hours=int(first)),
        until=_EPOCH + timedelta(hours=int(last + size)),
        hours=sum(int(row[1]) for row in rows),
        why=why,
        method=method,
        value=None if value is None else Fraction(int(value), part),
    )


def _strip(outlet: Outlet, names: Sequence[str], year: int, held: _Tables) -> Iterator[Quarter]:
    captures = {
        (int(y), int(q), name): (int(due), int(ok), int(there), int(percent))
        for name in names
        for y, q, due, ok, there, percent in held.captures.get((outlet.point, name), ())
    }
    for number in range(_QUARTERS):
        at, quarter = year - 2 + number // 4, number % 4 + 1
        found = [captures[k] for name in names if (k := (at, quarter, name)) in captures]
        yield _quarter(at, quarter, found)


def _quarter(year: int, quarter: int, found: Sequence[tuple[int, int, int, int]]) -> Quarter:
    """The worst item decides."""
    running = [each for each in found if each[0]]
    if not running:
        state: QuarterState = "停运" if found else "无数据"
        return Quarter(year, quarter, state, 0, 0)
    due, ok, _, percent = min(running, key=lambda each: Fraction(each[1], each[0]))
    if not any(there for _, _, there, _ in running):
        return Quarter(year, quarter, "无数据", 0, due)
    enough = ok * 100 * SCALE >= percent * due
    return Quarter(year, quarter, "有效" if enough else "不足", ok, due)


def _by_item(session: Session, query: str) -> Rows:
    found: Rows = {}
    for point, item, *rest in session.rows(query):
        found.setdefault((point, item), []).append(tuple(rest))
    return found


def _hours(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(hours=1)


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

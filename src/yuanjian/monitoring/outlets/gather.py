"""Results of the evaluation, from its tables into dataclasses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Final

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.outlets.about import Limits, Outlet
from yuanjian.monitoring.outlets.evaluated import (
    CaptureRow,
    DayRow,
    MonthRow,
    RunRow,
    Tables,
    read_tables,
)
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


def gathered(
    session: Session,
    outlets: Sequence[Outlet],
    items: dict[str, list[str]],
    year: int,
    every: dict[tuple[str, str], int],
) -> list[OutletYear]:
    """The year of outlets of one kind, whose tables are there."""
    if not outlets or outlets[0].kind is None:
        return []
    since, until = (_hours(datetime(y, 1, 1)) for y in (year, year + 1))
    held = read_tables(session, outlets[0].kind, year, since, until)
    return [_outlet(o, items[o.point], year, held, every) for o in outlets]


def _outlet(
    outlet: Outlet,
    items: Sequence[str],
    year: int,
    held: Tables,
    every: dict[tuple[str, str], int],
) -> OutletYear:
    names = measured_items(outlet.kind, items)
    found = [_item(outlet, name, items, held) for name in names]
    if outlet.kind and (flow := next((f for f in FLOWS[outlet.kind] if f in items), "")):
        found.append(_flow(outlet, flow, held))
    strip = tuple(_strip(outlet, names, year, held))
    steps = {i: every[outlet.point, i] for i in names}
    said = remarks(outlet, items, found, year, steps, held.periods.get(outlet.point))
    return OutletYear(outlet, year, tuple(found), strip, said)


def _item(outlet: Outlet, name: str, items: Sequence[str], held: Tables) -> ItemYear:
    key = (outlet.point, name)
    part = _TONNE[outlet.kind or "废水"]
    rows = held.days.get(key, [])
    days = tuple(_day(row, part) for row in rows)
    reasons = {row.why: int(row.hours) for row in held.reasons.get(key, ()) if row.why}
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
        hours_over=sum(d.hours_over for d in days) if _limited(limits, "hour") else None,
        days_over=sum(d.exceeds for d in valid) if _limited(limits, "day") else None,
        top=max((d.mean for d in valid if d.mean is not None), default=None),
        months=tuple(_month(row, part) for row in held.months.get(key, ())),
        load=_load(rows, part) if weighed else None,
        runs=tuple(_runs(held.runs.get(key, []), outlet)),
    )


def _limited(limits: Limits | None, span: str) -> bool:
    """Whether there is a limit for an hour or a day: an upper or a lower one."""
    return limits is not None and (getattr(limits, span) is not None or limits.low is not None)


def _flow(outlet: Outlet, name: str, held: Tables) -> ItemYear:
    """The flow, of which hours alone are counted."""
    hours = {row.why: int(row.hours) for row in held.flows.get((outlet.point, name), ())}
    total = sum(hours.values())
    reasons = {why: count for why, count in hours.items() if why}
    marked = sum(hours.get(mark, 0) for mark in ("control", "other"))
    return ItemYear(
        name, unit_of(outlet.kind, name), None, total - hours.get("stop", 0), hours.get("", 0),
        marked, reasons, (), None, None, None, (), None, (),
    )  # fmt: skip


def _day(row: DayRow, part: int) -> Day:
    return Day(
        day=row.day,
        due=int(row.due),
        measured=int(row.measured),
        ok=int(row.ok),
        mean=None if row.mean is None else int(row.mean),
        valid=bool(row.valid),
        valid_by_hours=bool(row.valid_by_hours),
        exceeds=bool(row.exceeds),
        hours_over=int(row.over or 0),
        load=None if row.load is None else Fraction(int(row.load), part),
    )


def _month(row: MonthRow, part: int) -> Month:
    return Month(
        month=int(row.month),
        due=int(row.due),
        days=int(row.ok),
        mean=None if row.mean is None else int(row.mean),
        valid=bool(row.valid),
        load=None if row.load is None else Fraction(int(row.load), part),
        unknown_hours=int(row.unknown or 0),
    )


def _load(rows: Sequence[DayRow], part: int) -> Load:
    return Load(
        known=Fraction(sum(int(row.load or 0) for row in rows), part),
        substituted=Fraction(sum(int(row.substituted_load or 0) for row in rows), part),
        substituted_hours=sum(int(row.substituted or 0) for row in rows),
        unknown_hours=sum(int(row.unknown or 0) for row in rows),
    )


def _runs(rows: Sequence[RunRow], outlet: Outlet) -> Iterator[Run]:
    """Hours one after the other with the same reason, method and value are one run."""
    part = 10**18 if outlet.kind == "废气" else SCALE
    begun: list[RunRow] = []
    for row in rows:
        if begun and (begun[-1].n + begun[-1].size != row.n or begun[-1][4:] != row[4:]):
            yield _run(begun, part)
            begun = []
        begun.append(row)
    if begun:
        yield _run(begun, part)


def _run(rows: Sequence[RunRow], part: int) -> Run:
    first, last = rows[0], rows[-1]
    return Run(
        since=_EPOCH + timedelta(hours=int(first.n)),
        until=_EPOCH + timedelta(hours=int(last.n + last.size)),
        hours=sum(int(row.size) for row in rows),
        why=first.why,
        method=first.method,
        value=None if first.value is None else Fraction(int(first.value), part),
    )


def _strip(outlet: Outlet, names: Sequence[str], year: int, held: Tables) -> Iterator[Quarter]:
    rows = [row for name in names for row in held.captures.get((outlet.point, name), ())]
    for number in range(_QUARTERS):
        at, quarter = year - 2 + number // 4, number % 4 + 1
        yield _quarter(at, quarter, [r for r in rows if (r.year, r.quarter) == (at, quarter)])


def _quarter(year: int, quarter: int, found: Sequence[CaptureRow]) -> Quarter:
    """The worst item decides."""
    running = [row for row in found if row.due]
    if not running:
        state: QuarterState = "停运" if found else "无数据"
        return Quarter(year, quarter, state, 0, 0)
    worst = min(running, key=lambda row: Fraction(int(row.ok), int(row.due)))
    ok, due = int(worst.ok), int(worst.due)
    if not any(row.there for row in running):
        return Quarter(year, quarter, "无数据", 0, due)
    enough = ok * 100 * SCALE >= worst.percent * due
    return Quarter(year, quarter, "有效" if enough else "不足", ok, due)


def _hours(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(hours=1)

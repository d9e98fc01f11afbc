"""A year of outlets from the table ``readings``: hours, days, months, loads, the strip of quarters.

The rules are the SQL files beside this one; here they are fed and their results gathered. Everything stays exact:
readings in millionths, loads in 10⁻¹² mg (flue gas) or 10⁻¹² g (waste water) until they become fractions of tonnes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring import sql
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.outlets.about import EVERY, Kind, Outlet, Span, owner_and_number
from yuanjian.monitoring.outlets.gather import gathered
from yuanjian.monitoring.outlets.items import (
    FLOWS,
    OXYGEN,
    PH,
    derives,
    given_conversion,
    kind_of,
    measured_items,
    with_derived,
)
from yuanjian.monitoring.outlets.law import fill_law
from yuanjian.monitoring.outlets.marks import mark_hours
from yuanjian.monitoring.outlets.outcome import OutletYear
from yuanjian.monitoring.outlets.standards import with_standard
from yuanjian.monitoring.readings import SCALE

_DERIVED: Final = "数据没有氮氧化物，由一氧化氮和二氧化氮算得（以二氧化氮计）"
_EPOCH: Final = datetime(2000, 1, 1)


def evaluate(
    session: Session, outlets: Iterable[Outlet], year: int, *, readings: str = "readings"
) -> tuple[OutletYear, ...]:
    """The year of every outlet that ``readings`` has; those that are not declared are taken as they come.

    ``readings`` names the table or view: «counted» of ``quality.overrides`` where people's decisions count.

    Concentrations are in mg/m³ or mg/L, flows in m³/h, oxygen and moisture in %, temperatures in ℃, pressures in kPa.

    Raises:
        Refusal: nothing of that year, or an outlet of which it cannot be seen whether it is 废气 or 废水.
    """
    measured = _items(session)
    known = kinded(session, outlets)
    items = {o.point: with_derived(o.kind, measured[o.point]) for o in known}
    known, lacking = _with_limits(known, items, date(year, 12, 31))
    first = _first_hour(session, year)
    session.run(sql.text("outlets/tables.sql"))
    fill_law(session)
    _fill_points(session, known, measured, first, year)
    said = mark_hours(session, known, readings)
    for outlet in known:
        if derives(outlet.kind, measured[outlet.point]):
            said[outlet.point] = (*said[outlet.point], _DERIVED)
    _run(
        session,
        "values",
        readings=readings,
        minute_mean=sql.half_even("g.total", "g.count"),
        nox=sql.half_even("nox", "no_mass"),
    )
    every = _intervals(session, known, items)
    _fill_items(session, known, items, every)
    _grid(session, first, year)
    _gas(session)
    results = gathered(session, [o for o in known if o.kind == "废气"], items, year, every)
    _water(session)
    results += gathered(session, [o for o in known if o.kind == "废水"], items, year, every)
    told = (
        replace(r, remarks=(*said[r.outlet.point], *r.remarks, *lacking[r.outlet.point]))
        for r in results
    )
    return tuple(sorted(told, key=lambda r: r.outlet.point))


def hour_number(at: datetime) -> int:
    """Hours since 2000-01-01 00:00, whole ones."""
    return (at - _EPOCH) // timedelta(hours=1)


def years(session: Session) -> dict[int, int]:
    """The years that ``readings`` has, with how many of them; the fullest first."""
    rows = session.rows(
        "SELECT CAST(EXTRACT(YEAR FROM start) AS INTEGER) AS y, COUNT(*) AS c FROM readings "
        "WHERE grain IN ('hour', 'minute') GROUP BY 1 ORDER BY c DESC, y"
    )
    return {int(y): int(c) for y, c in rows}


def kinded(session: Session, outlets: Iterable[Outlet]) -> list[Outlet]:
    """Every outlet of ``readings`` with its kind, as declared or as it comes.

    Raises:
        Refusal: it cannot be seen whether one is 废气 or 废水.
    """
    declared = {o.point: o for o in outlets}
    return [_kinded(declared.get(p, Outlet(p)), items) for p, items in _items(session).items()]


def _items(session: Session) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for point, item in session.rows(
        "SELECT DISTINCT point, item FROM readings WHERE grain IN ('hour', 'minute') AND stat = 'mean' ORDER BY ALL"
    ):
        found.setdefault(point, []).append(item)
    return found


def _kinded(outlet: Outlet, items: Sequence[str]) -> Outlet:
    kind: Kind | None = outlet.kind or kind_of(outlet.point, items)
    if kind is None:
        raise Refusal(
            f"看不出排口“{outlet.point}”是废气还是废水（数据有：{'、'.join(items)}）。"
            "请在排口说明中写明“类型”，如 类型: 废水。"
        )
    owner = outlet.owner or owner_and_number(outlet.point)[0]
    return replace(outlet, kind=kind, owner=owner)


def _with_limits(
    outlets: Sequence[Outlet], items: dict[str, list[str]], on: date
) -> tuple[list[Outlet], dict[str, tuple[str, ...]]]:
    """The outlets with the limits of their standards; by point what the standards leave open."""
    limited, said = [], {}
    for outlet in outlets:
        found, said[outlet.point] = with_standard(
            outlet, measured_items(outlet.kind, items[outlet.point]), on
        )
        limited.append(found)
    return limited, said


def _first_hour(session: Session, year: int) -> datetime:
    """Begin of the quarter of the first reading, at most two years before the one that is evaluated."""
    low, high = session.rows(
        "SELECT MIN(start), MAX(start) FROM readings WHERE grain IN ('hour', 'minute')"
    )[0]
    if low is None or not low.year <= year <= high.year:
        held = f"，数据在 {low.year}—{high.year} 年" if low else ""
        raise Refusal(f"文件中没有 {year} 年的小时值{held}。请核对 --year，或换一个文件。")
    quarter = datetime(low.year, low.month - (low.month - 1) % 3, 1)
    return min(max(quarter, datetime(year - 2, 1, 1)), datetime(year, 1, 1))


def _fill_points(
    session: Session,
    outlets: Sequence[Outlet],
    measured: dict[str, list[str]],
    first: datetime,
    year: int,
) -> None:
    last = datetime(year + 1, 1, 1)

    def row(o: Outlet) -> list[Any]:
        kind: Kind = o.kind or "废水"
        flow = next((f for f in FLOWS[kind] if f in measured[o.point]), "")
        since, until = max(o.since or first, first), min(o.until or last, last)
        return [
            o.point, kind, flow, OXYGEN, _scaled(o.oxygen), o.basis != "干基标况", o.basis == "湿基工况",
            o.flow_basis == "湿基工况", derives(kind, measured[o.point]), _scaled(o.barometer),
            hour_number(since), hour_number(until),
        ]  # fmt: skip

    session.fill("outlet_points", (row(o) for o in outlets))
    spans = (
        ((o, "stop", o.stops) for o in outlets),
        ((o, "control", o.out_of_control) for o in outlets),
    )
    session.fill(
        "outlet_spans",
        (r for kind in spans for o, mark, held in kind for r in _spans(o, mark, held)),
    )
    session.fill(
        "outlet_calibrations",
        ([o.point, hour_number(at)] for o in outlets for at in o.calibrations),
    )


def _spans(outlet: Outlet, mark: str, spans: Iterable[Span]) -> Iterator[list[Any]]:
    for span in spans:
        yield [outlet.point, "", mark, hour_number(span.since), hour_number(span.until)]


def _intervals(
    session: Session, outlets: Sequence[Outlet], items: dict[str, list[str]]
) -> dict[tuple[str, str], int]:
    """Hours between two measurements of each item of waste water: as declared, else the usual step of the series."""
    steps = session.rows(
        "WITH steps AS (SELECT point, item, n - LAG(n) OVER (PARTITION BY point, item ORDER BY n) AS step "
        "FROM outlet_values WHERE why = ''), counted AS (SELECT point, item, step, COUNT(*) AS c FROM steps "
        "WHERE step IS NOT NULL GROUP BY point, item, step) "
        "SELECT point, item, step FROM counted ORDER BY c, step DESC"
    )
    usual = {(p, i): int(step) for p, i, step in steps}
    found: dict[tuple[str, str], int] = {}
    for outlet in outlets:
        for item in measured_items(outlet.kind, items[outlet.point]):
            said = outlet.every.get(item) or usual.get((outlet.point, item), 1)
            hourly = outlet.kind == "废气" or said not in EVERY
            found[outlet.point, item] = 1 if hourly else said
    return found


def _fill_items(
    session: Session,
    outlets: Sequence[Outlet],
    items: dict[str, list[str]],
    every: dict[tuple[str, str], int],
) -> None:
    def row(o: Outlet, item: str) -> list[Any]:
        held = o.limits.get(item)
        low = _scaled(held.low) if held else None
        hour, day = (_scaled(held.hour), _scaled(held.day)) if held else (None, None)
        how = "median" if item == PH else "mean"
        converts = o.kind == "废气" and o.oxygen is not None
        given = given_conversion(o, item, items[o.point])
        return [o.point, item, how, every[o.point, item], converts, given, low, hour, low, day]

    session.fill(
        "outlet_items", (row(o, i) for o in outlets for i in measured_items(o.kind, items[o.point]))
    )


def _grid(session: Session, first: datetime, year: int) -> None:
    session.run(
        "CREATE OR REPLACE TABLE outlet_clock AS SELECT n, TIMESTAMP '2000-01-01 00:00:00' + to_hours(n) AS start "
        f"FROM (SELECT UNNEST(range({hour_number(first)}, {hour_number(datetime(year + 1, 1, 1))})) AS n)"
    )
    _run(session, "grid")


def _gas(session: Session) -> None:
    _run(
        session,
        "gas_hours",
        concentration=sql.half_even("c_over", "c_under"),
        flow=sql.half_even("q_over", "q_under"),
        converted=sql.half_even("o_over", "o_under"),
    )
    _run(session, "gas_emissions")
    _run(session, "gas_days", mean=sql.half_even("c.total", "c.ok"))
    _run(session, "months", mean=sql.half_even("c.total", "c.ok"))


def _water(session: Session) -> None:
    replacement = sql.half_even("s.total", "s.count")
    _run(session, "water_flows")
    _run(session, "replace", replacement=replacement)
    _run(session, "water_slots")
    _run(session, "replace", replacement=replacement)
    _run(session, "water_days", mean=sql.half_even("c.total", "c.weight"))
    _run(session, "months", mean=sql.half_even("c.total", "c.ok"))


def _run(session: Session, name: str, **parts: str) -> None:
    session.run(sql.filled(f"outlets/{name}.sql", **parts))


def _scaled(value: Decimal | None) -> int | None:
    if value is None:
        return None
    scaled = value * SCALE
    if scaled != int(scaled):
        raise Refusal(f"排口说明中的 {value} 超过六位小数，请核对。")
    return int(scaled)

"""A year of outlets for programs and for people: JSON, and figures as text. Exact decimals are strings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from yuanjian.core.rounding import plain, printed, to_decimal
from yuanjian.monitoring.outlets.compare import Difference, Judged, against_limit, against_report
from yuanjian.monitoring.outlets.law import USED
from yuanjian.monitoring.outlets.outcome import ItemYear, Load, OutletYear, Run
from yuanjian.monitoring.readings import SCALE
from yuanjian.norms.document import Status
from yuanjian.norms.emissions import Figure, figure, substitutions


@dataclass(frozen=True, slots=True)
class Compared:
    """One item's load beside what was reported, permitted and allotted; None where that was not said."""

    item: str
    report: Difference | None
    permit: Judged | None
    quota: Judged | None


def compared(year: OutletYear, tolerance: Decimal | None = None) -> tuple[Compared, ...]:
    """Every item of which something was reported, permitted or allotted."""
    outlet, found = year.outlet, []
    for name in dict.fromkeys([*outlet.reported, *outlet.permitted, *outlet.quota]):
        load = next((i.load for i in year.items if i.item == name), None)
        reported, permitted, quota = (
            held.get(name) for held in (outlet.reported, outlet.permitted, outlet.quota)
        )
        found.append(
            Compared(
                name,
                against_report(load, reported, tolerance)
                if load and reported is not None
                else None,
                against_limit(load, permitted, "许可排放量") if permitted is not None else None,
                against_limit(load, quota, "总量指标") if quota is not None else None,
            )
        )
    return tuple(found)


def used(years: Sequence[OutletYear]) -> tuple[Figure, ...]:
    """The figures of law that the evaluation of these outlets rests on."""
    kinds = dict.fromkeys(y.outlet.kind for y in years if y.outlet.kind)
    on = date(years[0].year, 12, 31)
    return tuple(figure(name, on) for kind in kinds for name in USED[kind])


def unverified(years: Sequence[OutletYear]) -> bool:
    """Whether something that they rest on was not read in the official text."""
    on = date(years[0].year, 12, 31)
    statuses = {each.status for each in used(years)}
    if any(y.outlet.kind == "废气" for y in years):
        statuses |= {each.status for each in substitutions(on)}
    return Status.UNVERIFIED in statuses


def tonnes(value: Fraction) -> str:
    """Tonnes at four decimals, as the sheets have them; a little that would become nought keeps its digits."""
    text = printed(value, 4)
    return text if Decimal(text) or not value else plain(to_decimal(value, 12))


def millionths(value: int | None, places: int = 3) -> str:
    """A value kept in millionths, «—» where there is none."""
    return "—" if value is None else plain(Decimal(printed(Fraction(value, SCALE), places)))


def as_json(years: Sequence[OutletYear], tolerance: Decimal | None = None) -> dict[str, Any]:
    """The whole of it. Loads in t, hourly emissions in kg/h, concentrations in the item's unit."""
    return {
        "year": years[0].year,
        "outlets": [_outlet(y, tolerance) for y in years],
        "basis": [
            {
                "id": f.id, "value": plain(f.value), "unit": f.unit, "says": f.says, "document": f.document.number,
                "clause": f.clause, "status": f.status.value,
            }
            for f in used(years)
        ],
    }  # fmt: skip


def _outlet(year: OutletYear, tolerance: Decimal | None) -> dict[str, Any]:
    o = year.outlet
    return {
        "point": o.point, "name": o.name, "owner": o.owner, "kind": o.kind,
        "oxygen": None if o.oxygen is None else plain(o.oxygen),
        "items": [_item(i) for i in year.items],
        "quarters": [
            {"year": q.year, "quarter": q.quarter, "state": q.state, "ok": q.ok, "due": q.due} for q in year.strip
        ],
        "compared": [
            {
                "item": c.item,
                "report": c.report and {
                    "reported": plain(c.report.reported), "recalculated": exact(c.report.recalculated),
                    "difference": exact(c.report.difference), "agrees": c.report.agrees, "reason": c.report.reason,
                },
                "permit": _judged(c.permit), "quota": _judged(c.quota),
            }
            for c in compared(year, tolerance)
        ],
        "remarks": list(year.remarks),
    }  # fmt: skip


def _item(i: ItemYear) -> dict[str, Any]:
    return {
        "item": i.item, "unit": i.unit, "due": i.due, "measured": i.measured, "marked": i.marked,
        "reasons": dict(i.reasons), "hours_over": i.hours_over, "days_over": i.days_over,
        "limits": i.limits and {
            "hour": _plain(i.limits.hour), "day": _plain(i.limits.day), "low": _plain(i.limits.low),
            "source": i.limits.source,
        },
        "top_day": _value(i.top),
        "days": [
            {
                "day": str(d.day), "due": d.due, "measured": d.measured, "mean": _value(d.mean), "valid": d.valid,
                "valid_by_hours": d.valid_by_hours, "exceeds": d.exceeds, "hours_over": d.hours_over,
                "load": None if d.load is None else exact(d.load),
            }
            for d in i.days
        ],
        "months": [
            {
                "month": m.month, "due_days": m.due, "valid_days": m.days, "mean": _value(m.mean), "valid": m.valid,
                "load": None if m.load is None else exact(m.load), "unknown_hours": m.unknown_hours,
            }
            for m in i.months
        ],
        "load": i.load and _load(i.load),
        "runs": [_run(r) for r in i.runs],
    }  # fmt: skip


def _load(load: Load) -> dict[str, Any]:
    return {
        "known": exact(load.known), "substituted": exact(load.substituted),
        "substituted_hours": load.substituted_hours, "unknown_hours": load.unknown_hours,
    }  # fmt: skip


def _run(run: Run) -> dict[str, Any]:
    return {
        "since": str(run.since), "until": str(run.until), "hours": run.hours, "why": run.why, "method": run.method,
        "value": None if run.value is None else exact(run.value),
    }  # fmt: skip


def _judged(judged: Judged | None) -> dict[str, Any] | None:
    if judged is None:
        return None
    return {
        "verdict": judged.verdict, "limit": _plain(judged.limit),
        "left": None if judged.left is None else exact(judged.left), "reason": judged.reason,
    }  # fmt: skip


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _value(value: int | None) -> str | None:
    return None if value is None else plain(to_decimal(Fraction(value, SCALE)))


def exact(value: Fraction) -> str:
    """Loads end within 21 decimals (10⁻¹² mg in tonnes), so nothing is rounded away."""
    return plain(to_decimal(value, 21))

"""A station's year for programs: numbers as they are stated, with what they rest on."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yuanjian.core.rounding import Exact
    from yuanjian.monitoring.air.stations import Evaluated
    from yuanjian.monitoring.air.trend import Trend
    from yuanjian.monitoring.air.year import ItemYear, PointYear


def as_json(found: Evaluated) -> dict[str, Any]:
    """Everything that was found. Keys are stable names."""
    filed = {(y.point, y.year): y for y in found.as_filed}
    either = {
        (y.point, y.year, edition): y for edition, years in found.either.items() for y in years
    }
    return {
        "files": [
            {
                "name": one.path.name,
                "sha256": one.sha256,
                "values": one.rows,
                "from": str(one.start),
                "to": str(one.end),
                "label": one.terms.label,
                "state": one.terms.state,
                "assumed": list(one.terms.assumed),
                "problems": [str(p) for p in one.problems],
            }
            for one in found.loaded
        ],
        "assumed": list(found.assumed),
        "doubts": dict(found.doubts),
        "notes": list(found.notes),
        "stations": [
            _year(one)
            | {
                "kind": found.kinds.get(one.point, ""),
                "as_filed": _year(filed[key]) if (key := (one.point, one.year)) in filed else None,
                "by_edition": {
                    edition: _year(either[one.point, one.year, edition])
                    for edition in found.either
                    if (one.point, one.year, edition) in either
                },
            }
            for one in found.years
        ],
        "trends": [_trend(one) for one in found.trends],
    }


def _year(one: PointYear) -> dict[str, Any]:
    places = one.places("composite")
    return {
        "station": one.point,
        "year": one.year,
        "profile": one.law.profile,
        "standard": one.law.standard,
        "limits": one.limits,
        "evaluation": one.evaluation,
        "zone": one.law.zone,
        "from": str(one.first_day),
        "to": str(one.last_day),
        "valid_days": one.days,
        "exceed_days": one.exceed_days,
        "attained_days": one.days - one.exceed_days,
        "rate": _number(one.rate, one.places("rate")),
        "exceeding": list(one.exceeding),
        "items": {key: _item(item, one) for key, item in one.items.items()},
        "levels": dict(one.levels),
        "primary": dict(one.primary),
        "without_index": one.unindexed,
        "composite": {
            "hj_663_2013_annex_c": _number(one.composite, places),
            "city_ranking": _number(one.ranking, places),
        },
    }


def _item(item: ItemYear, one: PointYear) -> dict[str, Any]:
    return {
        "valid_days": item.days,
        "enough": item.enough,
        "whole_months": item.whole_months,
        "mean": _number(item.mean_stated),
        "mean_limit": _number(item.mean_limit),
        "mean_attains": item.mean_attains,
        "percentile": item.percent,
        "percentile_value": _number(item.percentile_stated),
        "percentile_limit": _number(item.percentile_limit),
        "percentile_attains": item.percentile_attains,
        "attains": item.attains,
        "exceed_days": item.exceed_days,
        "rate": _number(item.rate, one.places("rate")),
        "max_multiple": _number(item.multiple, one.places("multiple", item.item)),
        "largest_day": _number(item.largest, 3),
        "single_index": _number(item.single, one.places("single")),
    }


def _trend(one: Trend) -> dict[str, Any]:
    return {
        "station": one.point,
        "item": one.item,
        "years": list(one.years),
        "values": [_number(v) for v in one.values],
        "gamma": _number(one.gamma, 3),
        "critical": _number(one.critical),
        "direction": one.direction,
        "change_percent": _number(one.change, 1),
        "years_without_enough_data": list(one.lacking),
    }


def _number(value: Exact | None, places: int | None = None) -> int | float | None:
    """A decimal as JSON knows it: the shortest that reads the same. Fractions are rounded, ties to even."""
    from yuanjian.core.rounding import round_half_even

    if value is None:
        return None
    stated = value if isinstance(value, Decimal) and places is None else None
    if stated is None:
        stated = round_half_even(Fraction(value), places or 0)
    return int(stated) if stated == stated.to_integral_value() else float(stated)

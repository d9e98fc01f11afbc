"""The trend of an item over years: Spearman's rank correlation with time (HJ 663-2013 annex D)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from yuanjian.monitoring.air.law import editions_on
from yuanjian.monitoring.air.year import PointYear
from yuanjian.monitoring.readings import ITEMS

LEAST_YEARS: Final = 5
Direction = Literal["上升", "下降", "基本无变化"]


@dataclass(frozen=True, slots=True)
class Trend:
    """``gamma`` = 1 − 6Σd²/(N³−N). ``critical`` None: no critical value for so many years is on the shelf.

    ``change``: of the last year against the first, in percent; None where the first is 0. ``lacking``: years
    whose data do not suffice.
    """

    point: str
    item: str
    years: tuple[int, ...]
    values: tuple[Decimal, ...]
    gamma: Fraction
    critical: Decimal | None
    direction: Direction | None
    change: Fraction | None
    lacking: tuple[int, ...]


def trends(years: Iterable[PointYear]) -> list[Trend]:
    """The trend of every point and item that has at least ``LEAST_YEARS`` years.

    Of CO and ozone the percentile, of the others the mean. All gases must be in one state (``Law.common``).
    """
    by_point: dict[str, list[PointYear]] = {}
    for one in years:
        by_point.setdefault(one.point, []).append(one)
    return [
        trend
        for held in by_point.values()
        for item in ITEMS
        if (trend := _trend(item, [y for y in held if item in y.items])) is not None
    ]


def _trend(item: str, years: Sequence[PointYear]) -> Trend | None:
    if len(years) < LEAST_YEARS:
        return None
    ordered = sorted(years, key=lambda y: y.year)
    values = [_stated(one, item) for one in ordered]
    number = len(values)
    gamma = spearman(values)
    book = editions_on(date(ordered[-1].year, 12, 31), ordered[-1].law.standard).evaluation
    critical = book.critical.get(number)
    first, last = Fraction(values[0]), Fraction(values[-1])
    return Trend(
        ordered[0].point,
        item,
        tuple(one.year for one in ordered),
        tuple(values),
        gamma,
        critical,
        _direction(gamma, critical),
        (last - first) / first * 100 if first else None,
        tuple(one.year for one in ordered if not one.items[item].enough),
    )


def spearman(values: Sequence[Decimal | int | Fraction]) -> Fraction:
    """The rank correlation of values with their order; equal values share the mean of their ranks."""
    number = len(values)
    squares = sum((rank - place) ** 2 for place, rank in enumerate(_ranks(values), start=1))
    return 1 - Fraction(6 * squares, number**3 - number)


def _ranks(values: Sequence[Decimal | int | Fraction]) -> list[Fraction]:
    ordered = sorted(values)
    places: dict[Decimal | int | Fraction, list[int]] = {}
    for place, value in enumerate(ordered, start=1):
        places.setdefault(value, []).append(place)
    return [Fraction(sum(places[v]), len(places[v])) for v in values]


def _direction(gamma: Fraction, critical: Decimal | None) -> Direction | None:
    if critical is None:
        return None
    if abs(gamma) < Fraction(critical):
        return "基本无变化"
    return "上升" if gamma > 0 else "下降"


def _stated(one: PointYear, item: str) -> Decimal:
    found = one.items[item]
    return found.mean_stated if found.mean_limit is not None else found.percentile_stated


def straddles(states: Mapping[int, str]) -> bool:
    """Whether years are stated at different temperatures: year → state."""
    return len(set(states.values())) > 1

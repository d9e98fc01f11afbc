"""A year of ambient air at a point: valid days, means, percentiles, days above the limit, multiples, indices.

    with Session() as session:
        load(session, path, declaration)
        for each in evaluate(session, date(2016, 1, 1), date(2016, 12, 31), Law(state="273")):
            print(each.point, each.year, each.items["pm25"].mean_stated)

Source: HJ 663 and GB 3095 as on the norms' shelf; what is unverified there is so here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from yuanjian.core.rounding import round_half_even, to_decimal
from yuanjian.monitoring.air import index
from yuanjian.monitoring.air.days import AREA, add_area, make_days
from yuanjian.monitoring.air.law import COMMON, Law, editions_on, fill_law
from yuanjian.monitoring.readings import ITEMS, SCALE
from yuanjian.monitoring.sql import filled, half_even, text

if TYPE_CHECKING:
    from yuanjian.monitoring.engines import Engine

_UNIT: Final = SCALE * COMMON
_RANKED: Final = ("so2", "no2", "pm10", "pm25")
"""Items with a yearly limit: the city ranking takes their mean alone."""
_AS_FILED_PLACES: Final = 3


@dataclass(frozen=True, slots=True)
class ItemYear:
    """One item of a point's year [its unit in ``readings.ITEMS``].

    ``mean`` and ``percentile`` are exact, ``…_stated`` as they are printed. ``enough``: 324 days, and 27 a
    month (25 in February); without it the figures stand for reference. ``…_attains`` None: no such limit.
    ``multiple``: (C−S)/S of the worst day above its limit, None where there is none.
    """

    item: str
    days: int
    enough: bool
    whole_months: int
    exceed_days: int
    mean: Fraction
    mean_stated: Decimal
    mean_limit: Decimal | None
    mean_attains: bool | None
    percent: int
    percentile: Fraction
    percentile_stated: Decimal
    percentile_limit: Decimal | None
    percentile_attains: bool | None
    largest: Fraction
    multiple: Fraction | None

    @property
    def attains(self) -> bool | None:
        """Whether the year attains: the mean and the percentile, of those that have a limit."""
        known = [a for a in (self.mean_attains, self.percentile_attains) if a is not None]
        return all(known) if known else None

    @property
    def rate(self) -> Fraction:
        """Share of valid days at or below the limit, in percent."""
        return Fraction(100 * (self.days - self.exceed_days), self.days)

    @property
    def mean_share(self) -> Fraction | None:
        """Mean / yearly limit, of the stated mean."""
        return (
            None
            if self.mean_limit is None
            else Fraction(self.mean_stated) / Fraction(self.mean_limit)
        )

    @property
    def percentile_share(self) -> Fraction | None:
        """Percentile / daily limit, of the stated percentile."""
        if self.percentile_limit is None:
            return None
        return Fraction(self.percentile_stated) / Fraction(self.percentile_limit)

    @property
    def single(self) -> Fraction | None:
        """The single index of HJ 663-2013 annex C: the larger of the two shares."""
        return max(
            (s for s in (self.mean_share, self.percentile_share) if s is not None), default=None
        )


@dataclass(frozen=True, slots=True)
class PointYear:
    """A point's year. ``levels``: category → days, ``primary``: measure → days, ``unindexed``: days without index."""

    point: str
    year: int
    law: Law
    limits: str
    evaluation: str
    first_day: date
    last_day: date
    days: int
    exceed_days: int
    items: Mapping[str, ItemYear]
    levels: Mapping[str, int]
    primary: Mapping[str, int]
    unindexed: int

    @property
    def rate(self) -> Fraction:
        """Share of days on which every item measured attains, in percent of the days with any."""
        return Fraction(100 * (self.days - self.exceed_days), self.days)

    @property
    def exceeding(self) -> tuple[str, ...]:
        """Items above their limit on some day."""
        return tuple(k for k, one in self.items.items() if one.exceed_days)

    @property
    def composite(self) -> Fraction | None:
        """The composite index of HJ 663-2013 annex C; None unless all six items are there."""
        return self._sum(lambda one: one.single)

    @property
    def ranking(self) -> Fraction | None:
        """The composite index as cities are ranked: of SO2 NO2 PM10 PM2.5 the mean alone."""
        return self._sum(
            lambda one: one.mean_share if one.item in _RANKED else one.percentile_share
        )

    def _sum(self, share: Callable[[ItemYear], Fraction | None]) -> Fraction | None:
        shares = [share(one) for one in self.items.values()]
        known = [s for s in shares if s is not None]
        return sum(known, Fraction(0)) if len(known) == len(ITEMS) else None

    def places(self, tier: str, item: str = "") -> int:
        """Decimals in print: «rate», «multiple», «single», «composite»."""
        if self.law.exact:
            return 2 if tier == "rate" else _AS_FILED_PLACES
        book = editions_on(date(self.year, 12, 31), self.law.standard).evaluation
        return book.places(tier, ITEMS[item][0] if item else "")


@dataclass(frozen=True, slots=True)
class DayValue:
    """A point's day of one item. ``value`` as it is compared with ``limit``; None: not enough hours."""

    day: date
    item: str
    value: Decimal | None
    limit: Decimal | None
    exceeds: bool
    valid: bool
    hours: int | None
    windows: int | None


def evaluate(
    session: Engine,
    first: date,
    last: date,
    law: Law | None = None,
    *,
    area: bool = False,
    readings: str = "readings",
) -> list[PointYear]:
    """Every point in ``readings``, every calendar year from ``first`` to ``last``, by point and year.

    ``readings`` names the table or view: «counted» of ``quality.overrides`` where people's decisions count.

    Takes hours, or day values where a day has no hours. ``area``: the mean of the points besides, as a point
    called ``days.AREA``. Leaves the tables ``air_days``, ``air_year_items`` and ``aqi_index`` in the session.
    """
    law = law or Law()
    fill_law(session, law, first, last)
    make_days(session, readings)
    if area:
        book = editions_on(last, law.standard).evaluation
        add_area(session, book.share, book.few, book.share_few)
    session.run(
        filled(
            "air/year.sql",
            mean_judged=half_even("x.total", "x.days * l.judge_step"),
            mean_stated=half_even("x.total", "x.days * l.stat_step"),
            percentile_judged=half_even("x.hundredths", "100 * l.judge_step"),
            percentile_stated=half_even("x.hundredths", "100 * l.stat_step"),
        )
    )
    session.run(text("air/year_index.sql"))
    index.evaluate(session, "day", law.standard)
    return list(_point_years(session, law))


def daily(session: Engine, point: str) -> list[DayValue]:
    """The days of a point after ``evaluate``, by day and item."""
    rows = session.rows(
        "SELECT day, item, judged, day_limit, exceeds, valid, hours, windows FROM air_days"
        " WHERE point = ? ORDER BY day, item",
        [point],
    )
    return [
        DayValue(day, item, _decimal(value), _decimal(limit), exceeds, valid, hours, windows)
        for day, item, value, limit, exceeds, valid, hours, windows in rows
    ]


def daily_index(session: Engine, point: str) -> dict[date, int | None]:
    """The index of every day of a point with any valid value, after ``evaluate``; None: it has no index."""
    rows = session.rows(
        "SELECT k.day, i.aqi FROM aqi_rows AS k JOIN aqi_index AS i ON i.id = k.id"
        " WHERE k.point = ? ORDER BY k.day",
        [point],
    )
    return {day: None if value is None else int(value) for day, value in rows}


def _point_years(session: Engine, law: Law) -> Iterator[PointYear]:
    items = _items(session)
    levels = _counted(session, "level")
    primary = _counted(session, "prime")
    rows = session.rows(
        "SELECT point, year, first_day, last_day, days, exceed_days FROM air_year_points"
        " ORDER BY point = ?, point, year",
        [AREA],
    )
    for point, year, first_day, last_day, days, exceed_days in rows:
        ruling = editions_on(date(year, 12, 31), law.standard)
        key = point, year
        told = levels.get(key, {})
        yield PointYear(
            point, year, law, ruling.limits, ruling.evaluation.document.number, first_day, last_day,
            days, exceed_days, items[key], {k: n for k, n in told.items() if k},
            _split(primary.get(key, {})), told.get("", 0),
        )  # fmt: skip


def _items(session: Engine) -> dict[tuple[str, int], dict[str, ItemYear]]:
    worst: dict[tuple[str, int, str], Fraction] = {}
    for point, year, item, limit, judged in session.rows(
        "SELECT point, year, item, day_limit, judged FROM air_year_worst"
    ):
        multiple = Fraction(judged, limit) - 1
        worst[point, year, item] = max(multiple, worst.get((point, year, item), multiple))
    found: dict[tuple[str, int], dict[str, ItemYear]] = {}
    for row in session.rows(
        "SELECT point, year, item, days, enough, whole_months, exceed_days, total, mean_steps, year_limit,"
        " mean_attains, percent, hundredths, percentile_steps, day_limit, percentile_attains, largest,"
        " stat_step FROM air_year_items"
    ):
        one = _item(row[2:], worst.get(row[:3]))
        found.setdefault(row[:2], {})[one.item] = one
    return {key: {k: have[k] for k in ITEMS if k in have} for key, have in found.items()}


def _item(row: tuple[Any, ...], multiple: Fraction | None) -> ItemYear:
    (
        item, days, enough, months, exceed_days, total, mean_steps, year_limit, mean_attains, percent, hundredths,
        percentile_steps, day_limit, percentile_attains, largest, step,
    ) = row  # fmt: skip
    mean, percentile = Fraction(total, days * _UNIT), Fraction(hundredths, 100 * _UNIT)
    exact = step == 1
    return ItemYear(
        item=item,
        days=days,
        enough=enough,
        whole_months=int(months),
        exceed_days=int(exceed_days),
        mean=mean,
        mean_stated=round_half_even(mean, _AS_FILED_PLACES) if exact else _steps(mean_steps, step),
        mean_limit=_decimal(year_limit),
        mean_attains=mean_attains,
        percent=percent,
        percentile=percentile,
        percentile_stated=round_half_even(percentile, _AS_FILED_PLACES)
        if exact
        else _steps(percentile_steps, step),
        percentile_limit=_decimal(day_limit),
        percentile_attains=percentile_attains,
        largest=Fraction(largest, _UNIT),
        multiple=multiple,
    )


def _counted(session: Engine, column: str) -> dict[tuple[str, int], dict[str, int]]:
    found: dict[tuple[str, int], dict[str, int]] = {}
    for point, year, said, days in session.rows(
        f"SELECT k.point, extract(year FROM k.day), coalesce(i.{column}, ''), count(*)"
        " FROM aqi_index AS i JOIN aqi_rows AS k ON k.id = i.id GROUP BY ALL ORDER BY min(i.aqi)"
    ):
        found.setdefault((point, year), {})[said] = days
    return found


def _split(joined: Mapping[str, int]) -> dict[str, int]:
    """Days by measure: a day with two primary pollutants counts for both."""
    found = dict.fromkeys(index.MEASURES, 0)
    for said, days in joined.items():
        for measure in filter(None, said.split(",")):
            found[measure] += days
    return {k: n for k, n in found.items() if n}


def _steps(count: int, step: int) -> Decimal:
    """A number of steps as a decimal with the decimals of the step."""
    places = len(str(_UNIT // step)) - 1
    return round_half_even(Fraction(int(count) * step, _UNIT), places)


def _decimal(value: int | None) -> Decimal | None:
    """Millionths × ``COMMON`` that come from a decimal, as that decimal."""
    return None if value is None else to_decimal(Fraction(value, _UNIT))

"""Stations as a report tells their year: valid days, rate, days above by factor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from math import ceil, floor

from yuanjian.audit.claimed import Told, told_by
from yuanjian.audit.intervals import Interval, exactly
from yuanjian.facts.engine import Facts

_FACTORS = {
    "可吸入颗粒物": "PM10", "细颗粒物": "PM2.5", "臭氧": "O3", "二氧化氮": "NO2", "二氧化硫": "SO2", "一氧化碳": "CO",
}  # fmt: skip
_THEME = ("air_station.", "air.days", "air.rate", "air.exceed_days", "air.good_days")


@dataclass
class Station:
    """What one paragraph tells of one station (or of the park's air, ``name`` «»), each figure once."""

    name: str
    days: Told | None = None
    rate: Told | None = None
    union: Told | None = None
    good: Told | None = None
    factors: dict[str, Told] = field(default_factory=dict)
    multiples: dict[str, Told] = field(default_factory=dict)

    @property
    def called(self) -> str:
        """How a message names it."""
        return self.name or "大气监测"

    def above(self) -> Interval | None:
        """Days above by the rate: days × (1 − rate), as the printed digits allow."""
        if self.days is None or self.rate is None or not self.rate.exact or not self.days.exact:
            return None
        if not 0 <= self.rate.number <= 100:
            return None
        rest = exactly(100) - self.rate.interval
        return (
            exactly(self.days.number)
            * Interval(max(rest.low, Fraction(0)), rest.high)
            / exactly(100)
        )

    def whole_days(self) -> range:
        """The whole numbers of days above that the rate allows; empty when it allows none."""
        above = self.above()
        return range(ceil(above.low), floor(above.high) + 1) if above is not None else range(0)


def stations(f: Facts) -> Iterator[Station]:
    """Every station with what its paragraph tells, in the order of the text."""
    f.asked.add("text")
    found: list[Station] = f.kept("air stations told", lambda: list(_stations(f)))
    return iter(found)


def _stations(f: Facts) -> Iterator[Station]:
    """A new count of days in the same paragraph begins another station's year."""
    open_: dict[tuple[int | None, str], Station] = {}
    for claim in f.dossier.claims:
        figure = told_by(claim) if claim.fact.startswith(_THEME) else None
        if figure is None or claim.scope or claim.period not in ("", str(f.year)):
            continue
        name, _, factor = claim.subject.partition("/")
        factor = _FACTORS.get(factor, factor)
        key = (claim.place.paragraph, name)
        station = open_.setdefault(key, Station(name))
        kind = claim.fact.rsplit(".", 1)[-1]
        if kind == "days" and station.days is not None:
            yield station
            station = open_[key] = Station(name)
        _put(station, kind, factor, figure)
    yield from _with_summaries(open_)


def _with_summaries(told: dict[tuple[int | None, str], Station]) -> Iterator[Station]:
    """«空气质量达标率96%：学校点位有效日352个»: what is told of the air beside one station is that station's."""
    named: dict[int | None, list[Station]] = {}
    for (paragraph, name), station in told.items():
        if name:
            named.setdefault(paragraph, []).append(station)
    for (paragraph, name), station in told.items():
        beside = named.get(paragraph, [])
        if name or len(beside) != 1 or station.days is not None:
            yield station
            continue
        one = beside[0]
        one.rate, one.union, one.good = (
            one.rate or station.rate,
            one.union or station.union,
            one.good or station.good,
        )


def _put(station: Station, kind: str, factor: str, figure: Told) -> None:
    if kind == "days":
        station.days = station.days or figure
    elif kind == "good_days":
        station.good = station.good or figure
    elif kind == "rate":
        station.rate = station.rate or figure
    elif kind == "exceed_days_any" or (kind == "exceed_days" and not factor):
        station.union = station.union or figure
    elif kind == "exceed_days":
        station.factors.setdefault(factor, figure)
    elif kind == "multiple" and factor:
        station.multiples.setdefault(factor, figure)

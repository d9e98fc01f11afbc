"""The law of outlets as tables: what ``norms/shelf/emissions`` says, one row a period in which it stays the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readings import SCALE
from yuanjian.norms.document import Document
from yuanjian.norms.emissions import figure, figures, substitutions

_COUNTS: Final = ("gas.hour_minutes",)
_SHARES: Final = ("gas.capture_percent", "gas.day_running_percent")
_DAYS: Final = ("gas.day_hours", "gas.month_days", "gas.february_days")
_STATES: Final = ("gas.air_oxygen", "gas.temperature", "gas.pressure")
_MASSES: Final = ("gas.molar_mass.一氧化氮", "gas.molar_mass.二氧化氮")
_WATER: Final = ("water.day_percent", "water.month_percent")
USED: Final = {
    "废气": (*_COUNTS, *_SHARES, *_DAYS, *_STATES),
    "废水": _WATER,
}
"""Figures that an evaluation rests on, by kind of outlet."""


def fill_law(session: Session) -> None:
    """Fill ``outlet_law`` and ``outlet_substitutions``; shares and states in millionths, pressure in those of kPa."""
    session.fill("outlet_law", _rows())
    session.fill("outlet_substitutions", _substitutions())


def papers(kind: str, on: date) -> tuple[Document, ...]:
    """The standards that an evaluation of a day rests on."""
    used = [figure(name, on).document for name in USED[kind]]
    return tuple(dict.fromkeys(used))


def _periods() -> tuple[tuple[date, date], ...]:
    """From each change of the law to the next; the first from long ago, the last without end."""
    papers = {f.document for f in figures()}
    ends = {p.in_force for p in papers} | {p.until for p in papers}
    changes = sorted(d for d in ends if d is not None)
    return tuple(zip([date(1, 1, 1), *changes], [*changes, date(9999, 1, 1)], strict=True))


def _rows() -> Iterator[list[object]]:
    for since, until in _periods():
        counts = [int(figure(name, since).value) for name in _COUNTS]
        shares = [_scaled(figure(name, since).value) for name in _SHARES]
        days = [int(figure(name, since).value) for name in _DAYS]
        air, cold, pressure = (figure(name, since).value for name in _STATES)
        states = [_scaled(air), _scaled(cold), _scaled(pressure / 1000)]
        states += [_scaled(figure(name, since).value) for name in _MASSES]
        water = [_scaled(figure(name, since).value) for name in _WATER]
        yield [since, until, *counts, *shares, *days, *states, *water]


def _substitutions() -> Iterator[list[object]]:
    for since, until in _periods():
        for place, rule in enumerate(substitutions(since)):
            below = None if rule.capture_below is None else _scaled(rule.capture_below)
            yield [
                since, until, place, rule.mark, _scaled(rule.capture_from), below, rule.hours, rule.back, rule.since
            ]  # fmt: skip


def _scaled(value: Decimal) -> int:
    scaled = value * SCALE
    if scaled != int(scaled):
        raise ValueError(f"{value} has more than six decimals")
    return int(scaled)

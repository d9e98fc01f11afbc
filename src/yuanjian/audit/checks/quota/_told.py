"""A report's quotas with the emissions that it tells beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.audit.claimed import Told, told
from yuanjian.facts.engine import Facts

PAIRS = {
    "quota.cod": ("COD", "wastewater.cod"),
    "quota.nh3n": ("氨氮", "wastewater.nh3n"),
    "quota.so2": ("SO2", "waste_gas.so2"),
    "quota.nox": ("NOx", "waste_gas.nox"),
    "quota.vocs": ("VOCs", "waste_gas.vocs"),
}
"""Quota → the pollutant and the fact that is its emission."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A quota and the emission of the same pollutant."""

    pollutant: str
    quota: Told
    emission: Told


def pairs(f: Facts) -> Iterator[Pair]:
    """Every pollutant for which the report tells both."""
    for fact, (pollutant, emitted) in PAIRS.items():
        quota, emission = told(f, fact), told(f, emitted)
        if quota is not None and emission is not None:
            yield Pair(pollutant, quota, emission)

"""Economic figures of a report: each value with the growth that is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from yuanjian.audit.claimed import Told, all_told, near
from yuanjian.facts.engine import Facts, all_facts


@dataclass(frozen=True, slots=True)
class Indicator:
    """A value and its growth, as they stand in one paragraph."""

    value: Told
    rate: Told

    @property
    def name(self) -> str:
        """What it is."""
        return self.value.subject or self.value.label


def indicators(f: Facts) -> Iterator[Indicator]:
    """Every economic value with the growth that follows it."""
    for fact in economic(f):
        values = all_told(f, fact, None)
        for rate in all_told(f, growth_of(fact), None):
            own = [v for v in values if near(v.claim, rate.claim) and v.subject == rate.subject]
            before = [v for v in own if v.claim.place.start <= rate.claim.place.start] or own
            if before:
                yield Indicator(before[-1], rate)


def economic(f: Facts) -> Iterator[str]:
    """The economic facts that have a growth of their own."""
    for fact in all_facts():
        if fact.startswith("economy.") and growth_of(fact) in all_facts():
            yield fact


def growth_of(fact: str) -> str:
    """The fact that is the growth of another one."""
    return "economy.growth" if fact == "economy.value" else f"{fact}_growth"


def digits(told: Told) -> int:
    """How many digits tell something: 4.9243 has five, 12.0 two."""
    printed = told.claim.printed or Decimal(0)
    return len(printed.normalize().as_tuple().digits)

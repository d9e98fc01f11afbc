"""Month cells: what every judgement of a year begins with.

A series is brought to months in SQL (``months``); rows of a sheet are few and are added up here. Both give the
same cells (a test holds them together).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Cell:
    """One item at one point in one month, in the item's unit.

    A non-detect counts with half its detection limit in ``mean`` (arithmetic), ``low`` and ``high``; ``below`` of
    ``n`` values were not detected.
    """

    point: str
    item: str
    year: int
    month: int
    mean: Fraction
    n: int
    below: int
    low: Fraction
    high: Fraction


@dataclass(frozen=True, slots=True)
class Value:
    """One result of a sample: of a non-detect (``below``) the detection limit."""

    point: str
    item: str
    day: date
    number: Fraction
    below: bool = False

    @property
    def counted(self) -> Fraction:
        """What it counts as in a mean."""
        return self.number / 2 if self.below else self.number


@dataclass(frozen=True, slots=True)
class Occasions:
    """Days with samples at a point in a year, and those on which every judged value attained."""

    days: int
    attained: int
    values: int


def cells_of(values: Iterable[Value]) -> list[Cell]:
    """The same cells from a few values."""
    held: dict[tuple[str, str, int, int], list[Value]] = defaultdict(list)
    for value in values:
        held[value.point, value.item, value.day.year, value.day.month].append(value)
    return [
        Cell(
            *key,
            sum((v.counted for v in found), Fraction(0)) / len(found),
            len(found),
            sum(v.below for v in found),
            min(v.counted for v in found),
            max(v.counted for v in found),
        )
        for key, found in sorted(held.items())
    ]

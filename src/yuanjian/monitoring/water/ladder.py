"""The classes of one item: the first class whose limit a value meets (从优不从劣). The only text of this rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from yuanjian.monitoring.water.judging import judged
from yuanjian.norms.limits import Limit, find_standard, limit
from yuanjian.norms.pollutants import pollutant

ROMAN = ("Ⅰ类", "Ⅱ类", "Ⅲ类", "Ⅳ类", "Ⅴ类", "劣Ⅴ类")
"""Classes from 1 to 6."""
RIVER, LAKE = "河流", "湖、库"
SURFACE, GROUND = "GB 3838", "GB/T 14848"


def class_name(quality: int | None) -> str:
    """«Ⅲ类», «劣Ⅴ类»; «—» for none."""
    return "—" if quality is None else ROMAN[quality - 1]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The limits of an item from class Ⅰ on, best first.

    ``counts``: whether the item takes part in the class of the water (水温、总氮、粪大肠菌群 do not).
    """

    item: str
    limits: tuple[Limit, ...]
    counts: bool

    @property
    def unit(self) -> str:
        """The unit of the limits."""
        return self.limits[0].unit

    def quality(self, value: Fraction, *, below: bool = False) -> int | None:
        """The class of a value (of a non-detect: its detection limit); one more than the last where it meets none.

        None where the limits are no numbers.
        """
        for place, each in enumerate(self.limits, start=1):
            found = judged(value, each, below=below)
            if found.na:
                return None
            if found.ok:
                return place
        return len(self.limits) + 1

    def limit(self, quality: int) -> Limit:
        """The limit of a class."""
        return self.limits[quality - 1]


def canonical(item: str) -> str:
    """The name of an item on the norms' shelf."""
    known = pollutant(item)
    return known.name if known else item


@cache
def ladder(standard: str, item: str, on: date, applies: str = "") -> Ladder | None:
    """The classes of an item on a day; None where the standard has no classes for it in that case.

    Raises:
        UnknownStandard: it is not on the shelf.
    """
    found, _ = find_standard(standard, on)
    rungs = [limit(standard, item, grade, on=on, applies=applies) for grade in found.grades]
    held = [
        rung for rung in rungs if rung is not None and rung.direction != "change" and rung.grade
    ]
    if len(held) < len(rungs):
        return None
    counts = held[0].attributes.get("assessed") != "no"
    return Ladder(canonical(item), tuple(held), counts)


def ladders(standard: str, items: Iterable[str], on: date, applies: str = "") -> dict[str, Ladder]:
    """The classes of those items that have any, by their names on the shelf."""
    found = {canonical(item): ladder(standard, item, on, applies) for item in items}
    return {item: each for item, each in found.items() if each is not None}


def class_of_text(said: str) -> int | None:
    """The class that a text names (Ⅲ, III类, 三类, 3), or None."""
    if not said.strip():
        return None
    found, _ = find_standard(SURFACE, date(2020, 1, 1))
    if said.strip().startswith("劣"):
        return len(ROMAN)
    try:
        return list(found.grades).index(found.grade(said.strip())) + 1
    except KeyError:
        return None

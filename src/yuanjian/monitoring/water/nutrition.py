"""The nutrient state of lakes and reservoirs: 综合营养状态指数 TLI(Σ), from the year's means of five items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from yuanjian.core.rounding import round_half_even
from yuanjian.core.units import unit
from yuanjian.monitoring.water.cells import Cell
from yuanjian.norms.pollutants import pollutant
from yuanjian.norms.water import NutrientItem, nutrition

_DIGITS = Context(prec=50)
"""Logarithms are not exact: fifty digits, rounded once to the one decimal that is judged."""


@dataclass(frozen=True, slots=True)
class Nutrition:
    """The index at its decimal and its level; None and «» where items are ``missing``. ``parts``: TLI of each item.

    ``means``: item → mean in the unit of the formula.
    """

    index: Decimal | None
    level: str
    parts: Mapping[str, Decimal]
    missing: tuple[str, ...]
    means: Mapping[str, Fraction]


def nutrition_of(cells: Mapping[str, Sequence[Cell]]) -> Nutrition:
    """From the month cells of one point, by item; all five items are needed."""
    means = {
        each.item: sum((c.mean for c in held), Fraction(0)) / len(held) * _factor(each)
        for each in nutrition().items
        if (held := cells.get(each.item))
    }
    return _judged(means)


def nutrition_of_lake(points: Sequence[Nutrition]) -> Nutrition:
    """From several points of one lake: the mean of their means, item by item."""
    means: dict[str, Fraction] = {}
    for each in nutrition().items:
        held = [p.means[each.item] for p in points if each.item in p.means]
        if held:
            means[each.item] = sum(held, Fraction(0)) / len(held)
    return _judged(means)


def _judged(means: Mapping[str, Fraction]) -> Nutrition:
    rule = nutrition()
    parts = {i.item: _part(i, means[i.item]) for i in rule.items if means.get(i.item, 0) > 0}
    missing = tuple(i.item for i in rule.items if i.item not in parts)
    if missing:
        return Nutrition(None, "", _rounded(parts), missing, means)
    squares = {i.item: i.r**2 for i in rule.items}
    weighed = sum((Fraction(parts[item]) * square for item, square in squares.items()), Fraction(0))
    index = round_half_even(weighed / sum(squares.values()), rule.decimals)
    return Nutrition(index, rule.level(Fraction(index)), _rounded(parts), (), means)


def _part(item: NutrientItem, value: Fraction) -> Decimal:
    number = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return 10 * (Decimal(item.a) + Decimal(item.b) * number.ln(_DIGITS))


def _rounded(parts: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {item: round_half_even(part, nutrition().decimals) for item, part in parts.items()}


def _factor(item: NutrientItem) -> Fraction:
    """From the unit in which readings are kept to that of the formula (μg/L is mg/m³, cm to m)."""
    known = pollutant(item.item)
    kept = known.units[0] if known else item.unit
    if (kept, item.unit) == ("μg/L", "mg/m³"):
        return Fraction(1)
    given, wanted = unit(kept), unit(item.unit)
    if given is None or wanted is None or given.dimension != wanted.dimension:
        raise ValueError(f"{item.item}: {kept} → {item.unit}")
    return given.factor / wanted.factor

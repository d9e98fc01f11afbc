"""Items of a section over years: one year's mean against the one before, and the trend of five years and more.

Source: 环办〔2011〕22号 三 (单因子浓度比较, 秩相关系数法); not compared with the text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from yuanjian.monitoring.air.trend import spearman
from yuanjian.monitoring.water.section import ItemMean, SectionYear
from yuanjian.norms.water import method

Direction = Literal["上升", "下降", "无显著变化"]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """The mean of a year against the year before; ``rate`` in per cent, None where the first is 0."""

    point: str
    item: str
    before: ItemMean
    after: ItemMean
    rate: Fraction | None


@dataclass(frozen=True, slots=True)
class Trend:
    """The rank correlation of year means with time. ``direction`` None: no critical value for so many years."""

    point: str
    item: str
    years: tuple[int, ...]
    gamma: Fraction
    direction: Direction | None


def item_changes(before: Sequence[SectionYear], after: Sequence[SectionYear]) -> list[ItemChange]:
    """Every item that a section has in both years, of years that are both assessed."""
    old = {s.section.point: s for s in before}
    found = []
    for now in after:
        then = old.get(now.section.point)
        if then is None or then.whole.quality is None or now.whole.quality is None:
            continue
        means = {i.item: i for i in then.whole.items}
        for item in now.whole.items:
            if (was := means.get(item.item)) is not None:
                rate = (item.mean - was.mean) / was.mean * 100 if was.mean else None
                found.append(ItemChange(now.section.point, item.item, was, item, rate))
    return found


def trends(years: Mapping[int, Sequence[SectionYear]]) -> list[Trend]:
    """The trend of every item with enough assessed years; the years need not follow one another."""
    rule = method()
    held: dict[tuple[str, str], dict[int, Fraction]] = {}
    for year, sections in sorted(years.items()):
        for s in sections:
            if s.whole.quality is None:
                continue
            for item in s.whole.items:
                held.setdefault((s.section.point, item.item), {})[year] = item.mean
    return [
        _trend(point, item, means)
        for (point, item), means in held.items()
        if len(means) >= rule.trend_years
    ]


def _trend(point: str, item: str, means: Mapping[int, Fraction]) -> Trend:
    gamma = spearman(list(means.values()))
    critical = method().critical.get(len(means))
    direction: Direction | None = None
    if critical is not None:
        direction = "无显著变化" if abs(gamma) < critical else "上升" if gamma > 0 else "下降"
    return Trend(point, item, tuple(means), gamma, direction)

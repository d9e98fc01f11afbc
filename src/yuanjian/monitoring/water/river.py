"""Sections together: shares by class, the state of a river or lake, and a year against another (22号 二（一）2, 三)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from yuanjian.monitoring.water.ladder import LAKE, SURFACE, ladders
from yuanjian.monitoring.water.nutrition import Nutrition, nutrition_of_lake
from yuanjian.monitoring.water.section import Period, SectionYear, main_items, mean_of
from yuanjian.norms.water import WORST, method

ALL = "全部断面"
_GOOD = 3  # classes Ⅰ～Ⅲ


@dataclass(frozen=True, slots=True)
class Group:
    """Sections of one water, or all. ``counts``: class → sections; shares in per cent, exact.

    ``by_mean``: a lake, or too few sections for shares; the state is that of ``mean``, the mean of the sections.
    ``nutrition``: of a lake, from its points together.
    ``attained`` of ``judged`` sections attain their targets.
    """

    name: str
    year: int
    sections: int
    assessed: int
    counts: Mapping[int, int]
    attained: int
    judged: int
    state: str
    by_mean: bool
    mean: Period | None
    exceeding: tuple[tuple[str, Fraction], ...]
    nutrition: Nutrition | None = None

    @property
    def good(self) -> Fraction | None:
        """优良比例 (Ⅰ～Ⅲ)."""
        return self._share(range(1, _GOOD + 1))

    @property
    def worst(self) -> Fraction | None:
        """劣Ⅴ比例."""
        return self._share((WORST,))

    def _share(self, classes: Iterable[int]) -> Fraction | None:
        if not self.assessed:
            return None
        return Fraction(100 * sum(self.counts.get(c, 0) for c in classes), self.assessed)


@dataclass(frozen=True, slots=True)
class Change:
    """A section in two years. ``words`` «» where either year is not assessed."""

    point: str
    before: int | None
    after: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A year against an earlier one, over the sections that both have."""

    before: int
    after: int
    sections: tuple[Change, ...]
    shared: int
    good: Fraction | None
    worst: Fraction | None
    words: str


def groups(years: Sequence[SectionYear]) -> list[Group]:
    """Every water that the list names where it names several, then all sections together."""
    waters = dict.fromkeys((s.section.water, s.section.body) for s in years if s.section.water)
    found = []
    if len(waters) > 1:
        found = [
            group(water, [s for s in years if (s.section.water, s.section.body) == (water, body)])
            for water, body in waters
        ]
    only = (
        next(iter(waters))[0] if len(waters) == 1 and all(s.section.water for s in years) else ALL
    )
    return [*(g for g in found if g.sections), group(only, years)] if years else []


def group(name: str, years: Sequence[SectionYear]) -> Group:
    """Sections of one water. They lie in one kind of water body, or the mean is not formed.

    A lake is judged by the mean of its points however many they are (22号 二（二）).
    """
    held = [s for s in years if s.whole.quality is not None]
    counts: dict[int, int] = {}
    for s in held:
        counts[s.whole.quality or 0] = counts.get(s.whole.quality or 0, 0) + 1
    bodies = {s.section.body for s in held}
    lake = name != ALL and bodies == {LAKE}
    few = lake or len(held) < method().few_sections
    mean = _mean(held) if few and len(bodies) == 1 else None
    points = [s.nutrition for s in held if s.nutrition is not None] if lake else []
    told = [s.whole.attained for s in held if s.whole.attained is not None]
    made = Group(
        name, years[0].year, len(years), len(held), counts, sum(told), len(told),
        "", few, mean, _exceeding(held), nutrition_of_lake(points) if points else None,
    )  # fmt: skip
    return replace(made, state=_state(made))


def _state(made: Group) -> str:
    if made.by_mean:
        quality = made.mean.quality if made.mean else None
        return "" if quality is None else method().state(quality).word
    assert made.good is not None and made.worst is not None
    return method().river(made.good, made.worst).word


def _mean(years: Sequence[SectionYear]) -> Period:
    """The mean of the sections' year means, item by item, put into a class."""
    items = dict.fromkeys(i.item for s in years for i in s.whole.items)
    rungs = ladders(SURFACE, items, date(years[0].year, 12, 31), years[0].section.body)
    found = [
        mean_of([i for s in years for i in s.whole.items if i.item == item], rungs[item])
        for item in items
    ]
    means = tuple(i for i in found if i is not None)
    months = tuple(sorted({m for i in means for m in i.months}))
    return Period("各断面平均", months, means, max(i.quality for i in means), None)


def _exceeding(years: Sequence[SectionYear]) -> tuple[tuple[str, Fraction], ...]:
    """断面超标率 over class Ⅲ, per cent of the sections with the item, largest first: the main items of a river."""
    rule = method()
    of: dict[str, list[bool]] = {}
    for s in years:
        for i in s.whole.items:
            of.setdefault(i.item, []).append(i.quality > _GOOD)
    rates = {item: Fraction(100 * sum(over), len(over)) for item, over in of.items() if any(over)}
    ranked = sorted(rates.items(), key=lambda pair: -pair[1])
    return tuple(ranked[: rule.named])


def main_of(group: Group) -> list[str]:
    """The main polluting items of a group: by the mean of few sections, else by the share of exceeding sections."""
    if group.by_mean:
        return [i.item for i in main_items(group.mean)] if group.mean else []
    return [item for item, _ in group.exceeding]


def compare(before: Sequence[SectionYear], after: Sequence[SectionYear]) -> Comparison | None:
    """The later year against the earlier one; None where they share no section."""
    old = {s.section.point: s for s in before}
    pairs = [(old[s.section.point], s) for s in after if s.section.point in old]
    if not pairs:
        return None
    changes = tuple(_change(a, b) for a, b in pairs)
    both = [(a, b) for a, b in pairs if a.whole.quality and b.whole.quality]
    if not both:
        return Comparison(before[0].year, after[0].year, changes, 0, None, None, "")
    first, second = group(ALL, [a for a, _ in both]), group(ALL, [b for _, b in both])
    good = (second.good or Fraction(0)) - (first.good or Fraction(0))
    worst = (second.worst or Fraction(0)) - (first.worst or Fraction(0))
    words = "" if len(both) < method().few_sections else method().shifted(good, worst)
    return Comparison(first.year, second.year, changes, len(both), good, worst, words)


def _change(before: SectionYear, after: SectionYear) -> Change:
    old, new = before.whole.quality, after.whole.quality
    words = ""
    if old is not None and new is not None:
        words = method().changed(_rank(new) - _rank(old))
    return Change(after.section.point, old, new, words)


def _rank(quality: int) -> int:
    """The place of a class's state: steps are between states, so Ⅰ and Ⅱ are one."""
    rule = method()
    return rule.states.index(rule.state(quality))

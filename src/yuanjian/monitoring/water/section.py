"""One section (or lake point) in a year: class by the worst item, attainment, exceeding items, coverage.

Month mean → mean of the months → class (环办〔2011〕22号 一（二）). A period is a month, a quarter, a season or the
year; all are assessed by the same function. Too few months: said, and no class is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from yuanjian.monitoring.water.cells import Cell, Occasions
from yuanjian.monitoring.water.judging import Judged, judged
from yuanjian.monitoring.water.ladder import LAKE, RIVER, SURFACE, Ladder, ladders
from yuanjian.monitoring.water.nutrition import Nutrition, nutrition_of
from yuanjian.norms.water import method, seasons

NITROGEN = "总氮"


@dataclass(frozen=True, slots=True)
class Section:
    """A section as it is listed. ``target`` is a class from 1 to 5, None where nobody said it."""

    point: str
    water: str = ""
    body: str = RIVER
    target: int | None = None


@dataclass(frozen=True, slots=True)
class ItemMean:
    """An item in a period: the mean of its month means, class, and against the target.

    ``over`` is its multiple over class Ⅲ, for the order of the main items; ``below`` of ``n`` values were not detected.
    """

    item: str
    unit: str
    months: tuple[int, ...]
    n: int
    below: int
    mean: Fraction
    low: Fraction
    high: Fraction
    quality: int
    target: Judged | None
    over: Fraction | None


@dataclass(frozen=True, slots=True)
class Period:
    """A period assessed. ``months`` have data; ``quality`` None: not assessed, for ``reason``.

    ``items`` are those that count in the class, in the order of the standard; ``nitrogen`` stands apart (lakes).
    """

    label: str
    months: tuple[int, ...]
    items: tuple[ItemMean, ...]
    quality: int | None
    attained: bool | None
    reason: str = ""
    nitrogen: ItemMean | None = None

    @property
    def deciding(self) -> tuple[str, ...]:
        """The items that have the class of the whole."""
        return tuple(i.item for i in self.items if i.quality == self.quality)

    @property
    def exceeding(self) -> tuple[ItemMean, ...]:
        """The items above the target, the largest multiple first, those without one behind; none where not assessed."""
        if self.quality is None:
            return ()
        found = [i for i in self.items if i.target is not None and i.target.ok is False]
        return tuple(sorted(found, key=lambda i: -(i.target.multiple or 0) if i.target else 0))


@dataclass(frozen=True, slots=True)
class SectionYear:
    """A section in a year. ``left_out``: item → why it has no part in the class."""

    section: Section
    year: int
    whole: Period
    months: tuple[Period, ...]
    quarters: tuple[Period, ...]
    seasons: tuple[Period, ...]
    occasions: Occasions | None
    nutrition: Nutrition | None
    left_out: Mapping[str, str]

    @property
    def state(self) -> str:
        """优, 良好, 轻度污染 …; «» when the year is not assessed."""
        quality = self.whole.quality
        return "" if quality is None else method().state(quality).word

    @property
    def main_items(self) -> tuple[ItemMean, ...]:
        """Main polluting items of a year worse than class Ⅲ."""
        return main_items(self.whole)

    @property
    def months_attained(self) -> tuple[int, int]:
        """Months that attain the target, and months that could be judged."""
        told = [p.attained for p in self.months if p.attained is not None]
        return sum(told), len(told)


def assess_section(
    section: Section,
    year: int,
    cells: Iterable[Cell],
    occasions: Occasions | None = None,
    season_months: Mapping[str, tuple[int, ...]] | None = None,
    month: int | None = None,
) -> SectionYear:
    """A section's year from its month cells (those of other points and years are passed over).

    With ``month`` the whole is that month, for which one sample suffices (22号 一（二）1).
    """
    own = [
        c for c in cells if c.point == section.point and c.year == year and month in (None, c.month)
    ]
    rungs = ladders(SURFACE, {c.item for c in own}, date(year, 12, 31), section.body)
    by_item: dict[str, list[Cell]] = defaultdict(list)
    for cell in own:
        by_item[cell.item].append(cell)
    least = method()

    def period(label: str, months: Sequence[int], needed: int) -> Period:
        return assess(label, by_item, rungs, months, section.target, needed)

    named = season_months or seasons().months
    return SectionYear(
        section=section,
        year=year,
        whole=period(f"{year}年", range(1, 13), least.least_year)
        if month is None
        else period(f"{year}年{month}月", (month,), 1),
        months=tuple(period(f"{m}月", (m,), 1) for m in range(1, 13)),
        quarters=tuple(
            period(f"{word}季度", range(q * 3 + 1, q * 3 + 4), least.least_quarter)
            for q, word in enumerate("一二三四")
        ),
        seasons=tuple(period(word, months, 1) for word, months in named.items()),
        occasions=occasions,
        nutrition=nutrition_of(by_item) if section.body == LAKE else None,
        left_out=_left_out(by_item, rungs, section.body),
    )


def assess(
    label: str,
    cells: Mapping[str, Sequence[Cell]],
    rungs: Mapping[str, Ladder],
    months: Iterable[int],
    target: int | None,
    least: int,
) -> Period:
    """A period by the worst of its items; fewer months with data than ``least`` give no class."""
    wanted = set(months)
    means = [
        item_mean(item, [c for c in cells[item] if c.month in wanted], rungs[item], target)
        for item in sorted(set(cells) & set(rungs), key=lambda i: _order(rungs[i]))
    ]
    held = [m for m in means if m is not None]
    counted = tuple(m for m in held if rungs[m.item].counts)
    nitrogen = next((m for m in held if m.item == NITROGEN), None)
    there = tuple(sorted({month for m in counted for month in m.months}))
    if not counted:
        return Period(label, there, (), None, None, "没有参评因子的数据", nitrogen)
    if len(there) < least:
        reason = f"有数据的月份{len(there)}个，少于{least}个，不作评价"
        return Period(label, there, counted, None, None, reason, nitrogen)
    attained = None if target is None else all(m.target and m.target.ok for m in counted)
    return Period(label, there, counted, max(m.quality for m in counted), attained, "", nitrogen)


def item_mean(
    item: str, cells: Sequence[Cell], rungs: Ladder, target: int | None
) -> ItemMean | None:
    """An item in the months of these cells; None without any."""
    if not cells:
        return None
    mean = sum((c.mean for c in cells), Fraction(0)) / len(cells)
    quality = rungs.quality(mean)
    if quality is None:
        return None
    return ItemMean(
        item=item,
        unit=rungs.unit,
        months=tuple(sorted(c.month for c in cells)),
        n=sum(c.n for c in cells),
        below=sum(c.below for c in cells),
        mean=mean,
        low=min(c.low for c in cells),
        high=max(c.high for c in cells),
        quality=quality,
        target=None if target is None else judged(mean, rungs.limit(target)),
        over=_over(mean, quality, rungs),
    )


def mean_of(items: Sequence[ItemMean], rungs: Ladder) -> ItemMean | None:
    """One item of several sections: the mean of their means (rivers with few sections)."""
    mean = sum((i.mean for i in items), Fraction(0)) / len(items)
    quality = rungs.quality(mean)
    if quality is None:
        return None
    return ItemMean(
        item=items[0].item,
        unit=rungs.unit,
        months=tuple(sorted({m for i in items for m in i.months})),
        n=sum(i.n for i in items),
        below=sum(i.below for i in items),
        mean=mean,
        low=min(i.low for i in items),
        high=max(i.high for i in items),
        quality=quality,
        target=None,
        over=_over(mean, quality, rungs),
    )


def _over(mean: Fraction, quality: int, rungs: Ladder) -> Fraction | None:
    """The multiple over class Ⅲ, of what is worse than that."""
    reference = _reference()
    return None if quality <= reference else judged(mean, rungs.limit(reference)).multiple


def main_items(period: Period) -> tuple[ItemMean, ...]:
    """主要污染指标: the worst items, of one class those with the larger multiple over class Ⅲ (22号 二（一）1).

    Cyanide and heavy metals that exceed come first, whatever their place.
    """
    rule, reference = method(), _reference()
    if period.quality is None or period.quality <= reference:
        return ()
    worse = [i for i in period.items if i.quality > reference]
    first = [i for i in worse if i.item in rule.named_first]
    rest = sorted((i for i in worse if i not in first), key=lambda i: (-i.quality, -(i.over or 0)))
    return (*first, *rest[: max(0, rule.named - len(first))])


@cache
def _reference() -> int:
    return ("I", "II", "III", "IV", "V").index(method().reference) + 1


def _order(rungs: Ladder) -> int:
    clause = rungs.limits[0].clause
    digits = "".join(c for c in clause.partition("第")[2] if c.isdigit())
    return int(digits or 0)


def _left_out(
    cells: Mapping[str, object], rungs: Mapping[str, Ladder], body: str
) -> dict[str, str]:
    """Items without part in the class, and why."""
    told = {}
    for item in cells:
        if item in rungs and rungs[item].counts:
            continue
        if item == NITROGEN and item in rungs:
            told[item] = "单独评价"
        elif item in ("水温", NITROGEN, "粪大肠菌群"):
            told[item] = "按评价办法不参与水质类别评价"
        else:
            told[item] = f"GB 3838—2002 对{body}没有分类限值"
    return told

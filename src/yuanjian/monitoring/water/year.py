"""Files of surface water → sections by year, their groups, and the year against the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from yuanjian.core.refusal import Refusal
from yuanjian.core.rounding import plain, to_decimal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.quality.check import Flag, check, flags
from yuanjian.monitoring.quality.overrides import Override, apply
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import Loaded, load
from yuanjian.monitoring.readers.records import Progress
from yuanjian.monitoring.water.cells import Cell
from yuanjian.monitoring.water.ladder import LAKE, RIVER, SURFACE, ladder, ladders
from yuanjian.monitoring.water.listing import Listed, by_point
from yuanjian.monitoring.water.months import month_cells, occasions, uncounted
from yuanjian.monitoring.water.package import refuse_packages
from yuanjian.monitoring.water.river import Comparison, Group, compare, groups
from yuanjian.monitoring.water.section import ItemMean, Section, SectionYear, assess_section
from yuanjian.monitoring.water.trend import ItemChange, Trend, item_changes, trends
from yuanjian.norms.limits import Limit
from yuanjian.norms.water import method


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user said. ``year`` None: the last one with data; ``body`` None: rivers, told as assumed.

    ``month``: that month is assessed instead of the year, and set against the same month of the year before.
    """

    year: int | None = None
    month: int | None = None
    body: str | None = None
    target: int | None = None
    listing: tuple[Listed, ...] = ()
    seasons: Mapping[str, tuple[int, ...]] | None = None


@dataclass(frozen=True, slots=True)
class WaterYear:
    """The result. ``left`` are readings that have no part: (point, item, why, how many); ``doubts`` the first of those
    that the rules of ``quality/`` raise (the values count all the same)."""

    wanted: Wanted
    year: int
    sections: tuple[SectionYear, ...]
    groups: tuple[Group, ...]
    comparison: Comparison | None
    changes: tuple[ItemChange, ...]
    trends: tuple[Trend, ...]
    loaded: tuple[Loaded, ...]
    left: tuple[tuple[str, str, str, int], ...]
    doubts: tuple[Flag, ...]
    notes: tuple[str, ...]


def water_year(
    session: Session,
    paths: Sequence[Path],
    wanted: Wanted,
    declaration: Declaration | None = None,
    overrides: Sequence[Override] = (),
    progress: Progress | None = None,
) -> WaterYear:
    """Read the files and assess every section of the year; ``overrides`` decide on values.

    Raises:
        Refusal: a file cannot be read, or nothing in them belongs to the year.
    """
    refuse_packages(paths)
    # A reading of a section is a sample at its moment: 00:00 on January 1 belongs to that day.
    said = (declaration or Declaration()).over(Declaration(medium="water", grain="sample"))
    loaded = tuple(load(session, path, said, progress=progress) for path in paths)
    source = "counted" if overrides else "readings"
    if overrides:
        apply(session, overrides, date.today())
    cells = month_cells(session, source)
    if wanted.month is not None:
        cells = [c for c in cells if c.month == wanted.month]
    years = sorted({c.year for c in cells})
    if not years:
        which = f"{wanted.month}月" if wanted.month else ""
        raise Refusal(f"文件里没有{which}一个能用的监测值。" + _why_none(loaded))
    year = wanted.year or years[-1]
    if year not in years:
        told = "、".join(map(str, years))
        raise Refusal(f"文件里没有{year}年的数据，有的年份：{told}。")
    check(session)
    by_year = {
        y: _assessed(session, _sections(cells, y, wanted), y, cells, wanted)
        for y in years
        if y <= year
    }
    now, before = by_year[year], by_year.get(year - 1)
    return WaterYear(
        wanted,
        year,
        tuple(now),
        tuple(groups(now)),
        compare(before, now) if before else None,
        tuple(item_changes(before, now)) if before else (),
        tuple(trends(by_year)),
        loaded,
        tuple(uncounted(session, source)),
        tuple(flags(session)),
        (*_pointless(loaded), *_notes(now, wanted)),
    )


def _sections(cells: Sequence[Cell], year: int, wanted: Wanted) -> list[Section]:
    """The sections with data in a year: those listed in the list's order, then the others as they are met."""
    listed = by_point(wanted.listing)
    points = dict.fromkeys(c.point for c in cells if c.year == year)
    order = {key: n for n, key in enumerate(listed)}
    made = []
    for point in sorted(points, key=lambda p: order.get(p, len(order))):
        told = listed.get(point, Listed("", point))
        body = told.body or wanted.body or RIVER
        made.append(Section(point, told.water, body, told.target or wanted.target))
    return made


def _assessed(
    session: Session, sections: Sequence[Section], year: int, cells: Sequence[Cell], wanted: Wanted
) -> list[SectionYear]:
    held: dict[str, list[Cell]] = {}
    for cell in cells:
        if cell.year == year:
            held.setdefault(cell.point, []).append(cell)
    bounds = [bound for s in sections if s.target for bound in _bounds(s, year, held[s.point])]
    counted = occasions(session, bounds) if wanted.month is None else {}
    return [
        assess_section(
            s, year, held[s.point], counted.get((s.point, year)), wanted.seasons, wanted.month
        )
        for s in sections
    ]


def _bounds(section: Section, year: int, cells: Sequence[Cell]) -> list[tuple[str, int, Limit]]:
    """The limits of a section's target, for the items that count."""
    rungs = ladders(SURFACE, {c.item for c in cells}, date(year, 12, 31), section.body)
    assert section.target is not None
    return [
        (section.point, year, replace(each.limit(section.target), item=item))
        for item, each in rungs.items()
        if each.counts
    ]


def _notes(years: Sequence[SectionYear], wanted: Wanted) -> list[str]:
    """What was assumed, and what the lists and the data do not have in common."""
    notes = []
    listed = by_point(wanted.listing)
    unsaid = [
        s.section.point for s in years
        if not wanted.body and not listed.get(s.section.point, Listed("", "")).body
    ]  # fmt: skip
    if unsaid:
        like = [
            p
            for p in unsaid
            if p.endswith(("湖", "库", "水库", "塘", "湾", "湖心", "湖库", "库心"))
        ]
        told = f"，其中{'、'.join(like[:5])}名称像湖库" if like else ""
        notes.append(
            f"{len(unsaid)}个断面没有说明是河流还是湖库，按河流限值评价（假定）{told}。湖库请用 --body 湖库，或在断面清单的“类型”列写明"
        )
    if untargeted := sum(s.section.target is None for s in years):
        notes.append(
            f"{untargeted}个断面没有目标类别，只定类别，不判达标。请用 --target Ⅲ，或在断面清单的“目标类别”列写明"
        )
    points = {s.section.point for s in years}
    if wanted.listing:
        absent = [e.name or e.no for e in wanted.listing if not points & {e.no, e.name}]
        if absent:
            notes.append(f"清单中的{_named(absent)}在本年没有数据")
        strange = sorted(points - set(listed))
        if strange:
            notes.append(f"{_named(strange)}不在清单中，按命令行的设定评价")
    notes += _thin(years) if wanted.month is None else []
    notes += _masked(years)
    if any(s.section.body == LAKE for s in years):
        notes.append("湖库的总氮单独评价，不参与水质类别评价")
    return notes


def _masked(years: Sequence[SectionYear]) -> list[str]:
    """A mean of pH hides acid and alkaline values: those whose mean attains and whose extremes do not."""
    hidden = [
        f"{s.section.point}（{plain(to_decimal(i.low))}～{plain(to_decimal(i.high))}）"
        for s in years
        for i in s.whole.items
        if i.item == "pH值" and i.quality == 1 and not _within(i)
    ]
    if not hidden:
        return []
    return [f"pH值平均在范围内而单次超出的：{_named(hidden)}；算术平均会掩盖酸碱波动，请看逐月类别"]


def _within(item: ItemMean) -> bool:
    rungs = ladder(SURFACE, item.item, date(2020, 1, 1))
    return rungs is not None and rungs.quality(item.low) == rungs.quality(item.high) == 1


def _thin(years: Sequence[SectionYear]) -> list[str]:
    """Years that are not over, and items with few months in a year that is assessed: they count, and it is told."""
    notes = []
    last = max((m for s in years for m in s.whole.months), default=12)
    if last < 12:
        notes.append(f"数据只到{last}月，年均值为已有月份的平均")
    least = method().least_year
    thin = {
        s.section.point: [i.item for i in s.whole.items if len(i.months) < least]
        for s in years
        if s.whole.quality is not None
    }
    if told := [f"{point}（{'、'.join(items)}）" for point, items in thin.items() if items]:
        notes.append(f"有效月数少于{least}个的因子仍按已有数据参评：{_named(told)}")
    return notes


def _pointless(loaded: Sequence[Loaded]) -> list[str]:
    """Files without a column of points: all of their rows are taken for one section."""
    return [
        f"{each.path.name}没有断面（点位）列，全部数据算作一个断面“{'、'.join(each.points)}”；列名不认识时请在来源声明的“列”中写明"
        for each in loaded
        if "point" in each.terms.assumed
    ]


def _named(names: Sequence[str]) -> str:
    told = "、".join(names[:5])
    return told if len(names) <= 5 else f"{told}等{len(names)}个"


def _why_none(loaded: Sequence[Loaded]) -> str:
    first = next((str(p) for each in loaded for p in each.problems), "")
    return f"第一处问题：{first}" if first else ""

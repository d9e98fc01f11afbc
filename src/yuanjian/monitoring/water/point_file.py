"""Files of groundwater, noise or soil samples → points by year, each result judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Final

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.declaration import Medium as FileMedium
from yuanjian.monitoring.readers.load import Loaded, load
from yuanjian.monitoring.readings import SCALE
from yuanjian.monitoring.sql import text
from yuanjian.monitoring.water.listing import Listed, by_point
from yuanjian.monitoring.water.months import uncounted
from yuanjian.monitoring.water.package import refuse_packages
from yuanjian.monitoring.water.points import Medium, PointYear, Result, point_year, zone_of
from yuanjian.norms.limits import UnknownStandard

_FILES: Final[dict[Medium, FileMedium]] = {
    "地下水": "groundwater", "声": "noise", "厂界": "noise", "土壤": "soil",
}  # fmt: skip
_MOST: Final = 500_000


@dataclass(frozen=True, slots=True)
class PointFile:
    """The points of a year. ``left`` are readings that were not judged: (point, item, why, how many)."""

    medium: Medium
    year: int
    points: tuple[PointYear, ...]
    loaded: tuple[Loaded, ...]
    left: tuple[tuple[str, str, str, int], ...]
    notes: tuple[str, ...]


def point_file(
    session: Session,
    paths: Sequence[Path],
    medium: Medium,
    *,
    zone: str = "",
    listing: Sequence[Listed] = (),
    year: int | None = None,
) -> PointFile:
    """Read the files and judge every result of the year (the last one with data where none is said).

    Raises:
        Refusal: a file cannot be read, has no such year, or a point has no zone to be judged by.
    """
    refuse_packages(paths)
    said = Declaration(medium=_FILES[medium], grain="sample")
    loaded = tuple(load(session, path, said) for path in paths)
    results = results_of(session, loaded)
    years = sorted({r.at.year for r in results})
    if not years:
        raise Refusal("文件里没有一个能用的监测值。")
    chosen = year or years[-1]
    if chosen not in years:
        raise Refusal(f"文件里没有{chosen}年的数据，有的年份：{'、'.join(map(str, years))}。")
    held: dict[str, list[Result]] = {}
    for result in results:
        if result.at.year == chosen:
            held.setdefault(result.point, []).append(result)
    zones = _zones(medium, list(held), zone, listing, chosen)
    points = tuple(point_year(medium, p, zones[p], chosen, found) for p, found in held.items())
    absent = [e.name or e.no for e in listing if not set(held) & {e.no, e.name}]
    notes = (f"清单中的{'、'.join(absent[:8])}在本年没有数据",) if absent else ()
    return PointFile(medium, chosen, points, loaded, tuple(uncounted(session)), notes)


def results_of(session: Session, loaded: Sequence[Loaded]) -> list[Result]:
    """The results of a session's readings, in the units that they are kept in.

    Raises:
        Refusal: there are far more than samples by hand can be.
    """
    units = {item: unit for each in loaded for item, unit in each.units.items()}
    rows = session.rows(text("water/results.sql"))
    if len(rows) > _MOST:
        raise Refusal(f"有{len(rows)}个监测值，超过{_MOST}个；手工监测数据不会这么多，请按年分开。")
    timed = any(
        start.replace(microsecond=0).time() != datetime.min.time() for _, _, start, *_ in rows
    )
    return [
        Result(point, item, start, Fraction(value, SCALE), units.get(item, ""), below, raw or "", timed)
        for point, item, start, value, below, raw in rows
    ]  # fmt: skip


def _zones(
    medium: Medium, points: Sequence[str], zone: str, listing: Sequence[Listed], year: int
) -> dict[str, str]:
    listed, found, without = by_point(listing), {}, []
    for point in points:
        said = listed[point].zone if point in listed else ""
        if not (said := said or zone):
            without.append(point)
            continue
        try:
            found[point] = zone_of(medium, said, year)
        except UnknownStandard as no:
            raise Refusal(f"点位“{point}”的功能区“{said}”不能用：{no}。") from None
    if without:
        what = {"地下水": "水质目标（如 Ⅲ类）", "土壤": "用地类型（如 第二类用地）"}.get(
            medium, "声功能区（如 3类）"
        )
        raise Refusal(
            f"{'、'.join(without[:8])}没有{what}，不能评价。请用 --zone 写明，或在 --points 清单的“功能区”列写明。"
        )
    return found

"""Black and odorous waters: points and the whole water graded by transparency, oxygen, redox potential and ammonia.

Source: 城市黑臭水体整治工作指南 表1 and the grading below it (unverified). It grades waters that are known to be black and
odorous; a point whose data are all better than the light band is said to be so, no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final, Literal

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import Loaded, load
from yuanjian.monitoring.water.package import refuse_packages
from yuanjian.monitoring.water.point_file import results_of
from yuanjian.monitoring.water.points import Result, in_unit
from yuanjian.norms.document import read_yaml
from yuanjian.norms.limits import find_standard, limit

STANDARD: Final = "城市黑臭水体整治工作指南"
ITEMS: Final = ("透明度", "溶解氧", "氧化还原电位", "氨氮")
Grade = Literal["重度黑臭", "轻度黑臭", "均优于轻度黑臭界线"]


@dataclass(frozen=True, slots=True)
class BlackPoint:
    """A point. ``data``: item → (how many, of them heavy, of them light)."""

    point: str
    times: int
    data: Mapping[str, tuple[int, int, int]]
    grade: Grade

    def heavy_share(self, item: str) -> Fraction | None:
        """Per cent of an item's data that are heavy."""
        n, heavy, _ = self.data.get(item, (0, 0, 0))
        return Fraction(100 * heavy, n) if n else None


@dataclass(frozen=True, slots=True)
class BlackWater:
    """All points of the files in a year, and the water as a whole; ``heavy`` per cent of its points."""

    year: int
    points: tuple[BlackPoint, ...]
    grade: Grade
    heavy: Fraction
    loaded: tuple[Loaded, ...]
    notes: tuple[str, ...]


def black_file(session: Session, paths: Sequence[Path], year: int | None = None) -> BlackWater:
    """Read the files of one water and grade it.

    Raises:
        Refusal: a file cannot be read, or nothing in it is one of the four items in that year.
    """
    refuse_packages(paths)
    loaded = tuple(load(session, p, Declaration(medium="water", grain="sample")) for p in paths)
    results = [r for r in results_of(session, loaded) if r.item in ITEMS]
    years = sorted({r.at.year for r in results})
    if not years:
        raise Refusal(f"文件里没有{'、'.join(ITEMS)}的监测值，不能判定黑臭级别。")
    chosen = year or years[-1]
    if chosen not in years:
        raise Refusal(f"文件里没有{chosen}年的数据，有的年份：{'、'.join(map(str, years))}。")
    held: dict[str, list[Result]] = {}
    for result in results:
        if result.at.year == chosen:
            held.setdefault(result.point, []).append(result)
    points = tuple(grade_point(point, found) for point, found in held.items())
    heavy = Fraction(100 * sum(p.grade == "重度黑臭" for p in points), len(points))
    return BlackWater(chosen, points, _whole(points, heavy), heavy, loaded, tuple(_notes(points)))


def grade_point(point: str, results: Iterable[Result]) -> BlackPoint:
    """A point by its data: heavy when one item is in so many per cent of them, or two items in fewer."""
    found = list(results)
    data = {item: _counted([r for r in found if r.item == item]) for item in ITEMS}
    held = {item: counts for item, counts in data.items() if counts[0]}
    rule = grading()
    shares = [Fraction(100 * heavy, n) for n, heavy, _ in held.values()]
    one = any(share >= int(rule["one_item"]) for share in shares)
    two = sum(share >= int(rule["two_items"]) for share in shares) >= 2
    grade: Grade = "均优于轻度黑臭界线"
    if one or two:
        grade = "重度黑臭"
    elif any(heavy + light for _, heavy, light in held.values()):
        grade = "轻度黑臭"
    return BlackPoint(point, len({r.at.date() for r in found}), held, grade)


def _counted(results: Sequence[Result]) -> tuple[int, int, int]:
    levels = [level for r in results if (level := level_of(r)) is not None]
    return len(levels), levels.count(2), levels.count(1)


def level_of(result: Result) -> int | None:
    """2 heavy, 1 light, 0 better; None where the unit is another's. A non-detect counts half its detection limit."""
    on = result.at.date()
    heavy, light = (limit(STANDARD, result.item, grade, on=on) for grade in ("重度", "轻度"))
    if heavy is None or light is None:
        return None
    value, _ = in_unit(result, light.unit)
    if value is None:
        return None
    counted = value / 2 if result.below else value
    return 2 if heavy.met_by(counted) else 1 if light.met_by(counted) else 0


def _whole(points: Sequence[BlackPoint], heavy: Fraction) -> Grade:
    if heavy >= int(grading()["points"]):
        return "重度黑臭"
    if any(p.grade != "均优于轻度黑臭界线" for p in points):
        return "轻度黑臭"
    return "均优于轻度黑臭界线"


def _notes(points: Sequence[BlackPoint]) -> list[str]:
    rule, notes = grading(), []
    if len(points) < int(rule["least_points"]):
        notes.append(f"检测点{len(points)}个，指南要求每个水体不少于{rule['least_points']}个")
    if few := [p.point for p in points if p.times < int(rule["least_times"])]:
        notes.append(
            f"{'、'.join(few[:8])}检测不足{rule['least_times']}次，指南要求至少{rule['least_times']}次"
        )
    for p in points:
        if lacking := [item for item in ITEMS if item not in p.data]:
            notes.append(f"{p.point}缺{'、'.join(lacking)}，按已有指标判定")
    if any("透明度" in p.data for p in points):
        notes.append("水深不足25 cm的，透明度界线按水深的40%取值，请自行核对；清澈见底的不判黑臭")
    return notes


def grading() -> Mapping[str, str]:
    """The shares of the grading."""
    found, _ = find_standard(STANDARD, date(2020, 1, 1))
    told: Mapping[str, str] = read_yaml(
        "limits", found.document.id.removeprefix("limits/"), "norm.yaml"
    )["grading"]
    return told

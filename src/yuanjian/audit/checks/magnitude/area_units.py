"""Areas of one park that differ by the factor between hectares, square kilometres and mu."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import Told, told
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_FACTS = ("park.area_approved", "park.area_planned", "park.area_built", "park.area_total")
_RATIOS = {100: "公顷与平方公里相差100倍", 1500: "亩与平方公里相差1500倍", 15: "亩与公顷相差15倍"}
_LARGEST, _SMALLEST = 2000, Fraction(1, 100)  # km²


@check("面积单位可能有误", "query", why="逻辑：1平方公里＝100公顷＝1500亩")
def find(f: Facts) -> Iterator[Finding]:
    """Two areas in exactly such a ratio; a built-up area above the planned one; an area that no park has."""
    held = [t for fact in _FACTS if (t := told(f, fact)) is not None]
    if not held:
        raise NotAssessed("报告没有写明面积")
    for one, other in combinations(held, 2):
        low, high = sorted((one.number, other.number))
        ratio = high / low if low else Fraction(0)
        said = next(
            (text for k, text in _RATIOS.items() if abs(ratio / k - 1) < Fraction(1, 100)), ""
        )
        if said:
            yield _finding(
                (one, other), f"{one.label} {one.said}，{other.label} {other.said}：{said}"
            )
    for area in held:
        if not _SMALLEST <= area.number <= _LARGEST:
            yield _finding((area,), f"{area.label} {area.said}，合 {area.shown} km²，不合常理")
    built, planned = told(f, "park.area_built"), told(f, "park.area_planned")
    if built and planned and built.interval.above(planned.interval):
        yield _finding((built, planned), f"已开发面积 {built.said} 大于规划面积 {planned.said}")


def _finding(areas: tuple[Told, ...], said: str) -> Finding:
    return Finding(
        said,
        quotes=tuple(a.quote for a in areas),
        found="、".join(a.said for a in areas),
        advice="请与批准文件核对面积和单位（平方公里、公顷、亩）。",
        verify="面积与批准文件一致。",
    )

"""Economic figures of one park whose sizes do not go together: tax in 万元 beside output in 亿元."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import Told, told
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_FACTS = (
    "economy.gdp", "economy.output", "economy.income", "economy.value_added", "economy.fixed_investment",
    "economy.industrial_investment", "economy.tax", "economy.trade",
)  # fmt: skip
_SMALL, _LARGE = Fraction(1, 10), Fraction(1)  # 亿元
_SPREAD = 1000


@check(
    "金额的单位疑似写错（万元与亿元）",
    "major",
    why="逻辑：同一园区的产值、投资、税收量级相当，相差千倍以上多为单位误写",
)
def find(f: Facts) -> Iterator[Finding]:
    """A figure in 万元 or 元 under a tenth of 亿元 beside one a thousand times as large in 亿元."""
    held = [t for fact in _FACTS if (t := told(f, fact)) is not None and t.number > 0]
    large = [t for t in held if t.number >= _LARGE]
    if not large:
        raise NotAssessed("报告没有写明以亿元计的经济指标")
    for one in held:
        other = max(large, key=lambda t: t.number)
        slip = "万" in one.claim.unit or one.claim.unit.startswith("元")
        if one.number < _SMALL and slip and other.number > one.number * _SPREAD:
            yield _finding(one, other)


def _finding(one: Told, other: Told) -> Finding:
    return Finding(
        f"{one.label} {one.said}，{other.label} {other.said}，相差千倍以上，{one.said}疑应为{one.claim.digits}亿元",
        quotes=(one.quote, other.quote),
        expected=f"{one.claim.digits}亿元",
        found=one.said,
        advice="请与统计、税务部门核对金额和单位（万元、亿元）。",
        verify="各项金额的单位与统计数据一致。",
    )

"""Samples and plan rows that name a point which sheets 16, 17 and 18 do not have."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.reference._lost import findings
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.facts.engine import Facts

_ADVICE = "请在16_水质断面、17_大气站点或18_其他监测点位登记该点位，或改正点位编号。"


@check("引用的监测点位未登记", "major", why="逻辑：监测数据须有点位，才能确定执行标准和评价对象")
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """One finding a name, with the rows that use it."""
    yield from findings(f, "点位", _ADVICE, "16.no")

"""Waste water and sewers that lead to a plant which sheet 13 does not have."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.reference._lost import findings
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.facts.engine import Facts

_ADVICE = "请在13_污水处理设施登记该设施（依托市政或上级园区的也要填），或改正设施编号。"


@check(
    "引用的污水处理设施未登记",
    "major",
    why="逻辑：企业废水的去向和管网的接入设施都应在13_污水处理设施中",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """One finding a name, with the rows that use it."""
    yield from findings(f, "设施", _ADVICE, "13.no")

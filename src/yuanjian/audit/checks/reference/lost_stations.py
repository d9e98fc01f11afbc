"""Days of an air station which sheet 17 does not have."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.reference._lost import findings
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.facts.engine import Facts

_ADVICE = "请在17_大气站点登记该站点，或改正站点编号。"


@check("日均值的站点未登记", "major", why="逻辑：日均值须有站点，才能确定功能区、用途和执行标准")
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """One finding a name, with the rows that use it."""
    yield from findings(f, "站点", _ADVICE, "17.no")

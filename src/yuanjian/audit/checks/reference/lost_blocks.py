"""Firms and sewers that lie in a block which sheet 02 does not have."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.reference._lost import findings
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.facts.engine import Facts

_ADVICE = "请在02_区块与用地登记该区块，或改正区块编号。"


@check("引用的区块未登记", "major", why="逻辑：企业和管网所在的区块应在02_区块与用地中")
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """One finding a name, with the rows that use it."""
    yield from findings(f, "区块", _ADVICE, "02.block_no")

"""Attachments that rows cite as proof and that sheet 34 does not list."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.reference._lost import findings
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.facts.engine import Facts

_ADVICE = "请在34_附件清单列入该附件并随资料包提交，或改正附件编号。"


@check(
    "引用的附件不在附件清单中", "major", why="逻辑：作为佐证的附件应列入34_附件清单并随资料包提交"
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """One finding a name, with the rows that use it."""
    yield from findings(f, "附件", _ADVICE, "34.no")

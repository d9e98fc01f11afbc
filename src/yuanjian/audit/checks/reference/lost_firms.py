"""Rows that name a firm which the register does not have."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.reference._lost import findings
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.facts.engine import Facts

_ADVICE = "已退出的企业应保留在05_企业名录中并填退出日期；名称变更的，把旧名填入“企业简称/曾用名”。"


@check(
    "引用的企业不在企业名录中",
    "major",
    why="逻辑：各表的企业都应在05_企业名录中，否则合计与企业数对不上",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """One finding a name, with the rows that use it."""
    yield from findings(f, "企业（主体）", _ADVICE, "05.name", "01.park_name")

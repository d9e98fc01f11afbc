"""Requirements that stem from a document which sheet 03 does not have."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.reference._lost import findings
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.facts.engine import Facts

_ADVICE = "请在03_规划环评档案登记该文件，或改正文件编号。"


@check(
    "引用的规划环评文件不在档案中",
    "major",
    why="逻辑：要求、计划和清单条款都出自03_规划环评档案中的文件",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """One finding a name, with the rows that use it."""
    yield from findings(f, "文件", _ADVICE, "03.doc_no")

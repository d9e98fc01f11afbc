"""环评手续: the groups of sheet 06 add up to all firms."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.partition._firms import unsorted
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts
from yuanjian.facts.shelf.eia import sorted_firms


@check(
    "环评手续各类之和不等于入园企业数",
    "query",
    why="环境影响评价法 第十六条、第二十二条：各企业的环评手续应逐家说明",
)
def find(f: Facts) -> Iterator[Finding]:
    """Names the firms that are in no group."""
    yield from unsorted(f, sorted_firms(f), "环评手续", (3,))

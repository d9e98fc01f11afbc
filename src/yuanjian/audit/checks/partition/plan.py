"""应急预案备案: the groups of sheet 08 add up to all firms."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.partition._firms import unsorted
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts
from yuanjian.facts.shelf.plan import sorted_firms


@check(
    "应急预案备案各类之和不等于入园企业数",
    "query",
    why="环发〔2015〕4号：各企业的预案备案情况应逐家说明",
)
def find(f: Facts) -> Iterator[Finding]:
    """Names the firms that are in no group."""
    yield from unsorted(f, sorted_firms(f), "应急预案备案")

"""环保竣工验收: the groups of sheet 06 add up to all firms."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.partition._firms import unsorted
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts
from yuanjian.facts.shelf.acceptance import sorted_firms


@check(
    "环保竣工验收各类之和不等于入园企业数",
    "query",
    why="国环规环评〔2017〕4号：各企业的验收情况应逐家说明",
)
def find(f: Facts) -> Iterator[Finding]:
    """Names the firms that are in no group."""
    yield from unsorted(f, sorted_firms(f), "环保竣工验收")

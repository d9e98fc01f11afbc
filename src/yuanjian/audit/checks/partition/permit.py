"""排污许可: the groups of sheet 07 add up to all firms."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.partition._firms import unsorted
from yuanjian.audit.checks.partition._told import Groups, told_groups
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts
from yuanjian.facts.shelf.permit import sorted_firms

_GROUPS = Groups(
    "排污许可",
    ("permit.held", "permit.without"),
    ("permit.registered", "permit.not_required", "permit.not_required_construction"),
    gap="major",
    alone="query",
    zero_tells=False,
)


@check(
    "排污许可各类之和不等于入园企业数",
    "query",
    why="排污许可管理条例：各企业的许可或登记情况应逐家说明",
)
def find(f: Facts) -> Iterator[Finding]:
    """Names the firms that are in no group."""
    if without_rows(f, "05", "07"):
        yield from told_groups(f, _GROUPS)
        return
    yield from unsorted(f, sorted_firms(f), "排污许可")

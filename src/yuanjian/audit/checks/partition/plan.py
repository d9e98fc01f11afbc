"""应急预案备案: the groups of sheet 08 add up to all firms."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.partition._firms import unsorted
from yuanjian.audit.checks.partition._told import Groups, reasons, told_groups
from yuanjian.audit.claimed import told, without_rows
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts
from yuanjian.facts.shelf.plan import sorted_firms

_NEEDLESS = ("plan.not_required", "plan.not_required_construction")
_GROUPS = Groups("应急预案备案", ("plan.done", "plan.pending"), _NEEDLESS)


@check(
    "应急预案备案各类之和不等于入园企业数",
    "query",
    why="环发〔2015〕4号：各企业的预案备案情况应逐家说明",
)
def find(f: Facts) -> Iterator[Finding]:
    """Names the firms that are in no group."""
    if without_rows(f, "05", "08"):
        yield from told_groups(f, _GROUPS)
        yield from _unexplained(f)
        return
    yield from unsorted(f, sorted_firms(f), "应急预案备案")


def _unexplained(f: Facts) -> Iterator[Finding]:
    """Where those who need none are counted among the pending, every pending firm has its reason."""
    whole, done, pending = (told(f, i) for i in ("enterprises.total", "plan.done", "plan.pending"))
    if whole and done and pending and done.number + pending.number == whole.number:
        yield from reasons(f, pending, _NEEDLESS, "备案")

"""环评手续: the groups of sheet 06 add up to all firms."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.partition._firms import unsorted
from yuanjian.audit.checks.partition._told import Groups, told_groups
from yuanjian.audit.claimed import told, without_rows
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts
from yuanjian.facts.shelf.eia import sorted_firms

_APPROVED = Groups(
    "环评手续",
    ("eia.approved", "eia.not_required", "eia.without"),
    ("eia.registered",),
    credit=(3,),
)
_OF_KIND = Groups(
    "环评手续",
    ("eia.table", "eia.report", "eia.not_required", "eia.without"),
    ("eia.registered",),
    credit=(3,),
)


@check(
    "环评手续各类之和不等于入园企业数",
    "query",
    why="环境影响评价法 第十六条、第二十二条：各企业的环评手续应逐家说明",
)
def find(f: Facts) -> Iterator[Finding]:
    """Names the firms that are in no group."""
    if without_rows(f, "05", "06"):
        yield from told_groups(f, _OF_KIND if told(f, "eia.approved") is None else _APPROVED)
        yield from _registered_among_approved(f)
        return
    yield from unsorted(f, sorted_firms(f), "环评手续", (3,))


def _registered_among_approved(f: Facts) -> Iterator[Finding]:
    """All firms are said to have an approval, and some of them to be registered only: a filing is no approval."""
    whole, approved = told(f, "enterprises.total"), told(f, "eia.approved")
    filed = next(
        (t for i in ("eia.registered", "acceptance.not_required") if (t := told(f, i)) is not None),
        None,
    )
    if whole is None or approved is None or filed is None or approved.number != whole.number:
        return
    if not filed.number or "登记" not in filed.claim.quote or filed.claim.part_of == "eia.approved":
        return
    yield Finding(
        f"写明全部 {approved.shown} 家已完成环评批复，又有 {filed.shown} 家为登记备案："
        f"{approved.shown}－{filed.shown}＝{approved.number - filed.number}",
        quotes=(approved.quote, filed.quote),
        expected=f"批复 {approved.number - filed.number} 家、登记 {filed.shown} 家，分别写明",
        found=approved.said,
        advice="登记表实行备案，不属批复；请分别写明取得批复的和登记备案的企业数。",
        verify="批复与登记备案的企业数分开，相加等于入园企业数。",
        severity="query",
        credit=(3,),
    )

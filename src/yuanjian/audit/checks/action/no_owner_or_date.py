"""Plans of a report without an owner, a date or a measure that can be checked."""

import re
from collections.abc import Iterator

from yuanjian.audit.chapters_text import Item, proper_items
from yuanjian.audit.check import check
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_OWNER = re.compile(
    r"(?:由|责任单位|责任部门|责任人|牵头单位|牵头|负责单位|配合单位)[^,。;]{0,24}"
    r"|[\u4e00-\u9fff]{2,12}(?:局|科|处|办|部|所|中心|公司|办公室)(?:负责|牵头|落实|组织|承担|具体|跟踪|督办|督促|统筹|主抓|包保|推进|实施|会同|联合)|\S{1,20}负责"
)
_DATE = re.compile(
    r"20\d{2}年|\d{1,2}月(?:底|份|前|中旬|上旬|下旬)?|[一二三四]季度|上半年|下半年|年底前|年内|年底|月底|期限|时限|每(?:年|季度?|月|周)"
)
_MEASURE = re.compile(r"\d+(?:\.\d+)?(?:%|个|家|次|套|台|座|公里|吨|处|项|万|亿|人|份|米|场|期|批)")


@check(
    "下一步计划没有责任单位、时限或目标", "query", why="逻辑：下一步计划有责任单位、完成时限和可核查的目标，才可督办销号（自评估报告五）"
)  # fmt: skip
def find(f: Facts) -> Iterator[Finding]:
    """One finding for the chapter: which of its items lack what."""
    if not without_rows(f, "33"):
        return
    plans = proper_items(f, "plans")
    open_ones = [(item, lacking) for item in plans if (lacking := _lacking(item))]
    if not open_ones:
        return
    every = {what for _, lacking in open_ones for what in lacking}
    counted = "、".join(
        f"没有{what}的{sum(what in lacking for _, lacking in open_ones)}项"
        for what in ("责任单位", "完成时限", "可核查的目标")
        if what in every
    )
    yield Finding(
        f"下一步计划共 {len(plans)} 项，{counted}",
        quotes=tuple(item.quote() for item, _ in open_ones[:8]),
        expected="每项写明责任单位、完成时限、目标",
        found=counted,
        advice="请为每项计划写明责任单位、完成时限和可核查的目标（数量、文件、设施）；长期工作写明年度节点。",
        verify="每项计划都有责任单位、时限和目标。",
        cause="plans/owner",
    )


def _lacking(item: Item) -> tuple[str, ...]:
    """What an item lacks; one with a date or a figure needs no other goal."""
    text = item.text
    found = []
    if not _OWNER.search(text):
        found.append("责任单位")
    if not _DATE.search(text):
        found.append("完成时限")
    if not _MEASURE.search(text) and len(found) == 2:
        found.append("可核查的目标")
    return tuple(found)

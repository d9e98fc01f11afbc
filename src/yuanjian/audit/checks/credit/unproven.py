"""Items that the park scores at no deduction while nothing on record shows it."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.audit.check import check
from yuanjian.audit.checks.credit._own import own_rows, proven
from yuanjian.audit.finding import Finding, quote_row
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts


@check(
    "自评未扣分，但没有数据或佐证",
    "query",
    why="评价指标表说明二：未上报某项指标内容的，此项指标按最高分进行扣分",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding for all such items: what each would cost, and what to get."""
    outcome = proven(f)
    rows = own_rows(f)
    open_ones = [
        one
        for one in outcome.items
        if one.points < 0
        and one.own == 0
        and one.judgement.verdict == "unknown"
        and one.number in rows
    ]
    if not open_ones:
        return
    costs = "、".join(f"第{one.number}项（{plain(one.points)}）" for one in open_ones)
    needed = "；".join(f"第{one.number}项：{one.judgement.lacking[0]}" for one in open_ones)
    yield Finding(
        f"{len(open_ones)} 项自评为 0 分但未能证明，合计最多可扣 "
        f"{plain(-sum((one.points for one in open_ones), Decimal(0)))} 分：{costs}",
        quotes=tuple(quote_row(rows[one.number], "self", "text") for one in open_ones[:8]),
        advice=f"补齐数据或佐证：{needed}。",
        verify="各项在评分表中不再是“数据不足”。",
        credit=tuple(one.number for one in open_ones),
    )

"""An item that the park took off although its data show that it need not."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.credit._own import both_sides, cause_of, own_rows, scored
from yuanjian.audit.finding import Finding
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts


@check(
    "自评已扣分或未加分，数据显示相反",
    "query",
    why="评价指标表：不符合评价标准所述情形的不扣分；有佐证的加分",
)
def find(f: Facts) -> Iterator[Finding]:
    """A deduction that the data clear, a proven bonus that was left out."""
    outcome = scored(f)
    rows = own_rows(f)
    for one in outcome.items:
        row, verdict = rows.get(one.number), one.judgement.verdict
        if row is None or one.own is None:
            continue
        needless = one.points < 0 and verdict == "clear" and one.own == one.points
        left_out = one.points > 0 and verdict == "triggered" and one.own == 0
        if not (needless or left_out):
            continue
        right = plain(one.points) if left_out else "0"
        yield Finding(
            f"第{one.number}项自评 {plain(one.own)} 分，数据显示可为 {right} 分：{one.judgement.reason}",
            quotes=both_sides(row, one),
            expected=right,
            found=plain(one.own),
            advice="核对是否另有触发扣分的情形；没有的，自评可改。",
            verify="自评分值与数据一致。",
            credit=(one.number,),
            cause=cause_of(row),
        )

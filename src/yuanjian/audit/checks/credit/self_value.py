"""An own score is 0 or the points of its item."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.credit._own import cause_of, own_rows, scored
from yuanjian.audit.finding import Finding, quote_row
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts


@check(
    "自评分值不是0也不是该项分值",
    "blocker",
    why="评价指标表：每项的分值是固定的，触发计该分值，否则计0",
)
def find(f: Facts) -> Iterator[Finding]:
    """No share of the points: all or nothing."""
    outcome = scored(f)
    rows = own_rows(f)
    for one in outcome.items:
        if one.own is None or one.own in (0, one.points):
            continue
        row = rows[one.number]
        own = row.words("self").text or ""
        yield Finding(
            f"第{one.number}项自评 {own} 分，该项分值为 {plain(one.points)} 分",
            quotes=(quote_row(row, "self"),),
            expected=f"0 或 {plain(one.points)}",
            found=own,
            advice="按指标表改为 0 或该项分值；不能按程度折算。",
            verify="自评分值为 0 或该项分值。",
            credit=(one.number,),
            cause=cause_of(row),
        )

"""An own score in a report is 0 or the points of its item; one left open costs the full points."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, Severity, cell_cause
from yuanjian.audit.stated import CreditItem, credit_items
from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts


@check(
    "自评分值不是0也不是该项分值",
    "blocker",
    why="评价指标表：每项的分值是固定的，触发计该分值，否则计0",
)
def find(f: Facts) -> Iterator[Finding]:
    """By the points that the report's own table prints."""
    for item in credit_items(f):
        if item.row.record.places and item.own is None:
            yield _finding(item, "没有填自评分值", "major")
        elif item.row.record.places and item.own is not None and item.own not in (0, item.points):
            yield _finding(item, f"自评 {plain(item.own)} 分")


def _finding(item: CreditItem, said: str, severity: Severity | None = None) -> Finding:
    return Finding(
        f"第{item.number}项{said}，该项分值为 {plain(item.points)} 分",
        quotes=(item.quote_own, item.quote),
        expected=f"0 或 {plain(item.points)}",
        found=said,
        advice="按指标表填 0 或该项分值；不能按程度折算，未填的按最高分扣分。",
        verify="自评分值为 0 或该项分值。",
        credit=(item.number,),
        severity=severity,
        cause=cell_cause(item.row, "self"),
    )

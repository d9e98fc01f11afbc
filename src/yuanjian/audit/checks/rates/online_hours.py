"""Hours that a monitor had to run: at most the hours of the year."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.days import days_of
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts


@check("在线监测小时数大于全年小时数", "blocker", why="逻辑：一年的小时数是天数×24")
def find(f: Facts) -> Iterator[Finding]:
    """8 760, or 8 784 in a leap year."""
    needs("在线监测不明", f.rows("21").gap)
    hours = 24 * days_of(f.year)
    for row in f.rows("21"):
        due = row.amount("h_due").number
        if due is None or due <= hours:
            continue
        yield Finding(
            f"{row.called}应运行 {due} 小时，{f.year} 年只有 {hours} 小时",
            quotes=(quote_row(row, "h_due", "h_ok"),),
            expected=f"不大于 {hours}",
            found=f"{due}",
            advice="核对在线平台年报；几台设备合计的，分设备填报。",
            verify="应运行小时数不大于全年小时数。",
            subject=row.key,
            cause=cell_cause(row, "h_due"),
        )

"""An emergency plan that is older than three years at the year's end."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts


@check(
    "应急预案满三年未修编", "major", why="环发〔2015〕4号 第十二条：每三年至少进行一次回顾性评估"
)
def find(f: Facts) -> Iterator[Finding]:
    """Filed plans; one that is under revision only asks."""
    needs("应急预案不明", f.rows("08").gap)
    for row in f.rows("08"):
        ends = f.words("plan.expires", row).day
        status = row.get("status")
        if status not in ("已备案", "修编中") or ends is None or ends >= year_end(f.year):
            continue
        yield Finding(
            f"{row.words('ent').text}的应急预案 {row.day('date')} 备案，{ends} 满三年，"
            f"至 {year_end(f.year)} 状态为“{status}”",
            quotes=(quote_row(row, "date", "no", "status"),),
            expected=f"{year_end(f.year)} 或以后到期",
            found=f"{ends} 到期",
            advice="已重新备案的填新的备案编号和日期；未修编的列入下一年计划，写明责任单位和时限。",
            verify="到期日不早于报告年度末。",
            subject=row.key,
            credit=(18,) if row.get("subj") == "园区" else (),
            severity="query" if status == "修编中" else None,
            cause=cell_cause(row, "date"),
        )

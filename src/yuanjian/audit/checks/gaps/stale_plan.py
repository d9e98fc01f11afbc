"""A plan for the next year whose date lies in the year that is over."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts


@check("下一步计划的时限在报告年度内", "query", why="逻辑：下一步计划是报告年度之后的工作")
def find(f: Facts) -> Iterator[Finding]:
    """Last year's plan that was carried over, or a slip in the year."""
    for row in f.rows("33"):
        due = row.day("due")
        if row.get("type") != "下一步计划" or due is None or due > year_end(f.year):
            continue
        yield Finding(
            f"计划“{row.words('title').text or row.key}”的完成时限为 {due}，报告年度为 {f.year} 年",
            quotes=(quote_row(row, "title", "due"),),
            expected=f"{year_end(f.year)} 以后",
            found=str(due),
            advice="请核对年份；已完成的写入成效，未完成的写明原因和新的时限。",
            verify="各项计划的时限在报告年度之后。",
            subject=row.key,
            cause=cell_cause(row, "due"),
        )

"""A firm that came after the year's end is not one of the year's firms."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts


@check("入园日期晚于报告年度", "query", why="逻辑：年末在园企业的入园日期不晚于年末")
def find(f: Facts) -> Iterator[Finding]:
    """Such a firm is not counted; whether its date is right is asked."""
    needs("企业名录不明", f.rows("05").gap)
    for firm in f.rows("05").eq("counted", True):
        came = firm.day("in_date")
        if came is None or came <= year_end(f.year):
            continue
        yield Finding(
            f"{firm.words('name').text}入园日期 {came}，晚于 {year_end(f.year)}，未计入年末在园企业",
            quotes=(quote_row(firm, "in_date", "name", "status"),),
            expected=f"不晚于 {year_end(f.year)}",
            found=str(came),
            advice="核对年份；确属次年入园的，留到下一年度的名录。",
            verify="入园日期正确，企业数随之更新。",
            subject=firm.key,
            cause=cell_cause(firm, "in_date"),
        )

"""A laboratory reports after it has sampled."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.days import out_of_order
from yuanjian.audit.finding import Finding, listed, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


@check("检测报告日期早于采样日期", "major", why="逻辑：先采样，后出报告")
def find(f: Facts) -> Iterator[Finding]:
    """One finding a report, with its rows."""
    by_report: dict[str, list[RowView]] = {}
    for row in f.rows("19"):
        if out_of_order(row, "date", "rpt_date"):
            by_report.setdefault(str(row.get("rpt")), []).append(row)
    for number, rows in by_report.items():
        first = rows[0]
        yield Finding(
            f"报告 {number} 日期 {first.day('rpt_date')}，采样日期 {listed({str(r.day('date')) for r in rows})}",
            quotes=tuple(quote_row(r, "date", "rpt_date", "rpt") for r in rows[:4]),
            expected=f"{max(d for r in rows if (d := r.day('date')) is not None)} 或以后",
            found=str(first.day("rpt_date")),
            advice="与检测报告原件核对两个日期。",
            verify="报告日期不早于采样日期。",
            subject=number,
        )

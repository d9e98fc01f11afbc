"""Records of the year lie in the year."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, listed, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.carry import carried
from yuanjian.sheets.shelf import sheet

YEARLY = {"19": "采样日期", "20": "日期", "27": "受理日期", "28": "日期", "29": "日期"}
_ACTS = ("隐患排查", "应急演练", "值班培训", "专题会议", "专项检查")


@check(
    "记录的日期不在报告年度内", "major", why="逻辑：年度资料只计报告年度内的监测、投诉、执法和活动"
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding a sheet. Supplies and risk sources (29) may be older: they are stocks; what was open at the end of
    last year and came along (27, 28) is older by nature.
    """
    for no in YEARLY:
        outside = [r for r in f.rows(no) if _yearly(r) and _year(r) not in (None, f.year)]
        if not outside:
            continue
        name = sheet(no).sheet.name
        days = listed(f"{r.day('date')}" for r in outside)
        yield Finding(
            f"{name}有 {len(outside)} 行的{YEARLY[no]}不在 {f.year} 年内：{days}",
            quotes=tuple(quote_row(r, "date") for r in outside[:6]),
            expected=f"{f.year} 年",
            found=days,
            advice="核对年份；确属其他年度的，从本年度资料中移出。",
            verify="各行日期都在报告年度内。",
            credit=(16, 19) if no == "29" else (),
            severity="query" if no in ("27", "28") else None,
        )


def _yearly(row: RowView) -> bool:
    if row.record.sheet in ("27", "28") and carried(row.record.row):
        return False
    return row.record.sheet != "29" or row.get("type") in _ACTS


def _year(row: RowView) -> int | None:
    day = row.day("date")
    return day.year if day else None

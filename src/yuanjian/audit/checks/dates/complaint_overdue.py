"""Complaints and assigned cases still open after their day at the year's end."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, listed, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf.complaint import INSPECTIONS


@check(
    "投诉或督察交办件逾期未办结",
    "query",
    why="逻辑：办理期限在报告年度内的，年末应已办结；未办结的写入存在问题和下一步计划",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding for complaints, one for what inspections assigned: that is more than a question."""
    end = year_end(f.year)
    late = [
        row
        for row in f.rows("27")
        if row.get("status") in ("整改中", "未开始")
        and row.day("done") is None
        and (due := row.day("due")) is not None
        and due < end
    ]
    assigned = [row for row in late if row.get("src") in INSPECTIONS]
    others = [row for row in late if row.get("src") not in INSPECTIONS]
    if assigned:
        yield _finding(f, assigned, "督察交办件", True)
    if others:
        yield _finding(f, others, "投诉", False)


def _finding(f: Facts, rows: list[RowView], what: str, inspection: bool) -> Finding:
    names = listed(f"{row.called}（期限 {row.day('due')}）" for row in rows)
    return Finding(
        f"{len(rows)} 件{what}到 {year_end(f.year)} 已过办理期限仍未办结：{names}",
        quotes=tuple(quote_row(row, "src", "due", "status") for row in rows[:6]),
        expected="已办结，或写明延期依据",
        found=f"{len(rows)} 件未办结",
        advice="已办结的补填办结日期并更正整改状态；未办结的在备注写明延期依据，并列入下一步计划。",
        verify="逾期件已办结，或写明延期依据。",
        subject=names,
        credit=(23,) if inspection else (),
        severity="major" if inspection else None,
        cause=cell_cause(rows[0], "due") if len(rows) == 1 else "",
    )

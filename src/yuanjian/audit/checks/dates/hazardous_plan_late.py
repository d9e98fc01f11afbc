"""A plan for hazardous waste that was filed after the end of March of its year."""

from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.checks.dates._by_firm import by_firm_and_day
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firm_of
from yuanjian.facts.rows import RowView
from yuanjian.norms.duties import clock

_CLOCK = "hazardous.plan"


@check(
    "危险废物管理计划备案超过期限",
    "query",
    why="HJ 1259—2022 5.2.2：于每年3月31日前备案当年度的管理计划",
)
def find(f: Facts) -> Iterator[Finding]:
    """Only for years in which the rule was in force; a firm that came within the year plans when it comes."""
    duty = clock(_CLOCK)
    due = duty.due(date(f.year - 1, 12, 31)).day
    if not duty.document.rules_on(due):
        return

    def late(row: RowView, day: date) -> bool:
        firm = firm_of(f, row)
        came = RowView(firm).day("in_date") if firm is not None else None
        return day > due and (came is None or came.year < f.year)

    for day, rows in by_firm_and_day(f, "25", "plan", late):
        first = rows[0]
        yield Finding(
            f"{first.words('ent').text}的危险废物管理计划 {day} 备案，{f.year} 年度的期限为 {due}",
            quotes=tuple(quote_row(r, "name", "plan") for r in rows[:4]),
            expected=f"不晚于 {due}",
            found=str(day),
            advice="请与固废管理信息系统核对；年内新产生危废或变更计划的，在备注写明。",
            verify="备案日期在期限内，或备注写明原因。",
            subject=str(first.words("ent").text or first.key),
            credit=(9,),
            cause=cell_cause(first, "plan"),
        )

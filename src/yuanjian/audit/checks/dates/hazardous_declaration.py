"""The yearly declaration of hazardous waste: after the year, and by the end of March."""

from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.checks.dates._by_firm import by_firm_and_day
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.norms.duties import clock

_CLOCK = "hazardous.annual"


@check(
    "危险废物年度申报日期不对",
    "query",
    why="HJ 1259—2022 7.2：于每年3月31日前申报上年度的情况；逻辑：年度结束后才能申报全年",
)
def find(f: Facts) -> Iterator[Finding]:
    """Before the year was over it was another year's declaration; late only where the rule was in force."""
    duty, end = clock(_CLOCK), year_end(f.year)
    due = duty.due(end).day
    binding = duty.document.rules_on(due)

    def wrong(row: object, day: date) -> bool:
        return day <= end or (binding and day > due)

    for day, rows in by_firm_and_day(f, "25", "decl", wrong):
        first = rows[0]
        early = f"早于 {end}，像是上一年度的申报" if day <= end else f"晚于期限 {due}"
        yield Finding(
            f"{first.words('ent').text}的危险废物年度申报日期 {day}，{early}",
            quotes=tuple(quote_row(r, "name", "decl") for r in rows[:4]),
            expected=f"{date(f.year + 1, 1, 1)} 至 {due}",
            found=str(day),
            advice=f"请填 {f.year} 年度申报的日期；尚未申报的留空，并提醒企业在期限内申报。",
            verify="申报日期在年度结束之后、期限之内。",
            subject=str(first.words("ent").text or first.key),
            cause=cell_cause(first, "decl"),
        )

"""Firms: the opening number that was typed is last year's closing number."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, of_year, quote_value
from yuanjian.facts.engine import Facts


@check("上年末企业数与上年资料不一致", "major", why="逻辑：本年的上年末数应等于上年资料的年末数")
def find(f: Facts) -> Iterator[Finding]:
    """Sheet 01 against the records of the year before."""
    stated = f.value("enterprises.last_year")
    recorded = f.value("enterprises.last_year_recorded")
    amounts = [f.amount("enterprises.last_year"), f.amount("enterprises.last_year_recorded")]
    needs("无从比较", *(a.reason for a in amounts if not a.known))
    if amounts[0].number == amounts[1].number:
        return
    yield Finding(
        f"填报的上年末入园企业数 {stated.text} 个，{f.year - 1}年度资料的年末企业数为 {recorded.text} 个",
        quotes=(quote_value(stated), of_year(quote_value(recorded), f.year - 1)),
        expected=recorded.text,
        found=stated.text,
        advice="以上年报送的报告为准更正 01_园区概况“上年末入园企业数”；口径有调整的，在备注说明并列出企业。",
        verify="两数相等，或备注写明差异企业的名称。",
        cause="01/ent_prev",
    )

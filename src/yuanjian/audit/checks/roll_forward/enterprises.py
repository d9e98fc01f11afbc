"""Firms: last year's end + new − gone = this year's end."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.checks.roll_forward._told import told_chain
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.finding import Finding, quote_value
from yuanjian.facts.engine import Facts

PARTS = (
    "enterprises.last_year",
    "enterprises.new",
    "enterprises.cleared",
    "enterprises.left",
    "enterprises.gone_otherwise",
)


@check(
    "企业数量上下年不衔接", "blocker", why="逻辑：上年末＋新入园－清退－自主退出－其他退出＝本年末"
)
def find(f: Facts) -> Iterator[Finding]:
    """The count follows from last year's, exactly."""
    if without_rows(f, "01", "05"):
        yield from told_chain(f)
        return
    values = [f.value(i) for i in PARTS]
    end = f.value("enterprises.total")
    amounts = [f.amount(i) for i in PARTS]
    closing = f.amount("enterprises.total")
    needs("企业数量缺项", *(a.reason for a in (*amounts, closing) if not a.known))
    opening, new, *gone = amounts
    change = new
    for part in gone:
        change = change - part
    expected = opening + change
    if expected.number == closing.number:
        return
    arithmetic = f"{values[0].text}＋{values[1].text}" + "".join(f"－{v.text}" for v in values[2:])
    recorded = f.amount("enterprises.last_year_recorded")
    mended = recorded.known and (recorded + change).number == closing.number
    yield Finding(
        f"{arithmetic}＝{expected.number}，不等于年末在园 {end.text} 个",
        quotes=(quote_value(end), *(quote_value(v) for v in values)),
        expected=f"{expected.number}",
        found=end.text,
        advice="核对 01_园区概况“上年末入园企业数”与上年报告是否一致，以及 05_企业名录 的入园、退出日期和“是否计入统计口径”。",
        verify="改正后上式两边相等，本条消失。",
        # When last year's records close the sum, one cell is the cause of both findings.
        cause="01/ent_prev" if mended else "",
    )

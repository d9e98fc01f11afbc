"""A plant's on-line attainment below what all its factors together allow: days above lie between max and sum."""

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, cell, exactly
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts
from yuanjian.facts.shelf.sewage import online_rows


@check("在线达标率低于各因子超标天数之和所允许的值", "query",
       why="逻辑：总超标天数不大于各因子超标天数之和，达标率不低于1－Σ超标天数÷应运行天数")  # fmt: skip
def find(f: Facts) -> Iterator[Finding]:
    """The other bound (not above the worst factor) is same_fact.online_rate."""
    for plant in f.rows("13"):
        stated, own = cell(plant, "ok"), list(online_rows(f, plant))
        bad = [r.amount("d_bad").number for r in own]
        hours = [r.amount("h_due").number for r in own]
        if stated is None or not own or None in bad or None in hours:
            continue
        days = min(h for h in hours if h is not None) / Fraction(24)
        summed = sum((b for b in bad if b is not None), Fraction(0))
        if not days:
            continue
        least: Interval = exactly(max(Fraction(0), (days - summed) / days * 100))
        if not least.above(stated):
            continue
        terms = "＋".join(f"{r.words('factor').text} {r.words('d_bad').text}" for r in own)
        shown = printed(least.low, 2)
        yield Finding(
            f"{plant.words('name').text}填报在线达标率 {plant.words('ok').text}%；各因子超标天数 {terms}＝{summed} 天，"
            f"即使都不在同一天，达标率也有（{printed(days, None)}－{summed}）÷{printed(days, None)}＝{shown}%",
            quotes=(quote_row(plant, "ok", "name"), *(quote_row(r, "factor", "d_bad", "h_due") for r in own[:5])),
            expected=f"不低于 {shown}%",
            found=f"{plant.words('ok').text}%",
            advice="请与在线平台年报核对；按小时值统计的，在备注写明口径。",
            verify="在线达标率在各因子超标天数所允许的范围内。",
            subject=plant.key,
            cause=cell_cause(plant, "ok"),
        )  # fmt: skip

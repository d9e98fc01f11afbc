"""What a plant takes from the park is at least what the park's firms send it."""

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import check, needs
from yuanjian.audit.checks.load._told import told_inflow
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.days import days_of
from yuanjian.audit.finding import Finding, Unassessed, cell_cause, quote_row
from yuanjian.audit.intervals import cell, exactly, total
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts


@check(
    "园区来水量小于企业纳管量之和", "major", why="逻辑：设施收到的园区来水不少于园区企业纳管的水量"
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """Yearly volumes spread over the year; firms whose volume is blank are said, not guessed."""
    if without_rows(f, "13", "15"):
        yield from told_inflow(f)
        return
    needs("无从比较", f.rows("13").gap, f.rows("15").gap)
    for plant in f.rows("13"):
        taken = cell(plant, "park_flow")
        sent = [
            r for r in f.rows("15") if r.get("to") == "纳管" and r.get("wwtp") == plant.get("no")
        ]
        parts = [c for r in sent if (c := cell(r, "vol")) is not None]
        if taken is None or not sent:
            continue
        if len(parts) < len(sent):
            yield Unassessed(
                f"排入{plant.words('name').text}的企业有 {len(sent) - len(parts)} 家未填年排放量"
            )
        daily = total(parts) / exactly(days_of(f.year))
        if not daily.above(taken):
            continue
        summed = sum((r.amount("vol").number or Fraction(0) for r in sent), Fraction(0))
        mean = printed(summed / days_of(f.year), 2)
        yield Finding(
            f"{plant.words('name').text}园区来水量 {plant.words('park_flow').text} m³/d，"
            f"企业纳管量合计 {printed(summed, None)} m³/a ÷ {days_of(f.year)} ＝ {mean} m³/d",
            quotes=(quote_row(plant, "park_flow", "name"), *(quote_row(r, "vol", "wwtp") for r in sent[:5])),
            expected=f"不小于 {mean} m³/d",
            found=f"{plant.words('park_flow').text} m³/d",
            advice="核对来水流量计数据和各企业年排水量、单位、接纳设施编号。",
            verify="园区来水量不小于企业纳管量之和。",
            cause=cell_cause(plant, "park_flow"),
        )  # fmt: skip

"""一、园区概况: the park's total-load quotas. A quota of 0 and no quota at all are two different things."""

from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.quotas import other_limits, park_limit

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 一（总量控制指标）"
_SAYS = "09表中层级为园区的{}控制指标；填“无”为未下达（不适用）"


@fact("化学需氧量总量指标", "t/a", says=_SAYS.format("COD"), clause=_CLAUSE)
def cod(f: Facts) -> Amount:
    return park_limit(f, "COD")


@fact("氨氮总量指标", "t/a", says=_SAYS.format("氨氮"), clause=_CLAUSE)
def nh3n(f: Facts) -> Amount:
    return park_limit(f, "氨氮")


@fact("二氧化硫总量指标", "t/a", says=_SAYS.format("SO₂"), clause=_CLAUSE)
def so2(f: Facts) -> Amount:
    return park_limit(f, "SO2")


@fact("氮氧化物总量指标", "t/a", says=_SAYS.format("NOₓ"), clause=_CLAUSE)
def nox(f: Facts) -> Amount:
    return park_limit(f, "NOx")


@fact("VOCs总量指标", "t/a", says=_SAYS.format("VOCs"), clause=_CLAUSE)
def vocs(f: Facts) -> Amount:
    return park_limit(f, "VOCs")


@fact("其他污染物总量指标", "t/a", says="09表中层级为园区的其他污染物控制指标合计", clause=_CLAUSE)
def other(f: Facts) -> Amount:
    return other_limits(f)

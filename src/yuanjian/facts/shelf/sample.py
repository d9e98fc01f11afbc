"""19 手工监测数据, a row: its limit by standard, class and day, whether it attains, how far it exceeds."""

from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.points import limit_of, verdict_of
from yuanjian.facts.rows import RowView

_RULE = "按点位（或排口所属企业、设施）的执行标准、功能区和采样日期取限值"


@fact("样品标准限值", says=_RULE, per="19")
def limit(f: Facts, r: RowView) -> Words:
    return limit_of(f, r).words


@fact(
    "样品达标情况",
    says="结果不超过限值（溶解氧不低于，pH在范围内）为达标；地表水、地下水未检出按检出限的一半",
    per="19",
)
def ok(f: Facts, r: RowView) -> Words:
    return verdict_of(f, r).words


@fact("样品超标倍数", "倍", says="结果÷限值－1；达标的、pH和溶解氧不计", decimals=3, per="19")
def multiple(f: Facts, r: RowView) -> Amount:
    return verdict_of(f, r).multiple

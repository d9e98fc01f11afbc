"""21 在线监测年汇总, a row: how much of the hours was valid, how much of the days attained."""

from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


@fact("在线监测有效率", "%", says="有效小时数÷应运行小时数×100", most=2, per="21")
def valid_rate(f: Facts, r: RowView) -> Amount:
    return r.amount("h_ok") / r.amount("h_due") * 100


@fact("在线监测应运行天数", "天", says="应运行小时数÷24", most=2, per="21")
def days(f: Facts, r: RowView) -> Amount:
    return r.amount("h_due") / 24


@fact(
    "在线监测日均达标率",
    "%",
    says="（应运行天数－日均超标天数）÷应运行天数×100",
    most=2,
    per="21",
)
def ok_rate(f: Facts, r: RowView) -> Amount:
    due = f.amount("online.days", r)
    return (due - r.amount("d_bad")) / due * 100

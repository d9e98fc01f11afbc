"""14 管网, a row: how much of the sewers and drains that should be there is there."""

from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


@fact("区块污水管网覆盖率", "%", says="已建长度÷应建长度×100", most=2, per="14")
def sewage_coverage(f: Facts, r: RowView) -> Amount:
    return r.amount("s_done") / r.amount("s_need") * 100


@fact("区块雨水管网覆盖率", "%", says="已建长度÷应建长度×100", most=2, per="14")
def rain_coverage(f: Facts, r: RowView) -> Amount:
    return r.amount("r_done") / r.amount("r_need") * 100

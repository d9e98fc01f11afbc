"""13 污水处理设施, a row: how full a plant is."""

from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


@fact("污水处理设施负荷率", "%", says="平均实际处理量÷设计规模×100", most=2, per="13")
def load(f: Facts, r: RowView) -> Amount:
    return r.amount("flow") / r.amount("cap") * 100

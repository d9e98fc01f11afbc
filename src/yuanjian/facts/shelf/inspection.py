"""（七）投诉管理: problems handed on by central and provincial inspections."""

from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows
from yuanjian.facts.shelf.complaint import INSPECTIONS
from yuanjian.facts.shelf.complaints import CLOSED, received_rows

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（七）"


def _rows(f: Facts) -> Rows:
    return received_rows(f).eq("src", *INSPECTIONS)


@fact(
    "环保督察交办问题数量",
    "件",
    says="报告年度受理、来源为中央督察或省督察的件数",
    clause=_CLAUSE,
    decimals=0,
)
def received(f: Facts) -> Amount:
    return _rows(f).count()


@fact(
    "已完成整改的督察交办问题数量",
    "件",
    says="督察交办问题中整改状态为“已完成”或经核查“不需”整改的件数",
    clause=_CLAUSE,
    decimals=0,
)
def done(f: Facts) -> Amount:
    return _rows(f).eq("status", *CLOSED).count()


@fact(
    "督察交办问题整改完成率", "%", says="已完成÷交办×100；交办0件的不适用", clause=_CLAUSE, most=2
)
def rate(f: Facts) -> Amount:
    return f.amount("inspection.done") / f.amount("inspection.received") * 100

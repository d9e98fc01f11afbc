"""表1: the requirements of the planning EIA's reply, and how many are carried out."""

from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows, RowView

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（一）表1"
OPEN = ("基本落实", "部分落实", "未落实")


def _open(f: Facts) -> Rows:
    return f.rows("10").eq("result", *OPEN)


@fact("规划环评批复要求条数", "条", says="10表的行数", clause=_CLAUSE, decimals=0)
def total(f: Facts) -> Amount:
    return f.rows("10").count()


@fact(
    "规划环评批复要求已落实条数",
    "条",
    says="10表中落实情况为“已落实”的",
    clause=_CLAUSE,
    decimals=0,
)
def done(f: Facts) -> Amount:
    return f.rows("10").eq("result", "已落实").count()


@fact(
    "规划环评批复要求未完全落实条数",
    "条",
    says="10表中基本、部分或未落实的",
    clause=_CLAUSE,
    decimals=0,
)
def open_(f: Facts) -> Amount:
    return _open(f).count()


@fact(
    "规划环评批复要求未落实条数",
    "条",
    says="10表中落实情况为“未落实”的",
    clause=_CLAUSE,
    decimals=0,
)
def not_done(f: Facts) -> Amount:
    return f.rows("10").eq("result", "未落实").count()


@fact("规划环评批复要求不适用条数", "条", says="10表中落实情况为“不适用”的", decimals=0)
def not_applicable(f: Facts) -> Amount:
    return f.rows("10").eq("result", "不适用").count()


@fact("规划环评批复要求未完全落实项", says="10表中基本、部分或未落实的序号", clause=_CLAUSE)
def open_names(f: Facts) -> Words:
    return _open(f).joined("seq")


@fact("规划环评批复要求", says="10_规划环评要求落实", clause=_CLAUSE, per="10")
def requirement(f: Facts, r: RowView) -> Words:
    return r.words("req")


@fact("规划环评批复要求实施情况", says="10_规划环评要求落实", clause=_CLAUSE, per="10")
def implementation(f: Facts, r: RowView) -> Words:
    return r.words("impl")


@fact("规划环评批复要求落实情况", says="10_规划环评要求落实", clause=_CLAUSE, per="10")
def result(f: Facts, r: RowView) -> Words:
    return r.words("result")

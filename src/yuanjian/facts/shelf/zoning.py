"""表3: the control list (三线一单), clause by clause, and its figures."""

from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows, RowView

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（二）表3"


def _open(f: Facts) -> Rows:
    return f.rows("12").eq("result", "基本符合", "不符合")


@fact("三线一单管控要求条数", "条", says="12表的行数", clause=_CLAUSE, decimals=0)
def total(f: Facts) -> Amount:
    return f.rows("12").count()


@fact("三线一单管控要求符合条数", "条", says="12表中符合性为“符合”的", clause=_CLAUSE, decimals=0)
def met(f: Facts) -> Amount:
    return f.rows("12").eq("result", "符合").count()


@fact(
    "三线一单管控要求基本符合条数",
    "条",
    says="12表中符合性为“基本符合”的",
    clause=_CLAUSE,
    decimals=0,
)
def mostly_met(f: Facts) -> Amount:
    return f.rows("12").eq("result", "基本符合").count()


@fact(
    "三线一单管控要求不符合条数", "条", says="12表中符合性为“不符合”的", clause=_CLAUSE, decimals=0
)
def not_met(f: Facts) -> Amount:
    return f.rows("12").eq("result", "不符合").count()


@fact("三线一单管控要求不适用条数", "条", says="12表中符合性为“不适用”的", decimals=0)
def not_applicable(f: Facts) -> Amount:
    return f.rows("12").eq("result", "不适用").count()


@fact("三线一单未完全符合条款", says="12表中基本符合或不符合的条款号", clause=_CLAUSE)
def open_names(f: Facts) -> Words:
    return _open(f).joined("clause")


@fact("三线一单量化指标限值", says="12_三线一单“限值”", clause=_CLAUSE, per="12")
def limit(f: Facts, r: RowView) -> Amount:
    return r.amount("lim")


@fact("三线一单量化指标实际值", says="12_三线一单“实际值”", clause=_CLAUSE, per="12")
def actual(f: Facts, r: RowView) -> Amount:
    return r.amount("act")


@fact("三线一单条款符合性", says="12_三线一单“符合性”", clause=_CLAUSE, per="12")
def result(f: Facts, r: RowView) -> Words:
    return r.words("result")

"""（六）固体废物管理: central plants for industrial solid waste."""

from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（六）"


@fact("集中工业固废处理设施数量", "个", says="26表的行数", clause=_CLAUSE, decimals=0)
def count(f: Facts) -> Amount:
    return f.rows("26").count()


@fact("集中工业固废处理设施名称", says="26_集中固废设施", per="26")
def name(f: Facts, r: RowView) -> Words:
    return r.words("name")


@fact("集中工业固废处理设施处理能力", "t/a", says="26_集中固废设施", clause=_CLAUSE, per="26")
def capacity(f: Facts, r: RowView) -> Amount:
    return r.amount("cap")


@fact("集中工业固废处理设施实际处理量", "t/a", says="26_集中固废设施", per="26")
def treated(f: Facts, r: RowView) -> Amount:
    return r.amount("act")


@fact("集中工业固废处理设施处理种类", says="26_集中固废设施", clause=_CLAUSE, per="26")
def kinds(f: Facts, r: RowView) -> Words:
    return r.words("kinds")


@fact("集中工业固废处理设施处理工艺", says="26_集中固废设施", clause=_CLAUSE, per="26")
def process(f: Facts, r: RowView) -> Words:
    return r.words("tech")

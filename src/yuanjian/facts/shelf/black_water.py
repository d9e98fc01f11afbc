"""（三）水环境管理: black and odorous water bodies."""

from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（三）（黑臭水体）"


@fact("黑臭水体数量", "个", says="35表的行数", clause=_CLAUSE, decimals=0)
def total(f: Facts) -> Amount:
    return f.rows("35").count()


@fact(
    "已完成整治的黑臭水体数量", "个", says="35表中整治状态为“已完成”的", clause=_CLAUSE, decimals=0
)
def done(f: Facts) -> Amount:
    return f.rows("35").eq("status", "已完成").count()


@fact(
    "未开工整治的黑臭水体数量", "个", says="35表中整治状态为“未开工”的", clause=_CLAUSE, decimals=0
)
def not_started(f: Facts) -> Amount:
    return f.rows("35").eq("status", "未开工").count()


@fact("整治中的黑臭水体数量", "个", says="35表中整治状态为“整治中”的", clause=_CLAUSE, decimals=0)
def in_progress(f: Facts) -> Amount:
    return f.rows("35").eq("status", "整治中").count()

"""（五）土壤环境管理: contaminated plots (污染地块) and how far their remediation is."""

from yuanjian.facts.amount import Amount
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（五）；污染地块土壤环境管理办法（试行）"


def _contaminated(f: Facts) -> Rows:
    return f.rows("23").eq("nature", "污染地块")


@fact("污染地块数量", "个", says="23表中地块性质为“污染地块”的", clause=_CLAUSE, decimals=0)
def total(f: Facts) -> Amount:
    return _contaminated(f).count()


@fact(
    "已完成修复的污染地块数量",
    "个",
    says="污染地块中修复状态为“已完成”的",
    clause=_CLAUSE,
    decimals=0,
)
def done(f: Facts) -> Amount:
    return _contaminated(f).eq("status", "已完成").count()


@fact(
    "未开工修复的污染地块数量",
    "个",
    says="污染地块中修复状态为“未开工”的",
    clause=_CLAUSE,
    decimals=0,
)
def not_started(f: Facts) -> Amount:
    return _contaminated(f).eq("status", "未开工").count()


@fact(
    "修复中的污染地块数量", "个", says="污染地块中修复状态为“修复中”的", clause=_CLAUSE, decimals=0
)
def in_progress(f: Facts) -> Amount:
    return _contaminated(f).eq("status", "修复中").count()


@fact("不需修复的污染地块数量", "个", says="污染地块中修复状态为“不需”的", decimals=0)
def not_needed(f: Facts) -> Amount:
    return _contaminated(f).eq("status", "不需").count()


@fact("疑似污染地块数量", "个", says="23表中地块性质为“疑似污染”的", decimals=0)
def suspected(f: Facts) -> Amount:
    return f.rows("23").eq("nature", "疑似污染").count()


@fact("土壤污染重点监管单位地块数量", "个", says="23表中地块性质为“重点监管单位”的", decimals=0)
def key_units(f: Facts) -> Amount:
    return f.rows("23").eq("nature", "重点监管单位").count()

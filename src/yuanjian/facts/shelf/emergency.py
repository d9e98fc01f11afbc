"""三、四 部分: hazard searches, drills, stocks, risk sources, meetings (sheet 29)."""

from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows
from yuanjian.facts.told import ONLY_TOLD, told_number, told_words

_CLAUSE = "湘环函〔2020〕195号 指标表（环境风险防控）"
_SAYS = "29表中报告年度内、记录类型为“{}”的"


def of_kind(f: Facts, *kinds: str) -> Rows:
    """The records of these kinds in the report year."""
    return f.rows("29").eq("type", *kinds).in_year("date", f.year)


@fact(
    "环境风险隐患排查次数",
    "次",
    says=_SAYS.format("隐患排查") + "记录数",
    clause=_CLAUSE,
    decimals=0,
)
def searches(f: Facts) -> Amount:
    return of_kind(f, "隐患排查").count()


@fact("隐患排查发现问题数量", "个", says=_SAYS.format("隐患排查") + "发现问题数合计", decimals=0)
def found(f: Facts) -> Amount:
    return of_kind(f, "隐患排查").sum("n_find")


@fact(
    "隐患排查已整改问题数量", "个", says=_SAYS.format("隐患排查") + "已整改问题数合计", decimals=0
)
def fixed(f: Facts) -> Amount:
    return of_kind(f, "隐患排查").sum("n_fix")


@fact("隐患排查整改率", "%", says="已整改÷发现×100", most=2)
def fixed_rate(f: Facts) -> Amount:
    return f.amount("emergency.fixed") / f.amount("emergency.found") * 100


@fact("应急演练次数", "次", says=_SAYS.format("应急演练") + "记录数", clause=_CLAUSE, decimals=0)
def drills(f: Facts) -> Amount:
    return of_kind(f, "应急演练").count()


@fact("应急演练名称", says=_SAYS.format("应急演练") + "名称内容")
def drill_names(f: Facts) -> Words:
    return of_kind(f, "应急演练").joined("title")


@fact("应急物资种类数量", "种", says="29表中应急物资的物资名称（去重）", clause=_CLAUSE, decimals=0)
def materials(f: Facts) -> Amount:
    return f.rows("29").eq("type", "应急物资").distinct("mat_name")


@fact(
    "风险源数据库记录数量",
    "条",
    says="29表中记录类型为“风险源数据库”的记录数",
    clause=_CLAUSE,
    decimals=0,
)
def risk_sources(f: Facts) -> Amount:
    return f.rows("29").eq("type", "风险源数据库").count()


@fact("风险源Q值最大值", says="29表中风险源数据库Q值的最大值", clause="HJ 169—2018 附录C", most=4)
def largest_q(f: Facts) -> Amount:
    return f.rows("29").eq("type", "风险源数据库").most("q")


@fact("值班培训次数", "次", says=_SAYS.format("值班培训") + "记录数", decimals=0)
def trainings(f: Facts) -> Amount:
    return of_kind(f, "值班培训").count()


@fact("环保专题会议次数", "次", says=_SAYS.format("专题会议") + "记录数", decimals=0)
def meetings(f: Facts) -> Amount:
    return of_kind(f, "专题会议").count()


@fact("环保专项检查次数", "次", says=_SAYS.format("专项检查") + "记录数", decimals=0)
def checks(f: Facts) -> Amount:
    return of_kind(f, "专项检查").count()


@fact("应急演练日期", says=ONLY_TOLD)
def drill_date(f: Facts) -> Words:
    return told_words()


@fact("应急演练参加人数", "人", says=ONLY_TOLD, decimals=0)
def drill_people(f: Facts) -> Amount:
    return told_number()

"""28 监管执法与通报: acts of authorities, counted by kind, and the credit items that a row touches."""

from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows, RowView

_YEAR = "28表中日期在报告年度内的“{}”"
ITEMS = {
    "黑名单": (4,),
    "执法监测不达标": (6,),
    "危废非法转移": (10,),
    "突发环境事件": (22,),
    "通报": (22,),
    "区域限批": (23,),
    "挂牌督办": (23,),
    "约谈": (23,),
    "督察整改不力": (23,),
}
"""Items of the Hunan trial table (湘环函〔2020〕195号) by kind of act; other kinds touch none by themselves."""


def of_kind(f: Facts, *kinds: str) -> Rows:
    """The acts of these kinds in the report year."""
    return f.rows("28").eq("type", *kinds).in_year("date", f.year)


@fact("监管执法与通报数量", "起", says="28表中日期在报告年度内的行数", decimals=0)
def total(f: Facts) -> Amount:
    return f.rows("28").in_year("date", f.year).count()


@fact("行政处罚数量", "起", says=_YEAR.format("行政处罚"), decimals=0)
def penalties(f: Facts) -> Amount:
    return of_kind(f, "行政处罚").count()


@fact("罚款金额", "万元", says="报告年度内行政处罚金额合计")
def fines(f: Facts) -> Amount:
    return of_kind(f, "行政处罚").sum("fine")


@fact("责令改正数量", "起", says=_YEAR.format("责令改正"), decimals=0)
def orders(f: Facts) -> Amount:
    return of_kind(f, "责令改正").count()


@fact("限产停产数量", "起", says=_YEAR.format("限产停产"), decimals=0)
def stops(f: Facts) -> Amount:
    return of_kind(f, "限产停产").count()


@fact(
    "区域限批、挂牌督办、约谈和督察整改不力数量",
    "起",
    says=_YEAR.format("区域限批、挂牌督办、约谈、督察整改不力"),
    clause="湘环函〔2020〕195号 指标表第23项",
    decimals=0,
)
def restrictions(f: Facts) -> Amount:
    return of_kind(f, "区域限批", "挂牌督办", "约谈", "督察整改不力").count()


@fact(
    "省级以上通报数量",
    "起",
    says="报告年度内机关级别为国家或省的“通报”",
    clause="湘环函〔2020〕195号 指标表第22项",
    decimals=0,
)
def notices_above(f: Facts) -> Amount:
    return of_kind(f, "通报").eq("lvl", "国家", "省").count()


@fact("突发环境事件数量", "起", says=_YEAR.format("突发环境事件"), decimals=0)
def incidents(f: Facts) -> Amount:
    return of_kind(f, "突发环境事件").count()


@fact("危险废物非法转移事件数量", "起", says=_YEAR.format("危废非法转移"), decimals=0)
def dumping(f: Facts) -> Amount:
    return of_kind(f, "危废非法转移").count()


@fact("执法监测不达标数量", "起", says=_YEAR.format("执法监测不达标"), decimals=0)
def failed_tests(f: Facts) -> Amount:
    return of_kind(f, "执法监测不达标").count()


@fact("列入黑名单数量", "起", says=_YEAR.format("黑名单"), decimals=0)
def blacklistings(f: Facts) -> Amount:
    return of_kind(f, "黑名单").count()


@fact("监管执法未完成整改数量", "起", says="报告年度内整改状态为“整改中”或“未开始”的", decimals=0)
def open_(f: Facts) -> Amount:
    return f.rows("28").in_year("date", f.year).eq("status", "整改中", "未开始").count()


@fact(
    "监管执法关联信用条款",
    says="按类型对应信用评价指标表的条款；通报只有省级以上的才关联",
    clause="湘环函〔2020〕195号 指标表",
    per="28",
)
def credit_items(f: Facts, r: RowView) -> Words:
    kind = r.words("type")
    if not kind.known:
        return kind
    items = ITEMS.get(kind.text or "", ())
    if kind.text == "通报":
        level = r.words("lvl")
        if not level.known:
            return level
        items = items if level.text in ("国家", "省") else ()
    if not items:
        return no_words("不关联信用条款", *kind.because, na=True)
    return words("、".join(map(str, items)), *kind.because)

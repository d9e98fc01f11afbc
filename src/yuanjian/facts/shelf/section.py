"""（三）水环境管理: the nearest section downstream, and every section of sheet 16 by its samples."""

from datetime import date
from fractions import Fraction

from yuanjian.facts.amount import Amount, Words, missing, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.evaluation import Evaluation, evaluate, samples_of
from yuanjian.facts.limits import limit_on
from yuanjian.facts.points import section_case
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_number
from yuanjian.facts.water_class import section_because, section_year
from yuanjian.monitoring.water.ladder import class_name

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（三）；GB 3838—2002"
_METHOD = "《地表水环境质量评价办法（试行）》（环办〔2011〕22号）：水温、总氮、粪大肠菌群不参与评价"


def main_rows(f: Facts) -> Rows:
    """The section that the report tells of."""
    return f.rows("16").eq("main", True)


def _main(f: Facts) -> RowView | Words:
    rows = main_rows(f)
    row = rows.only()
    if rows.gap or row is not None:
        return row if row is not None else no_words(rows.gap, rows.because)
    if not f.rows("16").records:
        return no_words("没有地表水水质管控断面", rows.because, na=True)
    reason = f"16_水质断面中“是否报告用最近下游断面”为是的有{len(rows)}行，应恰有一行"
    return no_words(reason, rows.because)


def _as_amount(none: Words) -> Amount:
    return Amount(reason=none.reason, na=none.na, because=none.because)


@fact("下游最近断面名称", says="16表中报告用断面的名称", clause=_CLAUSE)
def name(f: Facts) -> Words:
    row = _main(f)
    return row if isinstance(row, Words) else row.words("name")


@fact("下游最近断面水功能区划", says="16表中报告用断面的目标类别", clause=_CLAUSE)
def function(f: Facts) -> Words:
    row = _main(f)
    return row if isinstance(row, Words) else row.words("target")


@fact(
    "下游最近断面监测达标率",
    "%",
    says="报告用断面各因子均达标的监测次数÷监测次数×100",
    clause=f"{_CLAUSE}；{_METHOD}",
    most=2,
)
def rate(f: Facts) -> Amount:
    row = _main(f)
    return _as_amount(row) if isinstance(row, Words) else f.amount("section.attainment", row)


@fact("下游最近断面超标因子", says="报告用断面超过目标类别限值的因子", clause=_CLAUSE)
def factors(f: Facts) -> Words:
    row = _main(f)
    return row if isinstance(row, Words) else f.words("section.exceeded", row)


@fact(
    "下游最近断面最大超标倍数",
    "倍",
    says="报告用断面各因子超标倍数的最大值",
    clause=_CLAUSE,
    decimals=3,
)
def multiple(f: Facts) -> Amount:
    row = _main(f)
    return _as_amount(row) if isinstance(row, Words) else f.amount("section.worst", row)


@fact("下游最近断面监测因子", says="报告用断面的监测因子（去重）", clause=_CLAUSE)
def monitored(f: Facts) -> Words:
    row = _main(f)
    return row if isinstance(row, Words) else row.words("factors")


def evaluation(f: Facts, r: RowView) -> Evaluation:
    """One section by its samples of the year."""

    def made() -> Evaluation:
        samples = samples_of(f, [str(r.get("no"))])
        if not samples.gap and not len(samples) and r.get("freq") != 0:
            gap = f"19_手工监测数据没有断面{r.get('no')}在{f.year}年的数据"
            return Evaluation(samples.because, gap=gap)
        return evaluate(f, samples, "本年度未监测")

    return f.kept(("section", r.key), made)


@fact("断面监测次数", "次", says="19表中该断面报告年度内不同采样日期数", decimals=0, per="16")
def occasions(f: Facts, r: RowView) -> Amount:
    return evaluation(f, r).count()


@fact(
    "断面监测达标率",
    "%",
    says="各评价因子均达标的监测次数÷监测次数×100",
    clause=_METHOD,
    most=2,
    per="16",
)
def attainment(f: Facts, r: RowView) -> Amount:
    return evaluation(f, r).rate()


@fact("断面超标因子", says="超过目标类别限值的因子", clause=_METHOD, per="16")
def exceeded(f: Facts, r: RowView) -> Words:
    return evaluation(f, r).factors()


@fact("断面最大超标倍数", "倍", says="各因子超标倍数的最大值", decimals=3, per="16")
def worst(f: Facts, r: RowView) -> Amount:
    return evaluation(f, r).multiple()


@fact("断面监测因子数", "项", says="监测因子去重计数", decimals=0, per="16")
def factor_count(f: Facts, r: RowView) -> Amount:
    held = r.get("factors")
    if isinstance(held, tuple):
        return Amount(Fraction(len(held)), because=(r.because("factors"),))
    said = r.words("factors")
    if said.state == "missing":
        return missing(said.reason, *said.because)
    return Amount(Fraction(0), because=said.because)


@fact(
    "断面评价因子",
    says="监测因子中标准规定了限值的，除去水温、总氮、粪大肠菌群",
    clause=_METHOD,
    per="16",
)
def assessed_factors(f: Facts, r: RowView) -> Words:
    held, std, target = r.get("factors"), r.words("std"), r.words("target")
    for said in (r.words("factors"), std, target):
        if said.state == "missing":
            return said
    kept = []
    for factor in held if isinstance(held, tuple) else ():
        end = date(f.year, 12, 31)
        found = limit_on(f, std.text or "", factor, target.text or "", end, section_case(r))
        if found.limit is None and not found.na:
            return no_words(found.reason, found.because)
        if found.limit is not None and found.limit.attributes.get("assessed") != "no":
            kept.append(factor)
    because = (r.because("factors"), *std.because, *target.because)
    return words("、".join(kept), *because) if kept else no_words("没有评价因子", *because, na=True)


_CLASS = "GB 3838—2002 表1；环办〔2011〕22号 一（二）3、二（一）1"


@fact(
    "断面年均水质类别",
    says="各参评因子月均值的年均值单因子评价，取最差的类别；有数据的月份少于8个的不作年度评价",
    clause=_CLASS,
    per="16",
)
def quality(f: Facts, r: RowView) -> Words:
    found = section_year(f, r)
    if isinstance(found, Words):
        return found
    because = section_because(f, r, found)
    if found.whole.quality is None:
        return no_words(found.whole.reason, *because, na=True)
    return words(class_name(found.whole.quality), *because)


@fact(
    "断面年均水质状况",
    says="年均水质类别所对应的定性评价（优、良好、轻度污染…）",
    clause=_CLASS,
    per="16",
)
def state(f: Facts, r: RowView) -> Words:
    found, told = section_year(f, r), f.words("section.quality", r)
    if isinstance(found, Words) or not told.known:
        return told
    return words(found.state, *told.because)


@fact("断面有监测数据的月份数", "个", says="至少一个参评因子有数据的月份", decimals=0, per="16")
def months(f: Facts, r: RowView) -> Amount:
    found = section_year(f, r)
    if isinstance(found, Words):
        return Amount(reason=found.reason, na=found.na, because=found.because)
    return Amount(Fraction(len(found.whole.months)), because=section_because(f, r, found))


@fact("断面监测达标次数", "次", says=ONLY_TOLD, decimals=0)
def ok_occasions(f: Facts) -> Amount:
    return told_number()

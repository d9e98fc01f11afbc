"""（三）水环境管理: «双源» groundwater points (drinking-water sources, sources of pollution)."""

from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.evaluation import Evaluation, evaluate, samples_of
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.water_class import other_point

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（三）（“双源”地下水）"
_SOURCE, _POLLUTION = "地下水-饮用水源", "地下水-污染源"


def _points(f: Facts, *kinds: str) -> Rows:
    return f.rows("18").eq("medium", *kinds)


@fact("“双源”地下水监测点数量", "个", says="18表中要素为地下水的点位数", clause=_CLAUSE, decimals=0)
def points(f: Facts) -> Amount:
    return _points(f, _SOURCE, _POLLUTION).count()


@fact("饮用水水源地下水监测点数量", "个", says="18表中要素为地下水-饮用水源的点位数", decimals=0)
def source_points(f: Facts) -> Amount:
    return _points(f, _SOURCE).count()


@fact("污染源地下水监测点数量", "个", says="18表中要素为地下水-污染源的点位数", decimals=0)
def pollution_points(f: Facts) -> Amount:
    return _points(f, _POLLUTION).count()


def _evaluation(f: Facts) -> Evaluation:
    def made() -> Evaluation:
        rows = _points(f, _SOURCE, _POLLUTION)
        if rows.gap:
            return Evaluation(rows.because, gap=rows.gap)
        if not len(rows):
            return Evaluation(rows.because, none="没有地下水监测点")
        return evaluate(f, samples_of(f, [str(r.get("no")) for r in rows]), "本年度未监测")

    return f.kept("groundwater", made)


@fact(
    "地下水监测达标率",
    "%",
    says="各因子均达标的监测次数÷监测次数×100",
    clause="GB/T 14848—2017",
    most=2,
)
def rate(f: Facts) -> Amount:
    return _evaluation(f).rate()


@fact("地下水超标因子", says="超过功能类别限值的因子", clause="GB/T 14848—2017")
def factors(f: Facts) -> Words:
    return _evaluation(f).factors()


@fact("地下水最大超标倍数", "倍", says="各因子超标倍数的最大值", decimals=3)
def multiple(f: Facts) -> Amount:
    return _evaluation(f).multiple()


@fact(
    "地下水点位水质类别",
    says="各次监测中最差因子的类别（单指标评价，不同类别限值相同时从优不从劣）",
    clause="GB/T 14848—2017 第6章",
    per="18",
)
def quality(f: Facts, r: RowView) -> Words:
    if r.get("medium") not in (_SOURCE, _POLLUTION):
        return no_words("不是地下水点位", r.because("medium"), na=True)
    found = other_point(f, r, "地下水")
    if isinstance(found, Words):
        return found
    because = samples_of(f, [str(r.get("no"))]).because
    if found.quality is None:
        return no_words("没有可定类别的因子", because, na=True)
    return words(found.quality_words, because)

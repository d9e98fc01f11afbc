"""（五）土壤环境管理: soil quality, from the soil points of sheet 18 (by their samples) and the plots of sheet 23."""

from dataclasses import replace

from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.evaluation import Evaluation, evaluate, samples_of
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_number
from yuanjian.facts.water_class import other_point

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（五）；GB 36600—2018"
_NOT = "本年度未开展土壤环境质量监测"
_RULE = "18表土壤点位在19表的监测（按点位和采样日期计次）与23表填有监测日期的地块"


def _plots(f: Facts) -> Rows:
    """Plots with a date of monitoring in the year; without one they were not monitored."""
    rows = f.rows("23")
    chosen = [r for r in rows if (day := r.day("date")) is not None and day.year == f.year]
    return rows.of(f"监测日期在{f.year}年内", (r.record for r in chosen))


def _samples(f: Facts) -> Rows:
    points = f.rows("18").eq("medium", "土壤")
    if points.gap or not len(points):
        return points
    return samples_of(f, [str(r.get("no")) for r in points])


def evaluation(f: Facts) -> Evaluation:
    """Samples and plots together."""

    def made() -> Evaluation:
        samples, plots = _samples(f), _plots(f)
        gap = samples.gap or plots.gap
        if gap:
            return Evaluation(samples.because, gap=gap)
        found = (
            evaluate(f, samples, _NOT)
            if samples.sheet == "19"
            else Evaluation(samples.because, none=_NOT)
        )
        for plot in plots:
            found = _with_plot(found, plot)
        return found

    return f.kept("soil", made)


def _with_plot(found: Evaluation, plot: RowView) -> Evaluation:
    ok = plot.words("ok")
    if found.gap or not ok.known:
        return replace(found, gap=found.gap or ok.reason)
    attained = ok.text == "达标"
    factors, multiples = list(found.exceeded), dict(found.multiples)
    if not attained:
        bad, times = plot.get("bad"), plot.amount("times")
        if not isinstance(bad, tuple) or not times.known:
            gap = plot.words("bad").reason or times.reason
            return replace(found, gap=gap or f"{plot.key}的超标因子未填")
        factors += [b for b in bad if b not in factors]
        before = multiples.get(plot.key)
        multiples[plot.key] = before or times
    return replace(
        found,
        none="",
        occasions=found.occasions + 1,
        attained=found.attained + attained,
        exceeded=tuple(factors),
        multiples=multiples,
    )


@fact("土壤环境质量监测次数", "次", says=_RULE, clause=_CLAUSE, decimals=0)
def monitored(f: Facts) -> Amount:
    return evaluation(f).count()


@fact("土壤环境质量监测达标率", "%", says=f"{_RULE}；达标次数÷监测次数×100", clause=_CLAUSE, most=2)
def rate(f: Facts) -> Amount:
    return evaluation(f).rate()


@fact("土壤超标因子", says="超过筛选值的因子", clause=_CLAUSE)
def factors(f: Facts) -> Words:
    return evaluation(f).factors()


@fact("土壤最大超标倍数", "倍", says="各因子超标倍数的最大值", clause=_CLAUSE, decimals=3)
def multiple(f: Facts) -> Amount:
    return evaluation(f).multiple()


@fact("土壤监测点位数量", "个", says=ONLY_TOLD, decimals=0)
def points(f: Facts) -> Amount:
    return told_number()


@fact(
    "土壤点位风险判定",
    says="各因子与筛选值、管制值相比最重的一种：未超过筛选值、超过筛选值（须进一步调查）、超过管制值",
    clause="GB 36600—2018",
    per="18",
)
def risk(f: Facts, r: RowView) -> Words:
    if r.get("medium") != "土壤":
        return no_words("不是土壤点位", r.because("medium"), na=True)
    found = other_point(f, r, "土壤")
    if isinstance(found, Words):
        return found
    because = samples_of(f, [str(r.get("no"))]).because
    if not found.risk:
        return no_words("没有可判定的因子", because, na=True)
    return words(found.risk, because)

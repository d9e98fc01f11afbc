"""表2: the self-monitoring plan of the planning EIA, row by row against what was really monitored."""

from __future__ import annotations

from fractions import Fraction

from yuanjian.core.marks import Mark
from yuanjian.facts.amount import Amount, Words, missing, no_words, not_applicable, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.monitored import monitored
from yuanjian.facts.rows import RowView

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（一）表2"


def _points(r: RowView) -> tuple[str, ...] | Words:
    held, why = r.get("a_point"), r.because("a_point")
    if held is None:
        return no_words(r.lacks("a_point"), why)
    if isinstance(held, Mark):
        return no_words("未监测" if held is Mark.NONE else "不适用", why, na=True)
    return tuple(held)


@fact(
    "自行监测实际因子",
    says="实际点位在19、20、21表报告年度内有数据的因子；几家都有同号排口的，按计划点位写明的企业或污水处理厂取",
    clause=_CLAUSE,
    per="11",
)
def actual_factors(f: Facts, r: RowView) -> Words:
    points = _points(r)
    if isinstance(points, Words):
        return points
    held = monitored(f, r, points)
    because = (r.because("a_point"), *(b for m in held for b in m.because))
    factors = dict.fromkeys(x for m in held for x in m.factors)
    gap = next((m.gap for m in held if m.gap), "")
    if gap:
        return no_words(gap, *because)
    if not factors:
        return no_words("实际点位没有监测数据", *because, na=True)
    return words("、".join(factors), *because)


@fact("自行监测缺测因子", says="计划因子中没有监测数据的", clause=_CLAUSE, per="11")
def missing_factors(f: Facts, r: RowView) -> Words:
    actual = f.words("monitoring_plan.actual_factors", r)
    planned = r.get("p_factor")
    if actual.state == "missing":
        return actual
    if not isinstance(planned, tuple):
        return r.words("p_factor")
    done = set((actual.text or "").split("、"))
    because = (r.because("p_factor"), *actual.because)
    lacking = [x for x in planned if x not in done]
    if not lacking:
        return no_words("无缺测因子", *because, na=True)
    return words("、".join(lacking), *because)


@fact(
    "自行监测实际次数",
    "次/年",
    says="实际点位报告年度内有数据的天数（在线为应运行天数）；几个点位或几家的排口取最少的",
    clause=_CLAUSE,
    most=1,
    per="11",
)
def actual_frequency(f: Facts, r: RowView) -> Amount:
    points = _points(r)
    if isinstance(points, Words):
        why = points.because
        if r.get("a_point") is Mark.NONE:
            return Amount(Fraction(0), because=why)
        return not_applicable(points.reason, *why) if points.na else missing(points.reason, *why)
    held = monitored(f, r, points)
    because = (r.because("a_point"), *(b for m in held for b in m.because))
    gap = next((m.gap for m in held if m.gap), "")
    if gap:
        return missing(gap, *because)
    return Amount(min(m.frequency for m in held), because=because)


@fact("自行监测计划条数", "条", says="11表的行数", decimals=0)
def total(f: Facts) -> Amount:
    return f.rows("11").count()


@fact("自行监测计划已落实条数", "条", says="11表中落实情况为“落实”的", clause=_CLAUSE, decimals=0)
def done(f: Facts) -> Amount:
    return f.rows("11").eq("result", "落实").count()


@fact(
    "自行监测计划未完全落实条数",
    "条",
    says="11表中“部分落实”或“未落实”的",
    clause=_CLAUSE,
    decimals=0,
)
def open_(f: Facts) -> Amount:
    return f.rows("11").eq("result", "部分落实", "未落实").count()


@fact("自行监测计划未完全落实项", says="11表中“部分落实”或“未落实”的计划编号", clause=_CLAUSE)
def open_names(f: Facts) -> Words:
    return f.rows("11").eq("result", "部分落实", "未落实").joined("plan_no")

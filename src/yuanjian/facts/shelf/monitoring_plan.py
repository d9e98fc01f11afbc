"""表2: the self-monitoring plan of the planning EIA, row by row against what was really monitored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from yuanjian.core.evidence import Because
from yuanjian.core.marks import Mark
from yuanjian.facts.air_days import ITEMS
from yuanjian.facts.amount import Amount, Words, missing, no_words, not_applicable, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.points import by_number
from yuanjian.facts.rows import Rows, RowView

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 二（一）表2"


@dataclass
class Monitored:
    """What the data of one point show: its factors in order, its days, why nothing can be said."""

    factors: dict[str, None] = field(default_factory=dict)
    days: set[date] = field(default_factory=set)
    online_days: Fraction = Fraction(0)
    gap: str = ""
    because: list[Because] = field(default_factory=list)

    @property
    def frequency(self) -> Fraction:
        """Times in the year: days with data, or the days that an online monitor had to run."""
        return max(Fraction(len(self.days)), self.online_days)


def monitored(f: Facts, point: str) -> Monitored:
    """The data of a point in the report year, from samples, daily values and online monitors."""

    def made() -> Monitored:
        found = Monitored()
        gap = _samples(f, point, found)
        if point in by_number(f, "17"):
            gap = _daily(f, point, found)
        _online(f, point, found)
        found.gap = "" if found.factors else gap
        return found

    return f.kept(("monitored", point), made)


def _samples(f: Facts, point: str, found: Monitored) -> str:
    rows = f.rows("19").in_year("date", f.year)
    mine = [r for r in rows if r.get("point") == point]
    for sample in mine:
        if isinstance(factor := sample.get("factor"), str):
            found.factors[factor] = None
        if (day := sample.day("date")) is not None:
            found.days.add(day)
    _note(found, rows, mine, point)
    return rows.gap


def _daily(f: Facts, point: str, found: Monitored) -> str:
    rows = f.rows("20").in_year("date", f.year)
    mine = [r for r in rows if r.get("no") == point and r.get("valid") == "有效"]
    for item in ITEMS:
        if any(r.amount(item.key).known for r in mine if r.get(item.key) is not None):
            found.factors[item.name] = None
    found.days.update(day for r in mine if (day := r.day("date")) is not None)
    _note(found, rows, mine, point)
    return rows.gap


def _online(f: Facts, point: str, found: Monitored) -> None:
    rows = f.rows("21")
    mine = [r for r in rows if str(r.get("outlet") or "").startswith(point)]
    for row in mine:
        if isinstance(factor := row.get("factor"), str):
            found.factors[factor] = None
        due = row.amount("h_due")
        found.online_days = max(found.online_days, (due.number or Fraction(0)) / 24)
    _note(found, rows, mine, point)


def _note(found: Monitored, rows: Rows, mine: list[RowView], point: str) -> None:
    if mine:
        chosen = rows.of(f"点位{point}", (r.record for r in mine))
        found.because.append(chosen.because)


def _points(r: RowView) -> tuple[str, ...] | Words:
    held, why = r.get("a_point"), r.because("a_point")
    if held is None:
        return no_words(r.lacks("a_point"), why)
    if isinstance(held, Mark):
        return no_words("未监测" if held is Mark.NONE else "不适用", why, na=True)
    return tuple(held)


@fact(
    "自行监测实际因子",
    says="实际点位在19、20、21表报告年度内有数据的因子",
    clause=_CLAUSE,
    per="11",
)
def actual_factors(f: Facts, r: RowView) -> Words:
    points = _points(r)
    if isinstance(points, Words):
        return points
    held = [monitored(f, point) for point in points]
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
    says="实际点位报告年度内有数据的天数（在线为应运行天数）；几个点位取最少的",
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
    held = [monitored(f, point) for point in points]
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

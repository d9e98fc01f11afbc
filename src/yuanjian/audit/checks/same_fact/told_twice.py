"""One figure of a report that stands in two places with two values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import check
from yuanjian.audit.claimed import (
    Told,
    between,
    in_heading,
    near,
    passage_of,
    quote_claim,
    told,
    told_by,
)
from yuanjian.audit.finding import Finding, Severity, listed
from yuanjian.audit.sums import TOTAL, cause_of_total
from yuanjian.core.text import fold, squeeze
from yuanjian.facts.amount import Words
from yuanjian.facts.claim import Claim
from yuanjian.facts.engine import Facts, all_facts

_SEVERAL = frozenset(
    {"park.area_stated", "park.area_added", "park.area_removed", "park.area_overlap", "park.area_adjusted",
     "park.area_total", "economy.target", "economy.target_growth", "economy.completion", "economy.value",
     "economy.growth_above_target", "economy.growth", "history.first_batch", "air_station.multiple"}
)  # fmt: skip
"""Facts that a report tells of several things without naming them apart."""
_WORDS = {
    "park.code": "园区代码",
    "park.level": "园区级别",
    "park.founded": "批准设立日期",
    "park.opened": "封关（投运）日期",
}
_DATES = {
    "plan.park_date": "园区应急预案备案日期",
    "park.eia_date": "规划环评批复日期",
    "park.eia_document": "规划环评批复文号",
    "emergency.drill_date": "应急演练日期",
}
"""Days and numbers of one document or act; there may be more of them than one, so that two only ask."""
_LOOSE = ("problems", "plans", "annexes")
_SLIPS = {
    10: "小数点或单位",
    100: "公顷与平方公里",
    1000: "kg与t、m与km等单位",
    10_000: "“万”字",
    15: "亩与公顷",
}
_CHANGE = re.compile(
    "原(?!则|料|因)|(?:调整|核减|变更|扩区|调区|扩建|扩园|优化|更名|合并)(?:后|前|至|为|到)?"
)
_AROUND = 12
_Key = tuple[str, str, str, str]


@check(
    "同一数据前后两个值", "major", why="逻辑：同一对象、同一口径、同一时期的一项数据只能有一个值"
)
def find(f: Facts) -> Iterator[Finding]:
    """Same fact, subject, scope and period, beyond what rounding explains; all values of one fact in one finding."""
    figures: dict[_Key, list[Told]] = {}
    said: dict[_Key, list[Claim]] = {}
    for claim in f.dossier.claims:
        key = (claim.fact, claim.subject, claim.scope, claim.period or str(f.year))
        if claim.fact in _WORDS and isinstance(claim.known, Words) and claim.known.text:
            said.setdefault(key, []).append(claim)
        elif claim.fact in _DATES and isinstance(claim.known, Words) and claim.known.text:
            said.setdefault((claim.fact, _apart(claim.known), "", ""), []).append(claim)
        elif _comparable(f, claim) and (figure := told_by(claim)) is not None:
            figures.setdefault(key, []).append(figure)
    for first, *more in figures.values():
        others = [t for t in more if not t.interval.meets(first.interval)]
        others = [t for t in others if _one_by_one(t) == _one_by_one(first)]
        others = [t for t in others if not (_changed(f, t.claim) or _changed(f, first.claim))]
        others = [t for t in others if not _in_one_breath(f, first.claim, t.claim)]
        if others:
            yield _finding(f, first, others)
    drills = told(f, "emergency.drills")
    for claims in said.values():
        if claims[0].fact != "emergency.drill_date" or (drills is not None and drills.number == 1):
            yield from _words(claims)


def _comparable(f: Facts, claim: Claim) -> bool:
    declared = all_facts().get(claim.fact)
    if in_heading(f, claim):
        return False
    if declared is None or claim.fact in _SEVERAL or claim.known.state not in ("value", "zero"):
        return False
    return bool(claim.subject) or not declared.per


def _one_by_one(told: Told) -> bool:
    """Whether it counts things; 次 and 人次 count times, also where a thing is meant."""
    return told.claim.unit not in ("次", "人次", "批次", "期", "轮")


def _in_one_breath(f: Facts, one: Claim, other: Claim) -> bool:
    """Whether one sentence tells both: it tells two things, of which the words say what we do not read."""
    return near(one, other) and not re.search("[。！!？?\n]", between(f, one, other))


def _changed(f: Facts, claim: Claim) -> bool:
    """Whether the clause speaks of a value before or after a change."""
    passage = passage_of(f, claim)
    start = claim.place.start
    around = passage.text[max(0, start - _AROUND) : claim.place.end] if passage else claim.quote
    return _CHANGE.search(re.split("[。；;，,]", around)[-1] + claim.quote) is not None


def _finding(f: Facts, first: Told, others: list[Told]) -> Finding:
    values = list(dict.fromkeys([first.said, *(t.said for t in others)]))
    slip = _slip(first, others[0])
    apart = (
        (*_LOOSE, "results") if first.fact == TOTAL else _LOOSE
    )  # «对6家企业摸底» may be some of them
    loose = any(_part(f, t.claim) in apart for t in (first, *others)) or not first.exact
    severity: Severity = "query" if loose else "major"
    who = f"{first.subject}的" if first.subject else ""
    return Finding(
        f"{who}{first.label}前后不一：{'、'.join(values)}" + (f"（相差 {slip}）" if slip else ""),
        quotes=(first.quote, *(t.quote for t in others[:5])),
        expected="各处一致",
        found=listed(values),
        advice="请与依据材料核对，统一各处的数；对象、口径或时期确实不同的，在文中写明。",
        verify="同一数据各处一致。",
        subject=first.subject,
        severity=severity,
        cause=(cause_of_total(f) or f"told {TOTAL}")
        if first.fact == TOTAL
        else f"told {first.fact} {first.subject}",
    )


def _slip(one: Told, other: Told) -> str:
    """«100倍，疑为公顷与平方公里混淆», where the ratio is that of a usual slip."""
    low, high = sorted((abs(one.number), abs(other.number)))
    if not low:
        return ""
    ratio = high / low
    found = next((k for k in _SLIPS if abs(ratio / k - 1) <= Fraction(1, 1000)), None)
    return f"{found}倍，疑为{_SLIPS[found]}之误" if found else ""


def _part(f: Facts, claim: Claim) -> str:
    passage = passage_of(f, claim)
    return passage.part if passage else ""


def _words(claims: list[Claim]) -> Iterator[Finding]:
    values: dict[str, Claim] = {}
    for claim in claims:
        assert isinstance(claim.known, Words)
        values.setdefault(_canonical(claim.known), claim)
    if len(values) < 2:
        return
    fact = claims[0].fact
    label = _WORDS.get(fact) or _DATES[fact]
    shown = [str(c.known.text) for c in values.values() if isinstance(c.known, Words)]
    yield Finding(
        f"{label}前后不一：{'、'.join(shown)}",
        quotes=tuple(quote_claim(c) for c in values.values()),
        expected="各处一致",
        found=listed(shown),
        advice="请按批准文件核对，统一各处的写法；写的是其他园区的，写明是哪个园区。",
        verify=f"{label}各处一致。",
        severity="query" if fact in _DATES else None,
        cause=f"told {fact}",
    )


def _apart(known: Words) -> str:
    """What must agree for two days or numbers to be one: the year, or the number without its serial."""
    text = squeeze(fold(known.text or ""))
    number = re.fullmatch(r"(.*[\[(〔]\d{4}[\])〕])第?\d{1,4}号?", text)
    if number:
        return number[1]
    return str(known.day.year) if known.day is not None else text[:4]


def _canonical(known: Words) -> str:
    if known.day is not None:
        return known.day.isoformat()
    return squeeze(fold(known.text or "")).removesuffix("园区").upper()

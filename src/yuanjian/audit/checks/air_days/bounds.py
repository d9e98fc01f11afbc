"""Days above by factor against days above in all: not fewer than the most of them, not more than their sum."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.checks.air_days._stations import Station, stations
from yuanjian.audit.claimed import passage_of, quote_span
from yuanjian.audit.finding import Finding, Quote
from yuanjian.facts.engine import Facts

_EXPLAINED = re.compile(r"重叠|重复|同时超标|同日|同一天|共同超标|叠加")
_WHY = "逻辑：超标天数不少于任一因子的超标天数，不多于各因子超标天数之和"


@check("分因子超标天数与达标率不相容", "blocker", why=_WHY)
def find(f: Facts) -> Iterator[Finding]:
    """Outside the bounds it cannot be; within them an overlap that only follows from the rate is asked about, once."""
    told = [s for s in stations(f) if s.factors and (s.union is not None or s.above() is not None)]
    if not told:
        raise NotAssessed("报告没有写明各因子的超标天数和达标率")
    overlaps = []
    for station in told:
        most, sum_ = _most(station), _sum(station)
        low, high = _union(station)
        if high < most:
            yield _outside(f, station, f"少于{_worst(station)}一项的 {most} 天", low, high)
        elif low > sum_ and len(station.factors) > 1:
            yield _outside(f, station, f"多于各因子之和 {_terms(station)}＝{sum_} 天", low, high)
        elif sum_ > high and station.union is None and not _explained(f, station):
            overlaps.append(station)
    if overlaps:
        yield _overlap(f, overlaps)


def _union(station: Station) -> tuple[Fraction, Fraction]:
    if station.union is not None:
        return station.union.interval.low, station.union.interval.high
    above = station.above()
    assert above is not None
    return above.low, above.high


def _most(station: Station) -> Fraction:
    return max(t.interval.low for t in station.factors.values())


def _sum(station: Station) -> Fraction:
    return sum((t.interval.high for t in station.factors.values()), Fraction(0))


def _worst(station: Station) -> str:
    return max(station.factors, key=lambda name: station.factors[name].number)


def _terms(station: Station) -> str:
    return "＋".join(f"{name} {t.shown}" for name, t in station.factors.items())


def _quotes(f: Facts, station: Station) -> tuple[Quote, ...]:
    days, rate, union = station.days, station.rate, station.union
    if days is not None and rate is not None:
        heads = quote_span(f, days, rate)
    else:
        heads = tuple(t.quote for t in (days, rate) if t is not None)
    return (*heads, *([union.quote] if union else []), *(t.quote for t in station.factors.values()))


def _days_above(station: Station) -> str:
    """«352×（1－86.36%）＝48 天», or the number that is told."""
    if station.union is not None:
        return f"超标天数写 {station.union.said}"
    days, rate, whole = station.days, station.rate, station.whole_days()
    assert days is not None and rate is not None
    above = station.above()
    count = str(whole[0]) if len(whole) == 1 else above.says(2) if above else ""
    return f"由达标率推得超标 {days.shown}×（1－{rate.said}）＝{count} 天"


def _outside(f: Facts, station: Station, what: str, low: Fraction, high: Fraction) -> Finding:
    return Finding(
        f"{station.called}：{_days_above(station)}，{what}",
        quotes=_quotes(f, station),
        expected=f"{_most(station)}～{_sum(station)} 天",
        found=f"{float(low):g} 天" if low == high else f"{float(low):.1f}～{float(high):.1f} 天",
        advice="请用逐日数据核对达标率、有效天数和各因子超标天数。",
        verify="超标天数在各因子超标天数的最大值与其和之间。",
        subject=station.name,
    )


def _overlap(f: Facts, found: list[Station]) -> Finding:
    said = []
    for station in found:
        whole = station.whole_days()
        days = (
            station.union.number
            if station.union is not None
            else Fraction(whole[0])
            if whole
            else None
        )
        over = f"，有 {_sum(station) - days} 天重叠" if days is not None else ""
        said.append(
            f"{station.called}{_days_above(station)}，各因子相加 {_terms(station)}＝{_sum(station)} 天{over}"
        )
    return Finding(
        "；".join(said) + "，报告没有说明",
        quotes=tuple(q for s in found for q in _quotes(f, s)),
        expected="写明总超标天数和几项同日超标的天数",
        found="未说明",
        advice="请用逐日数据核对，写明总超标天数，以及几项污染物同日超标的天数。",
        verify="各因子超标天数之和减去同日重叠等于总超标天数。",
        severity="query",
    )


def _explained(f: Facts, station: Station) -> bool:
    first = next(iter(station.factors.values()))
    passage = passage_of(f, first.claim)
    return passage is not None and _EXPLAINED.search(passage.folded) is not None

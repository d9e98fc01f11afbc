"""Multiples of exceedance against the whole-number daily means that they come from."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.checks.air_days._stations import Station, stations
from yuanjian.audit.claimed import Told
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import Interval, exactly
from yuanjian.facts.engine import Facts
from yuanjian.norms.limits import Ambiguous, UnknownStandard, limit

_PERIODS = {"O3": "日最大8小时平均"}
_WHOLE = ("PM2.5", "PM10", "O3", "NO2", "SO2")
"""Daily means of these are reported in whole μg/m³ (HJ 633, HJ 663)."""


@check(
    "超标倍数不是由整数浓度算得",
    "query",
    why="HJ 663：日均值以整数μg/m³表示；超标倍数＝（浓度－限值）÷限值",
)
def find(f: Facts) -> Iterator[Finding]:
    """All stations in one question; multiples that are told beside no day above are another thing."""
    told = [s for s in stations(f) if s.multiples]
    if not told:
        raise NotAssessed("报告没有写明各因子的最大超标倍数")
    odd: list[tuple[Station, str, Told, Interval]] = []
    for station in told:
        for factor, multiple in station.multiples.items():
            days = station.factors.get(factor)
            if days is not None and days.number == 0 and multiple.number > 0:
                yield _without_a_day(station, factor, multiple, days)
            elif (implied := _implied(f, factor, multiple)) is not None and ceil(
                implied.low
            ) > floor(implied.high):
                odd.append((station, factor, multiple, implied))
    if odd:
        yield _question(odd)


def _implied(f: Facts, factor: str, multiple: Told) -> Interval | None:
    """The concentration that a multiple stands for; None where the digits are too few to tell."""
    if factor not in _WHOLE or not multiple.exact or multiple.number <= 0:
        return None
    try:
        allowed = limit(
            "GB 3095", factor, "二级", on=year_end(f.year), applies=_PERIODS.get(factor, "日平均")
        )
    except (Ambiguous, UnknownStandard):
        return None
    if allowed is None or allowed.value is None:
        return None
    implied = (multiple.interval + exactly(1)) * exactly(allowed.value)
    return implied if implied.high - implied.low < Fraction(1, 2) else None


def _question(odd: list[tuple[Station, str, Told, Interval]]) -> Finding:
    terms = "；".join(
        f"{factor} {multiple.said}推得 {implied.says(1)} μg/m³"
        for _, factor, multiple, implied in odd[:6]
    )
    return Finding(
        f"由最大超标倍数反推的日均浓度不是整数：{terms}",
        quotes=tuple(multiple.quote for _, _, multiple, _ in odd[:6]),
        expected="由整数日均浓度算得的倍数",
        found=f"{len(odd)} 个倍数",
        advice="请写明最大日均浓度和所用限值，按（浓度－限值）÷限值复算倍数；按小时数据未修约计算的，写明。",
        verify="倍数能由所写的浓度和限值算出。",
    )


def _without_a_day(station: Station, factor: str, multiple: Told, days: Told) -> Finding:
    return Finding(
        f"{station.called}{factor}超标 0 天，最大超标倍数却为 {multiple.said}",
        quotes=(days.quote, multiple.quote),
        expected="没有超标的不写超标倍数",
        found=multiple.said,
        advice="请用逐日数据核对超标天数和最大超标倍数。",
        verify="有超标天数的才有超标倍数。",
        subject=station.name,
        severity="major",
    )

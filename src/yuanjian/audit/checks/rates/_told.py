"""Rates and days as a report tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed
from yuanjian.audit.checks.air_days._stations import Station, stations
from yuanjian.audit.claimed import own_words, passage_of
from yuanjian.audit.days import days_of
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_EXPLAINED = re.compile(
    r"缺测|缺数|缺失|检定|标定|比对|断网|通[讯信]中断|更换|停测|未监测|停电|故障|检修|维护|停运|停机|校准|无效|剔除|断电|搬迁|改造|未运行|数据缺失"
)
_ENOUGH = 324


def told_valid_days(f: Facts) -> Iterator[Finding]:
    """Stations with fewer valid days than the year has, where the report does not say why: one question for all."""
    told = [s for s in stations(f) if s.days is not None]
    if not told:
        raise NotAssessed("报告没有写明大气监测天数")
    whole = days_of(f.year)
    short = [s for s in told if s.days is not None and s.days.exact and s.days.number < whole]
    unsaid = [s for s in short if not _explained(f, s)]
    if not unsaid or any(_EXPLAINED.search(p.folded) for p in own_words(f) if p.part == "air"):
        return
    terms = "；".join(
        f"{s.called} {s.days.shown} 天，缺 {whole - s.days.number} 天" for s in unsaid if s.days
    )
    few = [s for s in unsaid if s.days is not None and s.days.number < _ENOUGH]
    note = f"；少于 {_ENOUGH} 天的不足以评价年均值" if few else ""
    yield Finding(
        f"{f.year} 年共 {whole} 天，有效监测天数：{terms}，没有说明缺测原因{note}",
        quotes=tuple(s.days.quote for s in unsaid if s.days is not None),
        expected=f"{whole} 天，或写明缺测原因",
        found="、".join(f"{s.days.shown} 天" for s in unsaid if s.days is not None),
        advice="请写明缺测、无效的天数和原因（停电、检修、仪器故障等）。",
        verify="有效天数与写明原因的缺测天数之和等于全年天数。",
    )


def _explained(f: Facts, station: Station) -> bool:
    assert station.days is not None
    passage = passage_of(f, station.days.claim)
    return passage is not None and _EXPLAINED.search(passage.folded) is not None


def told_days_in_year(f: Facts) -> Iterator[Finding]:
    """More days than the year has."""
    whole = days_of(f.year)
    for station in stations(f):
        for figure in (station.days, station.union, *station.factors.values()):
            limit = station.days if figure is not station.days else None
            if figure is None or (figure.interval.low <= whole and limit is None):
                continue
            over_year = figure.interval.low > whole
            if not over_year and (limit is None or figure.interval.low <= limit.interval.high):
                continue
            most = (
                f"{f.year} 年只有 {whole} 天"
                if over_year or limit is None
                else f"监测天数只有 {limit.said}"
            )
            yield Finding(
                f"{station.called}：{figure.label}写 {figure.said}，{most}",
                quotes=(figure.quote, *((limit.quote,) if limit is not None else ())),
                expected=f"不大于 {whole if over_year or limit is None else limit.shown}",
                found=figure.said,
                advice="请核对天数。",
                verify="超标天数不大于监测天数，监测天数不大于全年天数。",
                subject=station.name,
            )

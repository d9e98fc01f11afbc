"""The rate of attainment against valid days and days above the limit."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.checks.air_days._stations import Station, stations
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import exactly
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts


@check(
    "大气达标率与监测天数、超标天数不符",
    "major",
    why="HJ 663 达标率＝达标天数÷有效监测天数；天数为整数",
)
def find(f: Facts) -> Iterator[Finding]:
    """Whole days must stand behind a rate, and be those that are told."""
    told = [s for s in stations(f) if s.days is not None and s.rate is not None]
    if not told:
        raise NotAssessed("报告没有同时写明大气监测天数和达标率")
    for station in told:
        above = station.above()
        if above is None:
            continue
        if station.good is not None and station.good.exact and not _good(station):
            yield _counted_good(station)
        elif station.union is not None and station.union.exact:
            if not above.meets(exactly(station.union.number)):
                yield _counted(station)
        elif not station.whole_days():
            yield _no_whole_day(station, above.says(2))


def _good(station: Station) -> bool:
    """Whether the good days over the valid days are the rate."""
    assert station.days is not None and station.rate is not None and station.good is not None
    right = exactly(station.good.number) / exactly(station.days.number) * exactly(100)
    return right.meets(station.rate.interval)


def _counted_good(station: Station) -> Finding:
    days, rate, good = station.days, station.rate, station.good
    assert days is not None and rate is not None and good is not None
    right = printed(good.number / days.number * 100, 2)
    return Finding(
        f"{station.called}：{good.shown}÷{days.shown}＝{right}%，写的优良（达标）率是 {rate.said}",
        quotes=(days.quote, good.quote, rate.quote),
        expected=f"{right}%",
        found=rate.said,
        advice="请与监测数据核对有效天数、优良天数和优良率。",
        verify="优良率＝优良天数÷有效天数。",
        subject=station.name,
    )


def _counted(station: Station) -> Finding:
    days, rate, union = station.days, station.rate, station.union
    assert days is not None and rate is not None and union is not None
    right = printed((days.number - union.number) / days.number * 100, 2)
    return Finding(
        f"{station.called}：（{days.shown}－{union.shown}）÷{days.shown}＝{right}%，写的达标率是 {rate.said}",
        quotes=(days.quote, rate.quote, union.quote),
        expected=f"{right}%",
        found=rate.said,
        advice="请与监测数据核对有效天数、超标天数和达标率。",
        verify="达标率＝（有效天数－超标天数）÷有效天数。",
        subject=station.name,
    )


def _no_whole_day(station: Station, says: str) -> Finding:
    days, rate = station.days, station.rate
    assert days is not None and rate is not None
    return Finding(
        f"{station.called}：{days.shown}×（1－{rate.said}）＝{says} 天，不是整数，{days.shown} 天算不出 {rate.said}",
        quotes=(days.quote, rate.quote),
        expected="由整数天数算出的达标率",
        found=rate.said,
        advice="请核对有效天数和达标率是否同一站点、同一期间。",
        verify="达标率乘以有效天数得到整数天数。",
        subject=station.name,
    )

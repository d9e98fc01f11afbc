"""The rate of a surface water section against the times that it was sampled and found good."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import Told, all_told, near
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import exactly
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts


@check("断面达标率与监测、达标次数不符", "major", why="逻辑：达标率＝达标次数÷监测次数")
def find(f: Facts) -> Iterator[Finding]:
    """Times and rate that one paragraph tells."""
    rates = all_told(f, "section.rate", None)
    if not rates:
        raise NotAssessed("报告没有写明断面达标率")
    for rate in rates:
        times, good = (
            _beside(f, fact, rate) for fact in ("section.occasions", "section.ok_occasions")
        )
        if times is None or good is None or times.number <= 0:
            continue
        right = exactly(good.number) / exactly(times.number) * exactly(100)
        if good.number > times.number or not right.meets(rate.interval):
            yield _finding(times, good, rate)


def _beside(f: Facts, fact: str, rate: Told) -> Told | None:
    return next((t for t in all_told(f, fact, None) if near(t.claim, rate.claim) and t.exact), None)


def _finding(times: Told, good: Told, rate: Told) -> Finding:
    right = printed(good.number / times.number * 100, 1).removesuffix(".0")
    return Finding(
        f"监测 {times.shown} 次，达标 {good.shown} 次，{good.shown}÷{times.shown}＝{right}%，写的达标率是 {rate.said}",
        quotes=(times.quote, good.quote, rate.quote),
        expected=f"{right}%",
        found=rate.said,
        advice="请与断面监测数据核对监测次数、达标次数和达标率。",
        verify="达标率等于达标次数除以监测次数。",
    )

"""The park's air in one sentence against the stations that it is taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.checks.air_days._stations import Station, stations
from yuanjian.audit.claimed import Told, claims_of, quote_claim, told
from yuanjian.audit.finding import Finding, listed
from yuanjian.audit.intervals import printed
from yuanjian.facts.amount import Words
from yuanjian.facts.engine import Facts

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@check(
    "大气质量的总述与站点数据不一致", "major", why="逻辑：园区大气达标率、超标倍数取自所列的站点"
)
def find(f: Facts) -> Iterator[Finding]:
    """The rate, then the multiples, each must be some station's."""
    own = [s for s in stations(f) if s.name]
    rates = [s.rate for s in own if s.rate is not None]
    if not rates or told(f, "air.rate") is None:
        raise NotAssessed("报告没有同时写明园区大气达标率和站点达标率")
    yield from _rate(f, rates)
    yield from _multiples(f, [s for s in own if s.multiples])


def _rate(f: Facts, rates: list[Told]) -> Iterator[Finding]:
    summary = told(f, "air.rate")
    assert summary is not None
    if any(summary.interval.meets(r.interval) for r in rates):
        return
    low, high = min(r.interval.low for r in rates), max(r.interval.high for r in rates)
    if len(rates) > 1 and low <= summary.number <= high:
        return  # a mean of the stations
    yield Finding(
        f"大气达标率写 {summary.said}，站点达标率为 {listed(r.said for r in rates)}",
        quotes=(summary.quote, *(r.quote for r in rates)),
        expected=listed(r.said for r in rates),
        found=summary.said,
        advice="请统一总述与站点的达标率；取几个站点均值的，写明算法。",
        verify="总述的达标率等于所取站点的达标率。",
        cause="told air.rate",
    )


def _multiples(f: Facts, own: list[Station]) -> Iterator[Finding]:
    for claim in claims_of(f, "air.multiples"):
        if not isinstance(claim.known, Words) or not claim.known.text or not own:
            continue
        stated = [printed(Decimal(n)) for n in _NUMBER.findall(claim.known.text)]
        held = [t for s in own for t in s.multiples.values()]
        if all(any(n.meets(t.interval) for t in held) for n in stated):
            continue
        yield Finding(
            f"最大超标倍数写 {claim.known.text}，站点的为 {listed(t.said for t in held)}",
            quotes=(quote_claim(claim), *(t.quote for t in held[:6])),
            expected=listed(t.said for t in held),
            found=claim.known.text,
            advice="请统一总述与站点的最大超标倍数。",
            verify="总述的倍数都见于站点数据。",
            cause="told air.multiples",
        )

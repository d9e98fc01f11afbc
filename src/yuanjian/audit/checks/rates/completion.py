"""Rates of completion against the counts that they are the quotient of."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import Told, told
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import exactly
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts

_RATES = {
    "complaints.rate": ("complaints.done", "complaints.received"),
    "inspection.rate": ("inspection.done", "inspection.received"),
    "emergency.fixed_rate": ("emergency.fixed", "emergency.found"),
    "waste.use_rate": ("waste.self_used", "waste.generated"),
}


@check("完成率与件数不符", "major", why="逻辑：完成率＝已完成÷总数")
def find(f: Facts) -> Iterator[Finding]:
    """A rate of nothing is rates.zero_of_zero's."""
    held = [(rate, done, all_) for fact, parts in _RATES.items()
            if (rate := told(f, fact)) and (done := told(f, parts[0])) and (all_ := told(f, parts[1]))]  # fmt: skip
    if not held:
        raise NotAssessed("报告没有同时写明完成率和件数")
    for rate, done, all_ in held:
        if (
            all_.number <= 0
            or not (done.exact and all_.exact)
            or done.interval.low > all_.interval.high
        ):
            continue
        right = done.interval / all_.interval * exactly(100)
        used_elsewhere = rate.fact == "waste.use_rate" and right.low < rate.interval.low
        if not right.meets(rate.interval) and not used_elsewhere:
            yield _finding(rate, done, all_)


def _finding(rate: Told, done: Told, all_: Told) -> Finding:
    right = printed(done.number / all_.number * 100, 2).rstrip("0").rstrip(".")
    return Finding(
        f"{rate.label}：{done.shown}÷{all_.shown}＝{right}%，写的是 {rate.said}",
        quotes=(rate.quote, done.quote, all_.quote),
        expected=f"{right}%",
        found=rate.said,
        advice="请核对件数和完成率。",
        verify="完成率等于已完成除以总数。",
    )

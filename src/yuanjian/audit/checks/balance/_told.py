"""Waste as a report's prose tells it: what was generated was used, disposed of, handed over or kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed
from yuanjian.audit.claimed import Told, passage_of, told
from yuanjian.audit.finding import Finding, Severity
from yuanjian.audit.intervals import total
from yuanjian.audit.sums import Addition, fills_mass
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts

_EARLIER = re.compile("[上去]一?年|年初|期初|结转|往年|历年|原有|上期|接转")
_OUT = ("self_used", "self_disposed", "outsourced", "stored")


def told_balance(f: Facts, theme: str, name: str) -> Iterator[Finding]:
    """Generated (with last year's stock) against what became of it; stock that is not told can explain a rest."""
    generated = told(f, f"{theme}.generated")
    before = told(f, f"{theme}.stored_before")
    out = [t for key in _OUT if (t := told(f, f"{theme}.{key}")) is not None]
    if told(f, f"{theme}.self_used") is None and (used := told(f, f"{theme}.used")) is not None:
        out.insert(0, used)  # 综合利用, by whomever
    if generated is None or len(out) < 2:
        raise NotAssessed(f"报告没有写明{name}的产生量和去向")
    came = [generated, *([before] if before else [])]
    if not all(t.exact for t in (*came, *out)):
        return
    inflow, outflow = total([t.interval for t in came]), total([t.interval for t in out])
    if inflow.meets(outflow) or fills_mass(f, [*came, *out], inflow - outflow):
        return
    stock_told = told(f, f"{theme}.stored") is not None
    over = outflow.above(inflow)
    if over and before is None and _earlier_stock(f, generated):
        return  # last year's stock is told, but not in words that we read
    severity: Severity = "major" if not over or before is not None else "blocker"
    left = abs(Addition(tuple(came)).number - Addition(tuple(out)).number)
    rest = "" if over or stock_told else "，余下的没有写明贮存量"
    yield Finding(
        f"{name}：{_terms(came)}，{_terms(out)}，{'多出' if over else '少'} {printed(left, None)} t{rest}",
        quotes=(*(t.quote for t in came), *(t.quote for t in out)),
        expected="产生量＋上年贮存＝利用＋处置＋年末贮存",
        found=f"相差 {printed(left, None)} t",
        advice="与管理台账、转移联单核对各项数量和单位；有贮存的写明上年末和年末贮存量。",
        verify="两边相等。",
        severity=severity,
    )


def _earlier_stock(f: Facts, generated: Told) -> bool:
    passage = passage_of(f, generated.claim)
    return passage is not None and _EARLIER.search(passage.folded) is not None


def _terms(parts: list[Told]) -> str:
    words = "＋".join(f"{_short(p)} {p.said}" for p in parts)
    return (
        words if len(parts) == 1 else f"{words}＝{printed(Addition(tuple(parts)).number, None)} t"
    )


def _short(part: Told) -> str:
    return part.label.removeprefix("一般工业固体废物").removeprefix("危险废物").removesuffix("量")

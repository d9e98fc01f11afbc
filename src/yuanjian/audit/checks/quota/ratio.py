"""Quotas of COD and ammonia in a ratio of exactly ten: computed, not issued?"""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import told
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_FEWEST_DIGITS = 4  # 120 and 12 may well have been issued


@check(
    "COD与氨氮总量指标恰为10比1",
    "query",
    why="逻辑：总量指标由文件分别核定，逐位成10比1的多为折算所得",
)
def find(f: Facts) -> Iterator[Finding]:
    """Only figures with so many digits that chance does not explain it."""
    cod, ammonia = told(f, "quota.cod"), told(f, "quota.nh3n")
    if cod is None or ammonia is None or cod.claim.printed is None:
        raise NotAssessed("报告没有写明化学需氧量和氨氮的总量指标")
    digits = len(cod.claim.printed.normalize().as_tuple().digits)
    if not ammonia.number or cod.number != 10 * ammonia.number or digits < _FEWEST_DIGITS:
        return
    yield Finding(
        f"化学需氧量指标 {cod.said}÷氨氮指标 {ammonia.said}＝10，恰为10比1",
        quotes=(cod.quote, ammonia.quote),
        expected="总量文件分别核定的指标",
        found="10:1",
        advice="请与总量控制文件（规划环评批复、排污权文件）核对两项指标，并写明文号。",
        verify="两项指标与文件一致。",
    )

"""Tax against output: a share that hardly any trade reaches, or more tax than product."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import Told, told
from yuanjian.audit.finding import Finding
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts

_BASES = (("economy.output", Fraction(1, 6)), ("economy.income", Fraction(1, 6)),
          ("economy.gdp", Fraction(1, 2)))  # fmt: skip
_UNIT_SLIP = 10
"""Ten times as much tax as product: no trade, a unit (亿元, 万元) was mistaken."""
_TOO_LITTLE = Fraction(1, 100_000)
_HEAVY = ("烟草", "卷烟", "石油炼制", "炼油", "酒", "成品油")


@check(
    "税收与产值的比例异常",
    "query",
    why="逻辑：一般工业税收占产值的比例在10%以内，烟草、炼油、酒类除外",
)
def find(f: Facts) -> Iterator[Finding]:
    """One question; parks of heavily taxed trades are left alone."""
    tax = told(f, "economy.tax")
    bases = [
        (base, most)
        for fact, most in _BASES
        if (base := told(f, fact)) is not None and base.number > 0
    ]
    if tax is None or not bases:
        raise NotAssessed("报告没有同时写明税收和产值（收入）")
    if any(
        word in passage.folded
        for passage in f.dossier.text
        for word in _HEAVY
        if passage.part == "overview"
    ):
        return
    for base, _ in bases:
        least, most = base.interval.low * _TOO_LITTLE, base.interval.high * _UNIT_SLIP
        if 0 < tax.interval.high < least or tax.interval.low > most:
            yield _slip(tax, base)
            return
    for base, most in bases:
        if tax.interval.low > base.interval.high * most:
            yield _finding(tax, base)
            return


def _slip(tax: Told, base: Told) -> Finding:
    return Finding(
        f"税收 {tax.said}，{base.label} {base.said}：两者不在一个量级，有一处的单位（亿元、万元）写错",
        quotes=(tax.quote, base.quote),
        expected="税收一般为产值的百分之几",
        found=f"{tax.said}／{base.said}",
        advice="请与税务、统计部门核对税收和产值的单位。",
        verify="税收与产值的比例合理。",
        severity="major",
    )


def _finding(tax: Told, base: Told) -> Finding:
    share = printed(tax.number / base.number * 100, 1)
    return Finding(
        f"税收 {tax.said}÷{base.label} {base.said}＝{share}%，高于一般工业的水平，是否小数点错位（差10倍）",
        quotes=(tax.quote, base.quote),
        expected="一般在10%以内",
        found=f"{share}%",
        advice="请与税务、统计部门核对税收和产值的数字、单位和统计范围。",
        verify="税收与产值的比例合理，或写明原因（如烟草、炼油）。",
    )

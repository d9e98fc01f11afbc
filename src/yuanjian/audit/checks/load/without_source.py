"""An amount without a firm that causes it, and firms that cause nothing."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import Told, told
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts

_CAUSED = {
    "wastewater.firms": ("wastewater.flow", "wastewater.volume"),
    "waste_gas.firms": ("waste_gas.vocs", "waste_gas.nox", "waste_gas.so2", "waste_gas.pm"),
    "waste.firms": ("waste.generated",),
    "hazardous.firms": ("hazardous.generated",),
}


@check(
    "有排放（产生）量而没有企业，或有企业而没有量",
    "major",
    why="逻辑：排放量、产生量来自所列的企业",
)
def find(f: Facts) -> Iterator[Finding]:
    """No firm beside an amount cannot be; firms beside nothing but zeros are asked about."""
    held = [(firms, amounts) for fact, caused in _CAUSED.items()
            if (firms := told(f, fact)) is not None and (amounts := _told(f, caused))]  # fmt: skip
    if not held:
        raise NotAssessed("报告没有同时写明排污企业数和排放量")
    for firms, amounts in held:
        some = [a for a in amounts if a.number]
        if firms.number == 0 and some:
            yield _finding(firms, some[0], "没有企业却有量")
        elif firms.number > 0 and not some:
            yield _finding(firms, amounts[0], "有企业而量全为0", asks=True)


def _told(f: Facts, facts: tuple[str, ...]) -> list[Told]:
    return [t for fact in facts if (t := told(f, fact)) is not None]


def _finding(firms: Told, amount: Told, what: str, *, asks: bool = False) -> Finding:
    return Finding(
        f"{firms.label} {firms.said}，{amount.label} {amount.said}：{what}",
        quotes=(firms.quote, amount.quote),
        expected="企业数与量同为0或同不为0",
        found=f"{firms.said}、{amount.said}",
        advice="请核对企业数和排放（产生）量；量很小的写到有效数字，不写成0。",
        verify="企业数与量相容。",
        severity="query" if asks else None,
    )

"""Firms by what they are doing: operating, being built, stopped; the states make up all firms."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import between, near, told
from yuanjian.audit.finding import Finding
from yuanjian.audit.sums import TOTAL, Addition, cause_of_total, fills, parts_told
from yuanjian.facts.claim import Claim
from yuanjian.facts.engine import Facts

_STATES = (
    "enterprises.operating",
    "enterprises.building",
    "enterprises.stopped",
    "enterprises.not_operating",
)


@check(
    "企业按建设状态分类之和不等于总数",
    "major",
    why="逻辑：每家企业只有一种状态，各状态之和等于入园企业数",
)
def find(f: Facts) -> Iterator[Finding]:
    """States that one sentence tells after the number of firms, two of them at least."""
    whole = told(f, TOTAL)
    states = [p for p in parts_told(f, _STATES) if p.exact]
    first = next((s for s in states if s.fact == _STATES[0]), None)
    if whole is None or first is None:
        raise NotAssessed("报告没有写明投产企业数或企业总数")
    own = tuple(s for s in states if s is first or _together(f, first.claim, s.claim))
    made = Addition(own)
    if len(own) < 2 or made.number == whole.number or not whole.exact:
        return
    if fills(f, own, whole.number - made.number):
        return
    yield Finding(
        f"{made.says} 家，入园企业 {whole.shown} 家，相差 {abs(whole.number - made.number)} 家",
        quotes=(whole.quote, *made.quotes),
        expected=f"合计 {whole.shown} 家",
        found=f"{made.number} 家",
        advice="请按企业名录逐家核对建设状态；只列举一部分的，写明“其中”。",
        verify="各状态的企业数之和等于入园企业数。",
        cause=cause_of_total(f),
    )


def _together(f: Facts, one: Claim, other: Claim) -> bool:
    return near(one, other) and "。" not in between(f, one, other)

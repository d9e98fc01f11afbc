"""A plant's load as a report prints it, against its flow and its capacity."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.claimed import Told, all_told, near
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import exactly
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts


@check(
    "污水处理负荷率与处理量、设计规模不符", "major", why="逻辑：负荷率＝实际处理规模÷设计处理规模"
)
def find(f: Facts) -> Iterator[Finding]:
    """Each load with the flow and the capacity that its paragraph tells."""
    loads = all_told(f, "plant.load", None)
    if not loads:
        raise NotAssessed("报告没有写明污水处理设施的负荷率")
    for load in loads:
        flow, capacity = _beside(f, "sewage.flow", load), _beside(f, "sewage.capacity", load)
        if flow is None or capacity is None or capacity.number <= 0:
            continue
        # A design capacity is a round figure by nature: «2万» is 20 000, not 15 000 to 25 000.
        computed = flow.interval / exactly(capacity.number) * exactly(100)
        if load.exact and not computed.meets(load.interval):
            yield _finding(load, flow, capacity)


def _beside(f: Facts, fact: str, load: Told) -> Told | None:
    """The only figure of that fact in the paragraph of the load."""
    found = [t for t in all_told(f, fact, None) if near(t.claim, load.claim)]
    return found[0] if len({t.number for t in found}) == 1 else None


def _finding(load: Told, flow: Told, capacity: Told) -> Finding:
    right = printed(flow.number / capacity.number * 100, 1)
    return Finding(
        f"{flow.shown}÷{capacity.shown}＝{right}%，写的负荷率是 {load.said}",
        quotes=(load.quote, flow.quote, capacity.quote),
        expected=f"{right}%",
        found=load.said,
        advice="请核对日均处理量、设计规模和负荷率。",
        verify="负荷率等于日均处理量除以设计规模。",
        subject=flow.subject,
        cause=f"told plant.load {flow.subject}",
    )

"""Loads, flows and plants as a report tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.audit.check import NotAssessed
from yuanjian.audit.claimed import Told, all_told, near, passage_of, told
from yuanjian.audit.days import days_of, year_end
from yuanjian.audit.finding import Finding
from yuanjian.audit.intervals import Interval, exactly, total
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts
from yuanjian.norms.limits import Limit, limit

_MG_PER_T_AND_M3 = 1_000_000
_ITEMS = {
    "wastewater.cod": ("化学需氧量", ""), "wastewater.nh3n": ("氨氮", "水温>12℃"),
    "wastewater.tn": ("总氮", ""), "wastewater.tp": ("总磷", "2006年1月1日起建设"),
}  # fmt: skip
_OUTFALL, _SEWER = ("GB 18918", "一级B"), ("GB/T 31962", "B")
_BASIS = re.compile(
    r"口径|(?:纳管|接管|出水|排放|进水)浓度|入河|排(?:入)?外?环境|(?:间接|直接|纳管|接管)排放量|尾水|"
    r"按.{0,12}(?:标准|浓度|限值).{0,4}(?:计|核算|折算)"
)
_AT_OUTFALL = re.compile(
    r"排(?:入)?外?环境|尾水|出水(?:浓度|口径)|入河|直接排放(?:量|口径)|外排环境"
)
_DOUBTFUL = 100  # m³/d; below it a whole plant may well be printed as its capacity


@dataclass(frozen=True, slots=True)
class Implied:
    """A load over the year's volume as a concentration in mg/L, beside the limits at the outfall and of the sewer."""

    load: Told
    item: str
    mean: Interval
    outfall: Limit
    sewer: Limit


def told_concentration(f: Facts) -> Iterator[Finding]:
    """One finding for all loads: they rest on one flow."""
    flow = told(f, "wastewater.flow") or told(f, "wastewater.volume")
    if flow is None or flow.interval.low <= 0:
        raise NotAssessed("报告没有写明工业废水排放量")
    volume = flow.interval * exactly(days_of(f.year) if flow.fact.endswith("flow") else 1)
    found = [i for fact in _ITEMS if (i := _implied(f, fact, volume)) is not None]
    above = [i for i in found if i.mean.above(exactly(i.sewer.value or 0))]
    unclear = [i for i in found if i not in above and i.mean.above(exactly(i.outfall.value or 0))]
    if above:
        yield _finding(f, flow, above, "高于纳管标准")
    elif unclear and _says(f, flow, unclear, _AT_OUTFALL):
        yield _finding(f, flow, unclear, "写明是排入环境的量，高于外排标准")
    elif unclear and not _says(f, flow, unclear, _BASIS):
        yield _finding(
            f, flow, unclear, "高于外排标准而低于纳管标准，没有说明是纳管口径还是外排口径"
        )


def _implied(f: Facts, fact: str, volume: Interval) -> Implied | None:
    load = told(f, fact)
    if load is None or load.interval.high <= 0:
        return None
    item, case = _ITEMS[fact]
    limits = [limit(s, item, g, on=year_end(f.year), applies=case) for s, g in (_OUTFALL, _SEWER)]
    outfall, sewer = limits
    if outfall is None or sewer is None or outfall.value is None or sewer.value is None:
        return None
    return Implied(load, item, load.interval * exactly(_MG_PER_T_AND_M3) / volume, outfall, sewer)


def _says(f: Facts, flow: Told, loads: list[Implied], pattern: re.Pattern[str]) -> bool:
    texts = [
        p.folded
        for t in (flow, *(i.load for i in loads))
        if (p := passage_of(f, t.claim)) is not None
    ]
    return any(pattern.search(text) for text in texts)


def _finding(f: Facts, flow: Told, loads: list[Implied], what: str) -> Finding:
    first = loads[0]
    days = f"×{days_of(f.year)}" if flow.fact.endswith("flow") else ""
    terms = "；".join(
        f"{i.item} {i.load.said}÷（{flow.said}{days}）＝{i.mean.says(1)} mg/L"
        f"（{i.outfall.document.number} {i.outfall.grade or '一级B'} {i.outfall.text}，"
        f"{i.sewer.document.number} B级 {i.sewer.text}）"
        for i in loads
    )
    return Finding(
        f"{terms}，{what}",
        quotes=(flow.quote, *(i.load.quote for i in loads)),
        expected=f"外排不高于 {first.outfall.text} mg/L，纳管不高于 {first.sewer.text} mg/L，并写明口径",
        found=f"{first.mean.says(1)} mg/L",
        advice="请核对排放量和水量的单位，写明水量、排放量是纳管口径还是经污水厂处理后的外排口径；属实超标的说明原因和整改。",
        verify="折算浓度不高于所写口径的标准限值。",
    )


def told_capacity(f: Facts) -> Iterator[Finding]:
    """Each plant that the report names, or the only one."""
    plants = {t.subject: t for t in all_told(f, "sewage.capacity", None)}
    flows = {t.subject: t for t in all_told(f, "sewage.flow", None)}
    if not plants or not flows:
        raise NotAssessed("报告没有写明设计规模或实际处理规模")
    for subject, flow in flows.items():
        size = plants.get(subject)
        if size is None or size.number < _DOUBTFUL or not near(size.claim, flow.claim):
            continue
        equal = size.number == flow.number
        # A design capacity is a round figure by nature: «2万» is 20 000.
        if not equal and not flow.interval.above(exactly(size.number)):
            continue
        load = f"{printed(flow.number / size.number * 100, 1)}%"
        yield Finding(
            f"{subject or '污水处理设施'}实际处理量 {flow.said} {'恰等于' if equal else '大于'}设计规模 {size.said}，负荷率 {load}",
            quotes=(size.quote, flow.quote),
            found=load,
            advice="填全年日平均的实际处理量（进水流量计年累计÷天数）；确属满负荷或超负荷的，附运行台账和扩建安排。",
            verify="实际处理量小于设计规模，或附运行台账。",
            subject=subject,
        )


def told_inflow(f: Facts) -> Iterator[Finding]:
    """The park's own wastewater against all that its plants take in."""
    flow = told(f, "wastewater.flow")
    taken = all_told(f, "sewage.flow", None)
    central = told(f, "wastewater.central_rate")
    if flow is None or not taken:
        raise NotAssessed("报告没有写明工业废水排放量或污水厂实际处理规模")
    if central is None or central.number != 100:
        return
    sum_ = total([t.interval for t in taken])
    if not flow.interval.above(sum_):
        return
    yield Finding(
        f"工业废水排放量 {flow.said}，集中处理比例 100%，污水厂实际处理量只有 {'＋'.join(t.said for t in taken)}",
        quotes=(flow.quote, *(t.quote for t in taken), central.quote),
        expected=f"不大于 {sum_.says(2)} m³/d",
        found=flow.said,
        advice="请核对工业废水排放量、污水厂实际处理量的单位和集中处理比例。",
        verify="污水厂处理量不小于园区纳管的废水量。",
    )

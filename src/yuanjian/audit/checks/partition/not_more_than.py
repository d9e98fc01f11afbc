"""What is counted within something else is not more than it: accepted firms within those that have an approval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.audit.check import check
from yuanjian.audit.claimed import Told
from yuanjian.audit.finding import Finding, Severity
from yuanjian.audit.sums import Addition, counts_projects, parts_told, short
from yuanjian.facts.engine import Facts

_FIRMS = "enterprises.total"


@dataclass(frozen=True, slots=True)
class Within:
    """``parts`` together are not more than the wholes together that are told (at least the first). ``why`` in words."""

    parts: tuple[str, ...]
    wholes: tuple[str, ...]
    why: str
    severity: Severity = "blocker"


_RELATIONS = (
    *(
        Within((part,), (_FIRMS,), "是入园企业的一部分")
        for part in (
            "enterprises.new", "enterprises.industrial", "enterprises.above_scale", "enterprises.building",
            "enterprises.operating", "enterprises.stopped", "wastewater.firms", "waste_gas.firms", "waste.firms",
            "hazardous.firms",
        )
    ),
    Within(("acceptance.new",), ("acceptance.done",), "本年度新增的是已完成的一部分"),
    Within(("eia.registered_new_form",), ("eia.registered",), "新版登记表是登记表的一部分"),
    Within(("wastewater.piped_firms",), ("wastewater.firms",), "纳管企业是废水外排企业的一部分", "major"),
    Within(("wastewater.direct_firms",), ("wastewater.firms",), "直排企业是废水外排企业的一部分"),
    Within(("complaints.done",), ("complaints.received",), "已整改的是受理的一部分"),
    Within(("inspection.done",), ("inspection.received",), "已整改的是交办的一部分"),
    Within(("black_water.done", "black_water.not_started", "black_water.in_progress"), ("black_water.total",),
           "各阶段之和不大于总数"),
    Within(("plots.done", "plots.not_started", "plots.in_progress"), ("plots.total",), "各阶段之和不大于总数"),
    Within(("sewage.running",), ("sewage.count",), "已运行的是设施总数的一部分"),
    Within(("acceptance.done",), ("eia.approved", "eia.registered", "eia.not_required"),
           "竣工环保验收以环评手续为前提", "major"),
    Within(("acceptance.done", "acceptance.pending"), ("eia.approved", "eia.registered", "eia.without"),
           "没有环评手续的不能列为未完成验收：未完成验收不多于有环评手续的减去已验收的", "major"),
)  # fmt: skip


@check(
    "部分大于整体",
    "blocker",
    why="逻辑：部分不大于整体；建设项目环境保护管理条例 第十七条：验收以环评文件为依据",
)
def find(f: Facts) -> Iterator[Finding]:
    """The relations above; a part or whole that is not told is left out, a whole that is not told at all ends it."""
    for relation in _RELATIONS:
        parts = parts_told(f, relation.parts)
        whole = parts_told(f, relation.wholes)
        if (
            len(parts) < min(2, len(relation.parts))
            or not whole
            or whole[0].fact != relation.wholes[0]
        ):
            continue
        if not all(t.exact for t in (*parts, *whole)):
            continue
        if counts_projects(parts) is not counts_projects(whole):
            continue
        if parts[0].subject or Addition(parts).number <= Addition(whole).number:
            continue
        yield _finding(relation, parts, whole)


def _finding(relation: Within, parts: tuple[Told, ...], whole: tuple[Told, ...]) -> Finding:
    small, big = Addition(parts), Addition(whole)
    if len(parts) == 2 and len(relation.wholes) > 1:
        rest = big.number - parts[0].number
        text = f"{short(whole[0])}{big.number}－{short(parts[0])}{parts[0].shown}＝{rest}"
        said = f"{text}，{short(parts[1])}却有 {parts[1].shown}"
        expected, found = f"不多于 {rest}", parts[1].shown
    else:
        said = f"{small.says}，大于{big.says}"
        expected, found = f"不多于 {big.number}", f"{small.number}"
    return Finding(
        f"{said}（{relation.why}）",
        quotes=(*small.quotes, *big.quotes),
        expected=expected,
        found=found,
        advice="请核对各数的口径和企业名单，改正有误的一个；口径不同的在报告中写明。",
        verify="部分不大于整体。",
        severity=relation.severity,
    )

"""A plant's daily flow exactly at, or above, its design capacity."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.audit.check import check, needs
from yuanjian.audit.checks.load._told import told_capacity
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import cell
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts

_DOUBTFUL = 100  # m³/d; below it a whole plant may well be printed as its capacity


@check(
    "实际处理规模等于或大于设计规模",
    "major",
    why="逻辑：年均实际处理量恰等于设计规模，多为误填；大于设计规模即超负荷",
)
def find(f: Facts) -> Iterator[Finding]:
    """Equal digits are a slip or a load of exactly 100 %: either needs proof."""
    if without_rows(f, "13"):
        yield from told_capacity(f)
        return
    needs("污水处理设施不明", f.rows("13").gap)
    for row in f.rows("13"):
        cap, flow = cell(row, "cap"), cell(row, "flow")
        size, said = row.get("cap"), row.get("flow")
        if cap is None or flow is None or not isinstance(size, Decimal) or size < _DOUBTFUL:
            continue
        equal = size == said
        if not equal and not flow.above(cap):
            continue
        load = f.amount("plant.load", row).number
        shown = f"{printed(load, 1)}%" if load is not None else ""
        what = "恰等于" if equal else "大于"
        yield Finding(
            f"{row.words('name').text}实际处理量 {row.words('flow').text} m³/d {what}"
            f"设计规模 {row.words('cap').text} m³/d，负荷率 {shown}",
            quotes=(quote_row(row, "flow", "cap", "name"),),
            found=shown,
            advice="填全年日平均的实际处理量（进水流量计年累计÷天数）；确属满负荷或超负荷的，附运行台账和扩建安排。",
            verify="实际处理量小于设计规模，或附运行台账。",
            cause=cell_cause(row, "flow"),
        )

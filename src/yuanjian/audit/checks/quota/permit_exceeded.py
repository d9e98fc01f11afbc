"""A firm's emission of the year above what its permit allows."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, cell, total
from yuanjian.core.marks import Mark
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firm_of, rows_of_firm
from yuanjian.facts.rows import RowView

PERMITTED = {
    "p_cod": ("15", "cod"), "p_nh3": ("15", "nh3"), "p_so2": ("22", "so2"), "p_nox": ("22", "nox"),
    "p_pm": ("22", "pm"), "p_voc": ("22", "voc"),
}  # fmt: skip
"""Permitted amount → the sheet and column that hold what was emitted."""


@check("企业排放量超过许可排放量", "major", why="排污许可管理条例：不得超过许可排放量排污")
def find(f: Facts) -> Iterator[Finding]:
    """One permit a firm; several permits of one firm are added."""
    needs("排污许可不明", f.rows("07").gap)
    permits: dict[str, list[RowView]] = {}
    for row in f.rows("07"):
        firm = firm_of(f, row)
        if firm is not None and row.get("cls") in ("重点管理", "简化管理"):
            permits.setdefault(firm.key, []).append(row)
    for firm_key, rows in permits.items():
        for key, (no, column) in PERMITTED.items():
            limits = [r for r in rows if r.get(key) is not Mark.NONE and cell(r, key) is not None]
            own = [RowView(r) for r in rows_of_firm(f, no).get(firm_key, ())]
            if no == "15":
                own = [r for r in own if r.get("to") in ("纳管", "直排")]
            if limits and len(limits) == len(rows):
                yield from _compare(limits, key, own, column)


def _compare(limits: list[RowView], key: str, own: list[RowView], column: str) -> Iterator[Finding]:
    parts = [(r, c) for r in own if (c := cell(r, column)) is not None]
    emitted = total([c for _, c in parts])
    allowed = _sum(limits, key)
    if not emitted.above(Interval(allowed, allowed)):
        return
    row = limits[0]
    header = row.because(key).text.split("（")[0].removeprefix("许可排放量")
    said = printed(_sum([r for r, _ in parts], column), None)
    yield Finding(
        f"{row.words('ent').text}：{header}本年排放 {said} t/a，许可排放量 {printed(allowed, None)} t/a",
        quotes=(
            *(quote_row(r, key, "no") for r in limits[:2]),
            *(quote_row(r, column, "method") for r, _ in parts[:4]),
        ),
        expected=f"不大于 {printed(allowed, None)} t/a",
        found=f"{said} t/a",
        advice="与执行报告核对排放量和单位；属实的说明原因，附处理和整改材料。",
        verify="排放量不大于许可排放量，或附处理材料。",
        subject=row.words("ent").text or "",
        cause=cell_cause(row, key),
        follows=tuple(cell_cause(r, column) for r, _ in parts),
    )


def _sum(rows: list[RowView], key: str) -> Fraction:
    return sum((r.amount(key).number or Fraction(0) for r in rows), Fraction(0))

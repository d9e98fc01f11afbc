"""The mean concentration that a firm's load and volume imply, against the standard it must meet."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.checks.load._told import told_concentration
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, Unassessed, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, cell, exactly
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms.limits import Ambiguous, Limit, UnknownStandard, limit

LOADS = {"cod": "化学需氧量", "nh3": "氨氮", "tn": "总氮", "tp": "总磷"}
_MG_PER_T_AND_M3 = 1_000_000


@check(
    "折算浓度超过执行标准",
    "major",
    why="逻辑：年排放量÷年排水量是年均浓度，达标排放时不高于执行标准的限值",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """Every firm and load for which the standard on the row sets a limit in mg/L."""
    if without_rows(f, "15"):
        yield from told_concentration(f)
        return
    needs("企业废水不明", f.rows("15").gap)
    for row in f.rows("15"):
        volume = cell(row, "vol")
        if row.get("to") not in ("纳管", "直排") or volume is None or volume.low <= 0:
            continue
        for key, item in LOADS.items():
            load = cell(row, key)
            if load is None or load.high <= 0:
                continue
            allowed = _limit(f, row, item)
            if isinstance(allowed, str):
                yield Unassessed(f"{row.called}的{item}：{allowed}")
            elif allowed is not None and allowed.value is not None:
                yield from _compare(row, key, load * exactly(_MG_PER_T_AND_M3) / volume, allowed)


def _limit(f: Facts, row: RowView, item: str) -> Limit | str | None:
    """The limit, None where there is none, or why it is not known."""
    standard = row.get("std")
    if not isinstance(standard, str):
        return "执行标准未填"
    try:
        found = limit(standard, item, on=year_end(f.year))
    except (UnknownStandard, Ambiguous) as no:
        return str(no)
    return found if found is None or (found.unit == "mg/L" and found.direction == "<=") else None


def _compare(row: RowView, key: str, implied: Interval, allowed: Limit) -> Iterator[Finding]:
    assert allowed.value is not None
    if not implied.above(exactly(allowed.value)):
        return
    header = row.record.row.columns[key].header if row.record.row else key
    yield Finding(
        f"{row.words('ent').text}：{header} {row.words(key).text} t/a ÷ {row.words('vol').text} m³/a"
        f" ×10⁶ ＝ {implied.says(1)} mg/L，高于 {allowed.document.number} {allowed.grade}"
        f"的 {allowed.text} {allowed.unit}",
        quotes=(quote_row(row, key, "vol", "std", "basis"),),
        expected=f"不高于 {allowed.text} mg/L",
        found=f"{implied.says(1)} mg/L",
        advice="核对排放量单位（t 与 kg）、年排水量和排放量口径；属实的按超标处理，说明原因和整改。",
        verify="折算浓度不高于执行标准，或附超标原因与整改材料。",
        subject=row.key,
        cause=cell_cause(row, key),
    )

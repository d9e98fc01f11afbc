"""A monitoring plan called 落实 while factors or times are missing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import NO_ROWS, NotAssessed, check, needs
from yuanjian.audit.finding import (
    Finding,
    Quote,
    Unassessed,
    cell_cause,
    listed,
    quote_row,
    quote_value,
)
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts
from yuanjian.facts.points import by_number
from yuanjian.facts.rows import RowView


@check(
    "监测计划填“落实”，与监测数据不符",
    "major",
    why="规划环评监测计划：点位、因子、频次都做到才是“落实”",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """By factors and by times of the year."""
    needs("监测计划不明", f.rows("11").gap)
    if all(row.record.place.table is not None for row in f.rows("11")):
        raise NotAssessed(NO_ROWS)  # a report's table names no points by number
    for row in f.rows("11").eq("result", "落实"):
        lost = _unknown_points(f, row)
        if lost:
            yield Unassessed(f"{row.called}：实际点位{listed(lost)}未登记，无从核对")
            continue
        absent = f.words("monitoring_plan.missing_factors", row)
        times = f.amount("monitoring_plan.actual_frequency", row)
        if absent.state == "missing":
            yield Unassessed(f"{row.called}：{absent.reason}")
        short = _too_few(row, times.number)
        if not absent.known and not short:
            continue
        yield Finding(
            f"{row.called}填“落实”，"
            + "；".join(filter(None, (f"缺测 {absent.text}" if absent.known else "", short))),
            quotes=(quote_row(row, "result", "p_factor", "p_freq"), *_found(f, row)),
            expected="部分落实",
            found="落实",
            advice="补齐监测数据；确未监测的改为“部分落实”，写明原因和改进。",
            verify="因子、频次与计划一致，或结论改正。",
            subject=row.key,
            credit=(11, 12),
            cause=cell_cause(row, "result"),
        )


def _unknown_points(f: Facts, row: RowView) -> list[str]:
    """Points that stand in none of the sheets of points: their data cannot be looked up."""
    held = row.get("a_point")
    known = {no for sheet in ("16", "17", "18") for no in by_number(f, sheet)}
    points = held if isinstance(held, tuple) else ()
    return [p for p in points if p not in known and not p.upper().startswith(("DW", "DA", "YS"))]


def _too_few(row: RowView, times: Fraction | None) -> str:
    planned = row.amount("p_freq").number
    if planned is None or times is None or times >= planned:
        return ""
    return f"计划每年 {printed(planned, None)} 次，实有 {printed(times, None)} 次"


def _found(f: Facts, row: RowView) -> Iterator[Quote]:
    for fact in ("monitoring_plan.actual_factors", "monitoring_plan.actual_frequency"):
        value = f.value(fact, row)
        if value.known.known:
            yield quote_value(value)

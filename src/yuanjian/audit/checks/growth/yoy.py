"""The growth that was typed against the values of both years."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.growth._rows import HUNDRED, growth, money, name_of, said
from yuanjian.audit.checks.growth._told import Indicator, indicators
from yuanjian.audit.claimed import Told, passage_of, told_by
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import cell, exactly
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

# Their growth is usually given at constant prices, their values at current ones.
_MOST_BY_PRICES = 40
"""Percentage points that a year's prices can explain; more is a wrong value or a wrong unit."""
_CONSTANT_PRICES = ("地区生产总值", "工业增加值", "工业总产值")


@check(
    "同比增幅与两年的值不符",
    "major",
    why="逻辑：同比增幅＝（本年值÷上年值－1）×100%，按各数的有效位数计误差",
)
def find(f: Facts) -> Iterator[Finding]:
    """Figures whose growth is told at constant prices are only asked about."""
    yield from _told(f)
    for row in f.rows("04"):
        computed, stated = growth(row), cell(row, "yoy")
        if computed is None or stated is None or computed.meets(stated):
            continue
        if "可比" not in said(row, "remark"):
            yield _finding(row, computed.says(2))


def _finding(row: RowView, computed: str) -> Finding:
    asks = row.get("name") in _CONSTANT_PRICES
    note = "按可比价计算的请在备注写明“可比价”。" if asks else ""
    return Finding(
        f"{name_of(row)}：{said(row, 'value')}÷{said(row, 'prev')}－1＝{computed}%，"
        f"填报的同比增幅为 {said(row, 'yoy')}%",
        quotes=(quote_row(row, "yoy", "value", "prev"),),
        expected=f"{computed}%",
        found=f"{said(row, 'yoy')}%",
        advice=f"请与{said(row, 'dept') or '统计部门'}核对 {money(row)}、上年值和增幅。{note}",
        verify="由两年的值算出的增幅与填报的一致。",
        subject=row.key,
        severity="query" if asks else None,
        cause=cell_cause(row, "yoy"),
    )


def _told(f: Facts) -> Iterator[Finding]:
    """A report that tells both years' values and the growth."""
    for one in indicators(f):
        before = _year_before(f, one)
        if before is None or before.interval.low <= 0:
            continue
        computed = (one.value.interval / before.interval - exactly(1)) * HUNDRED
        passage = passage_of(f, one.rate.claim)
        if computed.meets(one.rate.interval) or (passage and "可比" in passage.folded):
            continue
        asks = any(one.name.startswith(name) for name in _CONSTANT_PRICES)
        gap = computed - one.rate.interval
        asks = asks and gap.low < _MOST_BY_PRICES and gap.high > -_MOST_BY_PRICES
        note = "按可比价计算的请写明“可比价”。" if asks else ""
        yield Finding(
            f"{one.name}：{one.value.said}÷{before.said}－1＝{computed.says(2)}%，写的同比增幅为 {one.rate.said}",
            quotes=(one.value.quote, before.quote, one.rate.quote),
            expected=f"{computed.says(2)}%",
            found=one.rate.said,
            advice=f"请与统计部门核对两年的值和增幅。{note}",
            verify="由两年的值算出的增幅与所写的一致。",
            severity="query" if asks else None,
        )


def _year_before(f: Facts, one: Indicator) -> Told | None:
    wanted = (one.value.fact, one.value.subject, str(f.year - 1))
    held = (c for c in f.dossier.claims if (c.fact, c.subject, c.period) == wanted and not c.scope)
    return next((t for c in held if (t := told_by(c)) is not None), None)

"""One and the same value under two names, with two growth rates."""

from collections.abc import Iterator
from itertools import combinations

from yuanjian.audit.check import check
from yuanjian.audit.checks.growth._rows import HUNDRED, figure, growth, money, name_of, said
from yuanjian.audit.checks.growth._told import Indicator, digits, indicators
from yuanjian.audit.finding import Finding, cell_cause, clause, quote_row
from yuanjian.audit.intervals import cell, exactly
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_FEWEST_DIGITS = 3  # 12 and 12 may meet by chance, 4.9243 and 4.9243 do not


@check(
    "同一数值两个增幅",
    "major",
    why="逻辑：本年值相同、增幅不同，则上年值不同；同一口径的两个指标应说明差别",
)
def find(f: Facts) -> Iterator[Finding]:
    """Rows of one scope and unit, or figures of a report. Last year's values that differ as well explain it."""
    yield from _told(f)
    rows = [r for r in f.rows("04") if _telling(r)]
    for one, other in combinations(rows, 2):
        same = all(one.get(k) == other.get(k) for k in ("value", "unit", "scope"))
        if same and not _agree(one, other, "yoy") and not _explained(one, other):
            yield _finding(one, other)


def _telling(row: RowView) -> bool:
    digits = said(row, "value").replace(".", "").strip("0")
    return len(digits) >= _FEWEST_DIGITS and cell(row, "yoy") is not None


def _agree(one: RowView, other: RowView, key: str) -> bool:
    left, right = cell(one, key), cell(other, key)
    return left is None or right is None or left.meets(right)


def _explained(one: RowView, other: RowView) -> bool:
    """Both years of both rows are given, and each row agrees with itself."""
    return all(_consistent(r) is True for r in (one, other)) and not _agree(one, other, "prev")


def _consistent(row: RowView) -> bool | None:
    """Whether a row's growth follows from its values; None when that cannot be told."""
    computed, stated = growth(row), cell(row, "yoy")
    return None if computed is None or stated is None else computed.meets(stated)


def _before(row: RowView) -> str:
    """Last year's value that the growth implies."""
    value, rate = figure(row, "value"), cell(row, "yoy")
    if value is None or rate is None:
        return "—"
    base = exactly(1) + rate / HUNDRED
    return (value / base).says(4) if base.low > 0 else "—"


def _finding(one: RowView, other: RowView) -> Finding:
    wrong = [r for r in (one, other) if _consistent(r) is False]
    rates = f"{said(one, 'yoy')}%、{said(other, 'yoy')}%"
    return Finding(
        f"{name_of(one)}与{name_of(other)}同为 {money(one)}，同比增幅却分别为 {rates}；"
        f"由增幅反推的上年值分别为 {_before(one)}、{_before(other)}",
        quotes=(quote_row(one, "name", "value", "yoy"), quote_row(other, "name", "value", "yoy")),
        expected="同一数值只有一个增幅，或上年值不同",
        found=rates,
        advice="请与统计部门核对两个指标的口径和上年值；口径相同的统一增幅，不同的补填上年值并在备注说明。",
        verify="两个增幅一致，或补填的上年值能分别算出两个增幅。",
        subject=f"{name_of(one)}、{name_of(other)}",
        cause=cell_cause(wrong[0], "yoy") if len(wrong) == 1 else "",
    )


def _told(f: Facts) -> Iterator[Finding]:
    found = [i for i in indicators(f) if i.value.exact and digits(i.value) >= _FEWEST_DIGITS]
    for one, other in combinations(found, 2):
        same = (
            one.value.interval == other.value.interval
            and one.value.claim.place != other.value.claim.place
        )
        if same and one.value.number and not one.rate.interval.meets(other.rate.interval):
            yield _told_finding(f, one, other)


def _told_finding(f: Facts, one: Indicator, other: Indicator) -> Finding:
    rates = f"{one.rate.said}、{other.rate.said}"
    before = [
        (i.value.interval / (exactly(1) + i.rate.interval / HUNDRED)).says(4) for i in (one, other)
    ]
    return Finding(
        f"{one.name}与{other.name}同为 {one.value.said}，同比增幅却分别为 {rates}；由增幅反推的上年值分别为 {'、'.join(before)}",
        quotes=(
            *clause(one.value.quote, one.rate.quote),
            *clause(other.value.quote, other.rate.quote),
        ),
        expected="同一数值只有一个增幅，或上年值不同",
        found=rates,
        advice="请与统计部门核对两个指标的口径和上年值；口径相同的统一增幅，不同的写明口径和上年值。",
        verify="两个增幅一致，或写明的上年值能分别算出两个增幅。",
        subject=f"{one.name}、{other.name}",
    )

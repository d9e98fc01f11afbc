"""Balance of one row: what came in went out or is still there, within the digits that were printed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import needs
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, cell, exactly, total
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

INPUTS = ("st0", "gen")
OUTPUTS = ("u_self", "d_self", "u_out", "d_out", "st1")
_SHARE = 100  # a difference of up to 1/100 of what came in is weighing: the sheets allow it


def unbalanced(f: Facts, no: str, fact: str) -> Iterator[Finding]:
    """Rows of sheet ``no`` that do not balance; a blank cell leaves its row out (it is a gap)."""
    needs("固体废物不明", f.rows(no).gap)
    for row in f.rows(no):
        came, went = _sum(row, INPUTS), _sum(row, OUTPUTS)
        if came is None or went is None or (went - came).meets(_weighing(came)):
            continue
        left = f.amount(fact, row).number
        if left is None:
            continue
        yield Finding(
            f"{row.words('ent').text} {row.words('name').text}：{_terms(row, INPUTS)}，"
            f"{_terms(row, OUTPUTS)}，相差 {printed(left, None)} t",
            quotes=(quote_row(row, *INPUTS, *OUTPUTS),),
            expected="上年末贮存＋产生＝利用＋处置＋年末贮存（±1%）",
            found=f"相差 {printed(left, None)} t",
            advice="与管理台账、转移联单核对各项数量和单位。",
            verify="两边相等。",
            subject=row.key,
            cause=cell_cause(row, "gen"),
        )


def _weighing(came: Interval) -> Interval:
    share = came.high / _SHARE
    return Interval(-share, share)


def _sum(row: RowView, keys: tuple[str, ...]) -> Interval | None:
    """The sum; «/» counts as nothing, a blank makes it unknown."""
    parts = [exactly(0) if row.amount(k).state == "na" else cell(row, k) for k in keys]
    return None if None in parts else total([p for p in parts if p is not None])


def _terms(row: RowView, keys: tuple[str, ...]) -> str:
    amounts = [(row.because(k).text.split("（")[0], row.amount(k).number) for k in keys]
    shown = [(name, number) for name, number in amounts if number]
    summed = sum((number for _, number in shown), Fraction(0))
    words = "＋".join(f"{name} {printed(number, None)}" for name, number in shown)
    return f"{words} ＝ {printed(summed, None)} t" if len(shown) > 1 else f"{words or '合计 0'} t"

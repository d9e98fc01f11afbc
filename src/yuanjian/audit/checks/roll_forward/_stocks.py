"""Stored waste: last year's closing stock by firm and code is this year's opening stock."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import NotAssessed
from yuanjian.audit.finding import Finding, Unassessed, listed, of_year, quote_row
from yuanjian.audit.intervals import Interval, cell, total
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import name_key
from yuanjian.facts.rows import RowView

Kept = tuple[str, str]


def broken_stocks(f: Facts, no: str, name: str) -> Iterator[Finding | Unassessed]:
    """Opening against closing stock of sheet ``no``, firm by firm and code by code."""
    if f.prior is None:
        raise NotAssessed(f"没有{f.year - 1}年度的资料，{name}上年末贮存量无从比较")
    for side, year in ((f, f.year), (f.prior, f.year - 1)):
        if side.rows(no).gap:
            raise NotAssessed(f"{year}年度{side.rows(no).gap}")
    now, before = _grouped(f, no), _grouped(f.prior, no)
    for kept in dict.fromkeys((*before, *now)):
        yield from _compare(f.year, kept, before.get(kept, []), now.get(kept, []), name)


def _grouped(f: Facts, no: str) -> dict[Kept, list[RowView]]:
    found: dict[Kept, list[RowView]] = {}
    for row in f.rows(no):
        if isinstance(row.get("ent"), str) and isinstance(row.get("code"), str):
            found.setdefault((name_key(row.get("ent")), row.get("code")), []).append(row)
    return found


def _compare(
    year: int, kept: Kept, before: list[RowView], now: list[RowView], name: str
) -> Iterator[Finding | Unassessed]:
    who = str((now or before)[0].get("ent"))
    blank = [r.key for r in before if cell(r, "st1") is None]
    blank += [r.key for r in now if cell(r, "st0") is None]
    if blank:
        yield Unassessed(f"{listed(blank)}的贮存量未填")
        return
    left, opened = _stock(before, "st1"), _stock(now, "st0")
    if opened.meets(left):
        return
    said = f"{who}（{kept[1]}）：上年资料的年末贮存量 {_sum(before, 'st1')} t，本年"
    said += f"填报的上年末贮存量 {_sum(now, 'st0')} t" if now else "没有这一行"
    yield Finding(
        said,
        quotes=(
            *(of_year(quote_row(r, "st1"), year - 1) for r in before),
            *(quote_row(r, "st0") for r in now),
        ),
        expected=f"{_sum(before, 'st1')} t",
        found=f"{_sum(now, 'st0')} t" if now else "没有这一行",
        advice=f"按上年{name}的年末贮存量更正“上年末贮存量”；盘点更正过的，在备注写明依据并附台账。",
        verify="本年“上年末贮存量”与上年“年末贮存量”相等。",
        subject=who,
    )


def _stock(rows: list[RowView], key: str) -> Interval:
    return total([c for r in rows if (c := cell(r, key)) is not None])


def _sum(rows: list[RowView], key: str) -> str:
    return printed(sum((r.amount(key).number or Fraction(0) for r in rows), Fraction(0)), None)

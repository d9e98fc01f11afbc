"""Execution reports of permits: the yearly one, and those of each quarter or month."""

from collections.abc import Iterator

from yuanjian.audit.duties._firms import here, name_of
from yuanjian.audit.duty import Span, Term, duty, monthly, term, yearly
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_YEAR, _PERIOD = "permit.annual_report", "permit.periodic_report"
_MONTHS = {"季": 3, "月": 1}


@duty("排污许可证执行报告", _YEAR, _PERIOD)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """The report about the year of the records is done where its day is filled; later ones are only announced."""
    for row in f.rows("07").eq("cls", "重点管理", "简化管理"):
        ends = row.day("valid_to")
        if not here(f, row):
            continue
        for year, day in yearly(_YEAR, f, span, recorded=f.year):
            if year == f.year and row.day("ann_date") is not None:
                continue
            if ends is None or ends.year >= year:
                what = f"提交 {year} 年度排污许可证执行报告"
                yield term(row, "ann_date", what, name_of(row), day, by=_YEAR)
        yield from _periods(row, span)


def _periods(row: RowView, span: Span) -> Iterator[Term]:
    """A quarter ends months as well: where both are asked for, each month is announced once."""
    asked, ends = row.get("freq"), row.day("valid_to")
    every = (
        min((_MONTHS[w] for w in asked if w in _MONTHS), default=0)
        if isinstance(asked, tuple)
        else 0
    )
    if not every:
        return
    for ended, day in monthly(_PERIOD, span, every=every):
        if ended.month == 12 or (ends is not None and ends < ended):
            continue  # the last one of a year is part of the yearly report
        name = f"第{ended.month // 3}季度" if every == 3 else f"{ended.month}月"
        what = f"提交 {ended.year} 年{name}排污许可证执行报告"
        yield term(row, "freq", what, name_of(row), day, by=_PERIOD)

"""Prose that a year's sheet asks for anew and that is last year's, word for word."""

from collections.abc import Iterator
from itertools import groupby

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, listed
from yuanjian.audit.last_year import shifted
from yuanjian.facts.engine import Facts
from yuanjian.sheets.shelf import sheet

_MOST_QUOTED = 3
_OWN_CHECK = "33"  # carried_over compares it more finely


@check("实施情况等文字与上年完全相同", "query", why="逻辑：年度报告写本年度的落实情况和进展")
def find(f: Facts) -> Iterator[Finding]:
    """One finding a sheet: whoever copied one cell often copied more."""
    found = [s for s in shifted(f, "copied") if s.row.record.sheet != _OWN_CHECK]
    for no, group in groupby(found, key=lambda s: s.row.record.sheet):
        held = list(group)
        names = listed((f"{s.row.called}　{s.shift.column.header}" for s in held), 4)
        yield Finding(
            f"{sheet(no).sheet.name}有{len(held)}处文字与上年完全相同：{names}",
            quotes=tuple(q for s in held[:_MOST_QUOTED] for q in s.quotes(f.year)),
            expected="本年度的情况和进展",
            found="与上年一字不差",
            advice="请按本年度情况改写，写明本年的数量、日期；确无变化的可以保留并说明。",
            verify="文字反映本年度情况。",
            subject=no,
        )

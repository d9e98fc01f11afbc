"""Sewers that nobody has looked into for three years."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, listed, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.sheets.rules import years_after

_YEARS = 3


@check(
    "管网排查已超过三年",
    "query",
    why="逻辑：雨污分流和错接混接情况应有三年内的排查（见14_管网填表说明）",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding with all blocks."""
    end = year_end(f.year)
    old = [r for r in f.rows("14") if (day := r.day("survey")) and years_after(day, _YEARS) < end]
    if not old:
        return
    names = listed(f"{row.called}（{row.day('survey')}）" for row in old)
    yield Finding(
        f"{len(old)} 处管网的最近排查距 {end} 已超过三年：{names}",
        quotes=tuple(quote_row(row, "survey", "sep") for row in old[:6]),
        expected=f"{years_after(end, -_YEARS)} 以后",
        found=names,
        advice="年内排查过的，填新的排查日期；没有的，列入下一步计划。",
        verify="最近排查日期在三年以内。",
        subject=names,
        cause=cell_cause(old[0], "survey") if len(old) == 1 else "",
    )

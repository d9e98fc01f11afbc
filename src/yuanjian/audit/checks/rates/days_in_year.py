"""Days of discharge and days above a limit: at most the days of the year."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.rates._told import told_days_in_year
from yuanjian.audit.days import days_of
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.sheets.shelf import sheet

_DAYS = {"15": ("days",), "21": ("d_bad",)}


@check("天数大于全年天数", "blocker", why="逻辑：平年365天，闰年366天")
def find(f: Facts) -> Iterator[Finding]:
    """366 in a common year is the usual slip."""
    yield from told_days_in_year(f)
    whole = days_of(f.year)
    for no, keys in _DAYS.items():
        for row in f.rows(no):
            for key in keys:
                days = row.amount(key).number
                if days is None or days <= whole:
                    continue
                header = sheet(no).columns[key].header
                yield Finding(
                    f"{row.called}的{header}为 {days} 天，{f.year} 年只有 {whole} 天",
                    quotes=(quote_row(row, key),),
                    expected=f"不大于 {whole}",
                    found=f"{days}",
                    advice=f"请核对{header}；全年连续的填 {whole}。",
                    verify=f"{header}不大于全年天数。",
                    subject=row.key,
                    cause=cell_cause(row, key),
                )

"""Nothing that the report states as done lies after the day it was signed."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.days import day_cells
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.sheets.shelf import all_sheets

FUTURE = frozenset({"valid_to", "due", "start", "run"})
"""Columns that may speak of what is still to come."""


@check("日期晚于成文日期", "query", why="逻辑：成文时尚未发生的事不能写成已经发生")
def find(f: Facts) -> Iterator[Finding]:
    """Every date cell but those that are terms or plans."""
    signed = f.said("01", "sign_date")
    needs("成文日期不明", "" if signed.known else signed.reason)
    park = f.one("01")
    assert park is not None
    if signed.day is None or signed.day.year <= f.year:
        return  # dates.signed says so; every other date would follow from it
    for no in all_sheets():
        for row in f.rows(no):
            for key, day in day_cells(row):
                if key in FUTURE or key == "sign_date" or day <= signed.day:
                    continue
                header = row.because(key).text.split("（")[0]
                yield Finding(
                    f"{row.key}的{header} {day} 晚于成文日期 {signed.day}",
                    quotes=(quote_row(row, key), quote_row(park, "sign_date")),
                    expected=f"不晚于 {signed.day}",
                    found=str(day),
                    advice="核对日期；尚未发生的写入计划，不作为已完成事项填报。",
                    verify="日期不晚于成文日期。",
                    subject=row.key,
                    cause=cell_cause(row, key),
                )

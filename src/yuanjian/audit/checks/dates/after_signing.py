"""Nothing that the report states as done lies after the day it was signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import NotAssessed, check, needs
from yuanjian.audit.checks.dates._told import Signed, in_words, signed
from yuanjian.audit.claimed import own_sentences, without_rows
from yuanjian.audit.days import day_cells
from yuanjian.audit.finding import Finding, Quote, cell_cause, listed, owner, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.sheets.shelf import all_sheets

FUTURE = frozenset({"valid_to", "due", "start", "run"})
"""Columns that may speak of what is still to come."""
_COMING = re.compile(
    r"计划|拟|将|预计|预期|有效期|期限|截止|前完成|力争|发布|更新时间|发文日期|至|起"
)


@check("日期晚于成文日期", "query", why="逻辑：成文时尚未发生的事不能写成已经发生")
def find(f: Facts) -> Iterator[Finding]:
    """Every date cell but those that are terms or plans; in a report every day told as past."""
    if without_rows(f, "01"):
        yield from _told(f)
        return
    sign_date = f.said("01", "sign_date")
    needs("成文日期不明", "" if sign_date.known else sign_date.reason)
    park = f.one("01")
    assert park is not None
    if sign_date.day is None or sign_date.day.year <= f.year:
        return  # dates.signed says so; every other date would follow from it
    for no in all_sheets():
        for row in f.rows(no):
            for key, day in day_cells(row):
                if key in FUTURE or key == "sign_date" or day <= sign_date.day:
                    continue
                header = row.because(key).text.split("（")[0]
                yield Finding(
                    f"{owner(row)}{header} {day} 晚于成文日期 {sign_date.day}",
                    quotes=(quote_row(row, key), quote_row(park, "sign_date")),
                    expected=f"不晚于 {sign_date.day}",
                    found=str(day),
                    advice="核对日期；尚未发生的写入计划，不作为已完成事项填报。",
                    verify="日期不晚于成文日期。",
                    subject=row.key,
                    cause=cell_cause(row, key),
                )


def _told(f: Facts) -> Iterator[Finding]:
    """One question for all days that lie after the signature and are not told as plans, terms or publication."""
    end = signed(f)
    if end is None or end.day.year <= f.year:
        raise NotAssessed("报告没有落款日期，或落款早于年度结束")
    late = [
        (day, words.quote)
        for words in own_sentences(f)
        if words.passage.part not in ("plans", "signature") and not _COMING.search(words.folded)
        for day, _ in in_words(words)
        if day > end.day
    ]
    if late:
        yield _finding(end, late)


def _finding(end: Signed, late: list[tuple[date, Quote]]) -> Finding:
    days = listed(dict.fromkeys(str(day) for day, _ in late))
    return Finding(
        f"{days} 晚于落款日期 {end.day}，却写成已经发生的事",
        quotes=(end.quote, *(quote for _, quote in late[:5])),
        expected=f"不晚于 {end.day}",
        found=days,
        advice="核对日期；尚未发生的写入计划，不作为已完成事项。",
        verify="日期不晚于落款日期。",
    )

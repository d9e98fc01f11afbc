"""Publications that belong to another year, or that tell of a year before it was over."""

import re
from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_YEAR = re.compile(r"(?<!\d)(20\d{2})(?=年)")
_YEARLY = ("年度监测报告", "自评估报告")


@check(
    "信息公开的日期或年份与报告年度不符",
    "query",
    why="湘环函〔2020〕195号 附表第15项：信息公开应及时、完整",
)
def find(f: Facts) -> Iterator[Finding]:
    """Published before the year began; a yearly report before the year ended; a title of another year."""
    for row in f.rows("31"):
        told = _why(row, f.year)
        if not told:
            continue
        why, key = told
        yield Finding(
            f"“{row.words('title').text or row.key}”{why}",
            quotes=(quote_row(row, "item", "title", "date"),),
            expected=f"{f.year} 年度的公开信息",
            found=str(row.day("date") or row.words("title").text),
            advice="请核对标题和发布日期；属于其他年度的不计入本年度，本年度的请补充公开。",
            verify="标题年份和发布日期与报告年度相符。",
            subject=row.key,
            credit=(15,),
            cause=cell_cause(row, key),
        )


def _why(row: RowView, year: int) -> tuple[str, str] | None:
    day, title = row.day("date"), str(row.words("title").text or "")
    years = {int(y) for y in _YEAR.findall(title)}
    if day is not None and day < date(year, 1, 1):
        return f"发布于 {day}，在 {year} 年之前", "date"
    if years and year not in years and year + 1 not in years:
        return f"标题为 {'、'.join(map(str, sorted(years)))} 年，报告年度为 {year} 年", "title"
    if day is not None and row.get("item") in _YEARLY and day <= year_end(year):
        return f"发布于 {day}，{year} 年尚未结束，不会是 {year} 年度的报告", "date"
    return None

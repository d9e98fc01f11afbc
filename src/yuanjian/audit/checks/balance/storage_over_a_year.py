"""Hazardous waste that had lain for more than a year at the year's end."""

from collections.abc import Iterator
from datetime import timedelta

from yuanjian.audit.check import check
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts

_CLOCK = "hazardous.storage"


@check(
    "危险废物贮存超过一年",
    "major",
    why="固体废物污染环境防治法 第八十一条：贮存不得超过一年，确需延长的须经批准",
)
def find(f: Facts) -> Iterator[Finding]:
    """By the longest storage that was stated, counted back from the year's end; a remark makes it a question."""
    end = year_end(f.year)
    for row in f.rows("25"):
        longest = row.amount("max_d").number
        if not longest or longest > 100_000:
            continue
        came = end - timedelta(days=int(longest))
        due = clocks.due(_CLOCK, came)
        if due >= end:
            continue
        told = isinstance(row.get("remark"), str)
        yield Finding(
            f"{row.words('ent').text}的{row.words('name').text}最长贮存 {longest} 天："
            f"按年末推算 {came} 入库，一年期满为 {due}",
            quotes=(quote_row(row, "max_d", "st1", "remark"),),
            expected="不超过一年，或附批准延长的文件",
            found=f"{longest} 天",
            advice="请核对天数；确已超期的，尽快委托处置，并在备注写明批准延长的文号或处置安排。",
            verify="最长贮存不超过一年，或备注写明批准文号并附材料。",
            subject=row.key,
            severity="query" if told else None,
            cause=cell_cause(row, "max_d"),
        )

"""Last year's stock that cannot all have left, against the longest storage that was stated."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.days import days_of
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import Interval, cell, exactly, total
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.row import shown

_OUTPUTS = ("u_self", "d_self", "u_out", "d_out")


@check("上年贮存的危废没有出清，最长贮存天数却不足一年", "major",
       why="逻辑：全年利用处置量小于上年末贮存量，余下的在年末已贮存满一年")  # fmt: skip
def find(f: Facts) -> Iterator[Finding]:
    """Whatever left first, what is over of last year's stock has lain for the whole year."""
    whole = days_of(f.year)
    for row in f.rows("25"):
        stock, gone, longest = cell(row, "st0"), _gone(row), row.amount("max_d").number
        if stock is None or gone is None or longest is None or longest >= whole:
            continue
        if not stock.above(gone):
            continue
        left = (stock - gone).says(4)
        yield Finding(
            f"{row.words('ent').text}的{row.words('name').text}：上年末贮存 {shown(row.get('st0'))} t，"
            f"全年利用、处置共 {gone.says(4)} t，至少余 {left} t 已贮存满一年（{whole}天），"
            f"最长贮存天数却填 {longest} 天",
            quotes=(quote_row(row, "st0", *_OUTPUTS, "max_d"),),
            expected=f"不少于 {whole} 天",
            found=f"{longest} 天",
            advice="请与管理台账核对上年末贮存量、利用处置量和最长贮存天数。",
            verify="三者相容后，本条消失。",
            subject=row.key,
            cause=cell_cause(row, "max_d"),
        )


def _gone(row: RowView) -> Interval | None:
    """All that left in the year; «/» is nothing, a blank makes it unknown."""
    parts = [exactly(0) if row.amount(k).state == "na" else cell(row, k) for k in _OUTPUTS]
    return None if None in parts else total([p for p in parts if p is not None])

"""Emergency supplies that had expired at the year's end."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.days import last_day, year_end
from yuanjian.audit.finding import Finding, cell_cause, listed, quote_row
from yuanjian.facts.engine import Facts


@check(
    "应急物资年末已过有效期",
    "major",
    why="湘环函〔2020〕195号 附表第20项：环境应急救援物资配备应符合规定",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding with all of them. A month lasts to its end; «长期» never ends."""
    end = year_end(f.year)
    over = [
        (row, until)
        for row in f.rows("29").eq("type", "应急物资")
        if (until := last_day(row.get("mat_valid"))) is not None and until < end
    ]
    if not over:
        return
    names = listed(f"{row.words('mat_name').text}（{row.get('mat_valid')}）" for row, _ in over)
    yield Finding(
        f"{len(over)} 种应急物资在 {end} 前已过有效期：{names}",
        quotes=tuple(quote_row(row, "mat_name", "mat_valid") for row, _ in over[:6]),
        expected=f"有效期不早于 {end}",
        found=f"{len(over)} 种过期",
        advice="请更换并填新的有效期；年内已更换的，更正记录。",
        verify="各物资的有效期不早于报告年度末。",
        subject=names,
        credit=(20,),
        cause=cell_cause(over[0][0], "mat_valid") if len(over) == 1 else "",
    )

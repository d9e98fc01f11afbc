"""A plant's on-line compliance against the days above the limit in the year's summary."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import cell, exactly
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts


@check("在线达标率高于超标天数所允许的值", "major", why="逻辑：总达标率不高于任一因子的日均达标率")
def find(f: Facts) -> Iterator[Finding]:
    """Sheet 13 against sheet 21, the factor with most days above."""
    needs("无从比较", f.rows("13").gap, f.rows("21").gap)
    for plant in f.rows("13"):
        stated = cell(plant, "ok")
        own = [r for r in f.rows("21") if r.get("subj") == plant.get("name")]
        rates = [
            (a.number, r) for r in own if (a := f.amount("online.ok_rate", r)).number is not None
        ]
        if stated is None or not rates:
            continue
        worst, row = min(rates, key=lambda pair: pair[0])
        if not stated.above(exactly(worst)):
            continue
        yield Finding(
            f"{plant.words('name').text}填报在线达标率 {plant.words('ok').text}%，"
            f"{row.get('factor')}日均超标 {row.words('d_bad').text} 天，达标率只有 {printed(worst, 2)}%",
            quotes=(quote_row(plant, "ok", "name"), quote_row(row, "d_bad", "factor", "h_due")),
            expected=f"不高于 {printed(worst, 2)}%",
            found=f"{plant.words('ok').text}%",
            advice="按在线平台年报核对两表；剔除异常标记数据的，在备注写明口径。",
            verify="在线达标率不高于各因子的日均达标率。",
            cause=cell_cause(plant, "ok"),
        )

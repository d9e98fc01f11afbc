"""第20项 −1: 产业园区环境应急救援物资配备不符合规定."""

from yuanjian.audit.credit.evidence import clear, named, row_because, triggered, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.audit.days import year_end
from yuanjian.core.dates import Undated, read_date
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


def judge(f: Facts) -> Judgement:
    """Supplies are listed with their amount, and have not run out at the year's end."""
    rows = f.rows("29").eq("type", "应急物资")
    if rows.gap or not len(rows):
        lacking = ["29_风险防控与应急登记应急物资：名称、数量、存放点、有效期，附清单和照片"]
        return unknown(rows.gap or "29_风险防控与应急没有应急物资", lacking, rows.because)
    stale = [r for r in rows if _expired(r, f.year)]
    empty = [r for r in rows if r.amount("mat_qty").state in ("zero", "missing")]
    if len(stale) == len(rows):
        mend = ["更换过期物资，更新29_风险防控与应急"]
        said = f"应急物资至{f.year}年末全部过期：{named(stale, 'mat_name')}"
        return triggered(said, *map(row_because, stale), mend=mend)
    if stale or empty:
        lacking = [f"更换已过期物资：{named(stale, 'mat_name')}"] if stale else []
        lacking += [f"填写数量：{named(empty, 'mat_name')}"] if empty else []
        return unknown("部分应急物资已过期或没有数量", lacking, *map(row_because, (*stale, *empty)))
    said = f"应急物资{len(rows)}种，均有数量且在有效期内"
    return clear(said, *map(row_because, rows))


def _expired(row: RowView, year: int) -> bool:
    held = row.get("mat_valid")
    try:
        until = read_date(held, month_ok=True) if isinstance(held, str) else None
    except Undated:
        return False
    # A mere month lasts to its end.
    return until is not None and (until.year, until.month) < (year, 12) and until < year_end(year)

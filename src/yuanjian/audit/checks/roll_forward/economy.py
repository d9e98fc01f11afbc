"""Economic indicators: the last year's value that was typed is the value that last year reported."""

from collections.abc import Iterator

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.finding import Finding, cell_cause, of_year, quote_row
from yuanjian.audit.intervals import cell
from yuanjian.facts.engine import Facts
from yuanjian.sheets.row import shown


@check(
    "经济指标的上年值与上年资料不一致",
    "query",
    why="逻辑：同一指标、口径、单位的上年值应等于上年资料的本年值",
)
def find(f: Facts) -> Iterator[Finding]:
    """Same name, scope and unit; values may have been revised, so this only asks."""
    if f.prior is None:
        raise NotAssessed(f"没有{f.year - 1}年度的资料，经济指标的上年值无从比较")
    before = {r.key: r for r in f.prior.rows("04")}
    for row in f.rows("04"):
        old = before.get(row.key)
        if old is None or old.get("unit") != row.get("unit"):
            continue
        now, then = cell(row, "prev"), cell(old, "value")
        if now is None or then is None or now.meets(then):
            continue
        yield Finding(
            f"{row.called}：本年填的上年值 {shown(row.get('prev'))}，"
            f"{f.year - 1}年度资料为 {shown(old.get('value'))} {shown(row.get('unit'))}",
            quotes=(quote_row(row, "prev"), of_year(quote_row(old, "value"), f.year - 1)),
            expected=shown(old.get("value")),
            found=shown(row.get("prev")),
            advice="按上年报告更正；统计部门调整过上年数的，在备注写明调整文件，同比按调整后的数计算。",
            verify="两数相等，或备注写明调整依据。",
            subject=row.key,
            cause=cell_cause(row, "prev"),
        )

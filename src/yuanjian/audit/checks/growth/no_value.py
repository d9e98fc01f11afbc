"""A main indicator with its growth and without its value."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts

_MAIN = ("地区生产总值", "工业总产值", "工业增加值", "进出口额(人民币)")


@check(
    "主要经济指标只有增幅没有数值",
    "query",
    why="自评估报告一：园区经济发展概况应有数值，增幅才可复核",
)
def find(f: Facts) -> Iterator[Finding]:
    """A blank value beside a growth rate."""
    needs("经济指标不明", f.rows("04").gap)
    for row in f.rows("04"):
        if (
            row.get("name") not in _MAIN
            or row.get("value") is not None
            or not row.amount("yoy").known
        ):
            continue
        yield Finding(
            f"{row.words('name').text}同比增长 {row.words('yoy').text}%，没有填本年值",
            quotes=(quote_row(row, "yoy", "value"),),
            advice="补填本年值和上年值；统计部门不单独核算的，填“/”并在备注写明。",
            verify="有本年值，或写明不核算。",
            subject=row.key,
            cause=cell_cause(row, "value"),
        )

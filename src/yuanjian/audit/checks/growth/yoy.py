"""The growth that was typed against the values of both years."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.growth._rows import growth, money, name_of, said
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.audit.intervals import cell
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

# Their growth is usually given at constant prices, their values at current ones.
_CONSTANT_PRICES = ("地区生产总值", "工业增加值", "工业总产值")


@check(
    "同比增幅与两年的值不符",
    "major",
    why="逻辑：同比增幅＝（本年值÷上年值－1）×100%，按各数的有效位数计误差",
)
def find(f: Facts) -> Iterator[Finding]:
    """Figures whose growth is told at constant prices are only asked about."""
    for row in f.rows("04"):
        computed, stated = growth(row), cell(row, "yoy")
        if computed is None or stated is None or computed.meets(stated):
            continue
        if "可比" not in said(row, "remark"):
            yield _finding(row, computed.says(2))


def _finding(row: RowView, computed: str) -> Finding:
    asks = row.get("name") in _CONSTANT_PRICES
    note = "按可比价计算的请在备注写明“可比价”。" if asks else ""
    return Finding(
        f"{name_of(row)}：{said(row, 'value')}÷{said(row, 'prev')}－1＝{computed}%，"
        f"填报的同比增幅为 {said(row, 'yoy')}%",
        quotes=(quote_row(row, "yoy", "value", "prev"),),
        expected=f"{computed}%",
        found=f"{said(row, 'yoy')}%",
        advice=f"请与{said(row, 'dept') or '统计部门'}核对 {money(row)}、上年值和增幅。{note}",
        verify="由两年的值算出的增幅与填报的一致。",
        subject=row.key,
        severity="query" if asks else None,
        cause=cell_cause(row, "yoy"),
    )

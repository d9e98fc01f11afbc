"""What all permits allow in sum, against the park's quota."""

from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.core.marks import Mark
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts

COLUMNS = {"COD": "p_cod", "氨氮": "p_nh3", "SO2": "p_so2", "NOx": "p_nox", "颗粒物": "p_pm", "VOCs": "p_voc"}  # fmt: skip


@check(
    "许可排放量之和超过园区总量指标", "query", why="逻辑：各企业许可排放量之和应在园区总量指标之内"
)
def find(f: Facts) -> Iterator[Finding]:
    """Blank permitted amounts can only add to the sum, so what is known suffices to ask."""
    needs("无从比较", f.rows("09").gap, f.rows("07").gap)
    for row in f.rows("09").eq("lvl", "园区"):
        limit, column = f.amount("quota_row.limit", row), COLUMNS.get(str(row.get("pol")))
        if column is None or not limit.number:
            continue
        permits = [
            r
            for r in f.rows("07")
            if r.amount(column).state == "value" and r.get(column) is not Mark.NONE
        ]
        summed = sum((r.amount(column).number or Fraction(0) for r in permits), Fraction(0))
        if summed <= limit.number:
            continue
        yield Finding(
            f"{row.get('pol')}：{len(permits)} 家许可排放量合计 {printed(summed, None)} t/a，"
            f"园区控制指标 {printed(limit.number, None)} t/a",
            quotes=(
                quote_row(row, "limit", "basis"),
                *(quote_row(r, column, "no") for r in permits[:6]),
            ),
            expected=f"不大于 {printed(limit.number, None)} t/a",
            found=f"{printed(summed, None)} t/a",
            advice="核对各许可证副本和园区总量文件；指标有调剂的，附调剂文件。",
            verify="许可排放量之和不大于园区指标，或附文件。",
            subject=row.key,
            cause=cell_cause(row, "permits"),
        )

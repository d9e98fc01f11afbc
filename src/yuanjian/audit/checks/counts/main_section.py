"""The report speaks of one section downstream: exactly one row of sheet 16 is it."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.finding import Finding, listed, quote_row
from yuanjian.facts.engine import Facts


@check(
    "报告用的下游断面不是恰好一个",
    "query",
    why="自评估报告二（三）：排污口下游最近的地表水水质管控断面",
)
def find(f: Facts) -> Iterator[Finding]:
    """None or several are asked about."""
    rows = f.rows("16")
    chosen = rows.eq("main", True)
    needs("报告用断面不明", chosen.gap)
    if len(chosen) == 1 or not len(rows):
        return
    said = f"有 {len(chosen)} 个：{listed(r.key for r in chosen)}" if len(chosen) else "一个也没有"
    yield Finding(
        f"16_水质断面中“是否报告用最近下游断面”填“是”的{said}，应恰好一个",
        quotes=tuple(quote_row(r, "main", "name") for r in list(chosen or rows)[:6]),
        expected="1",
        found=str(len(chosen)),
        advice="只保留排污口下游最近的一个断面为“是”。",
        verify="恰有一行填“是”。",
    )

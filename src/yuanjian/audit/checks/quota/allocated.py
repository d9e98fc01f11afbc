"""What approvals have given out in sum, against the park's quota."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.checks.quota._rows import sides
from yuanjian.audit.finding import Finding, cell_cause, cells_of
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts


@check(
    "项目批复总量之和超过园区总量指标",
    "query",
    why="逻辑：各项目批复的总量之和应在园区总量指标之内",
)
def find(f: Facts) -> Iterator[Finding]:
    """Projects that have stopped may still be counted, so this only asks. Unknown sums stay silent: 09 shows them."""
    needs("总量指标不明", f.rows("09").gap)
    for row in f.rows("09").eq("lvl", "园区"):
        given, limit = f.amount("quota_row.allocated", row), f.amount("quota_row.limit", row)
        if given.number is None or not limit.number or given.number <= limit.number:
            continue
        said = f"项目批复总量合计 {printed(given.number, None)} t/a"
        yield Finding(
            f"{row.get('pol')}：{said}，园区控制指标 {printed(limit.number, None)} t/a",
            quotes=sides(row, given, said),
            expected=f"不大于 {printed(limit.number, None)} t/a",
            found=f"{printed(given.number, None)} t/a",
            advice="核对各项目批复总量和单位；已关停项目的总量在备注注明收回情况。",
            verify="批复总量之和不大于园区指标，或备注写明。",
            subject=row.key,
            cause=cell_cause(row, "alloc"),
            follows=cells_of(*given.because),
        )

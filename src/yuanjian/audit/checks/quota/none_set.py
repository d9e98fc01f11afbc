"""A pollutant that is emitted while no quota was set for it."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.quota._rows import emitted, sides
from yuanjian.audit.finding import Finding, Unassessed, cell_cause, cells_of
from yuanjian.core.marks import Mark
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


@check(
    "未下达总量指标而有排放",
    "query",
    why="自评估报告一：园区主要污染物总量控制指标；未下达的应有依据",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """无 against an emission above 0, for the park's own quotas; a remark that says why answers."""
    for made in emitted(f, _none_set):
        if isinstance(made, Unassessed):
            yield made
            continue
        row, actual = made
        if actual.state != "value":
            continue
        said = f"{row.get('pol')}本年实际排放 {printed(actual.number or 0, None)} t/a"
        yield Finding(
            f"{row.words('subj').text}：{row.get('pol')}未下达总量指标，{said}",
            quotes=sides(row, actual, said),
            found="无",
            advice="核对规划环评批复和总量文件是否规定了该项指标；确未下达的在备注写明。",
            verify="填上指标和文号，或备注写明未下达的依据。",
            subject=row.key,
            cause=cell_cause(row, "limit"),
            follows=cells_of(*actual.because),
        )


def _none_set(row: RowView) -> bool:
    told = row.get("remark")
    if isinstance(told, str) and told.strip():
        return False
    return row.get("limit") is Mark.NONE and row.get("lvl") == "园区"

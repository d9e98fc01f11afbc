"""A pollutant that is emitted while no quota was set for it."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.quota._rows import emitted, sides
from yuanjian.audit.checks.quota._told import PAIRS
from yuanjian.audit.claimed import claims_of, quote_claim, told, without_rows
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
    if without_rows(f, "09"):
        yield from _told(f)
        return
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


def _told(f: Facts) -> Iterator[Finding]:
    """A quota that the report says was not issued, beside an emission."""
    for fact, (pollutant, emitted_) in PAIRS.items():
        unset = [c for c in claims_of(f, fact) if c.known.state == "na"]
        emission = told(f, emitted_)
        if not unset or emission is None or not emission.number:
            continue
        yield Finding(
            f"{pollutant}未下达总量指标，本年排放 {emission.said}",
            quotes=(quote_claim(unset[0]), emission.quote),
            found="未下达",
            advice="核对规划环评批复和总量文件是否规定了该项指标；确未下达的写明依据。",
            verify="写明指标和文号，或未下达的依据。",
            subject=pollutant,
        )

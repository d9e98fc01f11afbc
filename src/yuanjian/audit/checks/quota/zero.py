"""A quota of 0 forbids the pollutant; an emission beside it cannot stand."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.quota._rows import emitted, sides
from yuanjian.audit.checks.quota._told import pairs
from yuanjian.audit.claimed import without_rows
from yuanjian.audit.finding import Finding, Unassessed, cell_cause, cells_of
from yuanjian.core.rounding import printed
from yuanjian.facts.engine import Facts


@check("总量指标为0而有排放", "blocker", why="逻辑：指标为0即不得排放；没有下达指标应填“无”，不是0")
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """0 against an emission above 0."""
    if without_rows(f, "09"):
        yield from _told(f)
        return
    for made in emitted(f, lambda r: f.amount("quota_row.limit", r).state == "zero"):
        if isinstance(made, Unassessed):
            yield made
            continue
        row, actual = made
        if actual.state != "value":
            continue
        said = f"{row.get('pol')}本年实际排放 {printed(actual.number or 0, None)} t/a"
        yield Finding(
            f"{row.words('subj').text}：{row.get('pol')}总量指标为 0 t/a，{said}",
            quotes=sides(row, actual, said),
            expected="指标大于0，或填“无”（未下达）",
            found="0",
            advice="没有下达该项指标的把 0 改为“无”；确为 0 的核对排放量并说明。",
            verify="指标为 0 的污染物没有排放量。",
            subject=row.key,
            cause=cell_cause(row, "limit"),
            follows=cells_of(*actual.because),
        )


def _told(f: Facts) -> Iterator[Finding]:
    for pair in pairs(f):
        if pair.quota.number or not pair.emission.number:
            continue
        yield Finding(
            f"{pair.pollutant}总量指标为 0，本年却排放 {pair.emission.said}",
            quotes=(pair.quota.quote, pair.emission.quote),
            expected="指标大于0，或写明“未下达”",
            found="0",
            advice="没有下达该项指标的，把 0 改为“未下达”；确为 0 的核对排放量并说明。",
            verify="指标为 0 的污染物没有排放量。",
            subject=pair.pollutant,
        )

"""Building that began five years or more after its EIA was approved: the approval must be looked at again first."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts

_CLOCK = "eia.reapproval"


@check(
    "环评批准满五年才开工",
    "major",
    why="环境影响评价法 第二十四条：批准之日起满五年方开工的，应报原审批部门重新审核",
)
def find(f: Facts) -> Iterator[Finding]:
    """报告书 and 报告表; a month counts from its first day."""
    for row in f.rows("06"):
        approved, began = row.day("eia_date"), row.day("start")
        if row.get("eia") not in ("报告书", "报告表") or approved is None or began is None:
            continue
        due = clocks.due(_CLOCK, approved)
        if began < due:
            continue
        yield Finding(
            f"{row.words('ent').text}“{row.words('name').text}”{approved} 批准，{began} 开工，"
            f"批准满五年为 {due}",
            quotes=(quote_row(row, "eia_date", "eia_no", "start"),),
            expected=f"{due} 之前开工，或有重新审核的文件",
            found=f"{began} 开工",
            advice="请核对批复日期和开工日期；已重新审核的，填重新审核的文号和日期，并附文件。",
            verify="开工在批准后五年内，或填有重新审核的文号。",
            subject=row.key,
            credit=(3,),
            cause=cell_cause(row, "start"),
        )

"""A project accepted before its EIA was approved."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts


@check(
    "验收早于环评批复",
    "major",
    why="建设项目环境保护管理条例 第十七条：按环评批复的要求验收，批复在先",
)
def find(f: Facts) -> Iterator[Finding]:
    """Acceptance looks whether the approval was followed: it cannot come first."""
    for row in f.rows("06"):
        approved, accepted = row.day("eia_date"), row.day("acc_date")
        if approved is None or accepted is None or accepted >= approved:
            continue
        yield Finding(
            f"{row.words('ent').text}“{row.words('name').text}”{accepted} 验收，{approved} 才批复",
            quotes=(quote_row(row, "acc_date", "eia_date", "eia_no"),),
            expected=f"{approved} 或以后",
            found=str(accepted),
            advice="请与批复和验收意见原件核对两个日期；改扩建项目的批复和验收不要填在同一行。",
            verify="验收日期不早于批复日期。",
            subject=row.key,
            cause=cell_cause(row, "acc_date"),
        )

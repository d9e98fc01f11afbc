"""A grade that the park prints although nobody has published which total earns it."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.credit_form import credit_form
from yuanjian.audit.finding import Finding
from yuanjian.facts.engine import Facts
from yuanjian.norms.credit import scheme, schemes


@check(
    "自评等级没有依据",
    "query",
    why="评价指标表：诚信、合格、风险各等级的分数界线未见公布，等级由生态环境部门评定",
)
def find(f: Facts) -> Iterator[Finding]:
    """Only for the grades of a known table whose cut-offs are not known."""
    form = credit_form(f)
    if form.grade is None:
        return
    for known in map(scheme, schemes()):
        if known.cutoffs_known or form.grade.text not in {g.name for g in known.grades}:
            continue
        total = form.total
        yield Finding(
            f"自评等级写“{form.grade.text}”"
            + (f"、总分 {total.text}" if total else "")
            + "，没有写明等级的分数界线",
            quotes=(form.grade.quote, *([total.quote] if total else [])),
            expected="写明依据，或注明“以生态环境部门评定为准”",
            found=form.grade.text,
            advice="请注明等级界线的依据文件；没有的，注明以生态环境部门评定结果为准。",
            verify="等级有依据或已注明。",
        )
        return

"""The grade that the park prints against the grades of the table that it used."""

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.credit_form import credit_form, known_scheme
from yuanjian.audit.finding import Finding, Unassessed
from yuanjian.facts.engine import Facts


@check(
    "自评等级不是该指标表的等级",
    "query",
    why="评价指标表：等级分环保诚信园区、环保合格园区、环保风险园区",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """The name of the grade. Whether the total earns it is not assessed while nobody has published the cut-offs."""
    form, known = credit_form(f), known_scheme(f)
    if form.grade is None or known is None:
        return
    names = [g.name for g in known.grades]
    if form.grade.text in names:
        if not known.cutoffs_known:
            yield Unassessed("各等级的分数界线未见公布，自评等级与总分是否相符无从核对")
        return
    yield Finding(
        f"自评等级写“{form.grade.text}”，指标表的等级是{'、'.join(names)}",
        quotes=(form.grade.quote, *([form.total.quote] if form.total else [])),
        expected="、".join(names),
        found=form.grade.text,
        advice="请改为指标表规定的等级名称；由生态环境部门评定的，注明“以评定结果为准”。",
        verify="等级名称与指标表一致。",
    )

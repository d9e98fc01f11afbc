"""A project that runs and is not accepted: three months, twelve where it had to be adjusted."""

from collections.abc import Iterator

from yuanjian.audit.duties._firms import here, name_of
from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts

_USUAL, _LONGEST = "acceptance.period", "acceptance.period_extended"


@duty("竣工环境保护验收", _USUAL, _LONGEST)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """Counted from the run (commissioning), the day that the records hold. After the third month the twelfth counts."""
    for row in f.rows("06"):
        ran = row.day("run")
        if row.get("eia") not in ("报告书", "报告表") or ran is None or not here(f, row):
            continue
        if row.get("acc") not in ("未验收", "验收中", "未到期", "分期验收"):
            continue
        usual, longest = clocks.due(_USUAL, ran), clocks.due(_LONGEST, ran)
        by, day = (_USUAL, usual) if usual >= span.today else (_LONGEST, longest)
        told = (
            f"{row.words('name').text or row.key}，{ran} 投产（调试）",
            f"一般期限 {usual}，需调试整改的最迟 {longest}",
        )
        yield term(row, "acc", "完成竣工环境保护验收", name_of(row), day, by=by, told=told)

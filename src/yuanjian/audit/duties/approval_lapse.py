"""An approved project that was not begun: after five years its EIA must be examined anew."""

from collections.abc import Iterator

from yuanjian.audit.duties._firms import here, name_of
from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts

_CLOCK = "eia.reapproval"


@duty("环评批准满五年未开工", _CLOCK)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """Only where the records show no beginning at all, and say so beside the day."""
    for row in f.rows("06"):
        approved = row.day("eia_date")
        begun = row.day("start") or row.day("run") or row.day("acc_date")
        if row.get("eia") not in ("报告书", "报告表") or approved is None or begun is not None:
            continue
        if row.get("acc") in ("已验收", "分期验收", "验收中") or not here(f, row):
            continue
        told = (
            f"{row.words('name').text or row.key}，{approved} 批准，台账没有开工日期；已开工的请补填",
        )
        yield term(
            row, "start", "环评批准满五年，此后开工须报重新审核", name_of(row),
            clocks.due(_CLOCK, approved), by=_CLOCK, told=told,
        )  # fmt: skip

"""An emergency plan: reviewed (and as a rule revised and filed anew) every three years."""

from collections.abc import Iterator

from yuanjian.audit.duties._firms import here, name_of
from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts

_CLOCK = "plan.review"


@duty("突发环境事件应急预案修编", _CLOCK)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """Counted from the filing, which the records hold; the law counts from the release or the last review."""
    for row in f.rows("08"):
        filed = row.day("date")
        if filed is None or row.get("need") in ("否", "依托上级园区") or not here(f, row):
            continue
        told: tuple[str, ...] = (f"{filed} 备案，按备案日期推算",)
        if row.get("status") == "修编中":
            told = (*told, "台账状态为“修编中”")
        yield term(
            row, "date", "应急预案满三年，须回顾性评估、修编备案", name_of(row),
            clocks.due(_CLOCK, filed), by=_CLOCK, told=told,
        )  # fmt: skip

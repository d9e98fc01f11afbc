"""The yearly management plan for hazardous waste, filed by the end of March of its year."""

from collections.abc import Iterator

from yuanjian.audit.duties._firms import by_firm, latest, name_of
from yuanjian.audit.duty import Span, Term, duty, term, yearly
from yuanjian.facts.engine import Facts

_CLOCK = "hazardous.plan"


@duty("危险废物管理计划备案", _CLOCK)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """The plan of the records' own year is done where every waste of the firm has its day; later ones are announced."""
    for rows in by_firm(f, "25"):
        first = rows[0]
        for ended, day in yearly(_CLOCK, f, span, recorded=f.year - 1):
            if ended + 1 == f.year and latest(rows, "plan") is not None:
                continue
            what = f"备案 {ended + 1} 年危险废物管理计划"
            yield term(first, "plan", what, name_of(first), day, by=_CLOCK)

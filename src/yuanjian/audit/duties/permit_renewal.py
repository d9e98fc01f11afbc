"""A permit: the application for its renewal, sixty days before it ends; then its end itself."""

from collections.abc import Iterator
from datetime import date

from yuanjian.audit.duties._firms import here, name_of
from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import name_key
from yuanjian.facts.rows import RowView

_RENEWAL, _VALIDITY = "permit.renewal", "permit.validity"
_HELD = ("重点管理", "简化管理")


@duty("排污许可证延续、到期", _RENEWAL, _VALIDITY)
def find(f: Facts, span: Span) -> Iterator[Term]:
    """Permits proper. One that has ended is silent where its firm holds another that has not."""
    rows = [r for r in f.rows("07") if r.get("cls") in _HELD and here(f, r)]
    alive = {name_key(name_of(r)) for r in rows if (end := _ends(r)) and end >= span.today}
    for row in rows:
        ends = _ends(row)
        if ends is None:
            continue
        column = "valid_to" if row.day("valid_to") else "issue"
        who = name_of(row)
        if ends < span.today:
            if name_key(who) not in alive:
                yield term(row, column, "排污许可证有效期届满", who, ends, by=_VALIDITY)
            continue
        told = (f"有效期至 {ends}" + ("" if row.day("valid_to") else "（按发证日期推算）"),)
        due = clocks.due(_RENEWAL, ends)
        yield term(row, column, "申请延续排污许可证", who, due, by=_RENEWAL, told=told)


def _ends(row: RowView) -> date | None:
    """The last valid day as stated, else five years from its issue."""
    stated, issued = row.day("valid_to"), row.day("issue")
    return stated or (clocks.due(_VALIDITY, issued) if issued else None)

"""Emergency supplies: until when they keep, as their rows state it."""

from collections.abc import Iterator

from yuanjian.audit.days import last_day
from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.facts.engine import Facts


@duty("应急物资有效期")
def find(f: Facts, span: Span) -> Iterator[Term]:
    """A month lasts to its end; «长期» never ends."""
    for row in f.rows("29").eq("type", "应急物资"):
        until = last_day(row.get("mat_valid"))
        if until is not None:
            name = row.words("mat_name").text or row.key
            yield term(row, "mat_valid", f"应急物资有效期届满：{name}", "园区管理机构", until)

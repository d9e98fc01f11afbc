"""The end of a discharge registration, as the records state it."""

from collections.abc import Iterator

from yuanjian.audit.duties._firms import here, name_of
from yuanjian.audit.duty import Span, Term, duty, term
from yuanjian.facts.engine import Facts


@duty("排污登记到期")
def find(f: Facts, span: Span) -> Iterator[Term]:
    """No clause on its renewal is on the shelf: the day is the one that the register shows."""
    for row in f.rows("07").eq("cls", "登记管理"):
        ends = row.day("valid_to")
        if ends is not None and here(f, row):
            yield term(row, "valid_to", "排污登记有效期届满", name_of(row), ends)

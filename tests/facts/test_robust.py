"""No mixture of values, blanks, 无 and / makes a formula fail: every fact answers in one of its four states."""

from functools import cache
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.dossiers import facts
from yuanjian.facts.amount import Amount
from yuanjian.facts.computed import computed_columns
from yuanjian.facts.explain import explain
from yuanjian.sheets.cells import read_cell
from yuanjian.sheets.problem import CellError
from yuanjian.sheets.shelf import all_sheets


@cache
def choices(no: str, key: str) -> tuple[str | None, ...]:
    """What a cell of the column may hold: blank, the marks that it takes, its example, its options."""
    column = all_sheets()[no].columns[key]
    found: list[str | None] = [None]
    for said in (column.example, "无", "/", *column.options):
        try:
            if said and read_cell(column, said).value is not None:
                found.append(said)
        except CellError:
            continue
    return tuple(dict.fromkeys(found))


@st.composite
def packages(draw: Any) -> dict[str, Any]:
    sheets: dict[str, Any] = {}
    for no, form in all_sheets().items():
        filled = draw(st.sampled_from(["rows", "rows", "rows", "none", "absent"]))
        if filled == "none" and form.sheet.none_ok:
            sheets[no] = "无"
        elif filled != "absent":
            sheets[no] = [row(draw, no) for _ in range(1 if form.sheet.vertical else 2)]
    return sheets


def row(draw: Any, no: str) -> dict[str, str | None]:
    """A row of examples with some cells changed to anything that the column takes."""
    columns = {k: c for k, c in all_sheets()[no].columns.items() if not c.computed}
    cells: dict[str, str | None] = {
        k: choices(no, k)[min(1, len(choices(no, k)) - 1)] for k in columns
    }
    for key in draw(st.lists(st.sampled_from(sorted(columns)), max_size=4)):
        cells[key] = draw(st.sampled_from(choices(no, key)))
    return cells


# A package is large: a failing one is shown as it was found, not shrunk for minutes.
@settings(max_examples=25, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(sheets=packages())
def test_every_fact_answers_whatever_is_filled_in(sheets: dict[str, Any]) -> None:
    f = facts(sheets)

    for value in f.everything():
        assert value.state in ("value", "zero", "na", "missing")
        if value.state == "missing":
            assert value.text == ""
            assert value.known.reason, value.fact.id
        if value.state == "na":
            assert value.text == "—"
        if isinstance(value.known, Amount) and value.known.known:
            float(value.text)
        assert explain(value)
    for no in all_sheets():
        for one in f.rows(no):
            assert set(computed_columns(f, no, one)) == {
                k for k, c in all_sheets()[no].columns.items() if c.computed
            }

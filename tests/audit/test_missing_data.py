"""Blank, 无 and / anywhere: never an exception, never a contradiction that is only a blank."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit.consistent import last_year, sheets
from tests.dossiers import dossier
from yuanjian.audit.check import run
from yuanjian.audit.credit.score import score
from yuanjian.facts.engine import Facts
from yuanjian.sheets.shelf import sheet


def park_sheets() -> dict[str, Any]:
    """The consistent park without its 366 days of air, which only cost time here."""
    return {no: filled for no, filled in sheets().items() if no != "20"}


CELLS = [
    (no, index, key)
    for no, filled in park_sheets().items()
    for index, row in enumerate(filled if isinstance(filled, list) else [filled])
    if isinstance(row, dict)
    for key in row
    if key
]
# What a blank rightly costs: a bonus loses its proof, an item its own score, a requirement its action.
DUE = {
    "credit.bonus_without_proof",
    "credit.items_missing",
    "gaps.unanswered",
    "reference.flags_without_rows",
}


def _with(changes: list[tuple[str, int, str]], value: str | None) -> dict[str, Any]:
    held = park_sheets()
    for no, index, key in changes:
        row = held[no] if isinstance(held[no], dict) else held[no][index]
        if value is None:
            row.pop(key, None)
        else:
            row[key] = value
    return held


def _takes_marks(no: str, key: str) -> bool:
    """Neither a key of its sheet nor a drop-down."""
    form = sheet(no)
    return key not in form.sheet.keys and not form.columns[key].options


def _facts(held: dict[str, Any]) -> Facts:
    return Facts(dossier(held, prior=dossier(last_year(), year=2019)))


blanks = st.lists(st.sampled_from(CELLS), min_size=1, max_size=25, unique=True)


@settings(max_examples=40)
@given(blanks)
def test_blank_cells_make_gaps_and_never_contradictions(
    changes: list[tuple[str, int, str]],
) -> None:
    f = _facts(_with(changes, None))
    serious = {x.code for x in run(f).findings if x.severity in ("blocker", "major")}
    assert serious <= DUE, changes
    outcome = score(f)
    assert outcome.low <= outcome.high


@settings(max_examples=30)
@given(blanks)
def test_cells_that_do_not_apply_raise_nothing(changes: list[tuple[str, int, str]]) -> None:
    f = _facts(_with([c for c in changes if _takes_marks(c[0], c[2])], "/"))
    run(f)
    assert score(f).low <= score(f).high


@settings(max_examples=30)
@given(st.sets(st.sampled_from(sorted(park_sheets())), min_size=1))
def test_sheets_that_are_not_filled_make_nothing_worse_than_a_question(absent: set[str]) -> None:
    f = _facts({no: filled for no, filled in park_sheets().items() if no not in absent})
    outcome = run(f)
    serious = {x.code for x in outcome.findings if x.severity in ("blocker", "major")}
    assert serious <= DUE
    assert outcome.checks_run + len({c for c, _ in outcome.not_assessed}) > 0
    judged = score(f)
    if judged.applied:
        assert judged.low <= judged.high


def test_every_sheet_missing_alone_lowers_the_score_or_leaves_it() -> None:
    whole = score(_facts(park_sheets()))
    for no in _scored_sheets():
        without = score(_facts({k: v for k, v in park_sheets().items() if k != no}))
        assert without.low <= whole.low and without.high <= whole.high, no


def _scored_sheets() -> Iterator[str]:
    return (no for no in park_sheets() if no != "01")

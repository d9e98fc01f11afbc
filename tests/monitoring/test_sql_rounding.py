"""The one SQL expression of rounding says what core.rounding says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.core.rounding import Fraction, round_half_even
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.sql import half_even


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with Session(memory="128MB", threads=1) as one:
        yield one


@pytest.mark.parametrize(
    ("value", "step", "rounded"),
    [(25, 10, 2), (35, 10, 4), (26, 10, 3), (-25, 10, -2),
     (-35, 10, -4), (-7, 10, -1), (7, 2, 4), (5, 2, 2), (9, 7, 1)],
)  # fmt: skip
def test_ties_go_to_the_even_step_on_both_sides_of_nought(
    session: Session, value: int, step: int, rounded: int
) -> None:
    assert session.rows(f"SELECT {half_even(str(value), str(step))}") == [(rounded,)]


_STEPS = st.one_of(
    st.integers(1, 10**12), st.sampled_from([1, 2, 7, 10, 1_000_000, 212_520_000_000])
)


@given(st.lists(st.tuples(st.integers(-(10**17), 10**17), _STEPS), min_size=1, max_size=50))
def test_any_value_is_rounded_as_core_rounds_it(
    session: Session, pairs: list[tuple[int, int]]
) -> None:
    ties = [(step * n + step // 2, step) for n, (_, step) in enumerate(pairs)]
    session.run("CREATE OR REPLACE TABLE pairs (value BIGINT, step BIGINT, rounded BIGINT)")
    session.fill(
        "pairs", [(v, s, int(round_half_even(Fraction(v, s), 0))) for v, s in pairs + ties]
    )

    assert session.rows(f"SELECT * FROM pairs WHERE {half_even('value', 'step')} <> rounded") == []

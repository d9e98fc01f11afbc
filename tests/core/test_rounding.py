"""Rounding by GB/T 8170: worked values as the standard's rule gives them, and exact fractions as the judge."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.core.rounding import plain, printed, round_half_even


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("0.125", 2, "0.12"),  # a tie goes to the even digit
        ("0.135", 2, "0.14"),
        ("86.365", 2, "86.36"),
        ("86.3651", 2, "86.37"),  # just above a tie is no tie
        ("2.5", 0, "2"),
        ("3.5", 0, "4"),
        ("-2.5", 0, "-2"),
        ("25", -1, "20"),
        ("1.675", 2, "1.68"),
        ("10000000000000000000000000001", 1, "10000000000000000000000000001.0"),  # over 28 digits
    ],
)
def test_ties_go_to_the_even_digit(value: str, places: int, rounded: str) -> None:
    assert round_half_even(Decimal(value), places) == Decimal(rounded)


def test_the_share_of_304_days_in_352_prints_as_86_36() -> None:
    assert printed(Fraction(304 * 100, 352), 2) == "86.36"  # the seed report's rate of its station


def test_a_float_is_refused_because_it_is_not_what_was_written() -> None:
    with pytest.raises(TypeError):
        round_half_even(0.125, 2)  # type: ignore[arg-type]


@given(st.fractions(max_denominator=10**6), st.integers(min_value=-3, max_value=6))
def test_the_rounded_value_is_the_nearest_and_even_on_a_tie(value: Fraction, places: int) -> None:
    step = Fraction(10) ** -places
    rounded = Fraction(round_half_even(value, places))

    distance = abs(rounded - value)
    assert distance <= step / 2
    if distance == step / 2:
        assert (rounded / step) % 2 == 0


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9
    )
)
def test_plain_digits_say_the_same_number_without_trailing_zeros(value: Decimal) -> None:
    text = plain(value)

    assert Decimal(text) == value
    assert "E" not in text
    assert not ("." in text and text.endswith(("0", ".")))

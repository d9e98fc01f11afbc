"""Intervals of printed figures, against core.rounding and against exact arithmetic."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from yuanjian.audit.intervals import Interval, exactly, printed, total
from yuanjian.core.rounding import round_half_even

values = st.fractions(min_value=-10_000, max_value=10_000, max_denominator=10_000)
places = st.integers(min_value=-2, max_value=5)


def test_a_printed_percentage_stands_for_half_its_last_digit_to_either_side() -> None:
    # Issue 4: «a printed 86.36 % is 86.355–86.365».
    assert printed(Decimal("86.36")) == Interval(Fraction("86.355"), Fraction("86.365"))


def test_304_of_352_days_may_be_printed_as_86_36_percent() -> None:
    # 湘潭综合保税区2020年度自评估报告: 352天, 达标率86.36%.
    assert (exactly(304) / exactly(352) * exactly(100)).meets(printed(Decimal("86.36")))
    assert not (exactly(303) / exactly(352) * exactly(100)).meets(printed(Decimal("86.36")))


def test_trailing_zeros_narrow_an_interval_and_powers_of_ten_widen_it() -> None:
    assert printed(Decimal("10.000")) == Interval(Fraction("9.9995"), Fraction("10.0005"))
    assert printed(Decimal("5.0E+4")) == Interval(Fraction(49_500), Fraction(50_500))


def test_a_count_is_exact() -> None:
    assert printed(10) == Interval(Fraction(10), Fraction(10))


@given(values, places)
def test_a_value_lies_in_the_interval_of_what_it_is_printed_as(x: Fraction, n: int) -> None:
    shown = round_half_even(x, n)
    shown = shown.quantize(Decimal(1).scaleb(-n))  # the digits that a person sees
    assert printed(shown).low <= x <= printed(shown).high


@given(values, places)
def test_what_lies_inside_an_interval_is_printed_as_its_figure(x: Fraction, n: int) -> None:
    shown = round_half_even(x, n).quantize(Decimal(1).scaleb(-n))
    around = printed(shown)
    for inside in (
        around.low + (around.high - around.low) / 1000,
        around.high - Fraction(1, 10**9),
    ):
        assert round_half_even(inside, n) == shown


pairs = st.tuples(values, values, st.fractions(0, 1), st.fractions(0, 1))


@given(pairs, pairs, st.sampled_from("+-*/"))
def test_arithmetic_on_intervals_holds_every_result(
    a: tuple[Fraction, ...], b: tuple[Fraction, ...], sign: str
) -> None:
    left, right = (Interval(min(p[:2]), max(p[:2])) for p in (a, b))
    x, y = (i.low + (i.high - i.low) * p[2] for i, p in ((left, a), (right, b)))
    if sign == "/":
        assume(not right.low <= 0 <= right.high)
    made, found = {
        "+": (lambda: left + right, lambda: x + y),
        "-": (lambda: left - right, lambda: x - y),
        "*": (lambda: left * right, lambda: x * y),
        "/": (lambda: left / right, lambda: x / y),
    }[sign]
    assert made().low <= found() <= made().high


def test_a_divisor_that_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        exactly(1) / Interval(Fraction(-1), Fraction(1))


def test_the_sum_of_nothing_is_zero() -> None:
    assert total([]) == exactly(0)
    assert total([printed(Decimal("1.62")), printed(Decimal("1.50"))]).meets(
        printed(Decimal("3.12"))
    )

"""The four states through arithmetic and selections; sums and rounding against exact fractions."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import facts
from yuanjian.core.rounding import round_half_even
from yuanjian.facts.amount import Amount, amount, missing, not_applicable, total
from yuanjian.facts.declare import Fact
from yuanjian.facts.engine import Facts, Value, all_facts

numbers = st.decimals(-1_000_000, 1_000_000, allow_nan=False, places=4).map(
    lambda d: Amount(Fraction(d))
)
gone = st.sampled_from([missing("甲未填"), missing("乙未填")])
nowhere = st.sampled_from([not_applicable("不产生"), not_applicable("没有")])
anything = st.one_of(numbers, gone, nowhere)


@given(st.lists(anything, min_size=1, max_size=8))
def test_one_missing_part_makes_a_sum_missing_and_names_it(parts: list[Amount]) -> None:
    found = total(parts)
    states = {p.state for p in parts}

    if "missing" in states:
        assert found.state == "missing"
        assert all(p.reason in found.reason for p in parts if p.state == "missing")
    elif states == {"na"}:
        assert found.state == "na"
    else:
        assert found.number == sum(p.number or 0 for p in parts)


@given(anything, anything)
def test_missing_goes_through_every_operation_before_anything_else(a: Amount, b: Amount) -> None:
    for result in (a + b, a - b, a * b, a / b):
        if "missing" in (a.state, b.state):
            assert result.state == "missing"


@given(numbers, numbers)
def test_numbers_are_added_multiplied_and_divided_exactly(a: Amount, b: Amount) -> None:
    assert a.number is not None
    assert b.number is not None
    assert (a + b).number == a.number + b.number
    assert (a - b).number == a.number - b.number
    assert (a * b).number == a.number * b.number
    if b.number:
        assert (a / b).number == a.number / b.number


def test_zero_stays_zero_and_nothing_over_nothing_does_not_apply() -> None:
    zero = amount(0)

    assert (zero + zero).state == "zero"
    assert (zero * 100).state == "zero"
    assert (zero / 5).state == "zero"
    assert (zero / zero).state == "na"
    assert (amount(5) / zero).state == "na"


def test_what_does_not_apply_is_left_out_of_a_sum_and_stops_a_product() -> None:
    none = not_applicable("没有")

    assert (amount(3) + none).number == 3
    assert (none - amount(3)).number == -3
    assert (amount(3) * none).state == "na"
    assert (none / amount(3)).state == "na"


CELLS = st.one_of(
    st.decimals(0, 100_000, allow_nan=False, places=4).map(lambda d: format(d, "f")),
    st.sampled_from([None, "无", "/", "0"]),
)


@given(st.lists(CELLS, min_size=1, max_size=6))
def test_a_column_is_summed_exactly_and_its_states_stay_apart(cells: list[str | None]) -> None:
    rows = [{"ent": f"企业{n}", "gen": cell} for n, cell in enumerate(cells)]
    value = facts({"24": rows}).value("waste.generated")

    if None in cells:
        assert value.state == "missing"
        assert f"企业{cells.index(None)}" in value.known.reason
    elif set(cells) == {"/"}:
        assert (value.state, value.text) == ("na", "—")
    else:
        exact = sum(Fraction(c) for c in cells if c not in ("无", "/", None))
        assert isinstance(value.known, Amount)
        assert value.known.number == exact
        assert Fraction(value.text) == exact


def declared(**how: Any) -> Fact:
    return Fact(
        "t.t", "数", "", "", "", how.pop("decimals", None), "", "园区", "", Facts.value, **how
    )


def shown(number: Fraction, **how: Any) -> str:
    any_node = facts({"27": "无"}).value("complaints.received").because
    return Value(declared(**how), "", "园区", "2020", Amount(number), any_node).text


@given(st.fractions(-10_000, 10_000), st.integers(0, 4))
def test_a_figure_is_rounded_once_half_to_even(number: Fraction, places: int) -> None:
    expected = round_half_even(number, places)

    assert Decimal(shown(number, decimals=places)) == expected
    assert Decimal(shown(number, most=places)) == expected
    assert abs(Fraction(expected) - number) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("number", "how", "text"),
    [
        (Fraction(1, 3), {}, "0.333333333333"),
        (Fraction(30400, 352), {"most": 2}, "86.36"),
        (Fraction(100), {"most": 2}, "100"),
        (Fraction(100), {"decimals": 2}, "100.00"),
        (Fraction(5, 2), {"decimals": 0}, "2"),  # GB/T 8170—2008 3.2: half to even
        (Fraction(1035, 10000), {}, "0.1035"),
        (Fraction(120500), {}, "120500"),
    ],
)
def test_digits_of_a_figure(number: Fraction, how: dict[str, Any], text: str) -> None:
    assert shown(number, **how) == text


def test_a_count_over_an_unfilled_sheet_is_missing_and_over_a_none_sheet_zero() -> None:
    assert facts({}).value("black_water.total").known.reason == "35_黑臭水体未填报"
    assert facts({"35": "无"}).value("black_water.total").state == "zero"


def test_facts_of_a_row_need_their_row() -> None:
    f = facts({"24": [{"ent": "甲"}], "25": [{"ent": "甲"}]})
    row = next(iter(f.rows("25")))

    with pytest.raises(LookupError, match=r"waste\.balance is about a row of sheet 24"):
        f.value("waste.balance", row)
    with pytest.raises(LookupError):
        f.value("waste.balance")


def test_two_rows_with_one_key_are_two_rows() -> None:
    rows = [{"ent": "甲", "name": "废纸", "gen": gen} for gen in ("1", "2")]
    tail = dict.fromkeys(("st0", "u_self", "d_self", "u_out", "d_out", "st1"), "0")
    f = facts({"24": [row | tail for row in rows]})

    assert [v.text for v in f.values("waste.balance")] == ["1", "2"]


def test_a_value_is_computed_once() -> None:
    f = facts({"27": "无"})

    assert f.value("complaints.rate") is f.value("complaints.rate")
    assert len(list(f.everything())) >= len([i for i in all_facts().values() if not i.per])

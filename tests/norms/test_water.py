"""How water is judged beyond its limits; the worked values are in each norm's cases.yaml."""

from fractions import Fraction
from typing import Any

import pytest

from yuanjian.norms import water
from yuanjian.norms.document import Status, read_yaml
from yuanjian.norms.limits import find_standard


def cases(name: str) -> Any:
    return read_yaml("water", name, "cases.yaml")


@pytest.mark.parametrize("case", cases("surface_water_2011")["states"], ids=str)
def test_a_class_has_its_state(case: dict[str, str]) -> None:
    assert water.method().state(int(case["class"])).word == case["expect"]


@pytest.mark.parametrize("case", cases("surface_water_2011")["rivers"], ids=str)
def test_shares_of_sections_have_their_state(case: dict[str, str]) -> None:
    state = water.method().river(Fraction(case["good"]), Fraction(case["worst"]))

    assert state.word == case["expect"]


@pytest.mark.parametrize("case", cases("lake_nutrition_2001"), ids=str)
def test_a_nutrient_index_has_its_level(case: dict[str, str]) -> None:
    assert water.nutrition().level(Fraction(case["index"])) == case["expect"]


@pytest.mark.parametrize("case", cases("standard_index_2018"), ids=str)
def test_indices_of_ph_and_oxygen(case: dict[str, str]) -> None:
    value, low, method = Fraction(case["value"]), Fraction(case["low"]), water.indices()
    found = (
        method.range(value, low, Fraction(case["high"]))
        if "high" in case
        else method.floor(value, low)
    )

    assert found == Fraction(case["expect"])


@pytest.mark.parametrize("case", cases("seasons"), ids=str)
def test_a_month_lies_in_one_season(case: dict[str, str]) -> None:
    assert water.seasons().of(int(case["month"])) == case["expect"]


def test_every_month_lies_in_exactly_one_season() -> None:
    months = sorted(m for season in water.seasons().months.values() for m in season)

    assert months == list(range(1, 13))


def test_changes_are_called_by_their_size_and_direction() -> None:
    # 环办〔2011〕22号附件 三: one step 有所, two or more 明显; |ΔG−ΔD| ≤10, ≤20, above.
    method = water.method()

    assert [method.changed(n) for n in (0, 1, -1, 2, -4)] == [
        "无明显变化", "有所变差", "有所好转", "明显变差", "明显好转",
    ]  # fmt: skip
    shift = [(10, 0), (11, 0), (0, 20), (-10, 11)]
    assert [method.shifted(Fraction(g), Fraction(d)) for g, d in shift] == [
        "无明显变化", "有所好转", "有所变差", "明显变差",
    ]  # fmt: skip


def test_weights_of_the_nutrient_state_are_the_known_ones() -> None:
    # As the method's copies print them: 0.2663, 0.1879, 0.1790, 0.1834, 0.1834.
    squares = [i.r**2 for i in water.nutrition().items]
    shares = [round(float(s / sum(squares)), 4) for s in squares]

    assert shares == [0.2663, 0.1879, 0.179, 0.1834, 0.1834]


def test_items_out_of_the_class_are_those_of_the_method_and_nothing_is_called_read() -> None:
    from datetime import date

    standard, _ = find_standard("GB 3838", date(2020, 7, 6))
    out = {r["item"] for r in standard.rows(date(2020, 7, 6)) if r.get("assessed") == "no"}

    assert out == {"水温", "总氮", "粪大肠菌群"}
    for part in (water.method(), water.nutrition(), water.indices(), water.seasons()):
        assert part.document.status is Status.UNVERIFIED

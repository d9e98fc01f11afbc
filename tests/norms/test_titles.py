"""Titles of laws: the right ones are left alone, slips find the title they come from."""

import pytest

from yuanjian.norms.document import read_yaml
from yuanjian.norms.titles import nearest, titles

CASES = read_yaml("titles", "national", "cases.yaml")


@pytest.mark.parametrize("case", CASES, ids=[c["say"] for c in CASES])
def test_a_slip_in_a_title_finds_the_official_one(case: dict[str, str]) -> None:
    expected = None if case["expect"] == "none" else case["expect"]
    assert nearest(case["say"]) == expected


def test_no_official_title_is_a_slip_of_another() -> None:
    assert [t for t in titles() if nearest(t) is not None] == []


def test_a_title_of_any_length_is_answered_at_once() -> None:
    assert nearest("法" * 5000) is None

"""Dates of what reports cite; the worked cases are in each folder's cases.yaml and name their source."""

from decimal import Decimal

import pytest

from yuanjian.norms.citations import law, laws
from yuanjian.norms.document import Status, read_yaml
from yuanjian.norms.exchange import source, yearly_rate

LAWS = read_yaml("citations", "laws", "cases.yaml")
RATES = read_yaml("statistics", "usd_cny", "cases.yaml")


@pytest.mark.parametrize("case", LAWS, ids=[c["title"] for c in LAWS])
def test_a_law_is_found_by_any_spelling_of_its_name(case: dict[str, str]) -> None:
    found = law(case["title"])

    assert (str(found.in_force) if found else "none") == case["in_force"]


def test_a_law_is_issued_before_it_rules_and_ends_after() -> None:
    for one in laws().values():
        assert one.issued <= one.in_force, one.title
        assert one.until is None or one.in_force < one.until, one.title


@pytest.mark.parametrize("case", RATES, ids=[c["year"] for c in RATES])
def test_yearly_rates_of_the_dollar(case: dict[str, str]) -> None:
    rate = yearly_rate(int(case["year"]))

    assert rate == (None if case["rate"] == "none" else Decimal(case["rate"]))
    assert source().status is Status.UNVERIFIED

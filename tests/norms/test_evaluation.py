"""HJ 663 as data; worked values in each edition's cases.yaml."""

from datetime import date
from decimal import Decimal

import pytest

from yuanjian.norms.document import folders, read_yaml
from yuanjian.norms.evaluation import TIERS, edition, editions, gas_states

CASES = [c for name in folders("evaluation") for c in read_yaml("evaluation", name, "cases.yaml")]
ITEMS = {"SO2", "NO2", "CO", "O3", "PM10", "PM2.5"}


@pytest.mark.parametrize("case", CASES, ids=[f"{c['on']}-{c['item']}" for c in CASES])
def test_worked_cases(case: dict[str, str]) -> None:
    found = edition(date.fromisoformat(case["on"]))
    enough = found.validity[case["item"]]

    assert found.percentiles[case["item"]] == int(case["percentile"])
    assert found.places("statistic", case["item"]) == int(case["statistic"])
    for key in case.keys() & {"year_days", "month_days", "february_days", "day_hours", "windows"}:
        assert getattr(enough, key) == int(case[key])


def test_every_edition_has_every_item_and_step() -> None:
    for found in editions():
        assert set(found.validity) == set(found.percentiles) == ITEMS
        assert tuple(found.decimals) == tuple(found.decimals_co) == TIERS
        for item, enough in found.validity.items():
            assert (enough.day_hours is None) == (item == "O3")
            assert (enough.windows is None) == (enough.window_hours is None) == (item != "O3")


def test_the_edition_changes_on_the_first_of_march_2026() -> None:
    assert edition(date(2026, 2, 28)).document.number == "HJ 663-2013"
    assert edition(date(2026, 3, 1)).document.number == "HJ 663-2026"


def test_gases_change_their_state_on_the_first_of_september_2018() -> None:
    """GB 3095-2012, amendment of 2018: 298.15 K instead of 273.15 K."""
    assert [(s.first, s.kelvin) for s in gas_states()] == [
        (None, Decimal("273.15")),
        (date(2018, 9, 1), Decimal("298.15")),
    ]
    assert {"PM10", "PM2.5"} & set(gas_states()[0].items) == set()

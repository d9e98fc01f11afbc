"""Break points of the air quality index; worked values in each edition's cases.yaml."""

from datetime import date
from decimal import Decimal

import pytest

from yuanjian.norms.aqi import INDICES, edition
from yuanjian.norms.document import folders, read_yaml

CASES = [case for name in folders("aqi") for case in read_yaml("aqi", name, "cases.yaml")]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['on']}-{c['item']}-{c['index']}" for c in CASES])
def test_worked_cases(case: dict[str, str]) -> None:
    table = edition(date.fromisoformat(case["on"])).of(case["item"], case["period"])
    wanted = None if case["expect"] == "none" else Decimal(case["expect"])

    assert table.at(int(case["index"])) == wanted


def test_only_particles_changed_in_2026_and_only_at_index_100() -> None:
    old, new = edition(date(2026, 2, 28)), edition(date(2026, 3, 1))
    changed = [
        (a.item, a.period, index, a.at(index), b.at(index))
        for a, b in zip(old.breakpoints, new.breakpoints, strict=True)
        for index in INDICES
        if a.at(index) != b.at(index)
    ]

    assert changed == [
        ("PM10", "24h", 100, Decimal(150), Decimal(120)),
        ("PM2.5", "24h", 100, Decimal(75), Decimal(60)),
    ]


def test_concentrations_rise_with_the_index() -> None:
    for day in (date(2020, 1, 1), date(2027, 1, 1)):
        for table in edition(day).breakpoints:
            values = [value for _, value in table.points]
            assert values == sorted(set(values))


@pytest.mark.parametrize(
    ("index", "category"),
    [
        (0, "优"),
        (50, "优"),
        (51, "良"),
        (150, "轻度污染"),
        (300, "重度污染"),
        (301, "严重污染"),
        (500, "严重污染"),
    ],
)
def test_levels_close_without_gaps(index: int, category: str) -> None:
    assert edition(date(2020, 1, 1)).level(index).category == category


def test_colours_are_the_official_ones() -> None:
    assert [level.rgb for level in edition(date(2020, 1, 1)).levels] == [
        (0, 228, 0),
        (255, 255, 0),
        (255, 126, 0),
        (255, 0, 0),
        (153, 0, 76),
        (126, 0, 35),
    ]


def test_a_day_before_the_first_edition_has_none() -> None:
    with pytest.raises(KeyError):
        edition(date(2012, 1, 1))

"""Break points of the air quality index; worked values in each edition's cases.yaml."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from yuanjian.norms.aqi import INDICES, edition, editions
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


def test_every_measure_names_a_table_and_every_item_is_counted_once_a_kind() -> None:
    for day in (date(2020, 1, 1), date(2027, 1, 1)):
        found = edition(day)
        for kind in ("hour", "day"):
            counted = [m.item for m in found.measures if m.kind == kind and m.role == "counted"]
            assert sorted(counted) == ["CO", "NO2", "O3", "PM10", "PM2.5", "SO2"]
        assert all(found.of(m.item, m.period).points for m in found.measures)


def test_rules_of_publication_follow_each_other_without_gap_and_say_yes_no_or_unknown() -> None:
    for found in editions():
        rules = found.publication
        assert (rules[0].first, rules[-1].last) == (None, None)
        for before, after in pairwise(rules):
            assert before.last is not None
            assert after.first == before.last + timedelta(days=1)
        assert {word for r in rules for word in (r.above, r.below)} <= {"yes", "no", "unknown"}


def test_only_the_edition_of_2026_withholds_an_index() -> None:
    assert [(e.withheld, e.withheld_clause) for e in editions()] == [(None, ""), (100, "5.3.1")]

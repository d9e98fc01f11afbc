"""Rules for measurements of outlets; the worked values are in each norm's cases.yaml and name their source."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from yuanjian.norms.document import folders, read_yaml
from yuanjian.norms.duties import clock
from yuanjian.norms.emissions import figure, figures, oxygen, oxygens, substitution, substitutions

CASES: list[dict[str, Any]] = [
    case for name in folders("emissions") for case in read_yaml("emissions", name, "cases.yaml")
]


def of(kind: str) -> list[dict[str, Any]]:
    return [case for case in CASES if kind in case]


@pytest.mark.parametrize("case", of("figure"), ids=[c["figure"] for c in of("figure")])
def test_worked_figures(case: dict[str, str]) -> None:
    found = figure(case["figure"], date.fromisoformat(case["on"]))

    assert (found.value, found.unit) == (Decimal(case["value"]), case["unit"])


@pytest.mark.parametrize("case", of("mark"), ids=[f"{c['mark']}-{c['alpha']}" for c in of("mark")])
def test_worked_substitutions(case: dict[str, str]) -> None:
    day = date.fromisoformat(case["on"])
    found = substitution(case["mark"], Decimal(case["alpha"]), int(case["hours"]), day)  # type: ignore[arg-type]

    assert (str(found.back) if found else "none") == case["back"]


@pytest.mark.parametrize("case", of("oxygen"), ids=[c["oxygen"] + c["case"] for c in of("oxygen")])
def test_worked_reference_oxygen(case: dict[str, str]) -> None:
    found = oxygen(case["oxygen"], case["case"])

    assert found is not None
    assert found.percent == Decimal(case["value"])


def test_every_figure_and_reference_oxygen_has_a_case_and_says_what_it_is() -> None:
    assert {c["figure"] for c in of("figure")} == {f.id for f in figures()}
    assert len(of("oxygen")) == len(oxygens())
    assert [f.id for f in figures() if not f.says] == []


def test_a_figure_that_is_a_clock_too_is_said_once() -> None:
    held = clock("monitoring.quarter_capture")

    assert figure("gas.capture_percent", date(2021, 1, 1)).value == held.value == Decimal(75)


def test_before_the_standard_was_in_force_its_figures_are_given_and_do_not_rule() -> None:
    early = figure("gas.hour_minutes", date(2017, 6, 1))

    assert early.value == Decimal(45)
    assert not early.document.rules_on(date(2017, 6, 1))
    assert len(substitutions(date(2017, 6, 1))) == 6


def test_a_standard_that_is_not_on_the_shelf_has_no_reference_oxygen() -> None:
    assert oxygen("GB 13271-2014", "水泥窑") is None
    assert oxygen("GB 1327", "燃煤锅炉") is None

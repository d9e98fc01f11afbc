"""On records that agree nothing serious is found; one planted slip is one finding, of its own check."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.audit.consistent import YI, last_year, park, sheets
from tests.dossiers import dossier
from yuanjian.audit.check import run
from yuanjian.audit.credit.score import score
from yuanjian.facts.engine import Facts

Sheets = dict[str, Any]


def _found(held: Sheets) -> list[tuple[str, str]]:
    outcome = run(Facts(dossier(held, prior=dossier(last_year(), year=2019))))
    return [(f.code, f.severity) for f in outcome.findings]


def test_on_a_consistent_park_there_is_no_finding_at_all() -> None:
    assert [(f.code, f.finding.message) for f in run(Facts(park())).findings] == []


def test_the_consistent_park_proves_every_credit_item() -> None:
    outcome = score(Facts(park()))
    assert (outcome.low, outcome.high, outcome.own_total) == (12, 12, 12)
    assert outcome.differing == ()


def test_what_could_not_be_assessed_of_it_is_said_with_a_reason() -> None:
    assert all(why for _, why in run(Facts(park())).not_assessed)


def _set(sheet: str, index: int, **cells: Any) -> Callable[[Sheets], None]:
    def plant(held: Sheets) -> None:
        row = held[sheet] if isinstance(held[sheet], dict) else held[sheet][index]
        row |= cells

    return plant


SLIPS: dict[str, tuple[Callable[[Sheets], None], list[tuple[str, str]]]] = {
    "signed too early": (_set("01", 0, sign_date="2020-02-24"), [("dates.signed", "blocker")]),
    "opening number of firms": (_set("01", 0, ent_prev=5), [("roll_forward.enterprises", "blocker")]),
    "area of a block": (_set("02", 1, area="1.6"), [("partition.area", "major")]),
    "opening stock of waste": (
        _set("25", 0, st0="0.0300", st1="0.0300"),
        [("roll_forward.hazardous_waste_stock", "major")],
    ),
    "one answer reversed": (
        _set("12", 0, facts="固废统一管理体系=未建立", result="基本符合", gap="统一建设", owner="建设管理局",
             due="2021-12-31"),
        [("same_fact.checkable_points", "blocker")],
    ),
    "approval after the start": (
        _set("06", 0, start="2018-02-01"),
        [("credit.self_score", "major"), ("dates.eia_after_start", "major")],
    ),
    "flow is the capacity": (_set("13", 0, flow="20000"), [("load.capacity", "major")]),
    "quota of nothing": (_set("09", 1, limit="0"), [("quota.zero", "blocker")]),
    "kilograms as tonnes": (
        _set("15", 0, cod="96.0"),
        [("load.concentration", "major")],
    ),
    "a bonus without proof": (_set("30", 0, proof="/"), [("credit.bonus_without_proof", "major")]),
    "half a point": (_set("32", 1, self="-1"), [("credit.self_value", "blocker")]),
    "a day that has not come": (_set("31", 0, date="2021-06-26"), [("dates.after_signing", "query")]),
}  # fmt: skip


@pytest.mark.parametrize("name", SLIPS)
def test_a_planted_slip_is_found_by_its_check_and_by_no_other(name: str) -> None:
    plant, expected = SLIPS[name]
    held = sheets()
    plant(held)
    assert _found(held) == expected


def test_a_firm_that_is_taken_away_from_a_sheet_is_asked_about_once() -> None:
    held = sheets()
    held["07"] = [row for row in held["07"] if row["ent"] != YI]
    assert _found(held) == [("partition.permit", "query")]

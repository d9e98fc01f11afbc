"""Openings of four published reports: every figure that a careful reader takes is read, value, unit and quote.

The texts and their truth lie beside the checkout (``../shared/reference/reports``); without them the tests skip.
"""

import json
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.reading.texts import document, shown
from yuanjian.core import units
from yuanjian.facts.claim import Claim
from yuanjian.reading.claims import read_claims

REPORTS = Path(__file__).parents[3] / "shared/reference/reports"
FILES = ["changning-2020.txt", "hengdong-2021.txt", "lukou-2022.txt", "yangdong-2024.txt"]
NAMED_OTHERWISE = {
    "history.approved": "history.established", "history.approved_2": "history.established",
    "park.area_2006": "park.area_stated", "park.area_plan_2": "park.area_planned",
}  # fmt: skip
COUNTERS = {"个", "家", "", None}


def truth(name: str) -> list[dict[str, Any]]:
    if not REPORTS.is_dir():
        pytest.skip("the published reports lie beside the checkout only at the maker's")
    told = json.loads((REPORTS / "expected.json").read_text(encoding="utf-8"))
    return list(told["reports"][name]["facts"])


def claims_of(name: str) -> tuple[Claim, ...]:
    lines = (REPORTS / name).read_text(encoding="utf-8").splitlines()
    return read_claims(document("\n".join(lines[1:])))[0]


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("〔〕﹝﹞", "[][]"))
    return "".join(plain.split())


def same(fact: dict[str, Any], claim: Claim) -> bool:
    if claim.fact != NAMED_OTHERWISE.get(fact["id"], fact["id"]):
        return False
    quoted, anchor = fold(claim.quote), fold(fact["quote"])
    return same_value(fact, claim) and (anchor in quoted or quoted in anchor)


def same_value(fact: dict[str, Any], claim: Claim) -> bool:
    value, ours = fact["value"], shown(claim)
    if value is None:
        return claim.known.state == "missing"
    if isinstance(value, str) and not value.isdigit():
        return fold(value).rstrip("号") == fold(ours).rstrip("号")
    if not claim.known.known or Decimal(str(value)) != Decimal(ours):
        return False
    if claim.unit in COUNTERS and fact.get("unit") in COUNTERS:
        return True
    return units.unit(claim.unit) == units.unit(str(fact.get("unit")))


@pytest.mark.parametrize("name", FILES)
def test_every_figure_of_a_published_opening_is_read(name: str) -> None:
    wanted, found = truth(name), claims_of(name)
    lost = [
        f"{f['id']} {f['value']} {f['quote']}" for f in wanted if not any(same(f, c) for c in found)
    ]

    assert lost == []


@pytest.mark.parametrize("name", FILES)
def test_no_fact_of_a_published_opening_is_read_with_another_value(name: str) -> None:
    wanted = truth(name)
    known = {NAMED_OTHERWISE.get(f["id"], f["id"]) for f in wanted}
    strange = [
        f"{c.fact} {shown(c)} {c.quote}"
        for c in claims_of(name)
        if c.fact in known and not any(same(f, c) for f in wanted)
    ]

    assert strange == []


@pytest.mark.parametrize("name", FILES)
def test_a_quote_is_the_verbatim_text_at_its_place(name: str) -> None:
    truth(name)
    lines = (REPORTS / name).read_text(encoding="utf-8").splitlines()[1:]

    for claim in claims_of(name):
        assert claim.place.paragraph is not None
        line = lines[claim.place.paragraph - 1]
        assert line[claim.place.start : claim.place.end] == claim.quote

"""Every check against the cases beside it: what must fire, what must stay silent, what cannot be assessed.

A case is a small dossier: ``sheets``, or a report by its ``text`` (read as a file would be) or its ``claims``.
``expect`` lists the findings in order, each with its severity, words that its
message holds and words that its quotes hold; «silent» means none and nothing left unassessed;
``{not_assessed: …}`` names the reason. ``series``: days of air stations that hours give, by station.
"""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from typing import Any

import pytest
import yaml

from tests.dossiers import dossier
from tests.reported import reported
from yuanjian.audit.check import all_checks, run
from yuanjian.facts.air_series import air_series, with_series
from yuanjian.facts.engine import Facts

FAMILIES = sorted(
    entry.name for entry in files("yuanjian.audit.checks").iterdir()
    if entry.is_dir() and not entry.name.startswith("_")
)  # fmt: skip


def _cases() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for family in FAMILIES:
        held = files("yuanjian.audit.checks") / family / "cases.yaml"
        if not held.is_file():
            continue  # its checks are named by the test that wants cases of each
        told = yaml.load(held.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        found += [(f"{family}.{case['check']}", case) for case in told["cases"]]
    return found


CASES = _cases()


def _facts(case: dict[str, Any]) -> Facts:
    year = int(case.get("year", 2020))
    prior = case.get("prior")
    if "text" in case or "claims" in case:
        records = dossier(case.get("sheets"), year=year).records
        told = {"text": case.get("text", ""), "claims": case.get("claims", ())}
        return Facts(reported(**told, year=year, records=records))
    made = dossier(
        case["sheets"],
        year=year,
        prior=dossier(prior, year=year - 1) if prior else None,
        scheme=case.get("scheme"),
        files=case.get("files", {}),
    )
    series = case.get("series", {})
    return Facts(
        with_series(made, [air_series(no, days, file="小时值.csv") for no, days in series.items()])
    )


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{c}: {k['title']}" for c, k in CASES])
def test_a_check_says_what_its_case_expects(code: str, case: dict[str, Any]) -> None:
    outcome = run(_facts(case), [all_checks()[code]])
    expected = case["expect"]
    if isinstance(expected, dict):
        assert outcome.findings == ()
        assert expected["not_assessed"] in "；".join(why for _, why in outcome.not_assessed)
        return
    wanted = [] if expected == "silent" else expected
    found = [f.finding for f in outcome.findings]
    assert [f.severity for f in outcome.findings] == [w["severity"] for w in wanted], found
    if expected == "silent":
        assert outcome.not_assessed == ()
    for finding, want in zip(found, wanted, strict=True):
        for words in want.get("says", ()):
            assert words in finding.message
        quotes = " ".join(f"{q.text}（{q.place}）" for q in finding.quotes)
        for words in want.get("quotes", ()):
            assert words in quotes
        if "credit" in want:
            assert finding.credit == tuple(int(n) for n in want["credit"])


def test_every_check_has_a_case_that_fires_and_one_that_stays_silent() -> None:
    fires = Counter(code for code, case in CASES if isinstance(case["expect"], list))
    silent = Counter(code for code, case in CASES if case["expect"] == "silent")
    assert [c for c in all_checks() if not fires[c]] == []
    assert [c for c in all_checks() if not silent[c]] == []


@pytest.mark.parametrize(("code", "case"), CASES, ids=[f"{c}: {k['title']}" for c, k in CASES])
def test_every_finding_quotes_a_place_and_says_what_to_do(code: str, case: dict[str, Any]) -> None:
    for found in run(_facts(case), [all_checks()[code]]).findings:
        one = found.finding
        assert one.quotes
        assert all(q.text and len(q.text) <= 300 for q in one.quotes)
        assert any(q.place.sheet or q.place.paragraph for q in one.quotes)
        assert one.advice and one.verify
        assert found.clause


def test_an_empty_dossier_yields_no_finding_and_nothing_passes_unsaid() -> None:
    outcome = run(Facts(dossier({})))
    assert outcome.findings == ()
    assert outcome.checks_run + len({code for code, _ in outcome.not_assessed}) >= len(all_checks())

"""What the audit finds in the demo park: the slips of its README, and nothing else as grave."""

from __future__ import annotations

import re
from decimal import Decimal
from importlib.resources import files

import pytest

from yuanjian.audit.check import Audit, run
from yuanjian.audit.credit.score import score
from yuanjian.demo.park import PARK, records
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import Facts

BLOCKERS = {
    "roll_forward.enterprises",
    "dates.signed",
    "same_fact.checkable_points",
    "quota.zero",
}
MAJORS = {
    "credit.self_score",
    "credit.bonus_without_proof",
    "dates.permit_expired",
    "balance.hazardous_waste",
    "load.capacity",
    "growth.yoy",
    "dates.tracking_overdue",
}


def dossier(year: int, prior: Dossier | None = None) -> Dossier:
    return Dossier(PARK.name, year, records(year), prior)


@pytest.fixture(scope="module")
def before() -> Facts:
    return Facts(dossier(2020))


@pytest.fixture(scope="module")
def facts() -> Facts:
    return Facts(dossier(2021, dossier(2020)))


@pytest.fixture(scope="module")
def audit(facts: Facts) -> Audit:
    return run(facts)


def codes(audit: Audit, severity: str) -> list[str]:
    """One code a finding, those that were joined to a worse one of the same cause left out."""
    return sorted(f.code for f in audit.findings if f.severity == severity)


def test_the_blockers_of_2021_are_those_that_were_planted(audit: Audit) -> None:
    assert codes(audit, "blocker") == sorted(BLOCKERS)


def test_the_major_findings_of_2021_are_those_that_were_planted(audit: Audit) -> None:
    assert codes(audit, "major") == sorted(MAJORS)


def test_the_prior_year_has_nothing_that_a_reviewer_would_return(before: Facts) -> None:
    audit = run(before)
    assert (codes(audit, "blocker"), codes(audit, "major")) == ([], [])


def test_the_readme_lists_every_planted_slip_and_no_other() -> None:
    text = (files("yuanjian.demo") / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| \d+ \|.*\| `([\w.]+)` \|$", text, re.MULTILINE)
    assert sorted(listed) == sorted(BLOCKERS | MAJORS)


def test_the_park_gives_itself_full_marks_and_the_records_give_it_less(facts: Facts) -> None:
    # 9 + items 13, 17, 24; item 11 costs 2, the bonus of item 17 has no proof.
    made = score(facts)
    assert made.own_total == Decimal(12)
    assert (made.low, made.high) == (Decimal(9), Decimal(10))


def test_the_prior_year_scores_itself_as_the_records_do(before: Facts) -> None:
    made = score(before)
    assert (made.own_total, made.low, made.high) == (Decimal(8), Decimal(8), Decimal(8))


@pytest.mark.parametrize("fact", ["wastewater.nh3n", "acceptance.new"])
def test_what_was_left_blank_is_missing_in_the_report_and_not_zero(facts: Facts, fact: str) -> None:
    assert facts.value(fact).state == "missing"

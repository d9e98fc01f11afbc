"""The numeric checks on reports that other people wrote: the seed report and four published excerpts.

They lie beside the checkout at the maker's only; anchors and severities are those of the reference.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.reported import dossier_of
from yuanjian.audit.check import all_checks, run
from yuanjian.audit.finding import Found
from yuanjian.facts.engine import Facts
from yuanjian.reading.open import read_document
from yuanjian.reading.profile import profile_of

SHARED = Path(__file__).parents[3] / "shared"
FAMILIES = frozenset(
    {"air_days", "balance", "dates", "growth", "law_in_force", "list_count", "load", "magnitude", "partition",
     "quota", "rates", "roll_forward", "same_fact"}
)  # fmt: skip
SEVERITIES = {"A": "blocker", "B": "major", "C": "query", "D": "wording"}
OURS = (
    "N01",
    "N04",
    "N08",
    "N09",
    "N14",
    "N24",
    "N07",
    "N15",
    "D02",
    "N16",
    "N10",
    "N12",
    "N21",
    "D01",
)
"""Rows of the seed's findings that are numbers against numbers."""


@dataclass(frozen=True)
class Row:
    """A row of the reference: severity and the anchors of its two sides."""

    id: str
    severity: str
    sides: tuple[tuple[str, ...], ...]


def plain(text: str) -> str:
    """As the reference compares: NFKC, no white space."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def anchors(cell: str) -> tuple[str, ...]:
    """The anchors of a cell of the table; of ⟦…⟧ the part to quote."""
    found = re.findall(r"「(.*?)」", cell)
    return tuple(plain(m[1]) if (m := re.search(r"⟦(.*?)⟧", a)) else plain(a) for a in found)


@cache
def reference() -> tuple[dict[str, Row], tuple[tuple[str, ...], ...]]:
    """The findings by id, and the groups of anchors that agree."""
    text = (SHARED / "reference/seed-findings.md").read_text(encoding="utf-8")
    table, agrees = text.split("## Agrees")
    rows = {}
    for line in table.splitlines():
        cells = [c.strip() for c in line.split("|")[1:-1]]
        if len(cells) == 6 and re.match(r"[A-Z]\d", cells[0]):
            rows[cells[0]] = Row(cells[0], cells[1], (anchors(cells[4]), anchors(cells[5])))
    return rows, tuple(anchors(line) for line in agrees.splitlines() if "「" in line)


@cache
def findings(path: Path) -> tuple[Found, ...]:
    """What the numeric checks say of a file, those shown under another one included."""
    document = read_document(path)
    profile = profile_of(document)
    facts = Facts(dossier_of(document, year=profile.year or 2020, park=profile.park))
    outcome = run(facts, [c for code, c in all_checks().items() if code.split(".")[0] in FAMILIES])
    return tuple(f for head in outcome.findings for f in (head, *head.also))


def quoted(found: Found, anchor: str) -> bool:
    """Whether the finding quotes the anchor, or a part of it that tells it."""
    return any(
        anchor in (q := plain(quote.text)) or (len(q) > 3 and q in anchor)
        for quote in found.finding.quotes
    )


def is_told(found: Found, sides: Any, severity: str) -> bool:
    """One anchor of each side that has any, at that severity."""
    return found.severity == severity and all(
        any(quoted(found, plain(a)) for a in s) for s in sides if s
    )


def shared(name: str) -> Path:
    """A file of the reference; skips where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(
            "the seed report and the published excerpts lie beside the checkout only at the maker's"
        )
    return path


@pytest.mark.parametrize("row", OURS)
def test_what_a_careful_reader_finds_in_the_numbers_of_the_seed_is_found(row: str) -> None:
    seed = shared("seed/report-2020.txt")
    wanted = reference()[0][row]

    assert any(is_told(f, wanted.sides, SEVERITIES[wanted.severity]) for f in findings(seed))


def test_what_agrees_in_the_seed_is_no_finding_that_returns_the_report() -> None:
    seed = shared("seed/report-2020.txt")
    severe = [f for f in findings(seed) if f.severity in ("blocker", "major")]

    for group in reference()[1]:
        assert [f.code for f in severe if all(quoted(f, a) for a in group)] == [], group


def published() -> list[str]:
    """The names of the published excerpts."""
    folder = SHARED / "reference/reports"
    return sorted(p.name for p in folder.glob("*.txt")) if folder.is_dir() else []


@pytest.mark.parametrize("name", published() or ["(none here)"])
def test_the_contradictions_of_published_reports_are_found_and_nothing_else_returns_them(
    name: str,
) -> None:
    path = shared(f"reference/reports/{name}")
    told = json.loads((path.parent / "expected.json").read_text(encoding="utf-8"))["reports"][name]
    own = findings(path)

    for wanted in told["contradictions"]:
        assert any(is_told(f, wanted["sides"], SEVERITIES[wanted["severity"]]) for f in own), (
            wanted["why"]
        )
    known = [w["sides"] for w in told["contradictions"]]
    known += [[[s["anchor"]]] for s in told["single_sided"]]
    severe = [f for f in own if f.severity in ("blocker", "major")]
    assert [f.code for f in severe if not any(is_told(f, s, f.severity) for s in known)] == []


@pytest.mark.parametrize(
    ("name", "anchor"),
    [
        ("lukou-2022.txt", "企业自主退出企业数量3个"),
        ("hengdong-2021.txt", "氨氮35.82t/a"),
        ("yangdong-2024.txt", "创税收54.75亿元"),
        ("changning-2020.txt", "核准范围面积8.7958"),
        ("changning-2020.txt", "本年度内新入园企业数量     个"),
    ],
)
def test_a_single_doubtful_number_is_quoted(name: str, anchor: str) -> None:
    path = shared(f"reference/reports/{name}")

    assert any(quoted(f, plain(anchor)) for f in findings(path))

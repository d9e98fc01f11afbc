"""Runs the audit over consistent and spoiled reports and counts: found, missed, false alarms."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import tests.mutation.mutators  # noqa: F401  (fills the shelf)
from tests.mutation.compose import compose
from tests.mutation.phrases import BANKS
from tests.mutation.plant import MUTATORS, ORDER, Plant
from tests.mutation.render import write_text, write_word
from tests.mutation.report import Report
from tests.mutation.styles import STYLES, Style
from yuanjian.reading.open import read_document
from yuanjian.reports.review.as_json import as_json
from yuanjian.reports.review.review import review

WRITE: dict[str, Callable[[Report, Path], Path]] = {"txt": write_text, "docx": write_word}


@dataclass(slots=True)
class Audited:
    """A file, its paragraphs, and what the audit said."""

    paragraphs: tuple[str, ...]
    findings: list[dict[str, Any]]
    told: dict[str, Any]

    def marks(self) -> set[tuple[str, str]]:
        """Findings as (code, what is quoted), to tell new ones from old."""
        return {_mark(one) for one in self.findings}


def _mark(finding: dict[str, Any]) -> tuple[str, str]:
    return finding["code"], "|".join(
        sorted(quote["text"] for quote in finding["quotes"])
    ) + finding["message"]


def audit(report: Report, folder: Path, form: str = "txt") -> Audited:
    """Audit a report as a file, through the public way in."""
    path = WRITE[form](report, folder / f"{report.style.name}.{form}")
    document = read_document(path)
    told = as_json(review(document))
    findings = [
        {**part, "severity": part["severity"]}
        for one in told["findings"]
        for part in (one, *one.get("also", ()))
    ]
    return Audited(tuple(p.text for p in document.paragraphs), findings, told)


@dataclass(slots=True)
class Outcome:
    """One planted error, and the findings that touch it."""

    plant: Plant
    name: str
    hits: list[dict[str, Any]]
    new: list[dict[str, Any]]

    @property
    def found(self) -> bool:
        """Whether a finding at least as severe touches it."""
        return bool(self.hits)


def judge(
    plant: Plant, spoiled: Audited, consistent: Audited
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The findings that the planted error caused and that touch it, and all that are new."""
    before = consistent.marks()
    new = [one for one in spoiled.findings if _mark(one) not in before]
    enough = [one for one in new if ORDER.index(one["severity"]) >= ORDER.index(plant.severity)]
    if plant.about:
        hits = [
            one
            for one in enough
            if any(word in one["message"] + one.get("title", "") for word in plant.about)
        ]
    else:
        hits = [
            one
            for one in enough
            if any(_touches(q, plant.anchors, spoiled.paragraphs) for q in one["quotes"])
        ]
    return hits, new


def _touches(quote: dict[str, Any], anchors: Sequence[str], paragraphs: tuple[str, ...]) -> bool:
    """Whether the quoted stretch overlaps an anchor."""
    number = quote.get("paragraph")
    if number is None:
        return any(
            quote["text"] and (quote["text"] in one or one in quote["text"]) for one in anchors
        )
    text = paragraphs[number - 1]
    start, end = quote["start"] - 1, quote["end"]
    for anchor in anchors:
        at = text.find(anchor)
        while at >= 0:
            if at < max(end, start + 1) and start < at + len(anchor):
                return True
            at = text.find(anchor, at + 1)
    return False


@dataclass(slots=True)
class Tally:
    """Counts of a family in the words of one bank."""

    planted: int = 0
    found: int = 0


@dataclass(slots=True)
class Alarm:
    """A finding on a consistent report. ``words``: the bank that the report is written in."""

    name: str
    words: str
    finding: dict[str, Any]


@dataclass(slots=True)
class Result:
    """A whole run."""

    families: dict[str, dict[str, Tally]] = field(default_factory=dict)
    missed: list[Outcome] = field(default_factory=list)
    consistent: int = 0
    false: list[Alarm] = field(default_factory=list)
    queries: list[Alarm] = field(default_factory=list)

    def tally(self, family: str, words: str) -> Tally:
        """The counts of a family in the words of a bank, to be read or raised."""
        return self.families.setdefault(family, {}).setdefault(words, Tally())

    def recall(self) -> float:
        """Found / planted over all families and banks."""
        told = [one for many in self.families.values() for one in many.values()]
        planted = sum(one.planted for one in told)
        return sum(one.found for one in told) / planted if planted else 1.0


def cases(
    seeds: Sequence[int], styles: Sequence[Style] = STYLES, banks: Sequence[str] = tuple(BANKS)
) -> Iterator[Report]:
    """The consistent reports of a run."""
    for style in styles:
        for seed in seeds:
            for words in banks:
                yield compose(style, seed, words)


def run(
    seeds: Sequence[int],
    styles: Sequence[Style] = STYLES,
    mutators: Sequence[str] | None = None,
    form: str = "txt",
    banks: Sequence[str] = tuple(BANKS),
    each: int = 1,
) -> Result:
    """Every mutator over every report; ``each``: how often per report."""
    result = Result()
    with tempfile.TemporaryDirectory(prefix="yuanjian-mutation-") as name:
        for report in cases(seeds, styles, banks):
            _one(result, report, mutators or list(MUTATORS), Path(name), form, each)
    return result


def _one(
    result: Result,
    report: Report,
    names: Sequence[str],
    folder: Path,
    form: str,
    each: int,
) -> None:
    consistent = audit(report, folder, form)
    label = report.name if report.words == "seen" else f"{report.name} ({report.words})"
    result.consistent += 1
    for finding in consistent.findings:
        grave = ORDER.index(finding["severity"]) >= ORDER.index("major")
        alarms = result.false if grave else result.queries
        alarms.append(Alarm(label, report.words, finding))
    for name in names:
        for turn in range(each):
            planted = MUTATORS[name][0](report, Random(f"{label}/{name}/{turn}"))
            if planted is None:
                continue
            hits, new = judge(planted, audit(planted.report, folder, form), consistent)
            tally = result.tally(planted.family, report.words)
            tally.planted += 1
            tally.found += bool(hits)
            if not hits:
                result.missed.append(Outcome(planted, f"{label} {name}", hits, new))

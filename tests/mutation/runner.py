"""Runs the audit over consistent and spoiled reports and counts: found, missed, false alarms."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import tests.mutation.mutators  # noqa: F401  (fills the shelf)
from tests.mutation.compose import compose
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
    """Counts of a family."""

    planted: int = 0
    found: int = 0
    held_planted: int = 0
    held_found: int = 0


@dataclass(slots=True)
class Result:
    """A whole run."""

    families: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    missed: list[Outcome] = field(default_factory=list)
    consistent: int = 0
    false: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    queries: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def recall(self, held: bool | None = None) -> float:
        """Found / planted over all families."""
        planted = found = 0
        for one in self.families.values():
            if held is not True:
                planted, found = planted + one.planted, found + one.found
            if held is not False:
                planted, found = planted + one.held_planted, found + one.held_found
        return found / planted if planted else 1.0


def cases(
    seeds: Sequence[int], styles: Sequence[Style] = STYLES, held_out: Sequence[bool] = (False, True)
) -> Iterator[Report]:
    """The consistent reports of a run."""
    for style in styles:
        for seed in seeds:
            for held in held_out:
                yield compose(style, seed, held)


def run(
    seeds: Sequence[int],
    styles: Sequence[Style] = STYLES,
    mutators: Sequence[str] | None = None,
    form: str = "txt",
    held_out: Sequence[bool] = (False, True),
    each: int = 1,
) -> Result:
    """Every mutator over every report; ``each``: how often per report."""
    result = Result()
    with tempfile.TemporaryDirectory(prefix="yuanjian-mutation-") as name:
        for style in styles:
            for seed in seeds:
                for held in held_out:
                    _one(
                        result,
                        compose(style, seed, held),
                        held,
                        mutators or list(MUTATORS),
                        Path(name),
                        form,
                        each,
                    )
    return result


def _one(
    result: Result,
    report: Report,
    held: bool,
    names: Sequence[str],
    folder: Path,
    form: str,
    each: int,
) -> None:
    consistent = audit(report, folder, form)
    label = f"{report.name}{' (held out)' if held else ''}"
    result.consistent += 1
    for finding in consistent.findings:
        grave = ORDER.index(finding["severity"]) >= ORDER.index("major")
        (result.false if grave else result.queries).append((label, finding))
    for name in names:
        for turn in range(each):
            planted = MUTATORS[name][0](report, Random(f"{label}/{name}/{turn}"))
            if planted is None:
                continue
            hits, new = judge(planted, audit(planted.report, folder, form), consistent)
            tally = result.families[planted.family]
            if held:
                tally.held_planted += 1
                tally.held_found += bool(hits)
            else:
                tally.planted += 1
                tally.found += bool(hits)
            if not hits:
                result.missed.append(Outcome(planted, f"{label} {name}", hits, new))

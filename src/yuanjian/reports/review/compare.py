"""Two reports of one park, year on year: which figures changed, and which words were carried over unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, TypeVar

from yuanjian.core.rounding import plain, to_decimal
from yuanjian.reading.document import Paragraph
from yuanjian.reports.review.as_json import judged_json
from yuanjian.reports.review.decisions import Judged
from yuanjian.reports.review.keys import key_of
from yuanjian.reports.review.outcome import FactRead, Review
from yuanjian.reports.review.page_text import shown
from yuanjian.reports.review.review import Taken, reviewed

_SHORTEST = 20  # characters of a paragraph that is worth calling carried over
_FIGURE = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d{2}(?=\s*年)")


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in the earlier and in the later report; None where a report does not have it."""

    label: str
    subject: str
    earlier: FactRead | None
    later: FactRead | None

    @property
    def difference(self) -> Fraction | None:
        """Later less earlier, in the unit of the fact; None when one is no number."""
        old, new = self.earlier, self.later
        if old is None or new is None or old.exact is None or new.exact is None:
            return None
        return new.exact - old.exact

    @property
    def rate(self) -> Fraction | None:
        """The difference in per cent of the earlier figure; None where that makes no sense."""
        by, old = self.difference, self.earlier
        if by is None or old is None or old.exact is None or old.exact <= 0 or "%" in old.unit:
            return None
        return by / old.exact * 100


@dataclass(frozen=True, slots=True)
class Carried:
    """A paragraph that stands in both reports word for word.

    ``suspect`` says why it should have changed: it has figures, or the year of the earlier report.
    """

    earlier: Paragraph
    later: Paragraph
    suspect: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of one report in the other. ``same`` counts the figures that agree.

    ``conflicts`` are findings that only both reports together give: this year's «last year» is not last year's.
    """

    earlier: Review
    later: Review
    changed: tuple[Change, ...]
    added: tuple[Change, ...]
    dropped: tuple[Change, ...]
    carried: tuple[Carried, ...]
    same: int
    conflicts: tuple[Judged, ...] = ()


def compare_files(one: Taken, other: Taken) -> Comparison:
    """Compare two files that were read; of consecutive years of one park, the earlier is the later's year before."""
    first, second = _in_order(one, other)
    earlier, later = reviewed(first), reviewed(second)
    codes = {first.about.code, second.about.code} - {""}
    conflicts: tuple[Judged, ...] = ()
    if len(codes) < 2 and (first.about.year or 0) + 1 == second.about.year:
        linked = reviewed(replace(second, dossier=replace(second.dossier, prior=first.dossier)))
        alone = {judged.fingerprint for judged in later.findings}
        conflicts = tuple(j for j in linked.findings if j.fingerprint not in alone)
    return replace(compare(earlier, later), conflicts=conflicts)


Dated = TypeVar("Dated", Review, Taken)


def _in_order(one: Dated, other: Dated) -> tuple[Dated, Dated]:
    """The earlier year first; as given where the years do not tell."""
    if one.about.year and other.about.year and one.about.year > other.about.year:
        return other, one
    return one, other


def compare(one: Review, other: Review) -> Comparison:
    """Compare two reviews, the earlier year first whatever the order."""
    first, second = _in_order(one, other)
    old, new = _by_fact(first), _by_fact(second)
    changed, same = [], 0
    for at in [at for at in new if at in old]:
        if _agree(old[at], new[at]):
            same += 1
        else:
            changed.append(Change(new[at].label, new[at].subject, old[at], new[at]))
    return Comparison(
        first, second, tuple(changed),
        tuple(Change(f.label, f.subject, None, f) for at, f in new.items() if at not in old),
        tuple(Change(f.label, f.subject, f, None) for at, f in old.items() if at not in new),
        tuple(_carried(first, second)), same,
    )  # fmt: skip


def _identity(fact: FactRead) -> tuple[str, str, str]:
    return fact.id, key_of(fact.subject), fact.scope


def _by_fact(review: Review) -> dict[tuple[str, str, str], FactRead]:
    """The figures of a report about its own year; of several for one fact the first."""
    found: dict[tuple[str, str, str], FactRead] = {}
    for fact in review.facts:
        if fact.id != "report.year" and fact.period in ("", str(review.about.year)):
            found.setdefault(_identity(fact), fact)
    return found


def _agree(old: FactRead, new: FactRead) -> bool:
    if isinstance(old.value, str) and isinstance(new.value, str):
        return key_of(old.value) == key_of(new.value)
    return old.exact == new.exact and old.state == new.state


def _carried(earlier: Review, later: Review) -> Iterator[Carried]:
    """Longer paragraphs that both have; headings, requirements and what is quoted stay the same by right."""
    if earlier.document is None or later.document is None:
        return
    known: dict[str, Paragraph] = {}
    for paragraph in earlier.document.paragraphs:
        known.setdefault(key_of(paragraph.text), paragraph)
    for paragraph in later.document.paragraphs:
        key = key_of(paragraph.text)
        if len(key) < _SHORTEST or paragraph.number in later.levels or key not in known:
            continue
        if paragraph.number in later.required:
            continue
        yield Carried(known[key], paragraph, _suspect(paragraph.text, earlier, later))


def _suspect(text: str, earlier: Review, later: Review) -> str:
    years = {int(y) for y in _YEAR.findall(text)}
    if (
        earlier.about.year
        and earlier.about.year != later.about.year
        and earlier.about.year in years
    ):
        return f"写的仍是{earlier.about.year}年"
    return "含有数字，与上年完全相同" if _FIGURE.search(text) else ""


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison for programs."""
    return {
        "earlier": _document(comparison.earlier), "later": _document(comparison.later),
        "changed": [_change(c) for c in comparison.changed],
        "added": [_change(c) for c in comparison.added],
        "dropped": [_change(c) for c in comparison.dropped],
        "unchanged_figures": comparison.same,
        "conflicts": [judged_json(n, one) for n, one in enumerate(comparison.conflicts, 1)],
        "carried_over": [
            {
                "text": c.later.text[:300], "earlier": c.earlier.number, "later": c.later.number,
                "suspect": c.suspect or None,
            }
            for c in comparison.carried
        ],
    }  # fmt: skip


def _document(review: Review) -> dict[str, Any]:
    return {"name": review.name, "sha256": review.sha256, "year": review.about.year}


def _change(change: Change) -> dict[str, Any]:
    one = change.later or change.earlier
    assert one is not None
    by, rate = change.difference, change.rate
    return {
        "id": one.id, "label": change.label, "subject": change.subject,
        "earlier": shown(change.earlier) if change.earlier else None,
        "later": shown(change.later) if change.later else None,
        "difference": None if by is None else plain(to_decimal(by)),
        "rate": None if rate is None else plain(to_decimal(rate, 2)),
    }  # fmt: skip


def ordered(changes: Sequence[Change]) -> list[Change]:
    """Those that moved furthest first; words and the like after the numbers."""
    return sorted(changes, key=lambda c: -abs(c.rate) if c.rate is not None else Fraction(1))

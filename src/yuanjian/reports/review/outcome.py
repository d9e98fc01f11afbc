"""What a review came to: the document, what was read in it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

from yuanjian.audit.finding import Quote
from yuanjian.core.evidence import Place
from yuanjian.facts.amount import Amount, Known, State, Words
from yuanjian.facts.claim import Claim, Passage, Untraced
from yuanjian.facts.engine import Value, all_facts
from yuanjian.reading.document import Document
from yuanjian.reports.review.decisions import Decision, Judged

_HEADING = 24  # characters of a heading that a place is told by


@dataclass(frozen=True, slots=True)
class About:
    """Whose report of which year it says it is; «» and None where it does not say."""

    park: str = ""
    code: str = ""
    year: int | None = None
    province: str = ""

    def __str__(self) -> str:
        year = f"{self.year}年度" if self.year else "年度未认出"
        return f"{self.park or '园区名称未认出'}　{year}"


def _told(value: Any) -> Any:
    return {"exact": str(value)} if isinstance(value, Fraction) else value


def _meant(told: Any) -> Any:
    return Fraction(str(told.get("exact", ""))) if isinstance(told, dict) else told


NumberOrWords = Annotated[Fraction | str | None, PlainSerializer(_told), BeforeValidator(_meant)]
"""A number, told from words where a review is kept as JSON: {"exact": "1/3"}."""


@dataclass(frozen=True, slots=True)
class FactRead:
    """A figure or a word as it was read.

    ``value`` and ``unit`` are as printed, ``exact`` is the number in the unit of the fact. ``value`` is None where
    the text leaves it open or says that it does not apply; ``state`` tells which. ``digits`` is the number's text.
    """

    id: str
    label: str
    subject: str
    scope: str
    period: str
    value: NumberOrWords
    state: State
    unit: str
    digits: str
    quote: Quote
    exact: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The outcome for one file. ``document`` is None for a workbook, which has cells in place of paragraphs.

    ``untraced`` are the numbers that were not understood; ``rows`` counts the table rows that were read by
    sheet number; ``lost`` are decisions whose finding is gone; ``notes`` is what the reader met, in Chinese.
    ``sections`` is the heading above a paragraph and ``levels`` the level of a heading, by paragraph number;
    ``required`` are the paragraphs that quote a requirement; ``effects`` says what is at stake in the credit items that
    findings touch, by number.
    """

    name: str
    sha256: str
    about: About
    document: Document | None
    facts: tuple[FactRead, ...]
    untraced: tuple[Untraced, ...]
    findings: tuple[Judged, ...]
    not_assessed: tuple[tuple[str, str], ...]
    checks_run: int
    seconds: float
    rows: Mapping[str, int] = field(default_factory=dict)
    lost: tuple[Decision, ...] = ()
    notes: tuple[str, ...] = ()
    sections: Mapping[int, str] = field(default_factory=dict)
    levels: Mapping[int, int] = field(default_factory=dict)
    required: frozenset[int] = frozenset()
    effects: Mapping[int, str] = field(default_factory=dict)

    @property
    def grave(self) -> tuple[Judged, ...]:
        """The findings for which a reviewer would send the report back, those that are settled left out."""
        return tuple(one for one in self.findings if one.open_and_grave)

    def where(self, place: Place) -> str:
        """The place in words: heading, page where there are pages, paragraph or table cell; «» for nowhere."""
        if place.sha256 and self.document is not None and place.sha256 != self.sha256:
            return str(place)  # the report of the year before
        if place.paragraph is None and place.table is None:
            where = f"{place.sheet} {place.cell}".strip()
            return where or (str(place) if place.row else "")
        parts = [self.sections.get(place.paragraph or 0, "")]
        parts += [f"第{place.page}页"] if place.page is not None else []
        if place.table is not None:
            parts.append(f"表格{place.table} 第{place.row}行第{place.column}列")
        else:
            parts.append(f"第{place.paragraph}段")
        return "　".join(part for part in parts if part)


def headings(passages: Sequence[Passage]) -> tuple[dict[int, str], dict[int, int]]:
    """The heading above every paragraph, shortened, and the levels of those that are headings themselves."""
    above, levels = {}, {}
    current = ""
    for passage in passages:
        number = passage.place.paragraph
        if number is None:
            continue
        if passage.level:
            flat = " ".join(passage.text.split())
            current = flat if len(flat) <= _HEADING else flat[:_HEADING] + "…"
            levels[number] = passage.level
        above[number] = current
    return above, levels


def quotes_of(one: Judged) -> tuple[Quote, ...]:
    """The quotes of a finding and of those grouped under it, each place once."""
    every = [*one.found.finding.quotes, *(q for a in one.found.also for q in a.finding.quotes)]
    return tuple(dict.fromkeys(every))


def read_claim(claim: Claim) -> FactRead:
    """A claim as it is shown: the number and the unit that are printed."""
    quote = Quote(claim.quote, claim.place, claim.fact, claim.subject)
    unit = claim.unit
    if not unit and claim.factor == 1 and claim.fact in all_facts():
        unit = all_facts()[claim.fact].unit
    return FactRead(
        claim.fact, claim.label, claim.subject, claim.scope, claim.period, _plain(claim.known),
        claim.known.state, unit, claim.digits, quote, number_in(claim.amount),
    )  # fmt: skip


def read_value(value: Value) -> FactRead:
    """A computed fact as it is shown, with the place of its first row."""
    place = next((b.place for b in value.because.walk() if b.place is not None), Place())
    quote = Quote(
        f"{value.fact.label} {value.text}{value.fact.unit}", place, value.fact.id, value.subject
    )
    return FactRead(
        value.fact.id, value.fact.label, value.subject, value.scope, value.period, _plain(value.known),
        value.known.state, value.fact.unit, value.text, quote, number_in(value.known),
    )  # fmt: skip


def _plain(known: Known) -> Fraction | str | None:
    if isinstance(known, Words):
        return known.text or None
    assert isinstance(known, Amount)
    return known.number


def number_in(known: Known) -> Fraction | None:
    """The number of an amount; None for words and where there is none."""
    return known.number if isinstance(known, Amount) else None

"""The day on which a report was signed, and the days that it tells."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from yuanjian.audit.claimed import Words, claims_of, quote_claim, sentences
from yuanjian.audit.finding import Quote
from yuanjian.core.dates import Undated, read_date
from yuanjian.facts.amount import Words as Said
from yuanjian.facts.engine import Facts

DAY = re.compile(
    r"(?P<y>(?:19|20)\d{2})(?:年|[-./])(?P<m>1[0-2]|0?[1-9])(?:月|[-./])(?P<d>3[01]|[12]\d|0?[1-9])日?(?!\d)"
)
_PUBLISHED = "document.published"


@dataclass(frozen=True, slots=True)
class Signed:
    """The day, and the words that give it."""

    day: date
    quote: Quote


def signed(f: Facts) -> Signed | None:
    """The signature's date: as claimed, or the last date in the signature of the text."""
    for claim in claims_of(f, "report.date"):
        if isinstance(claim.known, Said) and (day := _day(claim.known)) is not None:
            return Signed(day, quote_claim(claim))
    for passage in reversed(f.dossier.text):
        if passage.part == "signature":
            for words in sentences(passage):
                if (match := DAY.search(words.folded)) and (day := day_of(match)) is not None:
                    return Signed(day, words.found(match).quote)
    return None


def latest(f: Facts) -> date:
    """The last day on which the report can have been written: its signature if that is possible, or its publication.

    A signature before the year's end is a slip (dates.signed); then the whole next year is allowed.
    """
    found = signed(f)
    if found is not None and found.day > date(f.year, 12, 31):
        return found.day
    for claim in claims_of(f, _PUBLISHED):
        if (
            isinstance(claim.known, Said)
            and (day := _day(claim.known))
            and day > date(f.year, 12, 31)
        ):
            return day
    return date(f.year + 1, 12, 31)


def day_of(match: re.Match[str]) -> date | None:
    """The day that DAY found; None for 31 June."""
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def in_words(words: Words) -> list[tuple[date, re.Match[str]]]:
    """The days of a sentence."""
    found = ((day_of(m), m) for m in DAY.finditer(words.folded))
    return [(day, m) for day, m in found if day is not None]


def _day(said: Said) -> date | None:
    if said.day is not None:
        return said.day
    try:
        return read_date(said.text or "")
    except Undated:
        return None

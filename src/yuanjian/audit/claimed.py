"""What a report claims, as checks compare it: figures by fact with their intervals, quoted verbatim.

A figure that stands blank is there and missing; one that is not told at all is not there. Neither is 0.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from yuanjian.audit.finding import Quote
from yuanjian.audit.intervals import Interval
from yuanjian.core.rounding import printed as in_print
from yuanjian.facts.amount import Amount
from yuanjian.facts.claim import Claim, Passage
from yuanjian.facts.engine import Facts, all_facts

_SENTENCE = re.compile(r"[^。;!?\n]+")
_LONGEST_QUOTE = 300
_CLOSE = 80
# «较2020年增长» names the year that growth is counted from, not another year's growth.
_BASED = re.compile(r"^economy\..*(?:growth|target|completion)")


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that a report tells: exact ``number`` and what its digits can stand for, in the unit of the fact.

    A figure told with 约 or 余 may be off by one in its last digit that is not a zero (约80: 70 to 90).
    """

    claim: Claim
    number: Fraction
    interval: Interval

    @property
    def fact(self) -> str:
        """The fact's id."""
        return self.claim.fact

    @property
    def subject(self) -> str:
        """Whom it is told of, «» the park."""
        return self.claim.subject

    @property
    def exact(self) -> bool:
        """Whether it is told without 约, 以上 and the like; «无» is exactly none."""
        in_words = self.claim.printed is None and not self.number
        return in_words or self.claim.bounds() is not None

    @property
    def shown(self) -> str:
        """The number in the unit of the fact, for arithmetic."""
        return in_print(self.number, None)

    @property
    def said(self) -> str:
        """The number as the report prints it, with its unit."""
        return f"{self.claim.digits or self.shown}{self.claim.unit}"

    @property
    def label(self) -> str:
        """What it is, in the words of the regulator."""
        return all_facts()[self.fact].label

    @property
    def quote(self) -> Quote:
        """The words that tell it."""
        return quote_claim(self.claim)


def is_report(f: Facts) -> bool:
    """Whether the dossier holds a report that somebody wrote."""
    f.asked.add("text")
    return bool(f.dossier.claims or f.dossier.text)


def quote_claim(claim: Claim) -> Quote:
    """A claim's own words with their place."""
    return Quote(claim.quote[:_LONGEST_QUOTE], claim.place, claim.fact, claim.subject)


def claims_of(f: Facts, fact: str, subject: str | None = "") -> tuple[Claim, ...]:
    """All claims of a fact for this park and year, blank ones included, in the order of the text.

    ``subject`` None: of whatever subject. Claims of another scope (全市) or year are left out.
    """
    f.asked.add("text")
    by_fact: Mapping[str, Sequence[Claim]] = f.kept("claims by fact", lambda: _by_fact(f))
    own = (
        c for c in by_fact.get(fact, ()) if not c.scope and (_of_year(f, c) or _BASED.search(fact))
    )
    own = (c for c in own if not in_heading(f, c))
    return tuple(c for c in own if subject is None or c.subject == subject)


def all_told(f: Facts, fact: str, subject: str | None = "") -> tuple[Told, ...]:
    """Every figure that the report tells for a fact."""
    return tuple(t for c in claims_of(f, fact, subject) if (t := told_by(c)) is not None)


def told(f: Facts, fact: str, subject: str = "") -> Told | None:
    """The first figure that the report tells for a fact."""
    return next(iter(all_told(f, fact, subject)), None)


def told_by(claim: Claim) -> Told | None:
    """A claim as a figure; None for words, blanks and bounds (以上, 不足). A quota is a bound by nature."""
    if claim.fact.startswith("quota.") and claim.bound == "at most":
        claim = replace(claim, bound="")
    known = claim.amount
    if not isinstance(known, Amount) or known.number is None or claim.bound:
        return None
    number, bounds = known.number, claim.bounds()
    if bounds is None:
        off = _leeway(claim)
        bounds = (number - off, number + off)
    return Told(claim, number, Interval(*bounds))


def _leeway(claim: Claim) -> Fraction:
    printed = (claim.printed or Decimal(0)).normalize()
    exponent = printed.as_tuple().exponent
    return (
        Fraction(10) ** exponent * claim.factor
        if printed and isinstance(exponent, int)
        else Fraction(0)
    )


def blank(claim: Claim) -> bool:
    """Whether the text leaves this figure open."""
    return claim.known.state == "missing"


def _of_year(f: Facts, claim: Claim) -> bool:
    return claim.period in ("", str(f.year))


def in_heading(f: Facts, claim: Claim) -> bool:
    """Whether it stands in a heading, whose numbers count chapters."""
    passage = passage_of(f, claim)
    return passage is not None and passage.level > 0


def near(one: Claim, other: Claim) -> bool:
    """Whether two claims stand in one paragraph."""
    return one.place.paragraph is not None and one.place.paragraph == other.place.paragraph


def passage_of(f: Facts, claim: Claim) -> Passage | None:
    """The paragraph that a claim stands in."""
    held: Mapping[int | None, Passage] = f.kept(
        "passages by number", lambda: {p.place.paragraph: p for p in f.dossier.text}
    )
    return held.get(claim.place.paragraph)


def between(f: Facts, first: Claim, second: Claim) -> str:
    """The words from the first of two claims of one paragraph to the second, both included; «» elsewhere."""
    passage = passage_of(f, first)
    if passage is None or not near(first, second):
        return ""
    start, end = min(first.place.start, second.place.start), max(first.place.end, second.place.end)
    return passage.text[start:end]


def quote_span(f: Facts, first: Told, last: Told) -> tuple[Quote, ...]:
    """The words from one figure to another as one quote, where they stand close in a paragraph; else both."""
    start, end = first.claim.place.start, last.claim.place.end
    passage = passage_of(f, first.claim)
    if passage is None or not near(first.claim, last.claim) or not 0 < end - start <= _CLOSE:
        return first.quote, last.quote
    place = replace(first.claim.place, start=start, end=end)
    return (Quote(passage.text[start:end], place, first.fact, first.subject),)


def quote_on(f: Facts, claim: Claim) -> Quote:
    """A claim with the rest of its sentence, at most the longest quote."""
    passage = passage_of(f, claim)
    if passage is None:
        return quote_claim(claim)
    start = claim.place.start
    start = max(passage.text.rfind(mark, 0, start) for mark in "。；;，,\n") + 1
    rest = re.search(r"[。；;\n]|$", passage.text[claim.place.end :])
    end = min(claim.place.end + (rest.start() if rest else 0), start + _LONGEST_QUOTE)
    return Quote(
        passage.text[start:end],
        replace(claim.place, start=start, end=end),
        claim.fact,
        claim.subject,
    )


def own_words(f: Facts) -> Iterator[Passage]:
    """The paragraphs that the park itself says: no requirements, no heads of tables."""
    f.asked.add("text")
    return (p for p in f.dossier.text if not p.required and p.key != "head")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a passage: a sentence, or what a pattern found in it."""

    passage: Passage
    start: int
    end: int

    @property
    def folded(self) -> str:
        """Half width, without blanks."""
        return self.passage.folded[self.start : self.end]

    @property
    def quote(self) -> Quote:
        """Verbatim, with its place."""
        return Quote(*self.passage.quote(self.start, self.end))

    def found(self, match: re.Match[str], group: int | str = 0) -> Words:
        """What a pattern found in ``folded``."""
        first, last = match.span(group)
        return Words(self.passage, self.start + first, self.start + last)

    def cut(self, start: int, end: int) -> Words:
        """The part ``folded[start:end]``."""
        return Words(self.passage, self.start + max(start, 0), min(self.start + end, self.end))


def sentences(passage: Passage) -> Iterator[Words]:
    """The sentences of a passage."""
    for match in _SENTENCE.finditer(passage.folded):
        yield Words(passage, *match.span())


def own_sentences(f: Facts) -> Iterator[Words]:
    """All sentences that the park itself says."""
    return (s for passage in own_words(f) for s in sentences(passage))


def _by_fact(f: Facts) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in f.dossier.claims:
        found[claim.fact].append(claim)
    return found


def without_rows(f: Facts, *sheets: str) -> bool:
    """Whether all that is known is what a report says: it is one, and none of these sheets is filled."""
    return is_report(f) and not any(f.dossier.sheet(no) for no in sheets)

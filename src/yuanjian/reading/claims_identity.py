"""Who reports what: the park's name and place, the report's year, date and sender, and the documents that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from yuanjian.core.dates import Undated, read_date
from yuanjian.facts.amount import Amount, Known, words
from yuanjian.facts.claim import Claim, Passage
from yuanjian.facts.engine import all_facts
from yuanjian.reading.folding import Folded
from yuanjian.reading.profile import LOCATED, TITLE
from yuanjian.reading.tokens import Token

_DATE = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}(?:日期|时间|于):?)?"
    r"(?P<day>\d{4}年\d{1,2}月\d{1,2}日|[二〇零○一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
    r"|(?:19|20)\d{2}([-./])\d{1,2}\2\d{1,2})(?:印发|签发|发布|公布|编制|填报|上报|报送)?$"
)
_YEAR = re.compile(r"(?P<year>(?:19|20)\d{2})年(?:度)?[\u4e00-\u9fff]{0,24}报告")
_OFFICE = re.compile(r"[^,。;:]{2,40}(?:管委会|管理委员会|管理局|办公室|有限公司|集团)$")


class Identity:
    """Reads each of these once in a document."""

    def __init__(self) -> None:
        self.told: set[str] = set()

    def read(self, passage: Passage, folded: Folded, tokens: Sequence[Token]) -> Iterator[Claim]:
        """What a paragraph says of this."""
        text = folded.text
        if passage.part == "title" and (m := TITLE.search(text[:120]) or _YEAR.match(text)):
            year = Amount(Fraction(int(m["year"])))
            yield from self._once("report.year", year, passage, folded, m.span("year"))
        if passage.part != "title" and (m := LOCATED.search(text)):
            yield from self._once("park.name", words(m["name"]), passage, folded, m.span("name"))
            yield from self._once(
                "park.location", words(m["place"]), passage, folded, (m.start("verb"), m.end("place"))
            )  # fmt: skip
        if passage.part == "signature":
            yield from self._signature(passage, folded)

    def cited(self, passage: Passage, folded: Folded, tokens: Sequence[Token]) -> Iterator[Claim]:
        """Document numbers that no other fact took."""
        for token in tokens:
            if token.kind == "document":
                claim = _claim(
                    "document.cited", words(token.text), passage, folded, (token.start, token.end)
                )
                yield replace(claim, damaged=token.damaged)

    def _signature(self, passage: Passage, folded: Folded) -> Iterator[Claim]:
        text = folded.text
        if m := _DATE.match(text):
            try:
                day = read_date(m["day"])
            except Undated:
                return
            yield from self._once("report.date", words(day), passage, folded, m.span("day"))
        elif m := _OFFICE.match(text):
            yield from self._once("park.management", words(m[0]), passage, folded, m.span())

    def _once(
        self, fact: str, known: Known, passage: Passage, folded: Folded, span: tuple[int, int]
    ) -> Iterator[Claim]:
        if fact not in self.told:
            self.told.add(fact)
            yield _claim(fact, known, passage, folded, span)


def _claim(
    fact: str, known: Known, passage: Passage, folded: Folded, span: tuple[int, int]
) -> Claim:
    first, last = folded.span(*span)
    last = min(last, first + 300)
    place = replace(passage.place, start=first, end=last)
    quote = folded.original[first:last]
    return Claim(
        fact, all_facts()[fact].label, known, "", quote, place, digits=folded.text[slice(*span)]
    )

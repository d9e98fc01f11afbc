"""What a clause continues: topic, period and subject, kept from clause to clause, by sentence and chapter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from yuanjian.facts.claim import Part
from yuanjian.reading.grammar import Clause
from yuanjian.reading.grammar_match import concepts
from yuanjian.reading.lexicon.entries import Lexicon, Reading
from yuanjian.reading.tokens import FIGURES, Token

_PARTS: dict[Part, str] = {
    "overview": "in_overview", "eia": "in_planning", "zoning": "in_zoning", "water": "in_water", "air": "in_air",
    "soil": "in_soil", "waste": "in_waste", "complaints": "in_complaints", "credit": "in_credit", "results": "in_work",
    "problems": "in_problems", "plans": "in_plans",
}  # fmt: skip
_LOADS = frozenset({"water_emission", "air_emission"})
_HERE = frozenset("本今")
_FACTORS = re.compile(r"^factor_")


@dataclass(slots=True)
class Context:
    """The state of reading."""

    lexicon: Lexicon
    year: int | None = None
    part: Part = ""
    topics: frozenset[str] = frozenset()
    listing: bool = False
    factor: str = ""
    period: str = ""
    here: str | None = None
    told: bool = False
    bracket: str | None = None
    outside: frozenset[str] = frozenset()
    """The topics before the bracket."""
    sentence: int = -1
    topic_sentence: int = -1
    """The sentence whose words set ``topics``."""
    subjects: dict[str, str] = field(default_factory=dict)
    blocks: set[str] = field(default_factory=set)
    """The blocks of the park that were named so far."""

    def enter(self, part: Part, heading: bool, text: str) -> None:
        """A new paragraph. A topic goes on into it only from a line that ends with a colon, or within its list."""
        if part != self.part or heading:
            self.subjects.clear()
            self.topics, self.listing = frozenset(), False
        if not self.listing:
            self.topics = frozenset()
        self.part = part
        self.factor, self.sentence, self.topic_sentence = "", -1, -1
        self._now()

    def _now(self) -> None:
        """A sentence begins in the report's own year."""
        self.period, self.here, self.bracket, self.told = "", None, None, False

    def leave(self, text: str) -> None:
        """The end of a paragraph."""
        if text.endswith((":", "如下")):
            self.listing = True
        elif text.endswith("。"):
            self.listing = False

    def around(self, clause: Clause) -> frozenset[str]:
        """The concepts that a clause may take from its surroundings."""
        here = concepts(clause.lead)
        if here & self.lexicon.topics <= self.topics:
            here |= self.topics  # a new topic in this sentence ends the one before
        here |= concepts(clause.named)
        here |= concepts(clause.heading) - self.lexicon.topics
        if self.topic_sentence == clause.sentence or concepts(clause.lead) & self.lexicon.topics:
            here |= {"topic_here"}
        if self.factor and clause.sentence == self.sentence:
            here |= {"factor_here"}
        if self.part == "air" and self.subjects.get("station"):
            here |= {"named_station"}
        return here | {_PARTS[self.part]} if self.part in _PARTS else here

    def take(self, clause: Clause, text: str) -> None:
        """Keep what a clause sets, before its number is read: period and factor."""
        if clause.sentence != self.sentence:
            self.sentence, self.factor = clause.sentence, ""
            self._now()
        self._bracketed(clause)
        token = clause.token
        if token is not None and token.kind in ("year", "period"):
            self._at(self._period(token))
            if text[token.start : token.end].endswith("年初") and token.text.isdigit():
                self.here = str(int(token.text) - 1)  # what is there as the year begins
        if clause.period:
            self.here = clause.period
        before = (
            clause.lead if clause.opener == "(" else []
        )  # «PM2.5(15天，最大超标倍数0.8)、O3(…)»
        for word in [*before, *clause.left, *clause.aside]:
            if any(_FACTORS.match(c) for c in word.concepts):
                self.factor = text[word.start : word.end]
            if word in before or word in clause.aside:
                continue
            if "prev" in word.concepts and self.year:
                self._at(str(self.year - 1))
            if "became" in word.concepts:
                self.here, self.period = str(self.year or ""), ""
            elif "this_year" in word.concepts and text[word.start] in _HERE and self.period:
                self.here, self.period = None, ""  # «上年110亿元，本年119亿元»
            elif "this_year" in word.concepts and self.here is not None:
                self.here = str(self.year or "")

    def _at(self, period: str) -> None:
        """A time is told: behind a figure of this year it may be for the next figure only."""
        if self.told:
            self.here = period
        else:
            self.period = period

    def _bracketed(self, clause: Clause) -> None:
        """What a bracket tells of time ends with it."""
        if clause.opener == "(" and self.bracket is None:
            self.bracket, self.outside = self.period, self.topics
        elif clause.opener != "(" and self.bracket is not None:
            self.period, self.bracket, self.here = self.bracket, None, None
            self.topics = self.outside

    @property
    def elsewhen(self) -> bool:
        """Whether the text speaks of another time than the report's year."""
        return self.period_of(None) != ""

    def once(self) -> None:
        """The figure that is read now says nothing but another time: the time ends with it."""
        if self.here is None:
            self.here, self.period = self.period, ""

    def settle(self, clause: Clause) -> None:
        """Keep the topic of the words of a clause, after its number was read, and its time."""
        said = [*clause.left, *clause.right] or clause.lead
        found = concepts(said) & self.lexicon.topics
        if found:
            if (
                "quota" in self.topics
                and self.topic_sentence == clause.sentence
                and found <= _LOADS
            ):
                found |= {"quota"}  # «总量指标：水污染物…；大气污染物…»
            self.topics = found
            self.topic_sentence = clause.sentence
        if clause.token is None or clause.token.kind not in FIGURES:
            return
        self.told = self.told or not self.elsewhen
        self.here = None

    def period_of(self, reading: Reading | None) -> str:
        """The period of a figure: «» for the report's own year."""
        if reading is not None and reading.timeless:
            return ""
        period = self.period if self.here is None else self.here
        return "" if period == str(self.year or "") else period

    def subject_of(self, reading: Reading) -> str:
        """The thing that a reading is about, as the text named it last."""
        if not reading.subject:
            return ""
        if reading.subject == "factor":
            return f"{self.subjects.get('station', '')}/{self.factor}"
        return self.subjects.get(reading.subject, "")

    @staticmethod
    def _period(token: Token) -> str:
        if token.kind == "year":
            return token.text
        whole = re.fullmatch(r"(?:(\d{4})年)?1月?[-~至到]12月份?", token.text)
        if whole:
            return whole[1] or ""
        return token.text

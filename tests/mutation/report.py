"""A report as the harness holds it: blocks of sentences, each sentence a template with its values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.mutation.numerals import Forms, Value, say
from tests.mutation.park import Park
from tests.mutation.phrases import BANKS, SLOT, Bank
from tests.mutation.styles import Style

HALF = str.maketrans("，：；（）", ",:;()")


@dataclass(frozen=True, slots=True)
class Span:
    """Where the value of ``key`` stands in a text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Said:
    """A text with the places of its values; ``sentences``: where each sentence stands."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(slots=True)
class Sentence:
    """A wording of one topic; ``over`` holds the values that differ here from the park's (a planted error)."""

    topic: str
    template: str
    over: dict[str, Value] = field(default_factory=dict)

    def states(self) -> list[str]:
        """The values it states."""
        return [found[0] for found in SLOT.findall(self.template)]

    def said(self, park: Park, forms: Forms, half_width: bool = False) -> Said:
        """Its text."""
        parts: list[str] = []
        spans: list[Span] = []
        at = last = 0
        for slot in SLOT.finditer(self.template):
            fixed = self.template[last : slot.start()]
            fixed = fixed.translate(HALF) if half_width else fixed
            key, form = slot[1], slot[2] or ""
            value = self.over.get(key, park.values.get(key))
            assert value is not None, (self.topic, key)
            worded = say(value, form, forms)
            parts += [fixed, worded]
            at += len(fixed)
            spans.append(Span(key, at, at + len(worded)))
            at += len(worded)
            last = slot.end()
        rest = self.template[last:]
        parts.append(rest.translate(HALF) if half_width else rest)
        return Said("".join(parts), tuple(spans))


@dataclass(slots=True)
class Heading:
    """A heading; ``number`` is what the report prints before it («（一）»), empty where Word would number it."""

    level: int
    number: str
    title: Sentence
    chapter: str


@dataclass(slots=True)
class Para:
    """A paragraph."""

    sentences: list[Sentence]
    chapter: str
    align: str = ""


@dataclass(slots=True)
class Grid:
    """A table: its caption, its header, its cells."""

    kind: str
    caption: Sentence
    header: list[str]
    rows: list[list[Sentence]]
    chapter: str


Block = Heading | Para | Grid


@dataclass(slots=True)
class Report:
    """A report of one park in one style; ``words`` names its phrase bank."""

    park: Park
    style: Style
    seed: int
    blocks: list[Block]
    words: str = "seen"

    @property
    def bank(self) -> Bank:
        """The words it is written and spoiled in."""
        return BANKS[self.words]

    @property
    def name(self) -> str:
        """Style and seed."""
        return f"{self.style.name}-{self.seed}"

    def sentences(self) -> Iterator[tuple[Block, Sentence]]:
        """Every sentence with its block, tables included."""
        for block in self.blocks:
            match block:
                case Heading():
                    yield block, block.title
                case Para():
                    yield from ((block, one) for one in block.sentences)
                case Grid():
                    yield block, block.caption
                    yield from ((block, one) for row in block.rows for one in row)

    def said(self, sentence: Sentence) -> Said:
        """The text of a sentence in this report."""
        return sentence.said(self.park, self.style.forms, self.style.half_width)

    def of(self, topic: str) -> list[Sentence]:
        """The sentences of a topic."""
        return [one for _, one in self.sentences() if one.topic == topic]

    def stating(self, *keys: str) -> list[Sentence]:
        """The sentences that state all ``keys``."""
        return [one for _, one in self.sentences() if set(keys) <= set(one.states())]

    def chapter(self, name: str) -> list[Para]:
        """The paragraphs of a chapter."""
        return [block for block in self.blocks if isinstance(block, Para) and block.chapter == name]

    def grid(self, kind: str) -> Grid | None:
        """The table of a kind."""
        return next((b for b in self.blocks if isinstance(b, Grid) and b.kind == kind), None)

    def clause(self, sentence: Sentence, key: str) -> str:
        """The clause of the sentence in which the value of ``key`` stands, as printed."""
        said = self.said(sentence)
        span = next(one for one in said.spans if one.key == key)
        return clause_around(said.text, span.start, span.end)


def clause_around(text: str, start: int, end: int) -> str:
    """The clause (to the next comma, stop or bracket) around a span, at least six characters."""
    left = max((m.end() for m in re.finditer(r"[，。；：,;（）()]", text[:start])), default=0)
    right = re.search(r"[，。；,;（）()]", text[end:])
    stop = end + right.start() if right else len(text)
    while stop - left < 6 and (left > 0 or stop < len(text)):
        left, stop = max(0, left - 4), min(len(text), stop + 2)
    return text[left:stop]

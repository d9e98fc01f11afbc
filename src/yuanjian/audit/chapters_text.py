"""The items of a chapter of a report: what stands under one number, however paragraphs were broken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from yuanjian.audit.finding import Quote
from yuanjian.facts.claim import Part, Passage
from yuanjian.facts.engine import Facts

_NUMBER = re.compile(
    r"(?:^|(?<=[。;!?]))(?:\d{1,2}[、.](?!\d)|\(\d{1,2}\)|\([一二三四五六七八九十]{1,3}\)|[①-⑳]|[一二三四五六七八九十]是|第[一二三四五六七八九十][,、])"
)


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a chapter. ``numbered``: it begins with a number of its own."""

    pieces: tuple[tuple[Passage, int, int], ...]
    numbered: bool

    @property
    def text(self) -> str:
        """Its words, folded."""
        return "".join(p.folded[start:end] for p, start, end in self.pieces)

    def quote(self, longest: int = 80) -> Quote:
        """Its first words, verbatim."""
        passage, start, end = self.pieces[0]
        return Quote(*passage.quote(start, min(end, start + longest)))


def items(f: Facts, part: Part) -> tuple[Item, ...]:
    """The items of a chapter in order; a chapter without numbers gives one item a paragraph."""
    return f.kept(f"items of {part}", lambda: tuple(_items(f, part)))


def _items(f: Facts, part: Part) -> Iterator[Item]:
    pieces: list[tuple[Passage, int, int]] = []
    numbered = False
    for passage in f.dossier.text:
        if passage.part != part or passage.in_table or not passage.folded:
            continue
        if passage.level in (1, 2):
            continue  # the chapter's own heading
        marks = [m.start() for m in _NUMBER.finditer(passage.folded)]
        cuts = sorted({0, *marks, len(passage.folded)})
        for start, end in pairwise(cuts):
            begins = start in marks
            if pieces and (begins or not numbered):
                yield Item(tuple(pieces), numbered)
                pieces = []
            if begins or not pieces:
                numbered = begins
            pieces.append((passage, start, end))
    if pieces:
        yield Item(tuple(pieces), numbered)


def proper_items(f: Facts, part: Part) -> tuple[Item, ...]:
    """The numbered items; where none is numbered, all of them."""
    found = items(f, part)
    return tuple(i for i in found if i.numbered) or found

"""A report's prose → claims: every figure that a reading of the lexicon explains, and every number that none does.

    paragraph → folded text → number expressions, words of the lexicon → clauses → reading → Claim | Untraced

Precision goes before recall: a number whose words hold something unforeseen stays untraced, and is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from yuanjian.facts.claim import Claim, Passage, Untraced
from yuanjian.reading.claims_context import Context
from yuanjian.reading.claims_figures import Figures
from yuanjian.reading.claims_identity import Identity
from yuanjian.reading.claims_tables import Cells, as_sentence
from yuanjian.reading.document import Document
from yuanjian.reading.folding import Folded
from yuanjian.reading.grammar import clauses_of
from yuanjian.reading.grammar_words import words_of
from yuanjian.reading.lexicon.entries import lexicon
from yuanjian.reading.numbers_in_text import numbers_in, spaced
from yuanjian.reading.profile import profile_of
from yuanjian.reading.tokens import FIGURES, Token

_NOT_THE_PARKS = "要求、计划原文中的数字"
_PLANNED = "下一步计划中的数字"


def read_claims(
    document: Document, text: Sequence[Passage] | None = None
) -> tuple[tuple[Claim, ...], tuple[Untraced, ...]]:
    """The claims of a document in reading order, and the numbers that no fact took.

    ``text`` are its passages where the caller has them already. The text of a requirement and the plans for the
    next year are no claims of the park: their numbers are untraced, with the reason.
    """
    if text is None:
        from yuanjian.reading.passages import passages

        text = passages(document)
    reader = _Reader(document)
    for passage in text:
        reader.read(passage)
    return tuple(reader.claims), tuple(reader.untraced)


class _Reader:
    def __init__(self, document: Document) -> None:
        self.lexicon = lexicon()
        self.profile = profile_of(document)
        self.context = Context(self.lexicon, self.profile.year)
        self.identity = Identity()
        self.cells = Cells(document)
        self.claims: list[Claim] = []
        self.untraced: list[Untraced] = []

    def read(self, passage: Passage) -> None:
        """One paragraph."""
        plain = Folded(passage.text, passage.folded, passage.at)
        lone = self.cells.said(passage.place.paragraph) if self._own_table(passage) else None
        folded = spaced(as_sentence(plain, lone) if lone else plain)
        tokens = numbers_in(folded)
        if passage.required or passage.key == "head":
            self._leave(passage, folded, tokens, _NOT_THE_PARKS)
            return
        self.context.enter(passage.part, bool(passage.level), folded.text)
        if passage.part == "plans":
            self._leave(passage, folded, tokens, _PLANNED)
            return
        words = words_of(folded.text, self.lexicon, tokens)
        clauses = clauses_of(folded, tokens, words)
        figures = Figures(passage, folded, self.context, self.profile)
        found = [*self.identity.read(passage, folded, tokens), *figures.read(clauses, words)]
        self.context.leave(folded.text)
        taken = {t.start for t in figures.taken}
        rest = [t for t in tokens if t.start not in taken]
        found += self.identity.cited(passage, folded, rest)
        self.claims += sorted(found, key=lambda c: (c.place.start, c.place.end))
        self._leave(passage, folded, rest, "", figures.doubts)

    @staticmethod
    def _own_table(passage: Passage) -> bool:
        """Whether lone figures of its table are read here: the prescribed ones are rows, but for their foot."""
        return passage.in_table and (
            not passage.table or (passage.table == "4" and not passage.key)
        )

    def _leave(
        self,
        passage: Passage,
        folded: Folded,
        tokens: Sequence[Token],
        why: str,
        doubts: dict[int, str] | None = None,
    ) -> None:
        if passage.table or (passage.in_table and _only_a_number(folded.text, tokens)):
            return  # rows of the prescribed tables, and columns of serial numbers, are read as tables
        for token in _figures(tokens):
            start, end = _surroundings(folded.text, token)
            first, last = folded.span(start, end)
            place = replace(passage.place, start=first, end=last)
            quote = folded.original[first:last][:300]
            reason = (doubts or {}).get(token.start, why)
            self.untraced.append(Untraced(token.text, token.unit, quote, place, reason))


def _only_a_number(text: str, tokens: Sequence[Token]) -> bool:
    return len(tokens) == 1 and tokens[0].end - tokens[0].start >= len(text.rstrip("."))


def _figures(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens that a reader would ask after: figures, but no «一个» and no «—»."""
    for token in tokens:
        small = token.chinese and token.value is not None and token.value <= 2
        if token.kind in FIGURES and token.kind != "na" and not small:
            yield token


def _surroundings(text: str, token: Token) -> tuple[int, int]:
    """The words around a number, from mark to mark, at most 40 characters to each side."""
    start = token.start
    while start > max(0, token.start - 40) and text[start - 1] not in ",。;:!?()、":
        start -= 1
    end = token.end
    while end < min(len(text), token.end + 40) and text[end] not in ",。;:!?()、":
        end += 1
    return start, end

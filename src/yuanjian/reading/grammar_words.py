"""The words of the lexicon in a text, with the two ways in which Chinese bends them: «备了案», «还没有备案»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yuanjian.reading.grammar import Word
from yuanjian.reading.lexicon.entries import Lexicon
from yuanjian.reading.tokens import Token

_NOT = re.compile(
    "(?:尚|还|暂|仍|均|都|目前|一直|暂时|仍然|依然)?(?:未能|未曾|没有|没能|不曾|未|没)"
)


def words_of(text: str, lexicon: Lexicon, tokens: Sequence[Token]) -> list[Word]:
    """The words of the lexicon in a text, the longest at each place, none inside a number."""
    taken = [t for t in tokens if t.kind != "name"]
    found: list[Word] = []
    at, nth = 0, 0
    while at < len(text):
        while nth < len(taken) and taken[nth].end <= at:
            nth += 1
        inside = nth < len(taken) and taken[nth].start <= at
        if inside:
            at = taken[nth].end
            continue
        limit = taken[nth].start if nth < len(taken) else len(text)
        word = _split(text, at, limit, lexicon) or lexicon.word_at(text, at, limit)
        denied = _denied(text, at, limit, lexicon)
        if denied is not None and (word is None or denied[0] > word[0]):
            word = denied
        if word is not None and at + 1 == limit < len(text) and text[at] == "将":
            word = None  # «将12家企业纳入…» takes hold of them, nothing is to come
        if word is not None:
            found.append(Word(at, at + word[0], word[1]))
        at += word[0] if word is not None else 1
    return found


def _split(text: str, at: int, limit: int, lexicon: Lexicon) -> tuple[int, frozenset[str]] | None:
    """«备了案», «验过收»: the word of a deed with the particle inside it."""
    if at + 2 >= limit or text[at + 1] not in "了过":
        return None
    whole = text[at] + text[at + 2]
    word = lexicon.word_at(whole, 0, 2)
    if word is None or word[0] < 2 or not word[1] & lexicon.denied:
        return None
    return 3, word[1]


def _denied(text: str, at: int, limit: int, lexicon: Lexicon) -> tuple[int, frozenset[str]] | None:
    """«还没有验收», «未能办结»: a deed that was not done, whatever the adverb."""
    no = _NOT.match(text, at, limit)
    if no is None:
        return None
    deed = lexicon.word_at(text, no.end(), limit)
    if deed is None or not deed[1] & lexicon.denied:
        return None
    return no.end() + deed[0] - at, deed[1] - lexicon.deeds | {"not_done"}

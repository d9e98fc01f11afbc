"""Cutting quotes out of sentences at their commas: short, whole and verbatim."""

from __future__ import annotations

import re

from yuanjian.audit.claimed import Words
from yuanjian.facts.claim import Passage

_COMMA = re.compile(r"[,;:。!?]")
_LONGEST = 100


def clause_around(sentence: Words, start: int, end: int, longest: int = _LONGEST) -> Words:
    """The clause of a sentence that holds ``sentence.folded[start:end]``, at most ``longest`` characters."""
    text = sentence.folded
    before = [m.end() for m in _COMMA.finditer(text, max(0, start - longest), start)]
    after = _COMMA.search(text, end)
    first = before[-1] if before else max(0, start - longest)
    last = after.start() if after else len(text)
    if last - first > longest:
        room = max(longest - (end - start), 0)
        first = max(first, start - room // 2)
        last = min(last, first + max(longest, end - start))
    return Words(sentence.passage, sentence.start + first, sentence.start + last)


def clause_of(sentence: Words, match: re.Match[str], longest: int = _LONGEST) -> Words:
    """The clause around what a pattern found in the sentence."""
    return clause_around(sentence, *match.span(), longest)


def around(passage: Passage, start: int, end: int, room: int = 6) -> Words:
    """``passage.folded[start:end]`` with a few characters on both sides."""
    return Words(passage, max(0, start - room), min(len(passage.folded), end + room))

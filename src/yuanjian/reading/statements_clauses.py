"""Sentences and clauses of a folded text, and the words of predicates in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from yuanjian.reading.statements_topics import alternatives, shelf

_HIDDEN = "\0"
_BRACKET = re.compile(r"\([^()]{0,160}\)|\[[^\[\]]{0,160}\]")
_TITLE = re.compile(r"《[^《》]{0,160}》")
_CLAUSE = re.compile(r"[^,。;!?:]{1,400}")
_ENDS = frozenset("。;!?")
_GRAMMAR = {"by_demand": "idle", "will": "intention", "pending": "pending", "zero": "none"}
"""Entries of the shelf that are patterns, with the kind of what they find."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the predicates with its kind, at its place in the folded text."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """``text[start:end]``, what lies in brackets hidden; ``sentence`` counts the sentences of the paragraph."""

    start: int
    end: int
    sentence: int
    closes: str
    tokens: tuple[Token, ...]
    inner: bool = False


def clauses(text: str) -> list[Clause]:
    """The clauses of a paragraph in order; those inside a bracket follow the one around it."""
    shown = _hide(_BRACKET, text)
    found = _split(_hide(_TITLE, shown), 0)
    for bracket in _BRACKET.finditer(text):
        body = _hide(_TITLE, bracket[0][1:-1])
        found += _split(body, bracket.start() + 1, inner=len(found) + 1)
    return sorted(found, key=lambda c: (c.start, -c.end))


def _hide(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda m: m[0][0] + _HIDDEN * (len(m[0]) - 2) + m[0][-1], text)


def _split(text: str, offset: int, inner: int = 0) -> list[Clause]:
    found: list[Clause] = []
    sentence = inner * 10_000
    for match in _CLAUSE.finditer(text):
        closes = text[match.end() : match.end() + 1]
        start = match.start() + offset
        tokens = _tokens(match[0], start)
        found.append(Clause(start, start + len(match[0]), sentence, closes, tokens, bool(inner)))
        if closes in _ENDS:
            sentence += 1
    return found


def _tokens(clause: str, offset: int) -> tuple[Token, ...]:
    words, kinds = _lexicon()
    return tuple(
        Token(m.lastgroup or kinds.get(m[0], "idle"), m.start() + offset, m.end() + offset)
        for m in words.finditer(clause)
    )


@cache
def _lexicon() -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all words of predicates, the longest first, and the kind of each."""
    told = shelf("predicates.yaml")
    kinds: dict[str, str] = {}
    for kind, words in told.items():
        for word in () if kind in _GRAMMAR else words:
            kinds.setdefault(word, kind)
    patterns = "|".join(f"(?P<{kind}>{told[name]})" for name, kind in _GRAMMAR.items())
    return re.compile(f"{patterns}|{alternatives(list(kinds))}"), kinds

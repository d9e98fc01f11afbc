"""One frame writes, the same frame reads: the prescribed sentences from facts, and facts from the sentences.

``write`` gives the words and values of a frame; ``spoken`` puts them into a text. ``read`` recovers from
such a text every fact that was written, with its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from yuanjian.facts.amount import Amount, State
from yuanjian.facts.engine import DASH, Facts, Value, all_facts
from yuanjian.facts.rows import Subject
from yuanjian.norms.frames import Blank, Frame, Piece, Slot, Text, Wording

TO_FILL_IN = "【待填】"
_STATES: dict[State, str] = {
    "value": "value", "zero": "zero", "na": "not_applicable", "missing": "missing",
}  # fmt: skip

_GROWTH, _DECLINE = "同比增长", "同比下降"


@dataclass(frozen=True, slots=True)
class Said:
    """A value as it stands in a sentence; ``text`` is what is printed where it is known."""

    value: Value
    text: str


Written = list["str | Said"]


def write(frame: Frame, facts: Facts, subject: Subject | None = None) -> Written:
    """A frame as literal words and values, for the park or for a subject.

    Where the subjects of a repeated frame are not known, it is written once with every value missing:
    that there is none is said only where somebody has confirmed it.
    """
    if not frame.each:
        return _once(frame, facts, subject)
    subjects = facts.subjects(frame.each, subject)
    if not len(subjects):
        if subjects.gap:
            return [frame.lead, *_empty_form(frame, facts, subjects.gap)]
        return [frame.empty] if frame.empty else []
    said: Written = [frame.lead] if frame.lead else []
    for n, one in enumerate(subjects):
        if n and frame.separator:
            said.append(frame.separator)
        said += _once(frame, facts, one)
    return said


def spoken(written: Sequence[str | Said]) -> str:
    """The text that a reader sees: a marked blank for what is missing, «—» for what does not apply."""
    return "".join(part if isinstance(part, str) else part.text for part in written)


def said_of(value: Value) -> Said:
    """A value with its words: a marked blank when it is missing."""
    return Said(value, TO_FILL_IN if value.state == "missing" else value.text)


def _add(said: Written, value: Value) -> None:
    """A value behind what was said; «同比增长» below zero reads «同比下降» and loses its sign."""
    one = said_of(value)
    before = said[-1] if said else None
    if isinstance(before, str) and before.endswith(_GROWTH) and one.text.startswith("-"):
        said[-1] = before.removesuffix(_GROWTH) + _DECLINE
        one = Said(value, one.text.removeprefix("-"))
    said.append(one)


def _once(frame: Frame, facts: Facts, subject: Subject | None) -> Written:
    chosen = frame.wording(lambda fact: _STATES[facts.value(fact, subject).state])
    said: Written = []
    for piece in chosen.pieces:
        match piece:
            case Text(text):
                said.append(text)
            case Blank(fact):
                _add(said, facts.value(fact, subject))
            case Slot(part):
                said += write(frame.parts[part], facts, subject)
    return said


def _empty_form(frame: Frame, facts: Facts, why: str) -> Written:
    """The main wording with every value missing, for the reason ``why``."""
    said: Written = []
    for piece in frame.main.pieces:
        match piece:
            case Text(text):
                said.append(text)
            case Blank(fact):
                said.append(said_of(facts.lacking(fact, why)))
            case Slot(part):
                said += _empty_form(frame.parts[part], facts, why)
    return said


@dataclass(frozen=True, slots=True)
class Read:
    """A fact recovered from a text: its words as written, from ``start`` to ``end`` (characters from 0)."""

    fact: str
    text: str
    start: int
    end: int


def read(frame: Frame, text: str) -> list[Read]:
    """The facts that ``frame`` has written into ``text``, in order; none when it does not stand there.

    All its wordings are tried, at first without letting a value reach over a comma or semicolon. A frame
    without a fact in it reads nothing.
    """
    for within in (_CLAUSE_MARKS, "\n"):
        reader = _Reader(text, within)
        for start in _starts(frame, text):
            for _, found in reader.frame(frame, start):
                return list(found)
    return []


def _starts(frame: Frame, text: str) -> list[int]:
    """Where the frame may begin: at its first words, or where a sentence begins."""
    found: set[int] = set()
    for wording in frame.wordings:
        head = wording.pieces[0] if wording.pieces else None
        if isinstance(head, Text):
            found.update(m.start() for m in re.finditer(re.escape(head.text), text))
        else:
            found.update({0, *(m.end() for m in re.finditer(r"[。；\n]", text))})
    return sorted(found)


_CLAUSE_MARKS = "，；。\n"
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
Parses = Iterator[tuple[int, tuple[Read, ...]]]


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads frames at places of a text by trying every way, the likeliest first.

    Each method yields (where the reading ends, the facts read). Words do not reach over ``stops``.
    """

    text: str
    stops: str

    def frame(self, frame: Frame, at: int) -> Parses:
        """A frame, or a frame repeated for its subjects."""
        if frame.each:
            yield from self._repeated(frame, at)
            return
        for wording in _longest_first(frame.wordings):
            yield from self._pieces(frame, wording.pieces, at)

    def _repeated(self, frame: Frame, at: int) -> Parses:
        """One or more subjects behind ``lead``; else the words for none."""
        if self.text.startswith(frame.lead, at):
            yield from self._more(frame, at + len(frame.lead))
        if self.text.startswith(frame.empty, at):
            yield at + len(frame.empty), ()

    def _more(self, frame: Frame, at: int) -> Parses:
        for wording in _longest_first(frame.wordings):
            for end, found in self._pieces(frame, wording.pieces, at):
                if end > at and self.text.startswith(frame.separator, end):
                    for last, others in self._more(frame, end + len(frame.separator)):
                        yield last, (*found, *others)
                yield end, found

    def _pieces(self, frame: Frame, pieces: Sequence[Piece], at: int) -> Parses:
        if not pieces:
            yield at, ()
            return
        head, *rest = pieces
        match head:
            case Text(words):
                if self.text.startswith(words, at):
                    yield from self._pieces(frame, rest, at + len(words))
                elif words.endswith(_GROWTH):
                    yield from self._declined(frame, words, rest, at)
            case Blank(fact):
                for end in self._ends(fact, rest, at):
                    one = Read(fact, self.text[at:end], at, end)
                    for last, found in self._pieces(frame, rest, end):
                        yield last, (one, *found)
            case Slot(part):
                for end, inner in self.frame(frame.parts[part], at):
                    for last, found in self._pieces(frame, rest, end):
                        yield last, (*inner, *found)

    def _declined(self, frame: Frame, words: str, rest: Sequence[Piece], at: int) -> Parses:
        """«同比下降4.1%» where the frame has «同比增长»: the value is read with its sign."""
        fallen = words.removesuffix(_GROWTH) + _DECLINE
        if not self.text.startswith(fallen, at):
            return
        for end, found in self._pieces(frame, rest, at + len(fallen)):
            if found and found[0].start == at + len(fallen):
                first = found[0]
                yield end, (Read(first.fact, f"-{first.text}", first.start, first.end), *found[1:])

    def _ends(self, fact: str, rest: Sequence[Piece], at: int) -> Iterator[int]:
        """Where a value that begins at ``at`` may end."""
        for mark in (TO_FILL_IN, DASH):
            if self.text.startswith(mark, at):
                yield at + len(mark)
        if _is_number(fact):
            number = _NUMBER.match(self.text, at)
            if number:
                yield number.end()
            return
        stop = min((i for c in self.stops if (i := self.text.find(c, at)) >= 0), default=None)
        stop = len(self.text) if stop is None else stop
        following = rest[0] if rest else None
        if not isinstance(following, Text):
            yield from range(at + 1, stop + 1)
            return
        for words in _spellings(following.text):
            end = self.text.find(words, at + 1)
            while 0 <= end <= stop:
                yield end
                end = self.text.find(words, end + 1)


def _spellings(words: str) -> tuple[str, ...]:
    """Literal words, and what they become before a fall."""
    if words.endswith(_GROWTH):
        return words, words.removesuffix(_GROWTH) + _DECLINE
    return (words,)


def _longest_first(wordings: Sequence[Wording]) -> list[Wording]:
    """Those with most literal words first: a blank could swallow what another wording says."""
    return sorted(
        wordings, key=lambda w: -sum(len(p.text) for p in w.pieces if isinstance(p, Text))
    )


@cache
def _is_number(fact: str) -> bool:
    """Whether a fact is a number, by the return type of its formula."""
    declared = all_facts().get(fact)
    if declared is None:
        return False
    return declared.formula.__annotations__.get("return") in (Amount, "Amount")

"""Words that a report gives for a fact: «主导产业为…», «超标因子O3、PM2.5和PM10», 《…审查意见的函》."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from yuanjian.reading.grammar import Word
from yuanjian.reading.grammar_match import TOKEN_KINDS
from yuanjian.reading.lexicon.entries import Lexicon, Reading
from yuanjian.reading.numbers_in_text import BLANK

_COPULA = re.compile(r"(?:名称)?(?:分别)?(?:主要)?(?:为|是|有(?![色机限])|包括|:)*")
_STOPS: dict[str, re.Pattern[str]] = {
    "text": re.compile(r"[,。;\n]|$"),
    "name": re.compile(r"[,。;:\n]|$"),
    "list": re.compile(r"[,。;(\n]|$"),
    "sentence": re.compile(r"[。\n]|$"),
}
_LEVEL = re.compile(r"(?P<level>(?:国家|省|市|县|区)?级)")
_CLASS = re.compile(r"(?P<class>[IVX]{1,4}|[一二三四五]|[^,。;类]{1,8}?)类")
_ROMAN = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ"}
_BLANK = re.compile(f"(?:{BLANK}|_{{2,}}|\\[待填\\])")
_NONE = frozenset({"无", "-", "/", "没有", "不涉及"})
_TITLE = re.compile(r"《([^《》]{2,120})》")
_BY = re.compile(r"以(.+)为(?:主|主导|主导产业|重点)")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Said:
    """Words for a fact: their text in usual form, and where they stand in the folded text.

    ``text`` None: a blank; ``none``: the text says that there is none.
    """

    reading: Reading
    text: str | None
    start: int
    end: int
    value_start: int
    none: bool = False


def said_after(
    text: str, word: Word, lexicon: Lexicon, context: frozenset[str]
) -> Said | None:  # fmt: skip
    """What stands behind a head word, for the reading that takes it."""
    best: Said | None = None
    for concept in word.concepts:
        for reading in lexicon.by_concept.get(concept, ()):
            if not _takes_words(reading) or word.concepts.isdisjoint(reading.own[0]):
                continue
            if reading.without & context or not all(
                g & (context | word.concepts) for g in reading.context
            ):
                continue
            found = _value(text, word, reading)
            if found and (best is None or reading.weight > best.reading.weight):
                best = found
    return best


def titles(text: str, words: list[Word], lexicon: Lexicon, context: frozenset[str]) -> list[Said]:
    """The titles of documents that a fact names: its concepts stand in the title, or announce it."""
    found = []
    readings = [r for r in lexicon.readings if r.takes == "title"]
    starts = [w.start for w in words]
    for m in _TITLE.finditer(text):
        first, last = bisect_left(starts, m.start()), bisect_left(starts, m.end())
        inside = frozenset(c for w in words[first:last] for c in w.concepts)
        before = frozenset(
            c
            for w in words[max(0, first - 8) : first]
            if w.start >= m.start() - 40
            for c in w.concepts
        )
        for reading in readings:
            if reading.without & inside:
                continue
            named = all(g & inside for g in (*reading.own, *reading.context))
            announced = text[m.start() - 1 : m.start()] in (":", "为")
            if named or (announced and bool(reading.own[0] & before)):
                found.append(Said(reading, m[1], m.start(), m.end(), m.start(1)))
    return found


_FIGURED = re.compile(r"\([^()\d]{0,8}\d+(?:\.\d+)?[天日次倍]")


def _takes_words(reading: Reading) -> bool:
    return bool(reading.takes) and reading.takes not in TOKEN_KINDS and reading.takes != "title"


def _value(text: str, head: Word, reading: Reading) -> Said | None:
    if reading.takes == "list" and text.startswith(("的", "中", "最"), head.end):
        return None  # «超标因子的最大倍数» lists nothing
    if reading.takes == "sentence" and text.startswith(("内", "以内", "面积", "总"), head.end):
        return None  # «四至范围内核准用地共…» tells no bounds
    copula = _COPULA.match(text, head.end)
    start = copula.end() if copula else head.end
    if reading.takes == "level":
        return _level(text, head, reading, start)
    if reading.takes == "class":
        m = _CLASS.match(text, start)
        if m is None:
            return None
        value = _ROMAN.get(m["class"], m["class"])
        return _blank_or(reading, value, head.start, m.end(), start)
    end = _stop(text, start, _STOPS[reading.takes])
    if reading.until:
        found = [text.find(mark, start + 1, end + len(mark)) for mark in reading.until]
        cuts = [c for c in found if c > 0]
        # A list may go on to its figures («PM2.5、O3超标天数分别为…»); a name must be ended by such a word.
        end = min([end, *cuts]) if reading.takes == "list" else next(iter(cuts), -1)
    if end < 0 or end - start > _LONGEST * (3 if reading.takes == "sentence" else 1):
        return None
    value = text[start:end]
    if not value or (reading.takes == "list" and text[max(0, head.start - 1)] in "、无"):
        return None
    if reading.takes == "text" and (m := _BY.fullmatch(value)):
        value = m[1]
    if reading.takes == "list" and (_FIGURED.search(value) or _FIGURED.match(text, end)):
        return None  # «超标因子为PM2.5（7天）、O3（8天）» tells figures
    if reading.takes == "list":
        value = "、".join(p for p in re.split(r"、|和|及|与", value) if p)
    return _blank_or(reading, value, head.start, max(end, start), start)


def _blank_or(reading: Reading, value: str, start: int, end: int, value_start: int) -> Said:
    if _BLANK.fullmatch(value):
        return Said(reading, None, start, end, value_start)
    return Said(reading, value, start, end, value_start, value in _NONE)


def _level(text: str, head: Word, reading: Reading, start: int) -> Said | None:
    m = _LEVEL.match(text, start)
    if m is None:
        blank = _BLANK.match(text, start)
        return Said(reading, None, head.start, blank.end(), start) if blank else None
    value = None if m["level"] == "级" else m["level"]
    tail = re.compile(r"(?:工业)?园区|开发区").match(text, m.end())
    return Said(reading, value, head.start, tail.end() if tail else m.end(), start)


def _stop(text: str, start: int, stop: re.Pattern[str]) -> int:
    """Where a value ends: at the first stop that no bracket or title holds."""
    depth, at = 0, start
    limit = min(len(text), start + 3 * _LONGEST)
    while at < limit:
        char = text[at]
        if char in "(《[":
            if depth == 0 and stop.match(text, at):
                return at
            depth += 1
        elif char in ")》]":
            depth -= 1
        elif depth <= 0 and stop.match(text, at):
            return at
        at += 1
    return at

"""The lexicon read: concepts with their words, and for each fact the concepts that say it.

A *concept* is a meaning with the words that carry it (``done``: 已完成, 通过, 取得 …). A *reading* says which
concepts a number's words must hold to be a certain fact:

    own     each must stand in the number's own clause («a|b»: one of them)
    with    each must stand there or in what the clause continues (its sentence, list, heading)
    ok      may stand there as well
    without may stand in neither
    part_of the number it is a part of («其中…», in brackets) is one of these facts

A concept in the clause that a reading does not name forbids it, unless the concept is ``neutral``:
so an unforeseen qualifier (新增, 上一年度, 规模以上) makes no wrong figure. A reading that ``says`` zero, na or
missing stands where no number is; one that ``takes`` date, document, text … gives words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import all_facts
from yuanjian.reading.folding import folded
from yuanjian.reading.lexicon.units import dimension, read_yaml

_KEYS = {
    "own", "with", "ok", "part_of", "unit", "bare", "says", "takes", "subject", "loose", "block", "until",
    "without", "per", "object",
}  # fmt: skip
_OF_NO_YEAR = ("park.", "history.", "document.")
AnyOf = frozenset[str]


class Malformed(ValueError):
    """A lexicon file that does not say what it should."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which a fact is told; see the head of this module.

    ``dimensions`` are the units it may stand in. ``bare``: may stand without a unit. ``subject`` is the kind of
    thing it is about. ``block`` names the fact that parts of it by place are. ``until`` ends words.
    ``timeless``: of no year. ``loose``: unknown words may stand between its concepts. ``per`` (day, year): the words
    say «每天» or «全年», so that a plain tonne or cubic metre of water stands for one a day or a year.
    ``object``: also where the number is what something is done to («对12个项目开展预审»).
    """

    fact: str
    own: tuple[AnyOf, ...]
    context: tuple[AnyOf, ...] = ()
    allowed: AnyOf = frozenset()
    without: AnyOf = frozenset()
    part_of: AnyOf = frozenset()
    dimensions: AnyOf = frozenset()
    bare: bool = False
    says: str = ""
    takes: str = ""
    subject: str = ""
    block: str = ""
    until: tuple[str, ...] = ()
    timeless: bool = False
    loose: bool = False
    per: str = ""
    object: bool = False

    @property
    def weight(self) -> int:
        """How much it asks for."""
        return 3 * len(self.own) + 2 * len(self.context) + 4 * bool(self.part_of)


@dataclass(frozen=True)
class Lexicon:
    """All concepts and readings.

    ``deeds`` are concepts of what was done; one word may be several (办结 a file, a complaint).
    ``denied`` are those whose words a «没有», «未» before them turns into not_done.
    ``words`` are grouped by first character, each group by length, the longest first. ``by_concept`` finds
    the readings whose first own concept a clause holds.
    """

    words: Mapping[str, tuple[tuple[int, Mapping[str, frozenset[str]]], ...]]
    neutral: frozenset[str]
    topics: frozenset[str]
    modal: frozenset[str]
    deeds: frozenset[str]
    denied: frozenset[str]
    scopes: Mapping[str, str]
    readings: tuple[Reading, ...]
    by_concept: Mapping[str, tuple[Reading, ...]] = field(default_factory=dict)

    def word_at(self, text: str, at: int, limit: int) -> tuple[int, frozenset[str]] | None:
        """Length and meaning of the longest word at a place that ends by ``limit``."""
        for length, group in self.words.get(text[at], ()):
            if at + length <= limit and (meaning := group.get(text[at : at + length])) is not None:
                return length, meaning
        return None

    def reading(self, fact: str) -> Reading:
        """The first way in which a fact is told."""
        return next(r for r in self.readings if r.fact == fact)

    def candidates(self, concepts: frozenset[str]) -> Iterator[Reading]:
        """Readings that these concepts may satisfy, each once."""
        seen: set[int] = set()
        for concept in sorted(concepts):
            for reading in self.by_concept.get(concept, ()):
                if id(reading) not in seen:
                    seen.add(id(reading))
                    yield reading


@cache
def lexicon() -> Lexicon:
    """The lexicon of ``shelf``.

    Raises:
        Malformed: a file names a concept or fact that does not exist, or an unknown key.
    """
    told = [read_yaml("shelf", name) for name in shelf_files()]
    words = _words(told)
    groups = (group for lengths in words.values() for _, group in lengths)
    concepts = {c for group in groups for cs in group.values() for c in cs}
    named = _sections(told)
    readings = tuple(_readings(told, concepts | named["contexts"]))
    by_concept: dict[str, list[Reading]] = {}
    for reading in readings:
        for concept in reading.own[0] if reading.own else ():
            by_concept.setdefault(concept, []).append(reading)
    for kind in ("neutral", "topics", "modal", "deeds", "denied", "standing", "carried"):
        if lost := named[kind] - concepts - named["contexts"]:
            raise Malformed(f"{kind} without words: {sorted(lost)}")
    scopes = {c: said for t in told for c, said in t.get("scopes", {}).items()}
    return Lexicon(
        words, frozenset(named["neutral"] | set(scopes)), frozenset(named["topics"]), frozenset(named["modal"]),
        frozenset(named["deeds"]), frozenset(named["denied"]), scopes, readings,
        {c: tuple(r) for c, r in by_concept.items()},
    )  # fmt: skip


def shelf_files() -> list[str]:
    """The files of the shelf."""
    place = resources.files("yuanjian.reading.lexicon").joinpath("shelf")
    return sorted(f.name for f in place.iterdir() if f.name.endswith(".yaml"))


def expanded(word: str) -> list[str]:
    """«{已|}入{驻|}园» → 已入驻园, 已入园, 入驻园, 入园."""
    parts = [p.split("|") for p in re.split(r"[{}]", word)]
    return ["".join(choice) for choice in product(*parts)]


def _words(told: list[Any]) -> dict[str, tuple[tuple[int, dict[str, frozenset[str]]], ...]]:
    held: dict[str, set[str]] = {}
    for one in told:
        for concept, said in one.get("words", {}).items():
            for template in said.split():
                for word in expanded(folded(template).text):
                    if word:
                        held.setdefault(word, set()).add(concept)
    by_first: dict[str, dict[int, dict[str, frozenset[str]]]] = {}
    _carry(held, _sections(told))
    for word, meaning in held.items():
        by_first.setdefault(word[0], {}).setdefault(len(word), {})[word] = frozenset(meaning)
    return {
        first: tuple(sorted(lengths.items(), reverse=True)) for first, lengths in by_first.items()
    }


def _carry(held: dict[str, set[str]], named: dict[str, set[str]]) -> None:
    """A word that says how a procedure stands is of the procedures that it names, too: 无需环评, 应备案未备案."""
    of = {w: c & named["carried"] for w, c in held.items() if len(w) > 1 and c & named["carried"]}
    for word, meaning in held.items():
        if meaning & named["standing"]:
            for start in range(1, len(word) - 1):
                for end in range(start + 2, len(word) + 1):
                    meaning |= of.get(word[start:end], set())


def _sections(told: list[Any]) -> dict[str, set[str]]:
    kinds = ("neutral", "topics", "modal", "deeds", "denied", "standing", "carried", "contexts")
    return {k: {c for one in told for c in one.get(k, "").split()} for k in kinds}


def _readings(told: list[Any], concepts: set[str]) -> Iterator[Reading]:
    for one in told:
        for fact, ways in one.get("facts", {}).items():
            if fact not in all_facts():
                raise Malformed(f"no such fact: {fact}")
            for way in ways if isinstance(ways, list) else [ways]:
                yield _reading(fact, way, concepts)


def _reading(fact: str, way: Any, concepts: set[str]) -> Reading:
    if unknown := set(way) - _KEYS:
        raise Malformed(f"{fact}: unknown keys {sorted(unknown)}")
    own, context = (_any_of(way.get(k, "")) for k in ("own", "with"))
    optional = frozenset(c for group in _any_of(way.get("ok", "")) for c in group)
    named = {c for group in (*own, *context) for c in group}
    without = frozenset(c for group in _any_of(way.get("without", "")) for c in group)
    if lost := (named | optional | without) - concepts:
        raise Malformed(f"{fact}: no such concept {sorted(lost)}")
    if not own:
        raise Malformed(f"{fact}: a reading needs own concepts")
    parts = frozenset(way.get("part_of", "").split())
    for other in (*parts, *way.get("block", "").split()):
        if other not in all_facts():
            raise Malformed(f"{fact}: no such fact {other}")
    takes = way.get("takes", "")
    return Reading(
        fact, own, context, optional | named, without, parts, _dimensions(fact, way, takes), bool(way.get("bare")),
        way.get("says", ""), takes, way.get("subject", ""), way.get("block", ""),
        tuple(way.get("until", "").split()), fact.startswith(_OF_NO_YEAR), bool(way.get("loose")),
        way.get("per", ""), bool(way.get("object")),
    )  # fmt: skip


def _dimensions(fact: str, way: Any, takes: str) -> frozenset[str]:
    if takes or way.get("says"):
        return frozenset()
    if "unit" in way:
        return frozenset(way["unit"].split())
    unit = all_facts()[fact].unit
    found = {dimension(unit) if unit else "none"}
    for year in ("mass", "volume"):
        if found & {year, f"{year}/year"}:
            found |= {year, f"{year}/year"}
    return frozenset(found)


def _any_of(text: str) -> tuple[AnyOf, ...]:
    return tuple(frozenset(group.split("|")) for group in text.split())


@cache
def is_number(fact: str) -> bool:
    """Whether a fact is a number, by what its formula returns."""
    returns = all_facts()[fact].formula.__annotations__.get("return")
    return returns in (Amount, "Amount")

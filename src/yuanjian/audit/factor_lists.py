"""Monitored factors as a text lists them: pollutants by name, in order, twins kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.norms.pollutants import Pollutant, pollutant

_PARTS = re.compile(r"[^、,;:。()\[\]/\s]{1,24}")
_AND = re.compile(r"[和及与]")
_TAIL = re.compile(r"(?:等|共|合计|总计).*$|(?:在线|自动|手工)?监测$|在线$")
_HEAD = re.compile(r"^.{0,20}?(?:因子|项目|指标)(?:主要)?(?:为|是|包括|有)?(?=.)")


@dataclass(frozen=True, slots=True)
class Named:
    """A factor at its place in a folded text."""

    factor: Pollutant
    start: int
    end: int
    text: str


def factors_in(text: str) -> list[Named]:
    """Every known factor that a folded text lists, in order."""
    return list(_found(text))


def _found(text: str) -> Iterator[Named]:
    for part in _PARTS.finditer(text):
        whole = _named(part[0], part.start())
        if whole is not None:
            yield whole
            continue
        at = 0
        for piece in _AND.split(part[0]):
            found = _named(piece, part.start() + at)
            if found is not None:
                yield found
            at += len(piece) + 1


def _named(said: str, start: int) -> Named | None:
    head = _HEAD.match(said)
    offset = head.end() if head else 0
    plain = _TAIL.sub("", said[offset:])
    known = pollutant(plain) if plain else None
    return Named(known, start + offset, start + offset + len(plain), plain) if known else None


def names(found: list[Named]) -> tuple[str, ...]:
    """The factors by their standard name, each once."""
    return tuple(dict.fromkeys(n.factor.name for n in found))

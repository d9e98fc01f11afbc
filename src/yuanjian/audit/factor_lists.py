"""Monitored factors as a text lists them: pollutants by name, in order, twins kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.norms.pollutants import Pollutant, pollutant

_PARTS = re.compile(r"[^、,;:。()\[\]/\s]{1,24}")
_AND = re.compile(r"[和及与]")
_TAIL = re.compile(
    r"(?:等|共|合计|总计|各|均|分别).*$|(?:在线|自动|手工)?(?:监测|检测)(?:\S{0,6}次)?$|在线$"
)
_LEADS = re.compile(
    r"(?:因子|项目|指标|监测|检测|测定|分析|测|分)(?:了)?(?:主要)?(?:为|是|包括|有|别)?"
)
_MEDIA = frozenset({"废水", "污水", "废气", "烟气", "噪声", "大气"})


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
    """The factor that a part of a list names, whatever leads up to it («监测因子为pH», «对4个点位监测砷»)."""
    body = _TAIL.sub("", said)
    for offset in (0, *(m.end() for m in _LEADS.finditer(body))):
        plain = body[offset:]
        known = pollutant(plain) if plain and plain not in _MEDIA else None
        if known is not None:
            return Named(known, start + offset, start + offset + len(plain), plain)
    return None


def names(found: list[Named]) -> tuple[str, ...]:
    """The factors by their standard name, each once."""
    return tuple(dict.fromkeys(n.factor.name for n in found))

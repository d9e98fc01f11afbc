"""Units and powers of ten without raised figures: km2, m3, ×104."""

import re
from collections.abc import Iterator
from dataclasses import replace

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, Quote
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts

_FLAT = re.compile(r"(?<![A-Za-z])(?:km2|hm2|m2|m3)(?![\d.])|(?<=[×xX*])\s?10[2-9](?!\d)(?!\.)")
_ROOM = 6


@check(
    "单位、幂次没有用上标",
    "wording",
    why="GB 3100—93、GB/T 15835—2011：平方、立方和10的幂用上标（km²、m³、10⁴）",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding for the whole report."""
    found: list[tuple[str, Quote]] = []
    for passage in f.dossier.text:
        for match in () if passage.required else _FLAT.finditer(passage.text):
            found.append((match[0].strip(), _quote(passage, *match.span())))
    if not found:
        return
    kinds = "、".join(dict.fromkeys(kind for kind, _ in found))
    first = dict(reversed(found))
    yield Finding(
        f"{kinds}没有用上标，共 {len(found)} 处",
        quotes=tuple(reversed(first.values())),
        expected="km²、m³、×10⁴",
        found=kinds,
        advice="请改用上标；10 的幂写成 104 会被读成一百零四。",
        verify="单位和幂次用上标。",
    )


def _quote(passage: Passage, start: int, end: int) -> Quote:
    """The verbatim words around a flat unit: folding would raise it."""
    first, last = max(0, start - _ROOM), min(len(passage.text), end + _ROOM)
    place = passage.place
    return Quote(passage.text[first:last], replace(place, start=first, end=last))

"""Numbers without a unit that stand under a unit given once: before them, or at the end of the sentence.

«总量指标（单位：t/a）：COD 43.0、氨氮14.1» · «指标（吨/年）为…» · «COD 43.0、氨氮14.1（单位：t/a）» · «…，均以吨计。»
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from yuanjian.reading.lexicon.units import UNIT_AT, dimension
from yuanjian.reading.tokens import Token

_GIVEN = re.compile(
    r"单位(?:均|都|统一)?(?::|为|是)?|(?:均|都)?[以按](?=[^,;。()]{1,8}[为计])|(?<=[\u4e00-\u9fff])\((?=[a-zA-Z\u4e00-\u9fff])"
)
_ENDS = re.compile(r"\)|[:,\]]|为单位|计(?:算|列)?(?=[,;。:)])")
_AT_END = re.compile(r"(?:为单位|计(?:算|列)?)?\)?(?:[。;]|$)")
_ALONE = re.compile(r"[、,;。)(]|$|(?:和|及|与)(?=[A-Z\u4e00-\u9fff])")
_SENTENCE = re.compile("。")
_MEASURED = ("mass", "volume", "area", "money", "dollars", "length")


@dataclass(frozen=True, slots=True)
class _Given:
    """A unit, and the stretch of text whose numbers it is the unit of."""

    unit: str
    first: int
    stop: int


def with_given_units(text: str, tokens: Sequence[Token]) -> list[Token]:
    """The same numbers, those that stand alone with the unit that their sentence gives."""
    out, at = list(tokens), 0
    for given in _given(text):
        while at < len(out) and out[at].start < given.first:
            at += 1
        while at < len(out) and out[at].start < given.stop:
            token = out[at]
            if token.kind == "number" and not token.unit and _ALONE.match(text, token.end):
                out[at] = replace(token, unit=given.unit)
            at += 1
    return out


def _given(text: str) -> Iterator[_Given]:
    """Each unit that is given, none of their stretches over another."""
    ends = [m.start() for m in _SENTENCE.finditer(text)]
    before: tuple[str, int] | None = None
    for m in _GIVEN.finditer(text):
        unit = UNIT_AT.match(text, m.end())
        if unit is None or not _ENDS.match(text, unit.end()):
            continue
        bare = m[0] == "("
        if bare and (text[unit.end()] != ")" or not dimension(unit[0]).startswith(_MEASURED)):
            continue
        nth = bisect_left(ends, m.start())
        opened = ends[nth - 1] + 1 if nth else 0
        if before is not None:
            over = bisect_left(ends, before[1])
            stop = min(m.start(), ends[over] if over < len(ends) else len(text))
            yield _Given(before[0], before[1], stop)
            opened = max(opened, stop)
            before = None
        if not bare and _AT_END.match(text, unit.end()):
            yield _Given(unit[0], opened, m.start())
        else:
            before = unit[0], unit.end()
    if before is not None:
        over = bisect_left(ends, before[1])
        yield _Given(before[0], before[1], ends[over] if over < len(ends) else len(text))

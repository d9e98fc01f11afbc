"""Topics: the things of which a report says yes or no, found by their words on the shelf ``topics``."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

GAP = r"([^,。;!?:]{0,16}?)"
_WIDE = r"[^。;!?:]{0,24}?"
_MARK, _WIDE_MARK = " … ", " …… "
_NEAR, _STOP = 8, re.compile("[,。;!?:、]")


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic. ``kind``: deed or institution («»), «exists» (is there or is not), «event» (happens by itself).

    ``not_before``: words that, standing right behind a hit, make it another thing; ``not_near``: that stand within
    a few characters behind it. ``contrary``: what there is instead where the topic is not (雨污合流 of 雨污分流).
    """

    name: str
    kind: str
    patterns: tuple[re.Pattern[str], ...]
    not_before: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    contrary: tuple[re.Pattern[str], ...] = ()

    def hits(self, text: str) -> Iterator[Hit]:
        """Where it is named, or its contrary."""
        for pattern in (*self.patterns, *self.contrary):
            for found in pattern.finditer(text):
                if self.not_before and text.startswith(self.not_before, found.end()):
                    continue
                near = _STOP.split(text[found.end() : found.end() + _NEAR], maxsplit=1)[0]
                if any(word in near for word in self.not_near):
                    continue
                whole = not any(found.groups()[1:-1])
                contrary = pattern in self.contrary
                yield Hit(
                    found.start("here"), found.end(), self, whole, found.start("core"), contrary,
                    found.start() < found.start("here"),
                )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """A topic named at ``start`` to ``end`` of a folded text; its last slot begins at ``core``.

    ``whole``: nothing else stands between its slots, so that what lies inside it is part of its name.
    ``contrary``: it is the topic's contrary that is named. ``led``: what it is of stands in the clause before.
    """

    start: int
    end: int
    topic: Topic
    whole: bool
    core: int
    contrary: bool = False
    led: bool = False


@cache
def topics() -> tuple[Topic, ...]:
    """Every topic on the shelf."""
    names = sorted(e.name for e in files(_SHELF).iterdir() if e.name.endswith(".yaml"))
    told = [one for name in names if name != "predicates.yaml" for one in shelf(name)]
    return tuple(_topic(one) for one in told)


def shelf(name: str) -> Any:
    """A file of the shelf; every scalar stays text."""
    import yaml  # here and not above: only what reads prose pays for it

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load((files(_SHELF) / name).read_text(encoding="utf-8"), Loader=loader)


_SHELF = "yuanjian.reading.topics"


def _topic(told: dict[str, Any]) -> Topic:
    return Topic(
        told["topic"], told.get("kind", ""), tuple(map(_pattern, told["words"])),
        tuple(told.get("not_before", ())), tuple(told.get("not_near", ())),
        tuple(map(_pattern, told.get("contrary", ()))),
    )  # fmt: skip


def _pattern(sequence: str) -> re.Pattern[str]:
    """Slots in a clause; before a wide mark one that may stand in the clause before («固废…,…统一运营»)."""
    lead, wide, own = sequence.rpartition(_WIDE_MARK)
    slots = [s.split("|") for s in own.split(_MARK)]
    groups = [f"(?:{alternatives(slot)})" for slot in slots[:-1]]
    body = GAP.join([*groups, f"(?P<core>{alternatives(slots[-1])})"])
    before = f"(?:{alternatives(lead.split('|'))}){_WIDE}" if wide else ""
    return re.compile(f"{before}(?P<here>{body})")


def alternatives(words: list[str]) -> str:
    """Words as a pattern, the longest first."""
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


def named(text: str) -> list[Hit]:
    """All topics that a folded text names, in order; one inside the name of another is not named by itself."""
    found = sorted(
        (hit for topic in topics() for hit in topic.hits(text)), key=lambda h: (h.start, -h.end)
    )
    kept: list[Hit] = []
    ends: dict[str, int] = {}
    whole = _Spans([h for h in found if h.whole])
    for hit in found:
        if hit.start < ends.get(hit.topic.name, 0) or whole.hold(hit):
            continue
        ends[hit.topic.name] = hit.end
        kept.append(hit)
    return kept


class _Spans:
    """Contiguous names, the outermost ones, for asking whether one holds a hit."""

    def __init__(self, hits: list[Hit]) -> None:
        self._outer: list[Hit] = []
        for hit in hits:
            if not self._outer or hit.end > self._outer[-1].end:
                self._outer.append(hit)
        self._starts = [h.start for h in self._outer]

    def hold(self, hit: Hit) -> bool:
        at = bisect_right(self._starts, hit.start) - 1
        if at < 0:
            return False
        outer = self._outer[at]
        wider = (outer.start, outer.end) != (hit.start, hit.end)
        return wider and hit.end <= outer.end and outer.topic is not hit.topic

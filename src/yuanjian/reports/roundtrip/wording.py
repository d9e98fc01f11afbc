"""Two wordings of one text laid over each other: what stayed, what went, what came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from yuanjian.reports.typography import shifted

_NEAR = 4  # equal characters between two edits that make them one to a reader
_AROUND = 24  # characters that are kept on either side of an edit
_LONGEST = 8000  # of both texts together; longer ones are laid side by side as wholes

Edit = tuple[int, int, int, int]
"""An edit: from and to which character in the text before, from and to in the text after."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of one kind; ``gap`` is where equal words were left out."""

    kind: Literal["same", "gone", "come", "gap"]
    text: str


def flat(text: str) -> str:
    """On one line; raised digits as plain ones, which is how Word holds them."""
    return " ".join("".join(part for part, _ in shifted(text)).split())


def overlaid(before: str, after: str) -> tuple[Stretch, ...]:
    """Both wordings in one line, long equal stretches cut to what stands near an edit."""
    if not comparable(before, after):
        whole = (Stretch("gone", before), Stretch("come", after))
        return tuple(one for one in whole if one.text)
    return tuple(_shortened(list(_stretches(before, after))))


def comparable(before: str, after: str) -> bool:
    """Whether two wordings are compared letter by letter: both are there, and not too long."""
    return bool(before and after) and len(before) + len(after) <= _LONGEST


def edits(before: str, after: str, near: int) -> list[Edit]:
    """Where two wordings differ; edits with at most ``near`` equal characters between them are one to a reader."""
    found: list[Edit] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if found and a - found[-1][1] <= near:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return found


def _stretches(before: str, after: str) -> Iterator[Stretch]:
    at = 0
    for a, b, c, d in edits(before, after, _NEAR):
        yield Stretch("same", before[at:a])
        yield Stretch("gone", before[a:b])
        yield Stretch("come", after[c:d])
        at = b
    yield Stretch("same", before[at:])


def _shortened(found: list[Stretch]) -> Iterator[Stretch]:
    for number, one in enumerate(found):
        first, last = number == 0, number == len(found) - 1
        keep = _AROUND if first or last else 2 * _AROUND
        if one.kind != "same" or len(one.text) <= keep + 1:
            if one.text:
                yield one
            continue
        if not first:
            yield Stretch("same", one.text[:_AROUND])
        yield Stretch("gap", "…")
        if not last:
            yield Stretch("same", one.text[-_AROUND:])

"""Two reports side by side: which figures say something else, which text reads otherwise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from yuanjian.reports.roundtrip.align import Alignment, align
from yuanjian.reports.roundtrip.body import Body, Spot, read_body
from yuanjian.reports.roundtrip.continuing import continued
from yuanjian.reports.roundtrip.said import FILLED, Base, Said, base_of
from yuanjian.reports.roundtrip.settle import NotOurs
from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.roundtrip.words import same
from yuanjian.reports.word.basemap import BaseMap

Kind = Literal["changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that says something else; an empty side: it is not there. ``places``: how often it is printed so."""

    fact: str
    subject: str
    before: str
    after: str
    heading: str
    places: int = 1


@dataclass(frozen=True, slots=True)
class TextChange:
    """Words that read otherwise, figures apart."""

    kind: Kind
    heading: str
    before: str
    after: str
    block: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What lies between two reports, in reading order."""

    figures: tuple[FigureChange, ...]
    texts: tuple[TextChange, ...]


@dataclass(slots=True)
class _Side:
    base: Base
    body: Body
    at: Alignment

    @classmethod
    def of(cls, file: WordFile, told: BaseMap) -> _Side:
        base = base_of(told)
        body = read_body(file, told.docid)
        return cls(base, body, align(base, body))

    def frame(self, spot: Spot, piece: Said) -> str:
        """The words of a spot, with a sign for each figure of the piece that still has its bookmark."""
        text = spot.text
        for figure in piece.figures:
            marked = self.body.figures.get(figure.bookmark)
            if marked is not None and marked.spot is spot and marked.text:
                text = text.replace(marked.text, FILLED, 1)
        return same(text)


def difference(
    old: bytes,
    new: bytes,
    *,
    old_base: BaseMap | None = None,
    new_base: BaseMap | None = None,
) -> Difference:
    """Compare two Word files of ours, as they stand (edited or not).

    Args:
        old_base, new_base: what was written into them, when a file's own copy was lost.

    Raises:
        NotOurs: neither file tells what was written into it.
        UnreadableDocument: a file is damaged.
    """
    one, two = WordFile.of(old), WordFile.of(new)
    told_one, told_two = one.base or old_base, two.base or new_base
    told_one, told_two = told_one or told_two, told_two or told_one
    if told_one is None or told_two is None:
        raise NotOurs()
    before, after = _Side.of(one, told_one), _Side.of(two, told_two)
    pairs = continued(before.base, after.base)
    headings = _headings(before.base) | _headings(after.base)
    figures = _figures(before, after, pairs, headings)
    return Difference(tuple(figures), tuple(_texts(before, after, pairs, headings)))


def _headings(base: Base) -> dict[str, str]:
    """The heading above each block."""
    found, heading = {}, ""
    for block, pieces in base.blocks.items():
        if pieces[0].part == "heading":
            heading = pieces[0].text
        found[block] = heading
    return found


def _figures(
    before: _Side, after: _Side, pairs: dict[str, Said], headings: dict[str, str]
) -> list[FigureChange]:
    found: dict[FigureChange, int] = {}
    for piece in after.base.pieces:
        old = pairs.get(piece.name)
        if old is None:
            continue
        left = list(old.figures)
        for figure in piece.figures:
            was = next(
                (f for f in left if (f.fact, f.subject) == (figure.fact, figure.subject)), None
            )
            if was is None:
                continue
            left.remove(was)
            first = before.body.figures.get(was.bookmark)
            second = after.body.figures.get(figure.bookmark)
            if first is None or second is None or same(first.text) == same(second.text):
                continue
            change = FigureChange(
                figure.fact, figure.subject, first.text, second.text, headings[piece.block]
            )
            found[change] = found.get(change, 0) + 1
    return _once(found)


def _once(found: dict[FigureChange, int]) -> list[FigureChange]:
    """The same change at several places is told once, at its first place."""
    told: dict[tuple[str, str, str, str], FigureChange] = {}
    counts: Counter[tuple[str, str, str, str]] = Counter()
    for change, times in found.items():
        key = (change.fact, change.subject, change.before, change.after)
        told.setdefault(key, change)
        counts[key] += times
    return [
        FigureChange(c.fact, c.subject, c.before, c.after, c.heading, counts[key])
        for key, c in told.items()
    ]


def _texts(
    before: _Side, after: _Side, pairs: dict[str, Said], headings: dict[str, str]
) -> list[TextChange]:
    found: list[TextChange] = []
    seen: set[str] = set()
    for piece in after.base.pieces:
        old, spot = pairs.get(piece.name), after.at.spots.get(piece.name)
        was = before.at.spots.get(old.name) if old is not None else None
        if old is not None:
            seen.add(old.name)
        one = was.text.strip() if was is not None else ""
        two = spot.text.strip() if spot is not None else ""
        if old is not None and was is not None and spot is not None and one and two:
            if before.frame(was, old) != after.frame(spot, piece) and same(one) != same(two):
                found.append(TextChange("changed", headings[piece.block], one, two, piece.block))
        elif same(one) != same(two):
            kind: Kind = "added" if two else "removed"
            found.append(TextChange(kind, headings[piece.block], one, two, piece.block))
    for piece in before.base.pieces:
        gone = before.at.spots.get(piece.name)
        if piece.name not in seen and gone is not None and gone.text.strip():
            found.append(
                TextChange("removed", headings[piece.block], gone.text.strip(), "", piece.block)
            )
    return [*found, *_own(before, after)]


def _own(before: _Side, after: _Side) -> list[TextChange]:
    """Paragraphs, tables and rows that humans added: compared by their words."""
    one, two = _human(before), _human(after)
    matcher = SequenceMatcher(None, [same(t) for _, t in one], [same(t) for _, t in two], False)
    found: list[TextChange] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            found += [TextChange("removed", h, t, "") for h, t in one[a:b]]
            found += [TextChange("added", h, "", t) for h, t in two[c:d]]
    return found


def _human(side: _Side) -> list[tuple[str, str]]:
    known = {id(spot) for spot in side.at.spots.values()}
    found, heading = [], ""
    for unit in side.body.units:
        if unit.kind in ("contents", "blank"):
            continue
        if unit.level and unit.spot is not None:
            heading = unit.spot.text
        groups = [[unit.spot]] if unit.spot else [list(i.cells.values()) for i in unit.lines]
        for group in groups:
            words = "　".join(s.text.strip() for s in group if s is not None and s.text.strip())
            if words.strip() and not any(id(s) in known for s in group):
                found.append((heading, words))
    return found

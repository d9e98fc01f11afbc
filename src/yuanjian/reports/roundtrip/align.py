"""Which paragraph and cell of an edited file is which piece that we wrote.

By its bookmark; where that was lost, by equal words, then by similar words between neighbours that
are known (headings that are found bound the search). Linear but for the gaps between known ones.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from yuanjian.reports.roundtrip.body import Body, Spot, Unit
from yuanjian.reports.roundtrip.rows import paired
from yuanjian.reports.roundtrip.said import Base, Said
from yuanjian.reports.roundtrip.words import same

_SIMILAR = 0.55
_AHEAD = 12  # paragraphs that are looked at for one lost piece
_TABLE = 0.4  # of a table's cells must be known again


@dataclass(slots=True)
class Alignment:
    """``spots`` by name of piece; ``rows`` are the lines of a block's table by row number of the base."""

    spots: dict[str, Spot] = field(default_factory=dict)
    place: dict[int, int] = field(default_factory=dict)
    tables: dict[str, Unit] = field(default_factory=dict)
    rows: dict[str, dict[int, int]] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    by_words: int = 0

    def unit_number(self, spot: Spot) -> int:
        """The place of a spot's paragraph or table in the body."""
        return self.place[id(spot)]


def align(base: Base, body: Body) -> Alignment:
    """Finds every piece of ``base`` in ``body`` that is still there."""
    made = Alignment()
    for number, unit in enumerate(body.units):
        for spot in unit.spots():
            made.place[id(spot)] = number
    for spot in body.spots():
        for name in spot.pieces:
            if name in base.by_name:
                made.spots.setdefault(name, spot)
    _tables(base, body, made)
    _lost(base, body, made)
    made.moved = _moved(base, made)
    return made


def _tables(base: Base, body: Body, made: Alignment) -> None:
    for unit in body.units:
        if unit.kind != "table":
            continue
        blocks = Counter(
            base.by_name[n].block for n in unit.pieces if n in base.by_name and base.by_name[n].cell
        )
        if blocks:
            made.tables.setdefault(blocks.most_common(1)[0][0], unit)
    _lost_tables(base, body, made)
    for block, unit in made.tables.items():
        _rows(base, block, unit, made)


def _lost_tables(base: Base, body: Body, made: Alignment) -> None:
    known = {id(unit) for unit in made.tables.values()}
    free = [u for u in body.units if u.kind == "table" and id(u) not in known]
    for block in base.blocks:
        cells = Counter(p.key for p in base.blocks[block] if p.cell and p.key)
        if block in made.tables or not cells:
            continue
        best, share = None, _TABLE
        for unit in free:
            if any(spot.foreign for spot in unit.spots()):
                continue
            common = (cells & Counter(same(s.text) for s in unit.spots())).total() / cells.total()
            if common > share:
                best, share = unit, common
        if best is not None:
            free.remove(best)
            made.tables[block] = best
            made.by_words += 1


def _rows(base: Base, block: str, unit: Unit, made: Alignment) -> None:
    """The table's lines by base row: by bookmarks, else by words; then cells that lost theirs."""
    votes: dict[int, int] = {}
    for number, line in enumerate(unit.lines):
        rows = Counter(
            base.by_name[n].row
            for spot in line.cells.values()
            for n in spot.pieces
            if n in base.by_name and base.by_name[n].block == block
        )
        most = rows.most_common(1)[0][0] if rows else None
        if most is not None:
            votes.setdefault(most, number)
    told = base.lines(block)
    taken = set(votes.values())
    left = [row for row in told if row.number not in votes]
    free = [n for n in range(len(unit.lines)) if n not in taken]
    words = [{c: same(s.text) for c, s in unit.lines[n].cells.items()} for n in free]
    for new, old in paired([row.words for row in left], words).items():
        votes[left[old].number] = free[new]
    made.rows[block] = votes
    used = {id(spot) for spot in made.spots.values()}
    for row in told:
        if row.number not in votes:
            continue
        line = unit.lines[votes[row.number]]
        for column, piece in row.cells.items():
            at = line.cells.get(column)
            if piece.name not in made.spots and at is not None and id(at) not in used:
                made.spots[piece.name] = at
                used.add(id(at))


def _lost(base: Base, body: Body, made: Alignment) -> None:
    """Paragraphs whose bookmark is gone: equal words first, then similar ones in their gap."""
    used = {id(spot) for spot in made.spots.values() if spot.text.strip()}
    free: dict[int, tuple[Spot, str]] = {}
    for number, unit in enumerate(body.units):
        spot = unit.spot
        if unit.kind != "paragraph" or spot is None or spot.foreign or spot.pieces:
            continue
        if id(spot) not in used and spot.text.strip():
            free[number] = (spot, same(spot.text))
    equal: dict[str, list[int]] = defaultdict(list)
    for number, (_, words) in free.items():
        equal[words].append(number)
    pieces = [p for p in base.pieces if not p.cell]
    for piece in pieces:
        if _missing(piece, made) and equal.get(piece.key):
            number = equal[piece.key].pop(0)
            made.spots[piece.name] = free.pop(number)[0]
            made.by_words += 1
    _similar(pieces, free, made)


def _missing(piece: Said, made: Alignment) -> bool:
    """Not found, or its bookmark was left behind in an empty paragraph."""
    spot = made.spots.get(piece.name)
    return bool(piece.key) and (spot is None or not spot.text.strip())


def _similar(pieces: list[Said], free: dict[int, tuple[Spot, str]], made: Alignment) -> None:
    numbers = sorted(free)
    last = -1
    for piece in pieces:
        if not _missing(piece, made):
            if piece.name in made.spots:
                last = made.unit_number(made.spots[piece.name])
            continue
        start = bisect_left(numbers, last + 1)
        best, ratio = -1, _SIMILAR
        for number in numbers[start : start + _AHEAD]:
            alike = _ratio(piece.key, free[number][1], ratio)
            if alike > ratio:
                best, ratio = number, alike
        if best >= 0:
            made.spots[piece.name] = free.pop(best)[0]
            made.by_words += 1
            numbers.remove(best)
            last = best


def _ratio(old: str, new: str, least: float) -> float:
    matcher = SequenceMatcher(None, old[:2000], new[:2000], autojunk=False)
    if matcher.real_quick_ratio() <= least or matcher.quick_ratio() <= least:
        return 0.0
    return matcher.ratio()


def _moved(base: Base, made: Alignment) -> set[str]:
    """Blocks that do not follow the others any more: all but the longest rising chain."""
    order: list[tuple[str, int]] = []
    for block, pieces in base.blocks.items():
        spot = next((made.spots[p.name] for p in pieces if p.name in made.spots), None)
        if spot is not None:
            order.append((block, made.unit_number(spot)))
    tails: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for i, (_, number) in enumerate(order):
        at = bisect_right(tails, number)  # joined into one paragraph is not out of order
        before.append(heads[at - 1] if at else -1)
        tails[at : at + 1], heads[at : at + 1] = [number], [i]
    kept, at = set(), heads[-1] if heads else -1
    while at >= 0:
        kept.add(order[at][0])
        at = before[at]
    return {block for block, _ in order if block not in kept}

"""Which piece of a newer report continues which piece of an older one."""

from __future__ import annotations

from yuanjian.reports.roundtrip.rows import paired
from yuanjian.reports.roundtrip.said import Base, Row, Said


def continued(old: Base, new: Base) -> dict[str, Said]:
    """New piece (by bookmark) → the old one: the same part of the same block, for cells by row and column."""
    known = {(p.block, p.part, p.nth): p for p in old.pieces if not p.cell}
    pairs = {
        p.name: known[p.block, p.part, p.nth]
        for p in new.pieces
        if not p.cell and (p.block, p.part, p.nth) in known
    }
    for block in new.blocks:
        if block in old.blocks:
            pairs.update(_cells(old.lines(block), new.lines(block)))
    return pairs


def continued_rows(old: list[Row], new: list[Row]) -> dict[int, int]:
    """New row → old row, by place in the lists; heading rows with heading rows."""
    found: dict[int, int] = {}
    for header in (True, False):
        olds = [n for n, row in enumerate(old) if row.header is header]
        news = [n for n, row in enumerate(new) if row.header is header]
        pairs = paired([old[n].words for n in olds], [new[n].words for n in news])
        found.update({news[n]: olds[o] for n, o in pairs.items()})
    return found


def _cells(old: list[Row], new: list[Row]) -> dict[str, Said]:
    found = {}
    for number, row in continued_rows(old, new).items():
        for column, piece in new[number].cells.items():
            if column in old[row].cells:
                found[piece.name] = old[row].cells[column]
    return found

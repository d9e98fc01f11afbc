"""The paragraphs of one cell of a report's table, for checks that read its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from yuanjian.audit.finding import Quote
from yuanjian.audit.stated import Cell, cell_of
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


def passages_of(f: Facts, row: RowView, key: str) -> tuple[Passage, ...]:
    """The paragraphs of the cell ``key``; none for a row that was not read from a report."""
    place = row.record.places.get(key)
    if place is None:
        return ()
    cells: Mapping[Cell, list[Passage]] = f.kept("passages by cell", lambda: _by_cell(f))
    return tuple(cells.get(cell_of(place), ()))


def quotes_of_cell(passages: Sequence[Passage], most: int) -> tuple[Quote, ...]:
    """The first paragraphs of a cell, verbatim."""
    return tuple(Quote(*p.quote()) for p in passages if p.folded)[:most]


def _by_cell(f: Facts) -> dict[Cell, list[Passage]]:
    found: dict[Cell, list[Passage]] = defaultdict(list)
    for passage in f.dossier.text:
        found[cell_of(passage.place)].append(passage)
    return found

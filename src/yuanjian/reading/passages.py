"""A document's paragraphs as passages: folded, and told whether the park says them or a requirement does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from yuanjian.facts.passage import Passage, Role
from yuanjian.reading.document import Document, Paragraph
from yuanjian.reading.folding import folded
from yuanjian.reading.numbers_in_text import spaced
from yuanjian.reading.prescribed_tables import Read, read_tables

_REQUIRED = {"10": {"req"}, "11": {"plan"}, "12": {"req"}, "32": {"std", "l1", "l2"}}
"""Columns of the prescribed tables that quote what is required, by sheet."""


def passages(document: Document, tables: Sequence[Read] | None = None) -> tuple[Passage, ...]:
    """All paragraphs that say something, in order."""
    roles = _roles(read_tables(document) if tables is None else tables)
    return tuple(_passages(document, roles))


def _passages(document: Document, roles: Mapping[tuple[int, int], Role]) -> Iterator[Passage]:
    for paragraph in document.paragraphs:
        if paragraph.text.strip():
            flat = spaced(folded(paragraph.text))
            yield Passage(
                paragraph.text, flat.text, flat.at, document.place(paragraph.number), _role(paragraph, roles)
            )  # fmt: skip


def _role(paragraph: Paragraph, roles: Mapping[tuple[int, int], Role]) -> Role:
    if paragraph.table is None:
        return "aside" if paragraph.aside else "prose"
    return roles.get((paragraph.table, paragraph.column or 0), "cell")


def _roles(tables: Sequence[Read]) -> dict[tuple[int, int], Role]:
    """The role of each column of the prescribed tables, by table number and column."""
    found: dict[tuple[int, int], Role] = {}
    for read in tables:
        for key, columns in read.columns.items():
            role: Role = "requirement" if key in _REQUIRED[read.kind.sheet] else "answer"
            found |= {(read.table.number, column): role for column in columns}
    return found

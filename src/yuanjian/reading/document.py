"""A document as we read it: numbered paragraphs and tables, in the order a person reads them.

Paragraphs count from 1 through the whole document, those inside table cells included. Text is verbatim:
what the readers drop (comments, deleted revisions, bookmarks) was not on the page; what folding changes is
undone by ``folding.Folded`` before anything is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from yuanjian.core.evidence import Place

Kind = Literal["docx", "pdf", "txt"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``level`` is its heading level as styled (0: none); ``page`` only where the format has pages.

    Inside a table ``table``, ``row`` and ``column`` say which cell it stands in (all from 1).
    ``aside`` marks what stands outside the running text: a footnote, a text box, a header or footer.
    """

    number: int
    text: str
    level: int = 0
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    aside: Literal["", "footnote", "textbox", "header"] = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell at its top left grid position (from 1), with its span and its paragraphs' numbers."""

    row: int
    column: int
    rows: int
    columns: int
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. ``after`` is the number of the paragraph before it; nested tables are tables of their own."""

    number: int
    cells: tuple[Cell, ...]
    height: int
    width: int
    after: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document. ``paragraphs[n - 1]`` is paragraph n. ``notes`` say what the reader met.

    They are in Chinese: tracked changes, hidden text, merges that were inferred.
    """

    name: str
    sha256: str
    kind: Kind
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = ()

    def paragraph(self, number: int) -> Paragraph:
        """Paragraph ``number`` (from 1)."""
        return self.paragraphs[number - 1]

    def prose(self) -> Iterator[Paragraph]:
        """The running text: paragraphs outside tables."""
        return (p for p in self.paragraphs if p.table is None)

    def cell_text(self, cell: Cell) -> str:
        """The text of a cell, its paragraphs as lines."""
        return "\n".join(self.paragraph(n).text for n in cell.paragraphs)

    def place(self, number: int, start: int = 0, end: int | None = None) -> Place:
        """The place of ``text[start:end]`` of a paragraph."""
        p = self.paragraph(number)
        return Place(
            self.name, sha256=self.sha256, paragraph=number, start=start,
            end=len(p.text) if end is None else end, table=p.table, row=p.row, column=p.column, page=p.page,
        )  # fmt: skip

"""Where a value comes from: a place in a file, and the tree of reasons behind a figure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "fact", "rows", "row", "cell", "limit", "clause", "catalogue", "law", "claim", "note"
]


@dataclass(frozen=True, slots=True)
class Place:
    """A place that a person can open: a cell of a workbook, or a stretch of text in a document.

    ``file``, ``sheet``, ``row`` and ``cell`` in a workbook; ``paragraph``, ``start`` and ``end`` (characters of
    it), ``table``, ``row``, ``column`` and ``page`` in a document. Everything counts from 1, but ``start``
    and ``end`` are as Python slices a text.
    """

    file: str = ""
    sheet: str = ""
    row: int | None = None
    cell: str = ""
    sha256: str = ""
    paragraph: int | None = None
    start: int = 0
    end: int = 0
    table: int | None = None
    column: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        where = self._in_document() if self.paragraph is not None else self._in_workbook()
        return f"{where}（{self.file}）" if self.file else where

    def _in_workbook(self) -> str:
        if self.cell:
            return f"{self.sheet} {self.cell}"
        return f"{self.sheet} 第{self.row}行" if self.row else self.sheet

    def _in_document(self) -> str:
        if self.table is not None:
            where = f"表格{self.table} 第{self.row}行第{self.column}列"
        else:
            where = f"第{self.paragraph}段"
        return f"第{self.page}页 {where}" if self.page is not None else where


NOWHERE = Place()
"""The place of what stands in no file."""


@dataclass(frozen=True, slots=True)
class Because:
    """One node of the tree behind a figure. Made by the engine, never by the author of a formula.

    ``ref`` names the thing (fact id, sheet number, norm id); ``text`` says it in Chinese;
    ``value`` is what it gave, already in words.
    """

    kind: Kind
    ref: str
    text: str
    value: str = ""
    place: Place | None = None
    children: tuple["Because", ...] = ()

    def walk(self) -> Iterator["Because"]:
        """This node and all below it, each once."""
        yield self
        for child in self.children:
            yield from child.walk()

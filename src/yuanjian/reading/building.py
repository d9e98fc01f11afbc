"""A document while it is being read: paragraphs get their numbers, cells their grid places. All formats build by it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from yuanjian.reading.document import Cell, Document, Paragraph, Table
from yuanjian.reading.guards import Received, UnreadableDocument

Aside = Literal["", "footnote", "textbox", "header"]

MAX_PARAGRAPHS = 400_000
MAX_WIDTH = 256


@dataclass(slots=True)
class _OpenCell:
    row: int
    column: int
    columns: int
    rows: int = 1
    paragraphs: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _OpenTable:
    number: int
    after: int
    page: int | None
    cells: list[_OpenCell] = field(default_factory=list)
    above: dict[int, _OpenCell] = field(default_factory=dict)
    height: int = 0
    width: int = 0
    next: int = 1
    cell: _OpenCell | None = None
    continues: bool = False
    hidden: bool = False


def too_long() -> UnreadableDocument:
    """The refusal of a document that no report could be."""
    return UnreadableDocument(
        "too_large",
        f"文档的段落和单元格超过 {MAX_PARAGRAPHS // 10_000} 万个",
        "请把报告与附件分开，分别审核",
    )


class Builder:
    """Takes what a reader meets, in reading order.

    A table is ``open_table``, then ``row`` and ``cell`` for each, paragraphs going to the cell that is
    open, then ``close_table``. A cell always has a paragraph, if only an empty one; elsewhere blank
    paragraphs are left out.
    """

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table | None] = []
        self.notes: list[str] = []
        self._stack: list[_OpenTable] = []

    def paragraph(
        self, text: str, *, level: int = 0, page: int | None = None, aside: Aside = ""
    ) -> int | None:
        """The number given to the paragraph; None where it was blank or in a part of a cell that is not shown.

        Raises:
            UnreadableDocument: more paragraphs than any report has.
        """
        table = self._stack[-1] if self._stack else None
        if table is None or table.cell is None:
            return self._add(text, level, page, aside, None) if text.strip() else None
        if table.continues:
            table.hidden = table.hidden or bool(text.strip())
            return None
        cell = table.cell
        if not text.strip():
            return None
        number = self._add(text, level, page, aside, table)
        cell.paragraphs.append(number)
        return number

    def _add(
        self, text: str, level: int, page: int | None, aside: Aside, table: _OpenTable | None
    ) -> int:
        if len(self.paragraphs) >= MAX_PARAGRAPHS:
            raise too_long()
        number = len(self.paragraphs) + 1
        where: tuple[int | None, int | None, int | None] = (None, None, None)
        if table is not None and table.cell is not None:
            where = (table.number, table.cell.row, table.cell.column)
        self.paragraphs.append(Paragraph(number, text, level, page, *where, aside))
        return number

    def drop_contents_title(self) -> None:
        """Forgets a line «目录» that was read last: what follows is a table of contents."""
        last = "" if self._stack or not self.paragraphs else self.paragraphs[-1].text
        if "".join(last.split()) in ("目录", "目次"):
            self.paragraphs.pop()

    def open_table(self, *, page: int | None = None) -> None:
        """A table begins; within a cell, a nested one. It is closed by :meth:`close_table`."""
        if page is None and self._stack:
            page = self._stack[-1].page
        self.tables.append(None)
        self._stack.append(_OpenTable(len(self.tables), len(self.paragraphs), page))

    def row(self, skip: int = 0) -> None:
        """A row begins, ``skip`` grid columns from the left."""
        self.end_cell()
        table = self._stack[-1]
        table.height += 1
        table.next = 1 + min(max(skip, 0), MAX_WIDTH)

    def cell(self, columns: int = 1, *, merged: bool = False) -> None:
        """A cell begins at the next grid column. ``merged``: it continues the cell above."""
        self.end_cell()
        table = self._stack[-1]
        if not table.height:
            self.row()
        columns = min(max(columns, 1), MAX_WIDTH)
        at = table.next
        table.next += columns
        table.width = max(table.width, table.next - 1)
        above = table.above.get(at)
        if merged and above is not None and above.row + above.rows == table.height:
            above.rows += 1
            table.cell, table.continues = above, True
            return
        table.cell = _OpenCell(table.height, at, columns)
        table.continues = False
        table.cells.append(table.cell)
        table.above[at] = table.cell

    def cell_at(self, row: int, column: int, rows: int = 1, columns: int = 1) -> None:
        """A cell begins at a known grid place."""
        self.end_cell()
        table = self._stack[-1]
        table.height = max(table.height, row)
        table.width = max(table.width, column + columns - 1)
        table.cell = _OpenCell(row, column, columns, rows)
        table.continues = False
        table.cells.append(table.cell)

    def end_cell(self) -> None:
        """The open cell of the innermost table ends."""
        table = self._stack[-1]
        if table.cell is not None and not table.continues and not table.cell.paragraphs:
            table.cell.paragraphs.append(self._add("", 0, table.page, "", table))
        table.cell = None

    def close_table(self) -> None:
        """The innermost table ends; one without cells leaves no trace but its number."""
        self.end_cell()
        table = self._stack.pop()
        if table.hidden:
            self.note("合并单元格中有不显示的文字，没有读入")
        self.tables[table.number - 1] = Table(
            table.number,
            tuple(
                Cell(c.row, c.column, c.rows, c.columns, tuple(c.paragraphs)) for c in table.cells
            ),
            max([table.height, *(c.row + c.rows - 1 for c in table.cells)]),
            table.width,
            table.after,
            table.page,
        )

    def note(self, text: str) -> None:
        """Remembers what the user should know, once."""
        if text not in self.notes:
            self.notes.append(text)

    def document(self, received: Received) -> Document:
        """What was read.

        Raises:
            UnreadableDocument: nothing was.
        """
        while self._stack:
            self.close_table()
        if not any(p.text.strip() for p in self.paragraphs):
            raise UnreadableDocument(
                "no_text", "文件里没有文字", "请核对是不是选错了文件；图片里的文字读不出来"
            )
        return Document(
            received.path.name,
            received.sha256,
            received.kind,
            tuple(self.paragraphs),
            tuple(t for t in self.tables if t is not None),
            (*received.notes, *self.notes),
        )

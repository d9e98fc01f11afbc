"""Tables in Word: caption above, unit at the upper right, fixed grid, heads repeated.

WPS follows ``w:gridCol``, Word follows ``w:tcW``: both are written and agree.
"""

import itertools
from collections.abc import Iterator, Sequence

from yuanjian.reports.tree import Align, Cell, Placed, Row, Table, Text, layout, plain
from yuanjian.reports.typography import printable
from yuanjian.reports.word import wml
from yuanjian.reports.word.bookmarks import Bookmarks
from yuanjian.reports.word.inline import close_bookmark, open_bookmark, write_inlines, write_text
from yuanjian.reports.word.styles import SIZE_5, TABLE_LINE_TWIPS, cell_margins
from yuanjian.reports.word.type_area import TypeArea, set_width

_SIDE_TWIPS = 85
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


def write_table(
    body: wml.Element,
    table: Table,
    area: TypeArea,
    bookmarks: Bookmarks,
    new_page: bool = False,
) -> None:
    """Caption (on a new page if asked), unit line, table and notes."""
    caption = "\N{IDEOGRAPHIC SPACE}".join(t for t in (table.number, table.title) if t)
    caption = printable(caption)
    _line(body, "Caption", caption, table.id, "caption", bookmarks, new_page)
    if table.unit:
        _line(body, "TableUnit", f"单位：{table.unit}", table.id, "unit", bookmarks)
    widths = column_widths(table, area)
    element = wml.add(body, "w:tbl")
    _table_look(element, table, widths, caption)
    for offset, rows, part in (
        (0, table.header, "header"),
        (len(table.header), table.rows, "cell"),
    ):
        _write_rows(element, table, rows, part, offset, widths, area, bookmarks)
    for note in table.notes:
        _line(body, "TableNote", note, table.id, "note", bookmarks)


def column_widths(table: Table, area: TypeArea) -> tuple[int, ...]:
    """Widths in twips; they add up to the type area exactly."""
    total = sum(column.width for column in table.columns)
    edges = [0]
    for column in table.columns:
        edges.append(edges[-1] + round(column.width / total * area.text_twips))
    edges[-1] = area.text_twips
    return tuple(b - a for a, b in itertools.pairwise(edges))


def lines_of(cell: Cell, width: int) -> int:
    """How many lines a cell's text takes at a width in twips (estimate; full-width characters)."""
    room = max(1.0, (width - 2 * _SIDE_TWIPS) / (SIZE_5 * 10))
    return sum(max(1, -int(-set_width(line) // room)) for line in plain(cell.inlines).split("\n"))


def row_heights(rows: Sequence[Row], widths: Sequence[int]) -> list[int]:
    """Heights of rows in twips (estimate); a cell over several rows enlarges the last of them."""
    heights = [TABLE_LINE_TWIPS + 60] * len(rows)
    for placed in layout(rows, len(widths)):
        cell = placed.cell
        width = sum(widths[placed.column : placed.column + cell.colspan])
        need = lines_of(cell, width) * TABLE_LINE_TWIPS + 60
        last = placed.row + cell.rowspan - 1
        have = sum(heights[placed.row : last])
        heights[last] = max(heights[last], need - have)
    return heights


def _line(
    body: wml.Element,
    style: str,
    words: str,
    block: str,
    part: str,
    bookmarks: Bookmarks,
    new_page: bool = False,
) -> None:
    paragraph = wml.add(body, "w:p")
    look = wml.add(paragraph, "w:pPr")
    wml.value(look, "w:pStyle", style)
    if new_page:
        wml.flag(look, "w:pageBreakBefore")
    words = printable(words)
    name = bookmarks.piece(block, part, words)
    number = open_bookmark(paragraph, name, bookmarks)
    write_text(paragraph, Text(words))
    close_bookmark(paragraph, number)


def _table_look(element: wml.Element, table: Table, widths: Sequence[int], caption: str) -> None:
    look = wml.add(element, "w:tblPr")
    wml.add(look, "w:tblW", {"w:w": sum(widths), "w:type": "dxa"})
    wml.value(look, "w:jc", "center")
    borders = wml.add(look, "w:tblBorders")
    for edge in _EDGES:
        wml.add(borders, f"w:{edge}",
                {"w:val": "single", "w:sz": 4, "w:space": 0, "w:color": "000000"})  # fmt: skip
    wml.add(look, "w:tblLayout", {"w:type": "fixed"})
    cell_margins(look, _SIDE_TWIPS)
    wml.add(look, "w:tblLook", {"w:val": "0020" if table.header else "0000"})
    wml.value(look, "w:tblCaption", caption)  # read out by screen readers
    grid = wml.add(element, "w:tblGrid")
    for width in widths:
        wml.add(grid, "w:gridCol", {"w:w": width})


def _write_rows(
    element: wml.Element,
    table: Table,
    rows: Sequence[Row],
    part: str,
    offset: int,
    widths: Sequence[int],
    area: TypeArea,
    bookmarks: Bookmarks,
) -> None:
    half_page = area.lines * 579 // 2
    heights = row_heights(rows, widths)
    for r, cells in enumerate(_by_row(rows, len(widths))):
        row = wml.add(element, "w:tr")
        look = wml.add(row, "w:trPr")
        if part == "header" or heights[r] <= half_page:
            wml.flag(look, "w:cantSplit")
        if part == "header":
            wml.flag(look, "w:tblHeader")
        for placed in cells:
            width = sum(widths[placed.column : placed.column + placed.cell.colspan])
            cell = wml.add(row, "w:tc")
            starts = placed.row == r
            _cell_look(cell, placed.cell, width, starts)
            paragraph = wml.add(cell, "w:p")
            align = placed.cell.align or table.columns[placed.column].align
            _cell_paragraph_look(paragraph, part, align)
            if starts:
                _cell_words(paragraph, table.id, part, placed, offset, bookmarks)


def _cell_words(
    paragraph: wml.Element,
    block: str,
    part: str,
    placed: Placed,
    offset: int,
    bookmarks: Bookmarks,
) -> None:
    words = printable(plain(placed.cell.inlines))
    name = bookmarks.piece(block, part, words, offset + placed.row, placed.column)
    number = open_bookmark(paragraph, name, bookmarks)
    write_inlines(paragraph, placed.cell.inlines, block, bookmarks)
    close_bookmark(paragraph, number)


def _by_row(rows: Sequence[Row], width: int) -> Iterator[list[Placed]]:
    """For each row the cells that begin in it or reach into it from above, left to right."""
    grid: list[list[Placed]] = [[] for _ in rows]
    for placed in layout(rows, width):
        for r in range(placed.row, placed.row + placed.cell.rowspan):
            grid[r].append(placed)
    for cells in grid:
        yield sorted(cells, key=lambda placed: placed.column)


def _cell_look(cell: wml.Element, content: Cell, width: int, starts: bool) -> None:
    look = wml.add(cell, "w:tcPr")
    wml.add(look, "w:tcW", {"w:w": width, "w:type": "dxa"})
    if content.colspan > 1:
        wml.value(look, "w:gridSpan", content.colspan)
    if content.rowspan > 1:
        wml.value(look, "w:vMerge", "restart" if starts else "continue")
    wml.value(look, "w:vAlign", "center")


def _cell_paragraph_look(paragraph: wml.Element, part: str, align: Align) -> None:
    look = wml.add(paragraph, "w:pPr")
    wml.value(look, "w:pStyle", "TableHead" if part == "header" else "TableText")
    if part != "header" and align != "left":
        wml.value(look, "w:jc", align)

"""A report's text made ready for LibreOffice, which drops lines at 、 between Latin words.

It treats «SO2、NO2» as one word and breaks it anywhere. A zero-width space after the 、 says where a
line may end. Only the file that is turned into a PDF gets it; the filed Word file does not.
"""

import re
from dataclasses import replace

from yuanjian.reports.tree import Block, Cell, Figure, Inline, Paragraph, Report, Row, Table, Text

_LIST = re.compile(r"(?<=[A-Za-z0-9₀-₉)])、(?=[A-Za-z0-9(])")


def breakable(report: Report) -> Report:
    """The same report with places to break a line in lists of Latin words."""
    return replace(report, blocks=tuple(_block(block) for block in report.blocks))


def _block(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, inlines=tuple(_inline(i) for i in block.inlines))
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row) for row in block.rows))
    return block


def _row(row: Row) -> Row:
    return tuple(_cell(cell) for cell in row)


def _cell(cell: Cell) -> Cell:
    return replace(cell, inlines=tuple(_inline(i) for i in cell.inlines))


def _inline(inline: Inline) -> Inline:
    broken = _LIST.sub("、\u200b", inline.text)
    if isinstance(inline, Figure):
        return replace(inline, text=broken)
    return Text(broken, inline.vertical, inline.bold)

"""Drop-downs: every list stands in the hidden sheet 90_字典 under a defined name.

Lists that follow another sheet (firms, blocks, points) grow with it. A column that points to several
sheets has its list stacked in 90_字典 by formulas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from yuanjian.sheets import listings
from yuanjian.sheets.column import Column
from yuanjian.sheets.excel.book import Book
from yuanjian.sheets.excel.cellscan import column_letters
from yuanjian.sheets.excel.recognise import LISTS_SHEET

if TYPE_CHECKING:
    from yuanjian.sheets.excel.book import Worksheet

STACKED = 400
_MANY_WORDS = 1000

Range = tuple[str, int, int, int]
"""Worksheet name, column from 0, first and last row from 0."""


def list_rule(name: str, column: Column) -> dict[str, object]:
    """The validation of a cell with a drop-down: other words are asked about, never blocked."""
    return {
        "validate": "list",
        "source": f"={name}",
        "show_error": not (column.kind == "multi" or column.open_list),
        "error_type": "warning",
        "error_title": "请核对",
        "error_message": "下拉列表中没有这一项。没有的填“无”，不适用的填“/”；确实要填其他内容请选“是”。",
    }


class Dropdowns:
    """The lists of one workbook. ``ranges`` say where referred columns stand, ``held`` what they hold now."""

    def __init__(
        self, book: Book, ranges: Mapping[str, Range], held: Mapping[str, Sequence[str]]
    ) -> None:
        self.book, self.ranges, self.held = book, ranges, held
        self.sheet: Worksheet = book.sheet(LISTS_SHEET)
        self.names: dict[object, str] = {}
        self.column = 0

    def name(self, column: Column) -> str:
        """The defined name of a column's list, «» when it has none."""
        refs = tuple(r for r in column.ref.split("|") if r in self.ranges) if column.ref else ()
        words = column.options or (self._listed(column) if column.listing else ())
        known = (refs, words)
        if not refs and not words:
            return ""
        if known not in self.names:
            name = f"list_{len(self.names) + 1:03d}"
            self.names[known] = name
            self._define(name, column.header, refs, words)
        return self.names[known]

    def _listed(self, column: Column) -> tuple[str, ...]:
        words = listings.words(column.listing)
        return words if len(words) <= _MANY_WORDS else ()

    def _define(
        self, name: str, header: str, refs: tuple[str, ...], words: tuple[str, ...]
    ) -> None:
        if len(refs) == 1 and not words:
            sheet, column, first, last = self.ranges[refs[0]]
            letter = column_letters(column + 1)
            cells = f"'{sheet}'!${letter}${first + 1}:${letter}${last + 1}"
            top = f"'{sheet}'!${letter}${first + 1}"
            self.book.name(name, f"={top}:INDEX({cells},MAX(1,COUNTA({cells})))")
            return
        letter = column_letters(self.column + 1)
        self.book.text(self.sheet, 0, self.column, name, "key")
        self.book.text(self.sheet, 1, self.column, header, "label")
        for row, word in enumerate(words, start=2):
            self.book.text(self.sheet, row, self.column, word)
        last = 2 + len(words)
        self.column += 1
        if refs:
            self._stack(name, letter, refs, words)
        else:
            self.book.name(name, f"='{LISTS_SHEET}'!${letter}$3:${letter}${last}")

    def _stack(self, name: str, letter: str, refs: tuple[str, ...], words: tuple[str, ...]) -> None:
        """The fixed words, then everything in the referred columns, as a list that grows with them."""
        held = list(words)
        cells, ends = self._ends(refs, len(words))
        for ref in refs:
            held += self.held.get(ref, ())
        style = self.book.style("plain")
        for place in range(len(words), len(words) + STACKED):
            formula = '""'
            for index in reversed(range(len(cells))):
                before = ends[index - 1] if index else str(len(words))
                inner = f"INDEX({cells[index]},{place + 1}-{before})"
                formula = f"IF({place + 1}<={ends[index]},{inner},{formula})"
            value = held[place] if place < len(held) else ""
            self.sheet.write_formula(2 + place, self.column - 2, "=" + formula, style, value)
        longest = len(words) + STACKED
        area = f"'{LISTS_SHEET}'!${letter}$3:${letter}${2 + longest}"
        size = f"MAX(1,MIN({longest},'{LISTS_SHEET}'!{ends[-1]}))"
        self.book.name(name, f"='{LISTS_SHEET}'!${letter}$3:INDEX({area},{size})")

    def _ends(self, refs: tuple[str, ...], start: int) -> tuple[list[str], list[str]]:
        """The referred cells, and beside the list the running number of words up to the end of each."""
        letter, style = column_letters(self.column + 1), self.book.style("key")
        cells, ends, total, before = [], [], start, str(start)
        for row, ref in enumerate(refs, start=3):
            sheet, at, first, last = self.ranges[ref]
            at_letter = column_letters(at + 1)
            cells.append(f"'{sheet}'!${at_letter}${first + 1}:${at_letter}${last + 1}")
            total += len(self.held.get(ref, ()))
            formula = f"={before}+COUNTA({cells[-1]})"
            self.sheet.write_formula(row - 1, self.column, formula, style, total)
            before = f"${letter}${row}"
            ends.append(before)
        self.column += 1
        return cells, ends

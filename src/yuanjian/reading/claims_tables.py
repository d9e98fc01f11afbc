"""Figures alone in a table cell: said by the cell to their left, the head of their column and a unit beside."""

from __future__ import annotations

import re
from dataclasses import dataclass

from yuanjian.reading.document import Cell, Document, Table
from yuanjian.reading.folding import Folded, folded
from yuanjian.reading.lexicon.units import UNIT_AT

_VALUE = re.compile(r"(?:约|近)?-?[\d,.]+(?:×10\^?\d+)?")
_IN_BRACKETS = re.compile(r"\(([^()]{1,12})\)")
_YEAR = re.compile(r"(?:19|20)\d\d年(?:度)?$")
_SERIAL = re.compile(r"序号|编号|^号$|^行数$|^页[码数]$|^份数$")  # about the table itself
_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Said:
    """What says a lone figure: the words before it, the unit behind it («» when its own)."""

    before: str
    unit: str


class Cells:
    """Finds what says the figures of a document's tables."""

    def __init__(self, document: Document) -> None:
        self._said: dict[int, Said] = {}
        for table in document.tables:
            self._read(document, table)

    def said(self, paragraph: int | None) -> Said | None:
        """What says the lone figure in a paragraph, None when it is no such thing."""
        return self._said.get(paragraph or 0)

    def _read(self, document: Document, table: Table) -> None:
        texts = {(c.row, c.column): folded(document.cell_text(c)).text for c in table.cells}
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
        first = {c.column: texts[c.row, c.column] for c in rows.get(1, ())}
        heads = {column: text for column, text in first.items() if len(text) <= _LONGEST}
        for row, cells in rows.items():
            unit = next((t for c in cells if _is_unit(t := texts[row, c.column])), "")
            label = ""
            for cell in sorted(cells, key=lambda c: c.column):
                text = texts[row, cell.column]
                if len(cell.paragraphs) == 1 and _lone(text):
                    head = "" if row == 1 else heads.get(cell.column, "")
                    if _SERIAL.search(head) or not (label or head):
                        continue
                    self._said[cell.paragraphs[0]] = _joined(label, head, unit, text)
                elif _WORDS.search(text) and not _is_unit(text):
                    label = text if len(text) <= _LONGEST else ""


def as_sentence(cell: Folded, said: Said) -> Folded:
    """The cell as a sentence; what was added stands at the cell's edges, so that a quote is the cell's own words."""
    added = f"{said.before}:"
    end = len(cell.original)
    text = added + cell.text + said.unit
    at = (0,) * len(added) + cell.at + (max(0, end - 1),) * len(said.unit)
    return Folded(cell.original, text, at)


def _joined(label: str, head: str, unit: str, value: str) -> Said:
    """«企业数量(家)» gives the unit; a year in the head of the column the period."""
    period = head if _YEAR.match(head) else ""
    words = label or head
    inside = next((m[1] for m in _IN_BRACKETS.finditer(words + head) if _is_unit(m[1])), "")
    bare = re.sub(r"^\d+[.、]", "", _IN_BRACKETS.sub("", words))
    own = "" if _VALUE.fullmatch(value) else value
    return Said(f"{period}{bare}", "" if own else inside or unit)


def _lone(text: str) -> bool:
    """Whether a cell holds one figure, with or without its unit."""
    m = _VALUE.match(text)
    return m is not None and (m.end() == len(text) or _is_unit(text[m.end() :]))


def _is_unit(text: str) -> bool:
    m = UNIT_AT.match(text)
    return m is not None and m.end() == len(text)

"""One streaming pass over a sheet's XML for what the value reader does not tell.

It finds formulas without a saved value, error values, cells formatted as per cent and hidden rows, and it
measures the area that a reader would have to hold. Memory does not grow with the sheet.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from yuanjian.sheets.excel.refusal import UnreadableWorkbook

MAX_ROWS = 100_000
MAX_AREA = 4_000_000
_DIGITS = "0123456789"
_PERCENT_FORMATS = {"9", "10"}

Spot = tuple[int, int]
"""Row and column, both from 1."""


def column_number(letters: str) -> int:
    """A → 1, AB → 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """1 → A, 28 → AB."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(slots=True)
class SheetScan:
    """What one sheet's XML holds beside its values."""

    rows: int = 0
    row_with_value: int = 0
    last_row: int = 0
    last_column: int = 0
    bare_formulas: set[Spot] = field(default_factory=set)
    errors: dict[Spot, str] = field(default_factory=dict)
    percents: set[Spot] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)


def measure(found: SheetScan, sheet: str, row: int, column: int) -> None:
    """Counts a cell with a value in.

    Raises:
        UnreadableWorkbook: the sheet is larger than any package needs.
    """
    if row != found.row_with_value:
        found.row_with_value = row
        found.rows += 1
    found.last_row = max(found.last_row, row)
    found.last_column = max(found.last_column, column)
    if found.rows > MAX_ROWS or found.last_row * found.last_column > MAX_AREA:
        raise UnreadableWorkbook(
            "too_large",
            f"工作表“{sheet}”的数据一直延伸到 {column_letters(column)}{row}，超出正常范围",
            "请删除数据区以外的行和列（选中后右键“删除”），保存后再导入；数据确实很多的请按表或按月拆开",
        )


class _Scanner:
    """Expat's callbacks; one object a sheet."""

    def __init__(self, sheet: str, percent_styles: frozenset[str]) -> None:
        self.sheet, self.percent_styles = sheet, percent_styles
        self.found = SheetScan()
        self.row = self.column = 0
        self.kind = self.style = ""
        self.formula = self.value_seen = False
        self.text: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "c":
            self._cell(attributes)
        elif name in ("v", "is"):
            self._value()
        elif name == "f":
            self.formula = True
            self.parser.CharacterDataHandler = self._heard
        elif name == "row":
            self.row = int(attributes["r"]) if "r" in attributes else self.row + 1
            self.column = 0
            if attributes.get("hidden") in ("1", "true"):
                self.found.hidden_rows.add(self.row)

    def _cell(self, attributes: dict[str, str]) -> None:
        ref = attributes.get("r")
        if ref:
            letters = ref.rstrip(_DIGITS)
            self.column, self.row = column_number(letters), int(ref[len(letters) :])
        else:
            self.column += 1
        self.kind, self.style = attributes.get("t", ""), attributes.get("s", "")
        self.formula = self.value_seen = False
        if self.kind == "e":
            self.parser.CharacterDataHandler = self._heard

    def _heard(self, text: str) -> None:
        self.text.append(text)

    def _value(self) -> None:
        self.value_seen = True
        self.text.clear()
        measure(self.found, self.sheet, self.row, self.column)
        if self.style in self.percent_styles and self.kind in ("", "n"):
            self.found.percents.add((self.row, self.column))

    def end(self, name: str) -> None:
        if name.rpartition(":")[2] != "c":
            return
        spot = (self.row, self.column)
        if self.kind == "e":
            self.found.errors[spot] = "".join(self.text)
        elif self.formula and not (self.value_seen and ("".join(self.text) or self.kind == "str")):
            self.found.bare_formulas.add(spot)
        if self.formula or self.kind == "e":
            self.text.clear()
            self.parser.CharacterDataHandler = None


def scan_sheet(pieces: Iterable[bytes], sheet: str, percent_styles: frozenset[str]) -> SheetScan:
    """The pass over one sheet's XML.

    Raises:
        UnreadableWorkbook: the XML is broken, or the sheet is larger than any package needs.
    """
    scanner = _Scanner(sheet, percent_styles)
    _fed(scanner.parser, pieces, f"工作表“{sheet}”")
    return scanner.found


def percent_styles(pieces: Iterable[bytes]) -> frozenset[str]:
    """The indexes of the cell styles (attribute ``s``) whose number format shows per cent."""
    formats = set(_PERCENT_FORMATS)
    found: list[str] = []
    inside = False
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal inside, count
        name = name.rpartition(":")[2]
        if name == "numFmt" and is_percent(attributes.get("formatCode", "")):
            formats.add(attributes.get("numFmtId", ""))
        elif name == "cellXfs":
            inside = True
        elif name == "xf" and inside:
            if attributes.get("numFmtId") in formats:
                found.append(str(count))
            count += 1

    def end(name: str) -> None:
        nonlocal inside
        if name.rpartition(":")[2] == "cellXfs":
            inside = False

    _parsed(pieces, start, end, "样式")
    return frozenset(found)


def is_percent(code: str) -> bool:
    """Whether a number format shows per cent; a quoted or escaped % is a letter."""
    return "%" in "".join(code.split('"')[::2]).replace("\\%", "")


def elements(pieces: Iterable[bytes], *names: str) -> list[tuple[str, dict[str, str]]]:
    """The attributes of all elements of these local names, in order (for small parts)."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local in names:
            found.append((local, attributes))

    _parsed(pieces, start, lambda name: None, "目录")
    return found


def _parsed(pieces: Iterable[bytes], start: Any, end: Any, what: str) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    _fed(parser, pieces, what)


def _fed(parser: expat.XMLParserType, pieces: Iterable[bytes], what: str) -> None:
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, KeyError) as no:
        if isinstance(no, UnreadableWorkbook):
            raise
        raise UnreadableWorkbook(
            "damaged", f"{what}的内容已损坏", "请用 Excel 或 WPS 打开修复后另存，再导入"
        ) from None

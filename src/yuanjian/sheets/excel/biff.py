"""One pass over the records of an .xls workbook for what the value reader does not tell, as cellscan does for .xlsx.

It finds error values, cells formatted as per cent and hidden rows, measures the area that a reader would
have to hold and the text that it would copy, and refuses what is locked, has macros or is of before 1997.

The value reader ends the whole process where a damaged record makes it ask for too much memory. So it is given
a copy in which only the records that were looked at here have a name that it knows.

Layout: [MS-XLS] 2.1.4 (records), 2.4 (each of them), 2.5.293 (strings of the shared table).
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import cached_property, partial

from yuanjian.sheets.excel.cellscan import SheetScan, Spot, is_percent, measure
from yuanjian.sheets.excel.refusal import SAVE_AS, UnreadableWorkbook, encrypted, with_macros

_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_LOCKED, _SHEET, _STRINGS, _FORMAT, _STYLE, _BOOK = 0x2F, 0x85, 0xFC, 0x41E, 0xE0, 0x1AE
_ROW, _FORMULA, _TRUTH, _SHARED, _MANY = 0x208, 0x06, 0x205, 0xFD, 0xBD
_NUMBER, _RK, _LABEL, _RICH = 0x203, 0x27E, 0x204, 0xD6
_TEXT, _CODE_PAGE, _EPOCH, _MERGED = 0x207, 0x42, 0x22, 0xE5
_CELLS = frozenset({_FORMULA, _TRUTH, _SHARED, _NUMBER, _RK, _LABEL, _RICH})
_NUMERIC = frozenset({_FORMULA, _NUMBER, _RK})
_KEPT = _CELLS | {
    _BOF, _EOF, _SHEET, _STRINGS, _FORMAT, _STYLE, _MANY, _TEXT, _CODE_PAGE, _EPOCH, _MERGED,
}  # fmt: skip
_GOES_ON = frozenset({_STRINGS, _TEXT, _CONTINUE})
_UNUSED = b"\xff\xff"
_INTERNAL, _ADD_IN = 0x0401, 0x3A01
_BIFF8, _WORKSHEET, _MACROS = 0x0600, 0, (1, 6)
_PER_CENT = {9, 10}
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip

MAX_TEXT = 64 * 2**20
"""Characters that the cells of a workbook may show together; a shared text counts in every cell."""

Record = tuple[int, int, bytes]
"""Where it begins in the stream, its kind, its content."""


def records(stream: bytes) -> Iterator[Record]:
    """The records of a workbook stream, in order; one that runs over the end is damage."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if at + 4 + length > len(stream):
            raise _damaged()
        yield at, kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


class Scanned:
    """The worksheets by name, whether the workbook refers to others, and the stream for the value reader."""

    def __init__(self, stream: bytes) -> None:
        self.sheets: dict[str, SheetScan] = {}
        self.links = False
        self.clean = bytearray(stream)
        self._before = 0
        self._strings_at = 0
        self._places: dict[int, str] = {}
        self._formats, self._styles = set(_PER_CENT), list[bool]()
        self._strings: list[bytes] = []
        self._text = 0

    def begin(self, place: int, content: bytes) -> Callable[[int, bytes], None]:
        """What hears the records that follow: those of the workbook, of a worksheet, or of a chart."""
        if struct.unpack_from("<H", content)[0] != _BIFF8:
            raise _too_old()
        if place == 0:
            return self._of_book
        name = self._places.pop(place, None)
        return partial(self._of_sheet, name, self.sheets[name]) if name else _unheard

    def end(self) -> None:
        """Refuses sheets that are listed and lie nowhere; counts the shared texts instead of believing the file."""
        if self._places:
            raise _damaged()
        if self._strings:
            struct.pack_into("<I", self.clean, self._strings_at + 8, len(self._lengths))

    def keep(self, place: int, kind: int, depth: int) -> None:
        """Leaves a record to the value reader, or takes its name away."""
        goes_on = kind == _CONTINUE and self._before in _GOES_ON
        self._before = kind if kind != _CONTINUE or goes_on else 0
        of_chart = kind == _SHEET and self.clean[place + 4 + 5] != _WORKSHEET
        if depth > 1 or of_chart or not (kind in _KEPT or goes_on):
            self.clean[place : place + 2] = _UNUSED
        elif kind == _STRINGS:
            self._strings_at = place
        elif kind == _FORMULA:  # the value is saved; the formula itself is of no use
            struct.pack_into("<H", self.clean, place + 4 + 20, 0)

    def _of_book(self, kind: int, content: bytes) -> None:
        if kind == _LOCKED:
            raise encrypted()
        if kind == _SHEET:
            self._listed(content)
        elif kind == _STRINGS:
            self._strings = [content[8:]]
        elif kind == _CONTINUE and self._before == _CONTINUE:
            self._strings.append(content)
        elif kind == _FORMAT:
            number, length, wide = struct.unpack_from("<HHB", content)
            if is_percent(_text(content[5:], length, wide)):
                self._formats.add(number)
        elif kind == _STYLE:
            self._styles.append(struct.unpack_from("<H", content, 2)[0] in self._formats)
        elif kind == _BOOK:
            self.links |= struct.unpack_from("<H", content, 2)[0] not in (_INTERNAL, _ADD_IN)

    def _listed(self, content: bytes) -> None:
        place, _, kind, length, wide = struct.unpack_from("<IBBBB", content)
        if kind in _MACROS:
            raise with_macros()
        if kind != _WORKSHEET:
            return
        name = _text(content[8:], length, wide)
        if place in self._places or name in self.sheets:
            raise _damaged()
        self._places[place] = name
        self.sheets[name] = SheetScan()

    def _of_sheet(self, name: str, found: SheetScan, kind: int, content: bytes) -> None:
        if kind == _ROW:
            row, flags = struct.unpack_from("<H10xH", content)
            if flags & 0x20:
                found.hidden_rows.add(row + 1)
        elif kind == _MANY:
            row, first = struct.unpack_from("<HH", content)
            for number in range((len(content) - 6) // 6):
                style = struct.unpack_from("<H", content, 4 + 6 * number)[0]
                self._value(name, found, (row + 1, first + number + 1), style)
        elif kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", content)
            spot = (row + 1, column + 1)
            if kind == _SHARED:
                self._shown(struct.unpack_from("<I", content, 6)[0])
            error = _error(kind, content)
            if error:
                found.errors[spot] = error
            number = kind in _NUMERIC and not error
            self._value(name, found, spot, style if number else -1)

    def _value(self, name: str, found: SheetScan, spot: Spot, style: int) -> None:
        """``style`` of a number's cell, -1 of any other."""
        measure(found, name, *spot)
        if 0 <= style < len(self._styles) and self._styles[style]:
            found.percents.add(spot)

    def _shown(self, number: int) -> None:
        self._text += self._lengths[number]
        if self._text > MAX_TEXT:
            raise UnreadableWorkbook(
                "bomb",
                "单元格里的文字合计过多，不是正常的工作簿",
                "请核对文件来源，重新另存后再导入",
            )

    @cached_property
    def _lengths(self) -> list[int]:
        return list(_lengths(self._strings))


def scan_stream(stream: bytes) -> Scanned:
    """The pass over a workbook stream.

    Raises:
        UnreadableWorkbook: locked, with macros, of an old kind, damaged, or larger than any package needs.
    """
    found, depth = Scanned(stream), 0
    hear: Callable[[int, bytes], None] = _unheard
    try:
        for place, kind, content in records(stream):
            depth += kind == _BOF
            found.keep(place, kind, depth)
            if kind == _BOF and depth == 1:
                hear = found.begin(place, content)
            elif depth == 1 and kind != _EOF:
                hear(kind, content)
            depth -= kind == _EOF
        found.end()
    except (struct.error, UnicodeDecodeError, IndexError):
        raise _damaged() from None
    return found


def _unheard(kind: int, content: bytes) -> None:
    """Records of charts, and of charts within sheets."""


def _text(content: bytes, length: int, wide: int) -> str:
    """A short string: one byte a character, or two."""
    return content.decode("utf-16-le" if wide & 1 else "latin-1", "replace")[:length]


def _error(kind: int, content: bytes) -> str:
    """The error that a cell shows, «» where it shows none."""
    if kind == _TRUTH and content[7]:
        return _ERRORS.get(content[6], "#N/A")
    if kind == _FORMULA and content[12:14] == b"\xff\xff" and content[6] == 2:
        return _ERRORS.get(content[8], "#N/A")
    return ""


def _lengths(pieces: list[bytes]) -> Iterator[int]:
    """How many characters each string of the shared table has. A string may run over several records."""
    piece, at = 0, 0
    while piece < len(pieces):
        if at >= len(pieces[piece]):
            piece, at = piece + 1, 0
            continue
        length, flags = struct.unpack_from("<HB", pieces[piece], at)
        at += 3
        skipped = 0
        if flags & 8:
            skipped += 4 * int(struct.unpack_from("<H", pieces[piece], at)[0])
            at += 2
        if flags & 4:
            skipped += int(struct.unpack_from("<I", pieces[piece], at)[0])
            at += 4
        left = length
        while left:
            wide = 1 + (flags & 1)
            here = min(left, (len(pieces[piece]) - at) // wide)
            left, at = left - here, at + here * wide
            if left:
                piece, at = piece + 1, 1
                flags = pieces[piece][0]
        while skipped:
            here = min(skipped, len(pieces[piece]) - at)
            skipped, at = skipped - here, at + here
            if skipped:
                piece, at = piece + 1, 0
                pieces[piece]
        yield length


def _damaged() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        "damaged", "文件内容已损坏，读不出工作表", "请用 Excel 或 WPS 打开修复后另存，再导入"
    )


def _too_old() -> UnreadableWorkbook:
    return UnreadableWorkbook("old_format", "这是 Excel 95 或更早版本的工作簿，不能读取", SAVE_AS)

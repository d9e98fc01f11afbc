"""Plain tables as an Excel file: one look for annex, score, findings and 依据说明.

Text stays text whatever it begins with (see ``sheets/excel/book.py``); what a cell cannot hold is cut
and says so. The same tables and time give the same bytes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from yuanjian.reports.tree import Align
from yuanjian.reports.typography import printable
from yuanjian.reports.word.type_area import width_in_characters
from yuanjian.sheets.excel.book import (
    AMBER_PALE,
    GREEN_PALE,
    INK_SOFT,
    LONGEST_TEXT,
    RED_PALE,
    Book,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

Content = str | int | Decimal | date | None
Tone = Literal["plain", "bad", "warn", "good", "quiet"]

LONGEST_NAME = 31  # characters of a sheet's name
_CUT = "…（单元格容纳不下，全文见原表）"
_FIRST_DAY = date(1900, 3, 1)  # Excel's calendar is wrong before it
_LINE, _TALLEST = 15.0, 409.0  # points; Excel knows no taller row
_A3, _A4 = 8, 9
_WIDTH_OF_A4, _WIDTH_OF_A3 = (
    180.0,
    360.0,
)  # in characters; the print of wider ones is too small to read
_DIGITS = 15  # that a number in Excel holds
_TONES: dict[Tone, dict[str, str]] = {
    "plain": {},
    "bad": {"bg_color": RED_PALE},
    "warn": {"bg_color": AMBER_PALE},
    "good": {"bg_color": GREEN_PALE},
    "quiet": {"font_color": INK_SOFT},
}


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its head, width in characters, and where its contents stand."""

    head: str
    width: float = 14.0
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row of cells, in one tone (never the only sign: the words say it too)."""

    cells: tuple[Content, ...]
    tone: Tone = "plain"


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One sheet: a title, lines below it, a table, notes below the table."""

    name: str
    title: str
    columns: tuple[BookColumn, ...]
    rows: tuple[BookRow, ...]
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def book_bytes(sheets: Sequence[BookSheet], *, title: str, made: datetime) -> bytes:
    """The sheets as the bytes of an .xlsx; ``made`` goes into its properties."""
    book = Book(printable(title)[:255], made.replace(tzinfo=None, microsecond=0))
    for name, sheet in zip(sheet_names(s.name for s in sheets), sheets, strict=True):
        _write_sheet(book, book.sheet(name), sheet)
    return book.content()


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that Excel takes: no []:*?/\\, at most 31 characters, unique without regard to case."""
    names: list[str] = []
    used: set[str] = set()
    for name in wanted:
        clean = printable(name).translate(str.maketrans("", "", "[]:*?/\\\n\t")).strip("'")
        clean = chosen = clean[:LONGEST_NAME] or "表"
        n = 1
        while chosen.lower() in used:
            n += 1
            chosen = f"{clean[: LONGEST_NAME - len(str(n)) - 1]}_{n}"
        used.add(chosen.lower())
        names.append(chosen)
    return names


def _write_sheet(book: Book, page: "Worksheet", sheet: BookSheet) -> None:
    book.text(page, 0, 0, _fit(sheet.title), "title", font_size=14)
    page.set_row(0, 26)
    at = 1
    for line in sheet.lines:
        book.text(page, at, 0, _fit(line), "subtitle", font_size=10)
        at += 1
    head = at
    for n, column in enumerate(sheet.columns):
        book.text(page, head, n, _fit(column.head), "optional")
        page.set_column(n, n, column.width)
    page.set_row(head, 30)
    for r, row in enumerate(sheet.rows, start=head + 1):
        page.set_row(r, _height(row.cells, sheet.columns))
        for c, content in enumerate(row.cells):
            _write_cell(book, page, r, c, content, row.tone, sheet.columns[c].align)
    at = head + len(sheet.rows) + 1
    if sheet.rows:
        page.autofilter(head, 0, at - 1, len(sheet.columns) - 1)
    for n, note in enumerate(sheet.notes):
        book.text(page, at + n, 0, _fit(note), "subtitle", font_size=10)
    _page_setup(page, head, sum(column.width for column in sheet.columns))


def _height(cells: Sequence[Content], columns: Sequence[BookColumn]) -> float:
    """Height of a row in points: Excel fits rows when it opens a file, others do not."""
    lines = 1
    for content, column in zip(cells, columns, strict=True):
        room = max(1.0, column.width / 2 - 1.5)  # in full-width characters
        if isinstance(content, str) and (len(content) > room or "\n" in content):
            parts = content[:LONGEST_TEXT].split("\n")
            lines = max(lines, sum(_lines(width_in_characters(p), room) for p in parts))
    return min(_TALLEST, _LINE * lines + 5)


def _lines(width: float, room: float) -> int:
    return max(1, -int(-width // room))


def _write_cell(
    book: Book, page: "Worksheet", row: int, column: int, content: Content, tone: Tone, align: str
) -> None:
    look: dict[str, Any] = {"align": align, "indent": int(align != "center"), **_TONES[tone]}
    if isinstance(content, int | Decimal) and not isinstance(content, bool) and _held(content):
        style = book.style("boxed_wrapped", **look, num_format=_digits(content))
        page.write_number(row, column, float(content), style)
    elif isinstance(content, date) and content >= _FIRST_DAY:
        style = book.style("boxed_wrapped", **look, num_format="yyyy-mm-dd")
        page.write_datetime(row, column, datetime(content.year, content.month, content.day), style)
    else:
        text = {True: "是", False: "否"}[content] if isinstance(content, bool) else content
        book.text(
            page, row, column, _fit("" if text is None else str(text)), "boxed_wrapped", **look
        )


def _held(number: int | Decimal) -> bool:
    """Whether Excel gives the same number back; an identifier of 18 digits stays text."""
    return len(Decimal(number).as_tuple().digits) <= _DIGITS and abs(number) < 10**_DIGITS


def _digits(number: int | Decimal) -> str:
    """A format that shows the decimals that were written, 0.1030 as 0.1030."""
    exponent = Decimal(number).as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "0" + ("." + "0" * places if places else "")


def _fit(text: str) -> str:
    clean = printable(text)
    return clean if len(clean) <= LONGEST_TEXT else clean[: LONGEST_TEXT - len(_CUT)] + _CUT


def _page_setup(page: "Worksheet", head: int, width: float) -> None:
    """Prints across, on A3 when there are many columns, on several pages when there are very many.

    The head stands on every page, the first column on every page of several across.
    """
    page.freeze_panes(head + 1, 0)
    page.repeat_rows(head)
    page.set_landscape()
    page.set_paper(_A4 if width <= _WIDTH_OF_A4 else _A3)
    across = max(1, -int(-width // _WIDTH_OF_A3))
    page.fit_to_pages(across, 0)
    if across > 1:
        page.repeat_columns(0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer("&C第 &P 页　共 &N 页")
    page.hide_gridlines(2)
    page.set_zoom(100 if width <= _WIDTH_OF_A4 else 85)

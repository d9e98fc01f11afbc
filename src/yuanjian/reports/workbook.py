"""Plain tables as an Excel file: one look for annex, score, findings and 依据说明. XlsxWriter lives here.

Text is always written as text: what begins with = + - @ can never become a formula, nor a link
become clickable. The same tables and time give the same bytes.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from yuanjian.reports import CREATOR
from yuanjian.reports.typography import printable

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

Content = str | int | Decimal | date | None
Tone = Literal["plain", "bad", "warn", "good", "quiet"]

LONGEST_CELL = 32_767  # characters; a limit of the file format
LONGEST_NAME = 31  # characters of a sheet's name
_CUT = "…（单元格容纳不下，全文见原表）"
_FONT = {"font_name": "宋体", "font_size": 10.5}
_TONES: dict[Tone, dict[str, str]] = {
    "plain": {},
    "bad": {"bg_color": "#FBE3E0"},
    "warn": {"bg_color": "#FDF3D0"},
    "good": {"bg_color": "#E4F3E6"},
    "quiet": {"font_color": "#6B7280"},
}


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its head, width in characters, and where its contents stand."""

    head: str
    width: float = 14.0
    align: Literal["left", "center", "right"] = "left"


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
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
               "strings_to_numbers": False}  # fmt: skip
    workbook = xlsxwriter.Workbook(out, options)
    workbook.set_properties({
        "title": printable(title)[:255], "author": CREATOR, "created": made.replace(tzinfo=None)})  # fmt: skip
    looks = _Looks(workbook)
    for name, sheet in zip(sheet_names(s.name for s in sheets), sheets, strict=True):
        _write_sheet(workbook.add_worksheet(name), sheet, looks)
    workbook.close()
    return out.getvalue()


def sheet_names(wanted: Any) -> list[str]:
    """Names that Excel takes: no []:*?/\\, at most 31 characters, unique without regard to case."""
    names: list[str] = []
    used: set[str] = set()
    for name in wanted:
        clean = printable(str(name)).translate(str.maketrans("", "", "[]:*?/\\\n\t")).strip("'")
        clean = chosen = clean[:LONGEST_NAME] or "表"
        n = 1
        while chosen.lower() in used:
            n += 1
            chosen = f"{clean[: LONGEST_NAME - len(str(n)) - 1]}_{n}"
        used.add(chosen.lower())
        names.append(chosen)
    return names


class _Looks:
    """Cell formats, each made once."""

    def __init__(self, workbook: "Workbook") -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({**_FONT, **properties})
        return self._made[key]

    def cell(self, tone: Tone, align: str, **more: Any) -> Any:
        return self.get(
            border=1, border_color="#9CA3AF", text_wrap=True, valign="vcenter", align=align,
            **_TONES[tone], **more,
        )  # fmt: skip


def _write_sheet(page: "Worksheet", sheet: BookSheet, looks: _Looks) -> None:
    last = max(0, len(sheet.columns) - 1)
    page.write_string(0, 0, _fit(sheet.title), looks.get(bold=True, font_size=14))
    page.set_row(0, 26)
    at = 1
    for line in sheet.lines:
        page.write_string(at, 0, _fit(line), looks.get(font_color="#374151"))
        at += 1
    head = at
    for n, column in enumerate(sheet.columns):
        look = looks.get(bold=True, border=1, text_wrap=True, align="center", valign="vcenter",
                         bg_color="#E5EAF0")  # fmt: skip
        page.write_string(head, n, _fit(column.head), look)
        page.set_column(n, n, column.width)
    page.set_row(head, 30)
    for r, row in enumerate(sheet.rows, start=head + 1):
        for c, content in enumerate(row.cells):
            _write_cell(page, r, c, content, row.tone, sheet.columns[c].align, looks)
    at = head + len(sheet.rows) + 1
    if sheet.rows:
        page.autofilter(head, 0, at - 1, last)
    for n, note in enumerate(sheet.notes):
        page.write_string(at + n, 0, _fit(note), looks.get(font_color="#374151"))
    _page_setup(page, head, last)


def _write_cell(
    page: "Worksheet", row: int, column: int, content: Content, tone: Tone, align: str,
    looks: _Looks,
) -> None:  # fmt: skip
    if content is None:
        page.write_blank(row, column, None, looks.cell(tone, align))
    elif isinstance(content, bool):
        page.write_string(row, column, "是" if content else "否", looks.cell(tone, align))
    elif isinstance(content, int | Decimal):
        page.write_number(row, column, content, looks.cell(tone, align, **_digits(content)))
    elif isinstance(content, date):
        look = looks.cell(tone, align, num_format="yyyy-mm-dd")
        page.write_datetime(row, column, datetime(content.year, content.month, content.day), look)
    else:
        text = _fit(content)
        # Excel would take such a text for a formula as soon as somebody edits the cell.
        quoted = {"quote_prefix": True} if text[:1] in ("=", "+", "-", "@") else {}
        page.write_string(row, column, text, looks.cell(tone, align, **quoted))


def _digits(number: int | Decimal) -> dict[str, str]:
    """A format that shows the decimals that were written, 0.1030 as 0.1030."""
    if isinstance(number, int):
        return {"num_format": "0"}
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return {"num_format": "0" + ("." + "0" * places if places else "")}


def _fit(text: str) -> str:
    clean = printable(text)
    return clean if len(clean) <= LONGEST_CELL else clean[: LONGEST_CELL - len(_CUT)] + _CUT


def _page_setup(page: "Worksheet", head: int, last: int) -> None:
    """Prints on A4 across, all columns on one page, the head on every page."""
    page.freeze_panes(head + 1, 0)
    page.repeat_rows(head)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer("&C第 &P 页　共 &N 页")
    page.hide_gridlines(2)
    page.set_zoom(100 if last < 12 else 85)

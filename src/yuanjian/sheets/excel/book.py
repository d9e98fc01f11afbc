"""A workbook being written, with the house's styles. The only file that imports the writer (XlsxWriter).

Text is always written as text: what begins with = + - @ stays what it is, also after an officer edits
the cell (such cells carry Excel's own text mark).
"""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from yuanjian.sheets.column import Column
from yuanjian.sheets.row import shown

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet as Worksheet  # the type that its callers name

FONT = "微软雅黑"
LONGEST_TEXT = 32_767
_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n")
_FIRST_DAY = date(1900, 3, 1)  # before it, Excel's calendar has a day too many

GREEN, GREEN_SOFT, GREEN_PALE = "#2F6B5E", "#6E9F94", "#DDEAE6"
INK, INK_SOFT, INK_FAINT = "#22312E", "#5F6F6B", "#9AA5A2"
GREY, GREY_PALE, LINE = "#ECEEED", "#F6F7F7", "#C9D3D0"
RED_PALE, AMBER_PALE, AMBER_TAB = "#FBE3E0", "#FFF4DC", "#E0A63C"

_CELL = {"font_name": FONT, "font_size": 10, "valign": "vcenter", "font_color": INK}
_LEFT = {**_CELL, "align": "left", "indent": 1}
_HEAD = {**_CELL, "align": "center", "text_wrap": True, "border": 1, "border_color": LINE}
STYLES: dict[str, dict[str, Any]] = {
    "plain": _CELL,
    "wrapped": {**_CELL, "text_wrap": True},
    "centred": {**_CELL, "align": "center"},
    "key": {**_CELL, "font_size": 8, "font_color": INK_FAINT},
    "required": {**_HEAD, "bold": True, "bg_color": GREEN, "font_color": "#FFFFFF"},
    "conditional": {**_HEAD, "bold": True, "bg_color": GREEN_SOFT, "font_color": "#FFFFFF"},
    "optional": {**_HEAD, "bold": True, "bg_color": GREEN_PALE, "font_color": INK},
    "computed": {**_HEAD, "bg_color": GREY, "font_color": INK_SOFT},
    "unit": {**_HEAD, "font_size": 9, "font_color": INK_SOFT, "bg_color": GREY_PALE},
    "example": {**_LEFT, "font_size": 9, "font_color": INK_FAINT, "bg_color": GREY_PALE, "text_wrap": True,
                "border": 1, "border_color": LINE},
    "system": {**_CELL, "bg_color": GREY, "font_color": INK_SOFT},
    "row": {**_CELL, "border": 1, "border_color": LINE},
    "row_system": {
        **_CELL,
        "bg_color": GREY,
        "font_color": INK_SOFT,
        "border": 1,
        "border_color": LINE,
    },
    "mark": {**_CELL, "font_size": 9, "font_color": INK_FAINT, "align": "center"},
    "title": {**_CELL, "font_size": 18, "bold": True, "font_color": GREEN},
    "subtitle": {**_CELL, "font_size": 11, "font_color": INK_SOFT},
    "section": {**_CELL, "font_size": 12, "bold": True, "font_color": GREEN, "bottom": 1, "bottom_color": GREEN_SOFT},
    "label": {**_CELL, "font_color": INK_SOFT},
    "boxed": {**_LEFT, "border": 1, "border_color": LINE},
    "boxed_wrapped": {**_LEFT, "border": 1, "border_color": LINE, "text_wrap": True},
    "boxed_note": {**_LEFT, "font_size": 9, "font_color": INK_SOFT, "text_wrap": True,
                   "border": 1, "border_color": LINE},
    "boxed_centred": {**_CELL, "border": 1, "border_color": LINE, "align": "center"},
    "boxed_percent": {**_CELL, "border": 1, "border_color": LINE, "align": "center", "num_format": "0%"},
    "link": {**_LEFT, "border": 1, "border_color": LINE, "font_color": GREEN, "underline": 1},
    "input": {**_CELL, "border": 1, "border_color": LINE, "bg_color": "#FFFFFF", "text_wrap": True},
    "missing": {"bg_color": RED_PALE},
    "done": {"bg_color": GREEN_PALE, "font_color": GREEN},
    "begun": {"bg_color": AMBER_PALE},
}  # fmt: skip


class Book:
    """A workbook in memory; ``content`` ends it and gives its bytes."""

    def __init__(self, title: str, created: datetime) -> None:
        import xlsxwriter

        self._file = io.BytesIO()
        self.workbook = xlsxwriter.Workbook(
            self._file,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": FONT, "font_size": 10},
            },
        )
        self.workbook.set_properties(
            {"title": title, "author": "园鉴", "comments": "由园鉴生成", "created": created}
        )
        self.workbook.set_calc_mode("auto")
        self._styles: dict[tuple[tuple[str, Any], ...], Format] = {}

    def style(self, name: str, **more: Any) -> Format:
        """A style of the house, made once; ``more`` are XlsxWriter's format properties."""
        properties = {**STYLES[name], **more}
        known = tuple(sorted(properties.items()))
        if known not in self._styles:
            self._styles[known] = self.workbook.add_format(properties)
        return self._styles[known]

    def sheet(self, name: str) -> Worksheet:
        """A new worksheet."""
        return self.workbook.add_worksheet(name)

    def name(self, name: str, formula: str) -> None:
        """A defined name."""
        self.workbook.define_name(name, formula)

    def text(
        self, sheet: Worksheet, row: int, column: int, text: str, style: str = "plain", **more: Any
    ) -> None:
        """Text as text, whatever it begins with. Rows and columns count from 0.

        Raises:
            ValueError: longer than a cell holds.
        """
        if len(text) > LONGEST_TEXT:
            raise ValueError(f"a cell holds {LONGEST_TEXT} characters, not {len(text)}")
        if text.startswith(_TRIGGERS):
            more["quote_prefix"] = True
        if text:
            sheet.write_string(row, column, text, self.style(style, **more))
        else:
            sheet.write_blank(row, column, None, self.style(style, **more))

    def value(
        self,
        sheet: Worksheet,
        row: int,
        column: int,
        value: object,
        declared: Column,
        style: str = "plain",
        **extra: Any,
    ) -> None:
        """A typed cell value in the format of its column; a number that a float cannot hold stays text."""
        more = cell_format(declared) | extra
        if value is None:
            sheet.write_blank(row, column, None, self.style(style, **more))
        elif isinstance(value, date) and value >= _FIRST_DAY:
            sheet.write_datetime(
                row, column, datetime(value.year, value.month, value.day), self.style(style, **more)
            )
        elif isinstance(value, int | Decimal) and not isinstance(value, bool) and _exact(value):
            sheet.write_number(row, column, float(value), self.style(style, **more))
        else:
            self.text(sheet, row, column, shown(value), style, **more)

    def content(self) -> bytes:
        """The finished file."""
        self.workbook.close()
        return self._file.getvalue()


def _exact(value: int | Decimal) -> bool:
    """Whether a reader of 15 digits gets the same number back."""
    number = Decimal(value)
    return number == Decimal(f"{float(number):.15g}")


def cell_format(column: Column) -> dict[str, Any]:
    """The number format and alignment of a column's cells."""
    if column.kind in ("number", "percent"):
        # As many decimals as were written, up to two more than usual: no figure is rounded away.
        zeros = min(column.places or 0, 2)
        more = max(column.places or 0, 2) + 2 - zeros
        shape = f"0.{'0' * zeros}{'#' * more}" if zeros else "General"
        return {"num_format": shape, "align": "right", "indent": 1}
    if column.kind == "integer":
        return {"num_format": "0", "align": "right", "indent": 1}
    if column.kind == "day":
        return {"num_format": "yyyy-mm-dd", "align": "center", "indent": 0}
    if column.kind == "yesno":
        return {"align": "center", "indent": 0}
    left = {"align": "left", "indent": 1}
    if column.kind == "choice":
        return left
    if column.kind in ("long", "multi", "computed"):
        return left | {"text_wrap": True}
    return left | {"num_format": "@", "text_wrap": True}

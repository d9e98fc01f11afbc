"""The single-record sheet of the package: 项目, 填写值, 单位, 说明, 示例, one item a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yuanjian.sheets.column import KIND_WORDS, Column
from yuanjian.sheets.excel.book import Book
from yuanjian.sheets.excel.dropdowns import Dropdowns, list_rule
from yuanjian.sheets.excel.list_sheet import Computed, head_style, headed, message
from yuanjian.sheets.excel.vertical import VALUE_KEY
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow

if TYPE_CHECKING:
    from yuanjian.sheets.excel.book import Worksheet

FIRST_ITEM = 2
"""The row of the first item, from 0."""
VALUE_COLUMN = 2
_HEADS = (
    ("_key", "", 8, "unit"),
    ("_item", "项目", 30, "required"),
    (VALUE_KEY, "填写值", 44, "required"),
    ("_unit", "单位、类型", 18, "required"),
    ("_note", "说明", 48, "required"),
    ("_example", "示例", 34, "required"),
)


def write_vertical_sheet(
    book: Book,
    sheet: Worksheet,
    form: type[SheetRow],
    one: Record | None,
    dropdowns: Dropdowns,
    computed: Computed | None,
) -> None:
    """Fills an empty worksheet."""
    for place, (key, header, width, style) in enumerate(_HEADS):
        hidden = {"hidden": True} if place == 0 else {}
        sheet.set_column(place, place, width, book.style("plain"), hidden)
        book.text(sheet, 0, place, key, "key")
        book.text(sheet, 1, place, header, style)
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_row(1, 26)
    supplied = computed(form.sheet.no, one) if computed is not None and one else {}
    for number, column in enumerate(form.columns.values(), start=FIRST_ITEM):
        _item(book, sheet, number, column, dropdowns.name(column))
        value = getattr(one.row, column.key) if one else None
        if column.computed:
            value = supplied.get(column.key)
        style = "system" if column.computed else "input"
        book.value(sheet, number, VALUE_COLUMN, value, column, style, align="left", indent=1)
    _look(book, sheet, form)


def _item(book: Book, sheet: Worksheet, number: int, column: Column, listed: str) -> None:
    sheet.set_row(number, 34 if column.kind == "long" else 24)
    book.text(sheet, number, 0, column.key, "key")
    book.text(sheet, number, 1, headed(column), head_style(column), align="left", indent=1)
    kind = f"{column.unit}　{KIND_WORDS[column.kind]}" if column.unit else KIND_WORDS[column.kind]
    book.text(sheet, number, 3, kind, "boxed_note", align="center", indent=0)
    told = [column.note or column.expected]
    if column.when:
        told.append(f"{column.when.words}时必填")
    book.text(sheet, number, 4, "；".join(t for t in told if t), "boxed_note")
    book.text(sheet, number, 5, column.example, "example")
    rule: dict[str, object] = {"validate": "any"}
    if listed:
        rule = list_rule(listed, column)
    told_here = {"input_title": column.header[:32], "input_message": message(column)}
    sheet.data_validation(number, VALUE_COLUMN, number, VALUE_COLUMN, {**rule, **told_here})


def required_items(form: type[SheetRow]) -> list[int]:
    """The rows (from 0) of required items."""
    return [n for n, c in enumerate(form.columns.values(), start=FIRST_ITEM) if c.required]


def _look(book: Book, sheet: Worksheet, form: type[SheetRow]) -> None:
    for number in required_items(form):
        sheet.conditional_format(
            number,
            VALUE_COLUMN,
            number,
            VALUE_COLUMN,
            {"type": "blanks", "format": book.style("missing")},
        )
    sheet.freeze_panes(FIRST_ITEM, VALUE_COLUMN)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.set_footer("&L&8&A&R&8第 &P / &N 页")

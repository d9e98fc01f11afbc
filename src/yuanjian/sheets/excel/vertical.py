"""The single-record sheet: 项目 in one column, 填写值 beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yuanjian.core.evidence import Place
from yuanjian.core.text import header_key
from yuanjian.sheets.excel.extract import no_value
from yuanjian.sheets.excel.headings import meanings
from yuanjian.sheets.excel.received import RawRow, SheetRead, sheet_problem
from yuanjian.sheets.excel.workbook import Grid, spot_name
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets

VALUE_KEY = "_value"
_VALUE_HEADERS = {"填写值", "填写内容", "内容", "数值", "值", "填报值", "填报内容"}
_LABEL_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class VerticalLayout:
    """Which row holds which key, and which column the values."""

    no: str
    rows: Mapping[str, int]
    value_column: int
    unknown: tuple[str, ...] = ()


def find_vertical(grid: Grid) -> VerticalLayout | None:
    """The reading of a worksheet as a single-record sheet, by hidden keys or by labels; None if it is none."""
    best: VerticalLayout | None = None
    for no, form in all_sheets().items():
        if not form.sheet.vertical:
            continue
        for column in range(1, min(_LABEL_COLUMNS, grid.width) + 1):
            found = _by_labels(grid, no, form, column)
            if best is None or len(found.rows) > len(best.rows):
                best = found
    return best if best and len(best.rows) * 3 >= len(all_sheets()[best.no].columns) else None


def _by_labels(grid: Grid, no: str, form: type[SheetRow], column: int) -> VerticalLayout:
    rows: dict[str, int] = {}
    unknown: list[str] = []
    for number in grid.rows:
        label = grid.text(number, column)
        key = label if label in form.columns else meanings(label).get(no, "") if label else ""
        if key and key not in rows:
            rows[key] = number
        elif label and rows:
            unknown.append(label)
    return VerticalLayout(no, rows, _value_column(grid, rows, column), tuple(unknown))


def _value_column(grid: Grid, rows: Mapping[str, int], label: int) -> int:
    """The column headed 填写值, else the one right of the labels."""
    top = min(rows.values(), default=1)
    for row in range(max(1, top - 3), top + 1):
        for column in range(label + 1, label + 7):
            text = grid.text(row, column)
            if text == VALUE_KEY or header_key(text) in _VALUE_HEADERS:
                return column
    return label + 1


def extract_vertical(grid: Grid, layout: VerticalLayout, file: str, sha256: str) -> SheetRead:
    """The one row of a single-record sheet."""
    form = all_sheets()[layout.no]
    values: dict[str, object] = {}
    problems: list[Problem] = []
    place = Place(file, grid.name, sha256=sha256)
    letters = {k: spot_name(n, layout.value_column) for k, n in layout.rows.items()}
    for key, number in layout.rows.items():
        column = form.columns[key]
        spot = (number, layout.value_column)
        if column.computed:
            continue
        if spot in grid.bare_formulas or spot in grid.errors:
            problems.append(no_value(grid, spot, column, place))
        elif (raw := grid.value(*spot)) is not None:
            values[key] = raw
    rows = (RawRow(place, values, tuple(problems)),) if values or problems else ()
    return SheetRead(layout.no, grid.name, rows, letters, layout.unknown, _remarks(layout, place))


def _remarks(layout: VerticalLayout, place: Place) -> tuple[Problem, ...]:
    if not layout.unknown:
        return ()
    said = "、".join(layout.unknown[:12])
    return (
        sheet_problem(
            "doubt", f"有 {len(layout.unknown)} 行不在本表项目中，未导入：{said}", place,
            "需要的内容请移到“年度概况补充文字”等对应的项目",
        ),
    )  # fmt: skip

"""The single-record sheet: 项目 in one column, 填写值 beside it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from yuanjian.core.evidence import Place
from yuanjian.core.text import header_key
from yuanjian.core.units import unit
from yuanjian.sheets.excel.extract import no_value, with_unit
from yuanjian.sheets.excel.headings import meanings, stated_unit
from yuanjian.sheets.excel.received import RawRow, SheetRead, sheet_problem
from yuanjian.sheets.excel.workbook import Grid, spot_name
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets

VALUE_KEY = "_value"
_VALUE_HEADERS = frozenset(
    {"填写值", "填写内容", "内容", "数值", "值", "填报值", "填报内容", header_key(VALUE_KEY)}
)
_LABEL_COLUMNS = 8


@dataclass(frozen=True, slots=True)
class VerticalLayout:
    """Which row holds which key, and which column the values.

    ``units`` are those that a label («规划面积（公顷）») or a column of units states.
    """

    no: str
    rows: Mapping[str, int]
    value_column: int
    unknown: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict)


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
    top = min(rows.values(), default=1)
    value = _headed(grid, top, column, _VALUE_HEADERS) or column + 1
    units = _units(grid, form, rows, column, _headed(grid, top, column, {"单位"}))
    return VerticalLayout(no, rows, value, tuple(unknown), units)


def _headed(grid: Grid, top: int, label: int, headers: Container[str]) -> int:
    """The column right of the labels with one of these headers, 0 when there is none."""
    for row in range(max(1, top - 3), top):
        for column in range(label + 1, label + 7):
            if header_key(grid.text(row, column)) in headers:
                return column
    return 0


def _units(
    grid: Grid, form: type[SheetRow], rows: Mapping[str, int], label: int, column: int
) -> dict[str, str]:
    found = {}
    for key, row in rows.items():
        known = unit(grid.text(row, column)) if column else None
        said = stated_unit(grid.text(row, label)) or (known.name if known else "")
        if said and form.columns[key].unit and said != form.columns[key].unit:
            found[key] = said
    return found


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
            values[key] = with_unit(raw, layout.units.get(key, ""))
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

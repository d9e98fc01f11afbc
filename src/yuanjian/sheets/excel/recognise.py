"""Which sheet each worksheet is: by its hidden keys, by its name, or by its headers. Never by a guess."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.core.evidence import Place
from yuanjian.sheets.excel.headings import named_sheet
from yuanjian.sheets.excel.layout import Layout, by_headers, by_keys
from yuanjian.sheets.excel.received import sheet_problem
from yuanjian.sheets.excel.vertical import VerticalLayout, find_vertical
from yuanjian.sheets.excel.workbook import Grid, Workbook
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.shelf import all_sheets

TEMPLATE_VERSION = "1"
META_SHEET = "_meta"
GUIDE_SHEET = "00_填写说明"
LISTS_SHEET = "90_字典"
OWN_SHEETS = frozenset({META_SHEET, GUIDE_SHEET, LISTS_SHEET})
_LEAST_COLUMNS = 3
_LEAST_SCORE = 1.0
_CLOSE = 0.85


@dataclass(frozen=True, slots=True)
class Recognised:
    """A worksheet with its reading, or with the problem that kept it out."""

    grid: Grid
    layout: Layout | VerticalLayout | None
    problem: Problem | None = None


def recognise(book: Workbook) -> Iterator[Recognised]:
    """Every worksheet with content, but for the ones that only our templates have."""
    for grid in book.grids:
        if grid.name in OWN_SHEETS or not grid.rows:
            continue
        place = Place(book.name, grid.name, sha256=book.sha256)
        yield _one(grid, place)


def _one(grid: Grid, place: Place) -> Recognised:
    named, certain = named_sheet(grid.name)
    form = all_sheets().get(named)
    if form is None or form.sheet.vertical:
        upright = find_vertical(grid)
        if upright is not None:
            return Recognised(grid, upright)
    if (keyed := by_keys(grid)) is not None:
        return Recognised(grid, keyed)
    readings = by_headers(grid)
    if certain and form is not None:
        found = readings.get(named)
        if found is not None and len(found.columns) >= 2:
            return Recognised(grid, found)
        return Recognised(grid, None, _no_header(place, form.sheet.name))
    return _best(grid, place, readings, named)


def _best(grid: Grid, place: Place, readings: dict[str, Layout], hint: str) -> Recognised:
    """The reading that fits clearly better than every other; a name that hints at one tips the scale."""

    def fit(layout: Layout) -> float:
        return layout.score * (1.3 if layout.no == hint else 1.0)

    good = sorted(
        (
            r
            for r in readings.values()
            if len(r.columns) >= _LEAST_COLUMNS and r.score >= _LEAST_SCORE
        ),
        key=fit,
        reverse=True,
    )
    if not good:
        return Recognised(grid, None, _not_ours(place, hint))
    if len(good) > 1 and fit(good[1]) >= _CLOSE * fit(good[0]):
        return Recognised(grid, None, _ambiguous(place, good[0], good[1]))
    return Recognised(grid, good[0])


def _no_header(place: Place, name: str) -> Problem:
    return sheet_problem(
        "error",
        f"按名称应是“{name}”，但在前15行里找不到它的表头，整张表未导入",
        place,
        "请恢复表头，或把内容粘贴到模板的同名工作表",
    )


def _not_ours(place: Place, hint: str) -> Problem:
    like = f"（名称像“{all_sheets()[hint].sheet.name}”，但表头对不上）" if hint else ""
    return sheet_problem(
        "doubt",
        f"认不出这张工作表是哪张表{like}，未导入",
        place,
        "需要导入的，请把工作表改名为对应的表名（如“05_企业名录”）；不需要的可以不管",
    )


def _ambiguous(place: Place, first: Layout, second: Layout) -> Problem:
    one, other = first.form.sheet.name, second.form.sheet.name
    return sheet_problem(
        "error",
        f"这张工作表既像“{one}”（{len(first.columns)}列相符），又像“{other}”"
        f"（{len(second.columns)}列相符），未导入",
        place,
        f"请把工作表改名为“{one}”或“{other}”后再导入",
    )

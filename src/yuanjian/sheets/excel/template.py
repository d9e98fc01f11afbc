"""The yearly package as a file: empty for a new year, or filled with a park's records (export and template are one)."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from yuanjian.core.atomic import write_whole
from yuanjian.sheets.excel.book import AMBER_TAB, GREEN, Book
from yuanjian.sheets.excel.dropdowns import Dropdowns, Range
from yuanjian.sheets.excel.guide import Cover, write_guide
from yuanjian.sheets.excel.list_sheet import (
    FIRST_ROW,
    Computed,
    as_records,
    last_row,
    write_list_sheet,
)
from yuanjian.sheets.excel.recognise import GUIDE_SHEET, META_SHEET, TEMPLATE_VERSION
from yuanjian.sheets.excel.vertical_sheet import FIRST_ITEM, VALUE_COLUMN, write_vertical_sheet
from yuanjian.sheets.firm import FIRM_SHEETS, answered
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow, shown
from yuanjian.sheets.shelf import all_sheets

Role = Literal["park", "firm"]
Rows = Mapping[str, Sequence[Record | SheetRow]]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose package: the park's official code and name; for a firm's package also the firm."""

    code: str
    name: str
    firm: str = ""
    firm_no: str = ""


def package_name(park: Identity, year: int) -> str:
    """园区年度资料包_G439901_2020.xlsx, or 企业年报包_某某电子_2020.xlsx."""
    what, whose = ("企业年报包", park.firm) if park.firm else ("园区年度资料包", park.code)
    safe = re.sub(r'[\\/:*?"<>|\s]+', "", whose) or "未定"
    return f"{what}_{safe}_{year}.xlsx"


def write_template(
    path: Path,
    *,
    park: Identity,
    year: int,
    rows: Rows | None = None,
    computed: Computed | None = None,
    rules: str = "",
    role: Role = "park",
    only: Container[str] | None = None,
) -> Path:
    """Writes the package to ``path`` (a folder: under its own name in it), whole or not at all.

    ``rows`` fills the sheets (export); ``computed`` supplies the grey columns; ``rules`` names the rule
    pack of the year; ``only`` leaves out all other sheets.
    Returns the file's path. Raises OSError as the system gives it.
    """
    target = path / package_name(park, year) if path.is_dir() else path
    content = template_bytes(
        park=park, year=year, rows=rows, computed=computed, rules=rules, role=role, only=only
    )
    write_whole(target, content)
    return target


def template_bytes(
    *,
    park: Identity,
    year: int,
    rows: Rows | None = None,
    computed: Computed | None = None,
    rules: str = "",
    role: Role = "park",
    only: Container[str] | None = None,
) -> bytes:
    """The same as bytes; equal input gives equal bytes."""
    forms = all_sheets() if role == "park" else {no: answered(no) for no in FIRM_SHEETS}
    forms = {no: form for no, form in forms.items() if only is None or no in only}
    held = {no: as_records(no, (rows or {}).get(no, ())) for no in forms}
    whose = park.firm or park.name
    what = "企业年报包" if role == "firm" else "园区年度资料包"
    book = Book(f"{whose} {year}年度 {what}", datetime(year, 12, 31))
    guide = book.sheet(GUIDE_SHEET)
    sheets = {no: book.sheet(form.sheet.name) for no, form in forms.items()}
    dropdowns = Dropdowns(book, _ranges(forms, held), _held(forms, held))
    for no, form in forms.items():
        sheets[no].set_tab_color(AMBER_TAB if "企业" in form.sheet.by else GREEN)
        if form.sheet.vertical:
            one = held[no][0] if held[no] else None
            write_vertical_sheet(book, sheets[no], form, one, dropdowns, computed)
        else:
            write_list_sheet(book, sheets[no], form, held[no], dropdowns, computed)
    write_guide(book, guide, _cover(park, year, what, rules), forms, held)
    dropdowns.sheet.hide()
    write_meta(book, park, year, rules, role, forms)
    return book.content()


def _cover(park: Identity, year: int, what: str, rules: str) -> Cover:
    whose = [("园区", f"{park.name}（{park.code}）" if park.code else park.name)]
    if park.firm:
        whose.append(("企业", park.firm))
    version = f"模板第 {TEMPLATE_VERSION} 版" + (f"　规则包：{rules}" if rules else "")
    return Cover(f"{year}年度 {what}", (*whose, ("报告年度", f"{year}年"), ("版本", version)))


def _ranges(
    forms: Mapping[str, type[SheetRow]], held: Mapping[str, Sequence[Record]]
) -> dict[str, Range]:
    """Where each column stands («05.name»), for lists that follow it."""
    found: dict[str, Range] = {}
    for no, form in forms.items():
        for place, key in enumerate(form.columns):
            if form.sheet.vertical:
                row = FIRST_ITEM + place
                found[f"{no}.{key}"] = (form.sheet.name, VALUE_COLUMN, row, row)
            else:
                bottom = last_row(len(held[no]))
                found[f"{no}.{key}"] = (form.sheet.name, place + 1, FIRST_ROW, bottom)
    return found


def _held(
    forms: Mapping[str, type[SheetRow]], held: Mapping[str, Sequence[Record]]
) -> dict[str, list[str]]:
    """What referred columns hold, so that lists are right before anybody recalculates."""
    wanted = {r for f in forms.values() for c in f.columns.values() for r in c.ref.split("|") if r}
    found = {}
    for ref in wanted:
        no, _, key = ref.partition(".")
        values = [getattr(r.row, key) for r in held.get(no, ()) if not r.none]
        found[ref] = [shown(v) for v in values if v is not None]
    return found


def write_meta(
    book: Book,
    park: Identity,
    year: int,
    rules: str,
    role: Role,
    forms: Mapping[str, type[SheetRow]],
) -> None:
    """The hidden sheet that says whose the workbook is; readers find it again by ``read_meta``."""
    sheet = book.sheet(META_SHEET)
    said = {
        "template": TEMPLATE_VERSION,
        "role": role,
        "park.code": park.code,
        "park.name": park.name,
        "firm": park.firm,
        "firm.no": park.firm_no,
        "year": str(year),
        "rules": rules,
        **{f"form.{no}": form.sheet.version for no, form in forms.items()},
    }
    for row, (key, value) in enumerate(said.items()):
        book.text(sheet, row, 0, key)
        book.text(sheet, row, 1, value)
    sheet.very_hidden()

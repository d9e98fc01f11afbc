"""One sheet of the yearly package as a grid (or, with a single record, as a form) that saves row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.safestring import SafeString

from yuanjian.actions import edit_rows, undo_rows
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import ParkYear, Row
from yuanjian.sheets.problem import Problem
from yuanjian.web.page import Page
from yuanjian.web.pages.sheet import grid
from yuanjian.web.pages.sheet.form import Field, fields
from yuanjian.web.pages.sheet.notes import notes as notes_of
from yuanjian.web.pages.sheet.past import Past, past
from yuanjian.web.pages.sheet.sent import row_edits, row_versions, sent
from yuanjian.web.pages.sheets.parts import IN_ORDER, part_of
from yuanjian.web.permissions import Permission
from yuanjian.web.tags import when
from yuanjian.web.visit import Visit, link

page = Page("台账", "sheets/")

_SOURCES = "source"
_WORKBOOK = re.compile(r"[^；。]*首列填“无”[^；。]*")


@dataclass(frozen=True)
class SheetPage:
    """What the page shows at once; ``data`` is what the grid's script reads."""

    no: str
    title: str
    part: str
    by: str
    note: str
    vertical: bool
    none_ok: bool
    may_write: bool
    rows: int
    none: dict[str, str] | None
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    sources: tuple[str, ...]
    fields: tuple[Field, ...]
    data: SafeString
    earlier: tuple[str, int, int] | None = None  # last year's sheet: address, year, rows


@page.get("<str:no>/")
def show(visit: Visit, no: str) -> SheetPage:
    """A sheet; ``?row=<key>&cell=<column>`` puts the cursor there."""
    form = edit_rows.form_of(no)
    asked, sheet = visit.request.GET, form.sheet
    rows = grid.grid_rows(visit.of, no)
    last = grid.last_year(visit.of, no, [key for key, _, _ in rows])
    may_write = visit.may(Permission.WRITE)
    none = None if rows else grid.confirmed_none(visit.of, no)
    at = IN_ORDER.index(no)
    columns = grid.grid_columns(form)
    data = {
        "no": no, "title": sheet.name, "year": visit.of.year, "write": may_write, "columns": columns,
        "rows": rows, "last": last, "addresses": _addresses(visit, no), "keys": list(sheet.keys),
        "focus": {"row": asked.get("row", ""), "cell": asked.get("cell", "")},
    }  # fmt: skip
    sources = form.columns[_SOURCES].options if sheet.none_ok else ()
    return SheetPage(
        no, sheet.title, part_of(no), sheet.by, _note(sheet.note), sheet.vertical, sheet.none_ok, may_write,
        len(rows), none, _beside(at - 1), _beside(at + 1), sources,
        fields(form, columns, rows, last, _begun(visit)) if sheet.vertical else (), grid.as_script(data),
        _earlier(visit, no),
    )  # fmt: skip


def _earlier(visit: Visit, no: str) -> tuple[str, int, int] | None:
    """The same sheet a year before, to look at while a new one is written."""
    before = ParkYear.objects.filter(park=visit.park, year=visit.of.year - 1).first()
    rows = Row.objects.filter(park_year=before, sheet=no).count() if before else 0
    return (link("sheet", before, no=no), visit.of.year - 1, rows) if before and rows else None


def _begun(visit: Visit) -> dict[str, str]:
    """What is known of a park before anybody has filled in sheet 01."""
    park = visit.park
    return {"year": str(visit.of.year), "park_code": park.code, "park_name": park.name}


def _note(said: str) -> str:
    """A sheet's note without what is meant for the workbook only."""
    kept = _WORKBOOK.sub("", said.removeprefix("竖表，")).replace("；。", "。")
    return kept.strip("；。") + "。" if said else ""


def _beside(at: int) -> tuple[str, str] | None:
    if not 0 <= at < len(IN_ORDER):
        return None
    return IN_ORDER[at], edit_rows.form_of(IN_ORDER[at]).sheet.title


def _addresses(visit: Visit, no: str) -> dict[str, str]:
    names = ("save", "remove", "undo", "history", "choices", "notes")
    found = {name: visit.link(f"sheet.{name}", no=no) for name in names}
    return found | {
        "fact": visit.link("facts.show", id="FACT"), "act": visit.link("actions.new"),
    }  # fmt: skip


@page.get("<str:no>/choices/")
def choices(visit: Visit, no: str) -> HttpResponse:
    """The words that a cell of column ``?cell=`` may take."""
    column = edit_rows.form_of(no).columns.get(visit.request.GET.get("cell", ""))
    return JsonResponse({"words": grid.choices(visit.of, column) if column else []})


@page.get("<str:no>/notes/")
def notes(visit: Visit, no: str) -> HttpResponse:
    """Computed cells, blanks and doubts by row: asked for after the page is there, and after saves."""
    return JsonResponse(notes_of(visit.book, edit_rows.form_of(no).sheet.no))


@page.get("<str:no>/history/", "history.html")
def history(visit: Visit, no: str) -> Past:
    """Who wrote what when in row ``?row=``; with ``&cell=…&alone=1`` in that cell only."""
    asked = visit.request.GET
    form = edit_rows.form_of(no)
    key = asked.get("row", "")
    if form.sheet.vertical and not key:
        first = Row.objects.filter(park_year=visit.of, sheet=no).first()
        key = first.key if first else ""
    return past(visit.of, form, key, asked.get("cell", ""), alone="alone" in asked)


@page.post("<str:no>/save/", permission=Permission.WRITE)
def save(visit: Visit, no: str) -> HttpResponse:
    """Rows that were edited; each is answered. A refusal of the whole comes as ``refused``, a sentence."""
    try:
        answers = edit_rows.edit_rows(visit.of, no, row_edits(sent(visit.request)), by=visit.person)
    except Refusal as why:
        return JsonResponse({"refused": str(why)})
    return JsonResponse({"rows": [_answer(a) for a in answers]})


def _answer(one: edit_rows.Edited) -> dict[str, Any]:
    problems = [_problem(p) for p in one.problems]
    told = {"by": one.by, "at": when(one.at)} if one.by else {}
    return {
        "state": one.state, "mark": one.mark, "key": one.key, "version": one.version,
        "cells": one.cells, "problems": problems, **told,
    }  # fmt: skip


def _problem(problem: Problem) -> tuple[str, str, str]:
    """Level, column and words; the header stands at the cell already."""
    said = problem.message
    if problem.expected and problem.expected not in said:
        said += f"，应为{problem.expected}"
    return problem.level, problem.key, said + (f"。{problem.mend}" if problem.mend else "")


@page.post("<str:no>/remove/", permission=Permission.WRITE)
def remove(visit: Visit, no: str) -> HttpResponse:
    """Take rows out. ``named`` comes back where other sheets still name them: asked once more."""
    try:
        said = sent(visit.request)
        gone = edit_rows.remove(
            visit.of,
            no,
            row_versions(said),
            by=visit.person,
            even_if_named=said.get("even") is True,
        )
    except edit_rows.StillNamed as why:
        return JsonResponse({"named": str(why)})
    except Refusal as why:
        return JsonResponse({"refused": str(why)})
    return JsonResponse({"removed": gone})


@page.post("<str:no>/undo/", permission=Permission.WRITE)
def undo(visit: Visit, no: str) -> HttpResponse:
    """Undo this person's last save of the sheet; all rows come back as they are now."""
    try:
        done = undo_rows.undo(visit.of, no, by=visit.person)
    except Refusal as why:
        return JsonResponse({"refused": str(why)})
    return JsonResponse(
        {"words": done.words, "keys": done.keys, "rows": grid.grid_rows(visit.of, no)}
    )


@page.post("<str:no>/none/", permission=Permission.WRITE)
def none(visit: Visit, no: str) -> HttpResponse:
    """«本表无此类情况», with its source."""
    said = visit.data
    edit_rows.confirm_none(
        visit.of, no, source=said.get("source", ""), proof=said.get("proof", ""),
        remark=said.get("remark", ""), by=visit.person,
    )  # fmt: skip
    return visit.go("sheet", no=no, said="已确认本年度没有此类情况。")


@page.post("<str:no>/some/", permission=Permission.WRITE)
def some(visit: Visit, no: str) -> HttpResponse:
    """Take the confirmation back: there is something after all."""
    row = Row.objects.filter(park_year=visit.of, sheet=no, none=True).first()
    if row is not None:
        edit_rows.remove(visit.of, no, {row.key: row.version}, by=visit.person)
    return visit.go("sheet", no=no, said="已改为填写。")

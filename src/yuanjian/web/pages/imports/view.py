"""Import: hand in workbooks, see row by row what they would do, accept or dismiss; what was taken in before."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import IO, cast
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse

from yuanjian.actions.incoming import (
    dismiss,
    read_again,
    start_accept,
)
from yuanjian.actions.make_template import export_package, make_template
from yuanjian.actions.receipts import again as compared
from yuanjian.actions.receipts import zip_receipts
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Incoming, Intake
from yuanjian.web.files import stored, streamed, written
from yuanjian.web.page import Page
from yuanjian.web.pages.imports.receiving import take_files
from yuanjian.web.pages.imports.shown import (
    Batch,
    Imports,
    SheetRows,
    batch_of,
    imports_of,
    sheet_rows,
)
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

page = Page("导入", "imports/", menu=20, icon="file-import")


@page.get()
def show(visit: Visit) -> Imports:
    """Where files are dropped, those that wait, those taken in before."""
    return imports_of(visit.of, visit.may(Permission.WRITE))


@page.post("upload/", permission=Permission.WRITE)
def upload(visit: Visit) -> HttpResponse:
    """Keep the files and start reading them."""
    return take_files(visit, firms=False)


@page.get("<uuid:batch>/", "batch.html")
def batch(visit: Visit, batch: UUID) -> Batch:
    """The files that were handed in together, each with what it would do."""
    return batch_of(visit.of, batch, visit.may(Permission.WRITE))


@page.get("<uuid:batch>/<uuid:file>/", "batch.html")
def one_file(visit: Visit, batch: UUID, file: UUID) -> Batch:
    """One file of a large batch, with what it would do."""
    return batch_of(visit.of, batch, visit.may(Permission.WRITE), only=file)


@page.get("<uuid:batch>/<uuid:file>/sheet/<str:no>/", "rows.html")
def rows(visit: Visit, batch: UUID, file: UUID, no: str) -> SheetRows:
    """The rows of one sheet of a file: old and new by cell, errors at their cells."""
    return sheet_rows(_file(visit, batch, file), no)


@page.post("<uuid:batch>/accept/", permission=Permission.WRITE)
def accept(visit: Visit, batch: UUID) -> HttpResponse:
    """Take in one file (``file``) or all that wait, and remove the rows that were ticked."""
    said = visit.request.POST
    files = list(Incoming.objects.filter(batch=batch, park_year=visit.of))
    one = said.get("file", "")
    if one:
        files = [f for f in files if str(f.pk) == one]
    removals: dict[str, list[list[str]]] = {}
    for ticked in said.getlist("remove"):
        file, _, number = ticked.partition(":")
        absent = next((f.summary.get("absent", []) for f in files if str(f.pk) == file), [])
        if number.isdigit() and int(number) < len(absent):
            no, _, key, _ = absent[int(number)]
            removals.setdefault(file, []).append([no, key])
    start_accept(visit.of, files, removals, by=visit.person)
    return visit.go("imports.batch", batch=batch)


@page.post("<uuid:batch>/dismiss/", permission=Permission.WRITE)
def lay_aside(visit: Visit, batch: UUID) -> HttpResponse:
    """Lay one file (``file``) or all open ones aside; nothing is taken from them."""
    files = list(Incoming.objects.filter(batch=batch, park_year=visit.of))
    one = visit.data.get("file", "")
    laid = dismiss([f for f in files if not one or str(f.pk) == one], by=visit.person)
    left = any(f.state == Incoming.State.WAITING and str(f.pk) != one for f in files if one)
    said = f"已放弃 {laid} 个文件，台账没有改动。"
    if left:
        return visit.go("imports.batch", said=said, batch=batch)
    return visit.go("imports", said=said)


@page.post("<uuid:batch>/again/", permission=Permission.WRITE)
def again(visit: Visit, batch: UUID) -> HttpResponse:
    """Compare the waiting files anew with the records as they are now."""
    read_again(batch, visit.of, by=visit.person)
    return visit.go("imports.batch", batch=batch)


@page.get("<uuid:batch>/<uuid:file>/original/", "")
def original(visit: Visit, batch: UUID, file: UUID) -> HttpResponse:
    """The file as it was handed in."""
    one = _file(visit, batch, file)
    return stored(one.document_id, one.name)


@page.get("<uuid:batch>/receipts/", "", permission=Permission.WRITE)
def receipts(visit: Visit, batch: UUID) -> HttpResponse:
    """What firms have to mend in the files of a batch: a receipt each, as one zip."""
    files = Incoming.objects.filter(batch=batch, park_year=visit.of).select_related(
        "park_year__park"
    )
    found = compared(files, visit.of, settings.DATA)
    file = cast(IO[bytes], tempfile.TemporaryFile())  # noqa: SIM115  the response closes it
    if not zip_receipts(found, file):
        file.close()
        raise Refusal("这批文件里没有要退回企业修改的。")
    file.seek(0)
    return streamed(file, f"核对回执_{visit.park.code}_{visit.of.year}.zip")


@page.get("taken/<int:pk>/", "")
def taken(visit: Visit, pk: int) -> HttpResponse:
    """The original of a past import."""
    intake = Intake.objects.filter(pk=pk, park_year=visit.of).first()
    if intake is None:
        raise Refusal("没有这次导入，可能属于其他园区或年度。")
    return stored(intake.document_id, intake.name)


@page.get("template/", "")
def template(visit: Visit) -> HttpResponse:
    """An empty package of this park's year."""
    with tempfile.TemporaryDirectory() as folder:
        path = make_template(visit.park.code, visit.park.name, visit.of.year, Path(folder))
        return written(path.read_bytes(), path.name.replace(".xlsx", "_空白.xlsx"))


@page.get("package/", "")
def package(visit: Visit) -> HttpResponse:
    """A package filled with what the ledger holds."""
    with tempfile.TemporaryDirectory() as folder:
        path = export_package(visit.park.code, visit.of.year, Path(folder))
        return written(path.read_bytes(), path.name)


def _file(visit: Visit, batch: UUID, file: UUID) -> Incoming:
    one = Incoming.objects.filter(pk=file, batch=batch, park_year=visit.of).first()
    if one is None:
        raise Refusal("没有这个文件，可能属于其他园区或年度。请从“导入”页重新进入。")
    return one

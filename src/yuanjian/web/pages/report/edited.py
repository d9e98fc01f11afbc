"""Word files that people went on with: take one back, see what became of every block, whose word stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.http import HttpResponse

from yuanjian.actions.pull_report import outcome_of, pulled_of, stored_report
from yuanjian.actions.work import start_job
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import keep
from yuanjian.ledger.models import Job, Report
from yuanjian.reading.guards import MAX_FILE
from yuanjian.reports.roundtrip.difference import Difference, difference
from yuanjian.reports.roundtrip.edited import fact_label
from yuanjian.reports.roundtrip.margin import Remark
from yuanjian.reports.roundtrip.readback import STATE_WORDS, BlockState, Change
from yuanjian.reports.roundtrip.settle import Settled
from yuanjian.reports.roundtrip.wordfile import received_word
from yuanjian.reports.roundtrip.wording import Stretch, flat, overlaid
from yuanjian.web.files import sent_files, stored
from yuanjian.web.pages.jobs.view import JobLine, line_of
from yuanjian.web.pages.report.declared import page
from yuanjian.web.pages.report.drafts import Building, building, report_of, reports
from yuanjian.web.pages.report.settling import Proposals, proposals_of
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

_MOST = 400  # blocks, proposals, comments that a page lists


@dataclass(frozen=True)
class EditedLine:
    """A file in the list. ``goes_on``: the one that the next build goes on with."""

    name: str
    sha256: str
    at: datetime
    by: str
    version: int
    counts: tuple[tuple[str, int], ...]
    asked: int
    proposals: int
    remarks: int
    figures: int
    traced: int
    goes_on: bool


@dataclass(frozen=True)
class EditedPage:
    """Where files are taken back, and those that were, newest first."""

    lines: tuple[EditedLine, ...]
    newest: int
    job: JobLine | None
    largest: str
    building: Building


@dataclass(frozen=True)
class Piece:
    """A paragraph or cell that reads otherwise: where, and both wordings laid over each other."""

    where: str
    words: tuple[Stretch, ...]


@dataclass(frozen=True)
class Block:
    """What a human did with a block."""

    state: str
    state_words: str
    heading: str
    foreign: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Asked:
    """A place where people and data both changed something: what people changed, what the data says now."""

    words: tuple[Stretch, ...]
    said: tuple[str, ...]


@dataclass(frozen=True)
class EditedFile:
    """One file: what was changed in it and what its margin says. ``left_out`` counts what is not listed."""

    line: EditedLine
    blocks: tuple[Block, ...]
    asked: tuple[Asked, ...]
    proposals: Proposals
    remarks: tuple[Remark, ...]
    unchanged: int
    by_words: int
    left_out: int
    building: Building


@dataclass(frozen=True)
class TextLine:
    """Words that read otherwise in two versions, under their heading."""

    kind: str
    heading: str
    words: tuple[Stretch, ...]


@dataclass(frozen=True)
class Texts:
    """Which words read otherwise in two versions, figures apart; ``why_not`` says why that is not known."""

    changes: tuple[TextLine, ...]
    left_out: int
    why_not: str = ""


@page.get("edited/", "edited.html")
def edited(visit: Visit) -> EditedPage:
    """The list, and the place to hand a file in."""
    newest = reports(visit).first()
    job = _under_way(visit)
    return EditedPage(
        tuple(_lines(visit)), newest.version if newest else 0, line_of(job) if job else None,
        f"{MAX_FILE // 2**20} MB", building(visit),
    )  # fmt: skip


@page.post("edited/", permission=Permission.BUILD)
def take_back(visit: Visit) -> HttpResponse:
    """Take an edited file; a job reads it."""
    sent = visit.request.FILES.getlist("files")
    if len(sent) != 1 or not isinstance(sent[0], TemporaryUploadedFile):
        raise Refusal("请选择一份改过的报告（.docx）。一次读回一份，按改的先后逐份交回。")
    ((name, path),) = sent_files(visit.request, "files", most_bytes=MAX_FILE)
    received_word(path)
    sha256 = keep(settings.DATA, Path(path))
    start_job(
        "pull_report", f"读回改稿：{name}", by=visit.person, of=visit.of,
        arguments={"sha256": sha256, "name": name},
    )  # fmt: skip
    return visit.go("report.edited")


@page.get("edited/<int:version>/<str:sha256>/", "edited_file.html")
def edited_file(visit: Visit, version: int, sha256: str) -> EditedFile:
    """One file with all that was changed in it."""
    line, entry = _found(visit, version, sha256)
    held = outcome_of(entry)
    disputed = {one.block for one in held.conflicts}
    changed = [b for b in held.read.blocks if b.state != "unchanged" and b.block not in disputed]
    left_out = sum(max(0, len(many) - _MOST) for many in (changed, held.read.remarks))
    return EditedFile(
        line, tuple(_block(b) for b in changed[:_MOST]), tuple(_asked(s) for s in held.conflicts),
        proposals_of(visit, entry, goes_on=line.goes_on), held.read.remarks[:_MOST], held.read.count("unchanged"),
        held.read.by_words, left_out, building(visit),
    )  # fmt: skip


@page.get("edited/<int:version>/<str:sha256>/file/")
def edited_original(visit: Visit, version: int, sha256: str) -> HttpResponse:
    """The file as it was handed in."""
    line, _ = _found(visit, version, sha256)
    return stored(line.sha256, line.name)


@page.get("texts/<int:version>/", "texts.html")
def texts(visit: Visit, version: int) -> Texts:
    """Which words read otherwise since another version (``with``); fetched when the page is there."""
    report = report_of(visit, version)
    asked = visit.request.GET.get("with", "")
    other = report_of(visit, int(asked) if asked.isdecimal() and len(asked) < 7 else 0)
    old, new = sorted((report, other), key=lambda one: one.version)
    try:
        found = _difference(old, new)
    except Refusal as no:
        return Texts((), 0, str(no))
    lines = [TextLine(c.kind, c.heading, overlaid(c.before, c.after)) for c in found.texts[:_MOST]]
    return Texts(tuple(lines), len(found.texts) - len(lines))


def _difference(old: Report, new: Report) -> Difference:
    return difference(stored_report(old), stored_report(new))


def _lines(visit: Visit) -> Iterator[EditedLine]:
    for number, (report, entry) in enumerate(pulled_of(visit.of)):
        yield _line(report, entry, newest=not number)


def _line(report: Report, entry: Mapping[str, Any], *, newest: bool) -> EditedLine:
    counts = tuple(
        (w, entry["blocks"][s]) for s, w in STATE_WORDS.items() if entry["blocks"].get(s)
    )
    return EditedLine(
        entry["name"], entry["sha256"], datetime.fromisoformat(entry["at"]), entry["by"], report.version,
        counts, entry.get("asked", 0), entry.get("proposals", 0), entry.get("remarks", 0),
        entry["figures"], entry["traced"], newest,
    )  # fmt: skip


def _found(visit: Visit, version: int, sha256: str) -> tuple[EditedLine, Mapping[str, Any]]:
    for number, (report, entry) in enumerate(pulled_of(visit.of)):
        if report.version == version and entry["sha256"] == sha256:
            return _line(report, entry, newest=not number), entry
    raise Refusal("没有读回过这份文件。请在“改稿”里选择。")


def _under_way(visit: Visit) -> Job | None:
    """The newest reading that is not done: on its way, or failed and not tried again since."""
    job = Job.objects.filter(kind="pull_report", park_year=visit.of).order_by("-created").first()
    return job if job is not None and job.state != Job.State.DONE else None


def _block(one: BlockState) -> Block:
    words = STATE_WORDS[one.state]
    pieces = tuple(_piece(one, change) for change in one.changes)
    return Block(one.state, words, one.heading, bool(one.foreign), pieces)


def _piece(one: BlockState, change: Change) -> Piece:
    before = "" if one.state == "new" else change.before
    after = "" if one.state == "deleted" else change.after
    return Piece(change.where, overlaid(flat(before), flat(after)))


def _asked(one: Settled) -> Asked:
    words = overlaid(flat(one.before), flat(one.human))
    if one.what == "gone":
        return Asked(words, ("资料中已没有这一项，人工文字保留，请确认是否删除",))
    figures = tuple(
        f"{fact_label(c.fact, c.subject)}：旧 {c.old} → 新 {c.new}" for c in one.changed
    )
    return Asked(words, figures or (f"按现有资料应写为：{flat(one.after)}",))

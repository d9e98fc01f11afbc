"""Proofs: files with their numbers, what they prove, what lacks a proof; cite them to rows; the folder as one zip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse

from yuanjian.actions.proof_bundle import made_bundle, newest_bundle, start_bundle
from yuanjian.actions.proofs import STATE_WORDS, Added, add_files, cite, drop, uncite
from yuanjian.audit.proving import Attachment, Cited, Proving, proving
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import ProofFile
from yuanjian.reports.proof_folder import file_name
from yuanjian.reports.proof_index import papers, proves
from yuanjian.web.cell_link import cell_link
from yuanjian.web.files import sent_files, stored, streamed
from yuanjian.web.page import Page
from yuanjian.web.pages.jobs.view import JobLine, line_of
from yuanjian.web.pages.proofs.rows import Group, Sheets, lacking_groups, rows_of, sheets
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit

page = Page("佐证材料", "proofs/", menu=57, icon="paperclip")
_MOST_BYTES = 200 * 2**20
_FILTERS = {"": "全部", "without": "没有文件", "idle": "没有引用"}


@dataclass(frozen=True)
class AttachmentLine:
    """An attachment with the words of its papers and of what it proves."""

    one: Attachment
    papers: str
    proves: str
    file: str
    address: str


@dataclass(frozen=True)
class Choice:
    """A word of the filter, how many there are, whether it is chosen."""

    key: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class ProofsPage:
    """The attachments; ``lacking`` counts the rows without a proof, ``unlisted`` names numbers that no list has."""

    lines: tuple[AttachmentLine, ...]
    choices: tuple[Choice, ...]
    total: int
    files: int
    lacking: int
    may_write: bool
    megabytes: int = _MOST_BYTES // 2**20


@dataclass(frozen=True)
class Unlisted:
    """A number that rows cite and sheet 34 does not have."""

    number: str
    rows: tuple[tuple[Cited, str], ...]


@dataclass(frozen=True)
class LackingPage:
    """Rows without a proof by sheet, with the attachments that may be cited."""

    groups: tuple[Group, ...]
    unlisted: tuple[Unlisted, ...]
    attachments: tuple[Attachment, ...]
    lacking: int
    may_write: bool
    back: str = "lacking"


@dataclass(frozen=True)
class RowsPage:
    """The rows of one sheet, to cite attachments to; ``number`` is the attachment one came with."""

    sheets: Sheets
    groups: tuple[Group, ...]
    attachments: tuple[Attachment, ...]
    number: str
    asked: str
    lacking: int
    may_write: bool
    back: str = "rows"


@dataclass(frozen=True)
class Bundle:
    """A zip that is there. ``stale``: the records changed since."""

    name: str
    size: int
    at: datetime | None
    files: int
    stale: bool


@dataclass(frozen=True)
class BundlePage:
    """The zip of the proofs; ``job`` is one on its way, or that failed."""

    job: JobLine | None
    made: Bundle | None
    lacking: int


def held(visit: Visit) -> Proving:
    """What the records rest on, once a revision."""
    return visit.book.kept("proving", lambda b: proving(b.dossier))


@page.get()
def show(visit: Visit) -> ProofsPage:
    """The attachments with what they prove; ``?show=`` those without a file or without a citation."""
    found = held(visit)
    shown = visit.request.GET.get("show", "")
    parts = {"": found.attachments, "without": found.without_file, "idle": found.idle}
    choices = tuple(Choice(k, w, len(parts[k]), k == shown) for k, w in _FILTERS.items())
    lines = tuple(_line(visit, a) for a in parts.get(shown, found.attachments))
    files = len(found.attachments) - len(found.without_file)
    return ProofsPage(
        lines, choices, len(found.attachments), files, _open(found), visit.may(Permission.WRITE)
    )


def _open(found: Proving) -> int:
    return len(found.lacking) + len(found.unlisted)


def _line(visit: Visit, one: Attachment) -> AttachmentLine:
    name = file_name(one) if one.sha256 else ""
    return AttachmentLine(
        one, papers(one), proves(one), name, cell_link(visit.of, "34", one.number, "name")
    )


@page.post("upload/", permission=Permission.WRITE)
def upload(visit: Visit) -> HttpResponse:
    """Keep files; each gets a number and a row in sheet 34."""
    added = _sent(visit)
    if not added:
        raise Refusal("没有选择文件。")
    return _told(visit, added, "proofs")


def _sent(visit: Visit) -> tuple[Added, ...]:
    files = sent_files(visit.request, "files", most_bytes=_MOST_BYTES)
    if not files:
        return ()
    return add_files(visit.of, files, by=str(visit.person), store=settings.DATA)


def _told(visit: Visit, added: tuple[Added, ...], name: str, asked: str = "") -> HttpResponse:
    """Say what became of the files, and go there."""
    good = [a for a in added if a.state != "refused"]
    for state, words in STATE_WORDS.items():
        of_state = [a for a in good if a.state == state]
        if of_state:
            named = "、".join(a.number for a in of_state[:12]) + (
                "等" if len(of_state) > 12 else ""
            )
            messages.success(visit.request, f"{words} {len(of_state)} 个：{named}")
    for one in [a for a in added if a.state == "refused"][:10]:
        messages.error(visit.request, f"“{one.name}”没有收：{one.why}")
    return visit.go_to(visit.link(name) + asked)


@page.get("lacking/", "lacking.html")
def lacking(visit: Visit) -> LackingPage:
    """What lacks a proof: rows by sheet, numbers that no list has."""
    found, of = held(visit), visit.of
    unlisted = tuple(
        Unlisted(n, tuple((c, cell_link(of, c.sheet, c.key, "proof")) for c in at[:10]))
        for n, at in found.unlisted.items()
    )
    return LackingPage(
        lacking_groups(of, found), unlisted, found.attachments, _open(found),
        visit.may(Permission.WRITE),
    )  # fmt: skip


@page.get("rows/", "rows.html")
def rows(visit: Visit) -> RowsPage:
    """The rows of a sheet (``?sheet=``), those whose name holds ``?q=``; ``?no=`` is the attachment."""
    asked, found = visit.request.GET, held(visit)
    known = sheets(visit.book.dossier, asked.get("sheet", ""))
    words = asked.get("q", "").strip()
    group = rows_of(visit.of, visit.book.dossier, known.chosen, words) if known.chosen else None
    return RowsPage(
        known, (group,) if group else (), found.attachments, asked.get("no", ""), words,
        _open(found), visit.may(Permission.WRITE),
    )  # fmt: skip


@page.post("cite/", permission=Permission.WRITE)
def add_citations(visit: Visit) -> HttpResponse:
    """Cite the chosen attachment, and files that were sent along, to the ticked rows."""
    sent = visit.request.POST
    if not sent.getlist("row"):
        raise Refusal("请先勾选要佐证的行。")
    added = _sent(visit)
    numbers = [n for n in sent.getlist("number") if n] + [a.number for a in added if a.number]
    if not numbers and added:
        return _told(visit, added, *_back(visit))
    done = cite(visit.of, sent.get("sheet", ""), sent.getlist("row"), numbers, by=str(visit.person))
    messages.success(visit.request, f"已把 {'、'.join(dict.fromkeys(numbers))} 引用到 {done} 行。")
    return _told(visit, added, *_back(visit))


@page.post("uncite/", permission=Permission.WRITE)
def take_back(visit: Visit) -> HttpResponse:
    """Take the chosen attachment back from the ticked rows."""
    sent = visit.request.POST
    numbers = [n for n in sent.getlist("number") if n]
    done = uncite(visit.of, sent.get("sheet", ""), sent.getlist("row"), numbers, by=str(visit.person))  # fmt: skip
    messages.success(visit.request, f"已取消 {done} 行的引用。")
    return _told(visit, (), *_back(visit))


def _back(visit: Visit) -> tuple[str, str]:
    sent = visit.request.POST
    if sent.get("back") != "rows":
        return "proofs.lacking", ""
    asked = {k: sent.get(k, "") for k in ("sheet", "no", "q") if sent.get(k)}
    return "proofs.rows", f"?{urlencode(asked)}"


@page.post("<str:number>/drop/", permission=Permission.WRITE)
def remove(visit: Visit, number: str) -> HttpResponse:
    """Take an attachment that nothing cites off the list."""
    drop(visit.of, number, by=str(visit.person))
    return visit.go("proofs", said=f"{number} 已移出附件清单，历史保留。")


@page.get("<str:number>/file/", "")
def file(visit: Visit, number: str) -> HttpResponse:
    """The file of an attachment."""
    one = ProofFile.objects.filter(park_year=visit.of, number=number).first()
    if one is None:
        raise Refusal(f"{number[:10]} 没有文件，可能属于其他园区或年度。")
    return stored(one.document_id, one.name)


@page.get("bundle/", "bundle.html")
def bundle(visit: Visit) -> BundlePage:
    """The proof folder as one zip: made in the background, taken from here."""
    job = newest_bundle(visit.of)
    made = made_bundle(visit.of, settings.DATA)
    found = None
    if made is not None:
        by, path = made
        found = Bundle(
            by.result["name"], path.stat().st_size, by.finished, by.result["files"],
            by.result["revision"] != visit.of.revision,
        )  # fmt: skip
    shown = job is not None and (made is None or job.pk != made[0].pk)
    return BundlePage(line_of(job) if job and shown else None, found, _open(held(visit)))


@page.post("bundle/", permission=Permission.SEE)
def make_bundle(visit: Visit) -> HttpResponse:
    """Start making it; whoever may see the files may have them."""
    start_bundle(visit.of, by=visit.person)
    return visit.go("proofs.bundle")


@page.get("bundle/zip/", "")
def zipped(visit: Visit) -> HttpResponse:
    """The zip that was made last, sent piece by piece."""
    made = made_bundle(visit.of, settings.DATA)
    if made is None:
        raise Refusal("还没有生成佐证材料压缩包，请先生成。")
    job, path = made
    return streamed(path.open("rb"), job.result["name"])

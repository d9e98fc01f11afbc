"""Where report files are handed in, and the list of those that were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.core.paginator import Page as Sheet
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse

from yuanjian.actions.review_files import Wish, hand_in_again, shown_name, year_of
from yuanjian.actions.review_files import hand_in as keep_and_start
from yuanjian.audit.finding import SEVERITIES, SEVERITY_WORDS
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Decision, Job, ParkYear, Review
from yuanjian.reading.guards import MAX_FILE
from yuanjian.web.dispatch import part
from yuanjian.web.pages.audit.declared import page
from yuanjian.web.pages.audit.reach import reviewed_parks, seen_by, the_review
from yuanjian.web.pages.jobs.view import JobLine, line_of
from yuanjian.web.visit import Visit

_A_PAGE = 40
_MOST_FILES = 50


@dataclass(frozen=True)
class ReviewLine:
    """A review in the list. ``job`` is there while it is not done, for those who may follow it."""

    review: Review
    park: str
    year: int | None
    counts: tuple[tuple[str, str, int], ...]
    decided: int
    found: int
    failed: str
    job: JobLine | None

    @property
    def done(self) -> bool:
        """Whether it can be opened."""
        return "kept" in self.review.outcome


@dataclass(frozen=True)
class HandedIn:
    """What became of the files that were sent: those on their way, and those refused with the reason."""

    lines: tuple[JobLine, ...]
    refused: tuple[tuple[str, str], ...]

    @property
    def single(self) -> bool:
        """Whether the page moves on by itself when the only file is done."""
        return len(self.lines) == 1 and not self.refused


@dataclass(frozen=True)
class Reviews:
    """The drop area, the search and the list, newest first. ``has_records``: there is a ledger to compare with."""

    lines: tuple[ReviewLine, ...]
    sheet: Sheet[Review]
    asked: str
    has_records: bool
    largest: str
    handed: HandedIn | None = None


@page.get()
def show(visit: Visit) -> Reviews:
    """The page as one comes to it."""
    return _reviews(visit)


@page.post("hand-in/")
def hand_in(visit: Visit) -> HttpResponse:
    """Take files, a job each. One that is refused does not stop the others."""
    sent = [f for f in visit.request.FILES.getlist("files") if isinstance(f, TemporaryUploadedFile)]
    if not sent:
        raise Refusal("没有收到文件。请选择或拖入 Word、PDF、文本或资料包文件后再提交。")
    if len(sent) > _MOST_FILES:
        raise Refusal(f"一次最多提交 {_MOST_FILES} 份，这次有 {len(sent)} 份，请分几次提交。")
    wish = _wish(visit)
    lines, refused = [], []
    for file in sent:
        name = shown_name(file.name or "")
        try:
            made = keep_and_start(
                Path(file.temporary_file_path()), name, wish, by=visit.person, store=settings.DATA
            )
        except Refusal as no:
            refused.append((name, str(no)))
        else:
            assert made.job is not None
            lines.append(line_of(made.job))
    handed = HandedIn(tuple(lines), tuple(refused))
    if visit.is_part:
        return part(visit, "handed.html", handed)
    return part(visit, "page.html", _reviews(visit, handed))


@page.post("<uuid:pk>/again/")
def again(visit: Visit, pk: UUID) -> HttpResponse:
    """Audit the same file anew; what was decided goes along."""
    earlier = the_review(visit.person, pk)
    made = hand_in_again(earlier, _wish(visit), by=visit.person)
    return visit.go("audit.review", pk=made.pk)


def _wish(visit: Visit) -> Wish:
    said = visit.data
    return Wish(
        against=said.get("against") == "1",
        year=year_of(said.get("year", "")),
        parks=reviewed_parks(visit.person),
    )


def _reviews(visit: Visit, handed: HandedIn | None = None) -> Reviews:
    asked = visit.request.GET.get("q", "").strip()[:60]
    found = seen_by(visit.person).order_by("-at")
    if asked:
        found = found.filter(
            Q(name__icontains=asked)
            | Q(outcome__about__park__icontains=asked)
            | Q(outcome__about__code__icontains=asked)
        )
    sheet = Paginator(found, _A_PAGE).get_page(visit.request.GET.get("page"))
    has_records = ParkYear.objects.filter(park__in=reviewed_parks(visit.person)).exists()
    lines = tuple(_lines(visit, list(sheet)))
    return Reviews(lines, sheet, asked, has_records, f"{MAX_FILE // 2**20} MB", handed)


def _lines(visit: Visit, reviews: list[Review]) -> Iterable[ReviewLine]:
    decided = _decided(reviews)
    for review in reviews:
        about = review.outcome.get("about", {})
        counts = review.outcome.get("counts", {})
        told = tuple((s, SEVERITY_WORDS[s], counts[s]) for s in SEVERITIES if counts.get(s))
        job = review.job if "kept" not in review.outcome else None
        failed = job.failure if job is not None and job.state == Job.State.FAILED else ""
        mine = job is not None and job.by_id == visit.person.pk and not failed
        yield ReviewLine(
            review, about.get("park") or about.get("code") or "", about.get("year"), told,
            decided.get(str(review.pk), 0), sum(counts.values()), failed,
            line_of(job) if mine and job is not None else None,
        )  # fmt: skip


def _decided(reviews: list[Review]) -> dict[str, int]:
    """How many findings of each review have a decision that stands, carried ones included."""
    standing = {str(r.pk): dict.fromkeys(r.outcome.get("carried", {}), True) for r in reviews}
    made = Decision.objects.filter(review__in=reviews).order_by("pk")
    for pk, mark, verdict in made.values_list("review", "fingerprint", "verdict"):
        standing[str(pk)][mark] = verdict != Decision.Verdict.REOPENED
    return {pk: sum(marks.values()) for pk, marks in standing.items()}

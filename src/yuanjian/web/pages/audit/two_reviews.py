"""Two reports side by side: which figures changed, which words were carried over, what does not chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse

from yuanjian.actions.review_decisions import decide
from yuanjian.actions.review_outcomes import opened, opened_with, outcome_of
from yuanjian.actions.work import start_job
from yuanjian.core.refusal import Refusal
from yuanjian.core.rounding import plain, to_decimal
from yuanjian.ledger.models import Job, Review
from yuanjian.reports.review.cards import Tally, tallies
from yuanjian.reports.review.compare import Change, Comparison, ordered
from yuanjian.reports.review.compare import compare as compared
from yuanjian.reports.review.page_text import shown
from yuanjian.web.pages.audit.declared import page
from yuanjian.web.pages.audit.finding_view import FindingView, finding_views
from yuanjian.web.pages.audit.reach import the_review
from yuanjian.web.pages.jobs.view import JobLine, line_of
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit


@dataclass(frozen=True)
class Figure:
    """A figure in both reports. ``by`` and ``rate`` are «» where they make no sense."""

    label: str
    subject: str
    earlier: str
    later: str
    by: str
    rate: str
    far: bool


@dataclass(frozen=True)
class Side:
    """One of the two reports."""

    review: Review
    park: str
    year: int | None
    tallies: tuple[Tally, ...]


@dataclass(frozen=True)
class Words:
    """A paragraph that stands in both word for word; ``suspect`` says why it should have changed."""

    text: str
    anchor: str
    suspect: str


@dataclass(frozen=True)
class TwoReviews:
    """What became of the earlier report in the later one.

    ``chain`` is what only both together contradict: None until it was computed. ``why_not`` says why it is not.
    """

    earlier: Side
    later: Side
    changed: tuple[Figure, ...]
    added: tuple[Figure, ...]
    dropped: tuple[Figure, ...]
    carried: tuple[Words, ...]
    same: int
    chain: tuple[FindingView, ...] | None
    job: JobLine | None
    failed: str
    why_not: str


@page.get("compare/")
def pick(visit: Visit) -> HttpResponse:
    """Two that were ticked in the list."""
    chosen = list(dict.fromkeys(visit.request.GET.getlist("of")))
    if len(chosen) != 2:
        raise Refusal(f"请在列表中勾选两份报告再对照，现在勾选了 {len(chosen)} 份。")
    try:
        one, other = (the_review(visit.person, UUID(pk)) for pk in chosen)
    except ValueError:
        raise Refusal("请在列表中勾选两份报告再对照。") from None
    return visit.go_to(visit.link("audit.compare", one=one.pk, other=other.pk))


@page.get("compare/<uuid:one>/<uuid:other>/", "compare.html")
def compare(visit: Visit, one: UUID, other: UUID) -> TwoReviews:
    """The comparison, whatever the order of the two."""
    if one == other:
        raise Refusal("选的是同一份审核。请选两份不同的报告再对照。")
    reviews = [the_review(visit.person, pk) for pk in (one, other)]
    outcomes = [opened(of, settings.DATA).outcome for of in reviews]
    found = compared(*outcomes)
    if found.earlier is not outcomes[0]:
        reviews.reverse()
    job, kept, failed = _chain(visit, reviews)
    chain = tuple(_chained(visit, reviews, kept)) if kept else None
    return TwoReviews(
        _side(reviews[0], found, earlier=True), _side(reviews[1], found, earlier=False),
        tuple(_figure(c) for c in ordered(found.changed)), tuple(_figure(c) for c in found.added),
        tuple(_figure(c) for c in found.dropped),
        tuple(Words(c.later.text, f"p{c.later.number}", c.suspect) for c in found.carried),
        found.same, chain, job, failed, _why_not(found),
    )  # fmt: skip


@page.post("compare/<uuid:one>/<uuid:other>/chain/", "chain.html")
def chain(visit: Visit, one: UUID, other: UUID) -> JobLine | HttpResponse:
    """Start what needs both files read anew, unless it runs or was done."""
    reviews = [the_review(visit.person, pk) for pk in (one, other)]
    job, kept, _ = _chain(visit, reviews)
    if kept:
        return visit.go_to(visit.link("audit.compare", one=one, other=other))
    if job is None:
        with transaction.atomic():
            made = start_job(
                "audit_compare", f"对照 {reviews[0].name} 与 {reviews[1].name}", by=visit.person,
                arguments={"one": str(one), "other": str(other)},
            )  # fmt: skip
        job = line_of(made)
    if not visit.is_part:
        return visit.go_to(visit.link("audit.compare", one=one, other=other))
    return job


def _chain(visit: Visit, reviews: list[Review]) -> tuple[JobLine | None, str, str]:
    """The newest job of these two: on its way, what finds its outcome when it is done, or why it failed."""
    first, second = (str(r.pk) for r in reviews)
    either = Q(arguments__one=first, arguments__other=second)
    either |= Q(arguments__one=second, arguments__other=first)
    theirs = Q(by=visit.person) | Q(state=Job.State.DONE)
    jobs = Job.objects.filter(either, theirs, kind="audit_compare")
    job = jobs.order_by("-created").first()
    if job is None:
        return None, "", ""
    if job.state == Job.State.FAILED:
        return None, "", job.failure
    if job.state != Job.State.DONE:
        return line_of(job), "", ""
    try:
        outcome_of(settings.DATA, job.result["kept"])
    except Refusal:  # lost from the store: it is computed anew
        return None, "", ""
    return None, job.result["kept"], ""


def _chained(visit: Visit, reviews: list[Review], kept: str) -> Iterator[FindingView]:
    """What only both reports together contradict. Decisions about it are kept with the later one."""
    one, other = (r.pk for r in reviews)

    def at(fingerprint: str) -> str:
        return visit.link("audit.decide_between", one=one, other=other, fingerprint=fingerprint)

    for view in finding_views(opened_with(reviews[1], kept, settings.DATA), at):
        elsewhere = tuple((replace(quote, anchor=""), sheet) for quote, sheet in view.quotes)
        yield replace(view, quotes=elsewhere)


@page.post(
    "compare/<uuid:one>/<uuid:other>/decide/<str:fingerprint>/", "chained.html", permission=Permission.DECIDE
)  # fmt: skip
def decide_between(
    visit: Visit, one: UUID, other: UUID, fingerprint: str
) -> FindingView | HttpResponse:
    """Write a decision about what two reports contradict; the answer is the finding as it now stands."""
    reviews = [the_review(visit.person, pk) for pk in (one, other)]
    _, kept, _ = _chain(visit, reviews)
    if not kept:
        raise Refusal("这两份报告还没有核对前后衔接。请刷新页面后再试。")
    sent = visit.data
    reason, failed = sent.get("reason", ""), ""
    try:
        decide(
            reviews[1], fingerprint, sent.get("verdict", ""), reason, sent.get("until", ""),
            by=visit.person, store=settings.DATA, among=outcome_of(settings.DATA, kept).findings,
        )  # fmt: skip
    except Refusal as no:
        if not visit.is_part:
            raise
        failed = str(no)
    if not visit.is_part:
        return visit.go_to(visit.link("audit.compare", one=one, other=other) + "#chained")
    for view in _chained(visit, reviews, kept):
        if view.card.fingerprint == fingerprint:
            return replace(view, failed=failed, reason=reason if failed else "")
    raise Refusal(failed)


def _why_not(found: Comparison) -> str:
    """Why the two cannot be chained; «» when they can."""
    earlier, later = found.earlier.about, found.later.about
    if earlier.code and later.code and earlier.code != later.code:
        return f"两份报告不是同一园区（{earlier.code}、{later.code}），不核对前后衔接。"
    if not earlier.year or not later.year:
        return "有一份报告没有认出年度，不核对前后衔接。可重新审核并指定年度。"
    if earlier.year + 1 != later.year:
        return f"两份报告不是相邻的两年（{earlier.year}、{later.year}），不核对前后衔接。"
    return ""


def _side(of: Review, found: Comparison, *, earlier: bool) -> Side:
    outcome = found.earlier if earlier else found.later
    about = outcome.about
    return Side(of, about.park or about.code, about.year, tuple(tallies(outcome)))


def _figure(change: Change) -> Figure:
    by, rate = change.difference, change.rate
    return Figure(
        change.label, change.subject, shown(change.earlier) if change.earlier else "",
        shown(change.later) if change.later else "",
        "" if by is None else f"{'+' if by > 0 else ''}{plain(to_decimal(by))}",
        "" if rate is None else f"{'+' if rate > 0 else ''}{plain(to_decimal(rate, 1))}%",
        rate is not None and abs(rate) > 30,
    )  # fmt: skip

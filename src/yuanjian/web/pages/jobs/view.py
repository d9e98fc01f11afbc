"""Long work: how far each piece is and what came of it. A part of this page stands wherever work was started."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Job
from yuanjian.web.page import Page, Scope
from yuanjian.web.permissions import parks_of
from yuanjian.web.visit import Visit, link

page = Page("后台工作", "jobs/", permission=None, scope=Scope.SITE)
_SHOWN = 100


@dataclass(frozen=True)
class JobLine:
    """A job with the address of its result (empty until there is one)."""

    job: Job
    address: str


@dataclass(frozen=True)
class Jobs:
    """The newest jobs."""

    lines: tuple[JobLine, ...]


@page.get()
def show(visit: Visit) -> Jobs:
    """The newest work of this person and of their parks."""
    return Jobs(tuple(map(line_of, _seen_by(visit).order_by("-created")[:_SHOWN])))


@page.get("<uuid:pk>/", "progress.html")
def progress(visit: Visit, pk: UUID) -> JobLine:
    """One job; the part asks again by itself until it is over, then goes to the result."""
    job = _seen_by(visit).filter(pk=pk).first()
    if job is None:
        raise Refusal("这项工作不存在，或不属于您的园区。")
    return line_of(job)


def line_of(job: Job) -> JobLine:
    """A job as it is shown. Its result names where to go: ``{"go": "audit.show", "args": {...}}``."""
    to = job.result.get("go") if job.state == Job.State.DONE else None
    return JobLine(job, link(to, job.park_year, **job.result.get("args", {})) if to else "")


def _seen_by(visit: Visit) -> QuerySet[Job]:
    return Job.objects.filter(
        Q(by=visit.person) | Q(park_year__park__in=parks_of(visit.person))
    ).select_related("by", "park_year__park")

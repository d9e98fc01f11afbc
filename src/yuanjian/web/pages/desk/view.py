"""The workbench: how far each part is, what is missing, the score, the worst contradictions, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from yuanjian.audit.credit.score import Score
from yuanjian.web.page import Page
from yuanjian.web.visit import Visit

page = Page("工作台", "", menu=10, icon="layout-dashboard")


@dataclass(frozen=True)
class Desk:
    """What the workbench shows."""

    name: str


@dataclass(frozen=True)
class Meter:
    """The credit score in the head of every page, with the count of open contradictions."""

    score: Score
    grave: int


@page.get()
def show(visit: Visit) -> Desk:
    """The workbench of a park's year."""
    return Desk(visit.park.name)


@page.get("meter/", "meter.html")
def meter(visit: Visit) -> Meter:
    """The head's meter; it asks again after each save."""
    found = visit.book.audit.findings
    return Meter(visit.book.score, sum(f.severity in ("blocker", "major") for f in found))

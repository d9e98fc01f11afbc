"""Where one comes in: on to the park's year that was open last, or what to do when there is none."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse

from yuanjian.ledger.models import ParkYear
from yuanjian.web.page import Page, Scope
from yuanjian.web.permissions import Permission, may, parks_of, role_in
from yuanjian.web.visit import Visit, link

page = Page("开始", "", permission=None, scope=Scope.SITE)


@dataclass(frozen=True)
class Start:
    """Nothing is recorded yet for this person: what they can do."""

    may_manage: bool
    may_review: bool


@page.get()
def show(visit: Visit) -> Start | HttpResponse:
    """The year that was open last, else the newest; a start page when there is none."""
    person = visit.person
    last = person.last_park_year
    if last is not None and may(role_in(person, last.park), Permission.SEE):
        return visit.go_to(link("desk", last))
    years = ParkYear.objects.select_related("park").filter(park__in=parks_of(person))
    newest = years.order_by("-year", "park__name").first()
    if newest is not None:
        return visit.go_to(link("desk", newest))
    return Start(visit.may(Permission.MANAGE), visit.may(Permission.REVIEW))


@page.get("go/<str:park>/")
def park(visit: Visit, park: str) -> HttpResponse:
    """The park switch: its newest year, or the one that is open where that park has it."""
    return _to(visit, park, None)


@page.get("go/<str:park>/<int:year>/")
def year(visit: Visit, park: str, year: int) -> HttpResponse:
    """The year switch."""
    return _to(visit, park, year)


def _to(visit: Visit, code: str, asked: int | None) -> HttpResponse:
    mine = ParkYear.objects.select_related("park").filter(
        park__code=code, park__in=parks_of(visit.person)
    )
    last = visit.person.last_park_year
    wanted = asked or (last.year if last else None)
    found = mine.filter(year=wanted).first() or mine.order_by("-year").first()
    return visit.go_to(link("desk", found) if found else "/")

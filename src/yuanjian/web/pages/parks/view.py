"""Parks and their years: make one, open a new year. For administrators."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone

from yuanjian.actions.carry_forward import carry_forward, last_filled
from yuanjian.actions.parks import open_year
from yuanjian.ledger.models import Park
from yuanjian.web.page import Page, Scope
from yuanjian.web.permissions import Permission
from yuanjian.web.visit import Visit, link

page = Page(
    "园区与年度", "parks/", permission=Permission.MANAGE, scope=Scope.SITE, menu=910, icon="building-factory-2"
)  # fmt: skip


@dataclass(frozen=True)
class ParkLine:
    """A park with the addresses of its years, newest first; ``next`` is the year after the newest,
    ``newest`` that one (0: none)."""

    code: str
    name: str
    years: tuple[tuple[int, str], ...]
    next: int
    newest: int


@dataclass(frozen=True)
class Parks:
    """All parks."""

    parks: tuple[ParkLine, ...]


@page.get()
def show(visit: Visit) -> Parks:
    """All parks with their years."""
    found = []
    for park in Park.objects.order_by("name").prefetch_related("years"):
        years = sorted(park.years.all(), key=lambda y: -y.year)
        after = years[0].year + 1 if years else timezone.localdate().year - 1
        addresses = tuple((y.year, link("desk", y)) for y in years)
        newest = years[0].year if years else 0
        found.append(ParkLine(park.code, park.name, addresses, after, newest))
    return Parks(tuple(found))


@page.post("new/")
def new(visit: Visit) -> HttpResponse:
    """A park's year: the park is made with its first one. With ``carry`` it begins from the year before."""
    said = visit.data
    of = open_year(
        said.get("code", ""), said.get("name", ""), said.get("year", ""), by=visit.person
    )
    before = last_filled(of) if said.get("carry") else None
    if before is not None:
        begun = carry_forward(before, of.year, by=str(visit.person))
        messages.success(visit.request, begun.told)
    return visit.go_to(link("desk", of))

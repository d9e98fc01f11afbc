"""A request as a handler sees it: who asks, whose park and year, and what this person may do there."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from yuanjian.ledger.models import Park, ParkYear, Person, Role
from yuanjian.web.page import Page, Scope
from yuanjian.web.pages import all_pages
from yuanjian.web.park_book import ParkBook, book
from yuanjian.web.permissions import Permission, may, parks_of, role_in


@dataclass
class Visit:
    """Everything a handler needs; ``park_year`` is None on pages of the whole site."""

    request: HttpRequest
    page: Page
    person: Person
    role: Role | None
    park_year: ParkYear | None = None
    _link_args: dict[str, Any] = field(default_factory=dict)

    @property
    def of(self) -> ParkYear:
        """The park year, on pages that have one."""
        assert self.park_year is not None
        return self.park_year

    @property
    def park(self) -> Park:
        """The park, on pages that have one."""
        return self.of.park

    @cached_property
    def book(self) -> ParkBook:
        """What the records of this park's year amount to: facts, findings, score, gaps."""
        return book(self.of)

    @property
    def data(self) -> dict[str, str]:
        """The form that was sent."""
        return self.request.POST.dict()

    @property
    def is_part(self) -> bool:
        """Whether htmx asks for a part of a page."""
        return self.request.headers.get("HX-Request") == "true"

    def may(self, permission: Permission) -> bool:
        """Whether this person may do that here."""
        return may(self.role, permission)

    def link(self, name: str, **args: Any) -> str:
        """The address of ``page`` or ``page.function``, in this park's year where the page has one."""
        return link(name, self.open_year, **args)

    def go(self, name: str, *, said: str = "", **args: Any) -> HttpResponse:
        """Send the browser there, with a word about what was done."""
        if said:
            messages.success(self.request, said)
        return self.go_to(self.link(name, **args))

    def go_to(self, address: str) -> HttpResponse:
        """Send the browser to an address of ours."""
        if self.is_part:
            return HttpResponse(status=204, headers={"HX-Redirect": address})
        return HttpResponseRedirect(address)

    # What the frame around the page shows

    @cached_property
    def open_year(self) -> ParkYear | None:
        """The park year in the frame: this page's own, else the one that the person had open last."""
        last = self.person.last_park_year
        if self.park_year is not None or last is None:
            return self.park_year
        return last if may(role_in(self.person, last.park), Permission.SEE) else None

    @cached_property
    def parks(self) -> list[Park]:
        """Parks to switch to."""
        return parks_of(self.person)

    @cached_property
    def years(self) -> list[int]:
        """Years of this park to switch to, newest first."""
        of = self.open_year
        return list(of.park.years.order_by("-year").values_list("year", flat=True)) if of else []

    @cached_property
    def menu(self) -> list[MenuItem]:
        """The menu: pages that this person may see, in order."""
        items = [p for p in all_pages().values() if p.menu is not None and p.permission]
        found = []
        park = self.open_year.park if self.open_year else None
        roles = {True: role_in(self.person, None), False: role_in(self.person, park)}
        for one in sorted(items, key=lambda p: p.menu or 0):
            if one.scope is Scope.PARK_YEAR and self.open_year is None:
                continue
            role = roles[one.scope is Scope.SITE]
            if may(role, one.permission or Permission.SEE):
                here = one is self.page or (bool(one.path) and one.path == self.page.path)
                found.append(
                    MenuItem(one.title, one.icon, self.link(one.key), here, one.scope is Scope.SITE)
                )
        return found


@dataclass(frozen=True)
class MenuItem:
    """A line of the menu."""

    title: str
    icon: str
    address: str
    here: bool
    of_site: bool


def link(name: str, of: ParkYear | None, **args: Any) -> str:
    """The address of ``page`` (its first route) or ``page.function``."""
    key, _, function = name.partition(".")
    page = all_pages()[key]
    if page.scope is Scope.PARK_YEAR and of is not None:
        args = {"park": of.park.code, "year": of.year, **args}
    return reverse(f"{key}.{function or page.routes[0].name}", kwargs=args)

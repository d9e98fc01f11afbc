"""People: who may sign in, what they are to which park; new ones, stopped ones, new passwords."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import HttpResponse

from yuanjian.actions.people import (
    initial_password,
    make_person,
    reset_password,
    set_active,
    set_role,
)
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Park, Person, Role
from yuanjian.web.page import Page, Scope
from yuanjian.web.permissions import Permission, may
from yuanjian.web.visit import Visit

page = Page(
    "用户", "people/", permission=Permission.MANAGE, scope=Scope.SITE, menu=920, icon="users"
)


@dataclass(frozen=True)
class Held:
    """A role of a person: in which park («» for all), in words."""

    park: str
    park_name: str
    role: str


@dataclass(frozen=True)
class PersonLine:
    """Somebody who may sign in, or no longer may."""

    pk: int
    username: str
    name: str
    held: tuple[Held, ...]
    active: bool
    must_change: bool
    last: datetime | None
    me: bool


@dataclass(frozen=True)
class RoleLine:
    """A role with what it may do, in words."""

    value: str
    name: str
    allows: str


@dataclass(frozen=True)
class People:
    """Everybody. ``told`` is a name with an initial password that is shown this once."""

    people: tuple[PersonLine, ...]
    parks: tuple[tuple[str, str], ...]
    roles: tuple[RoleLine, ...]
    told: tuple[str, str] = ("", "")
    failed: str = ""
    typed: tuple[str, str, str, str] = ("", "", "clerk", "")


@page.get()
def show(visit: Visit) -> People:
    """Everybody with their roles; those who were stopped at the end."""
    return _people(visit)


@page.post("new/", "page.html")
def new(visit: Visit) -> People:
    """Somebody new with one role; the initial password stands on the page that answers, once."""
    said = visit.data
    typed = tuple(said.get(k, "").strip() for k in ("username", "shown_name", "role", "park"))
    password = initial_password()
    try:
        person = make_person(
            typed[0], typed[1], password, typed[2], _park(typed[3]), by=visit.person
        )
    except Refusal as no:
        return replace(_people(visit), failed=str(no), typed=typed)
    return replace(_people(visit), told=(person.username, password))


@page.post("<int:pk>/password/", "page.html")
def password(visit: Visit, pk: int) -> People:
    """A new initial password for somebody; it is shown once, and must be changed at the next sign-in."""
    person, made = _person(pk), initial_password()
    reset_password(person, made, by=visit.person)
    return replace(_people(visit), told=(person.username, made))


@page.post("<int:pk>/role/")
def role(visit: Visit, pk: int) -> HttpResponse:
    """Give a role in a park or in all, or take it away with an empty one."""
    person, said = _person(pk), visit.data
    set_role(person, said.get("role", ""), _park(said.get("park", "")), by=visit.person)
    return visit.go("people", said=f"{person} 的角色已保存。")


@page.post("<int:pk>/active/")
def active(visit: Visit, pk: int) -> HttpResponse:
    """Stop an account (``on`` empty) or restore it."""
    person, on = _person(pk), bool(visit.data.get("on"))
    set_active(person, on, by=visit.person)
    return visit.go("people", said=f"{person} 的账号已{'启用' if on else '停用'}。")


def _person(pk: int) -> Person:
    found = Person.objects.filter(pk=pk).first()
    if found is None:
        raise Refusal("没有这名用户，请刷新页面。")
    return found


def _park(code: str) -> Park | None:
    """None for all parks."""
    if not code:
        return None
    found = Park.objects.filter(code=code).first()
    if found is None:
        raise Refusal(f"没有园区 {code}，请刷新页面。")
    return found


def _people(visit: Visit) -> People:
    everybody = Person.objects.prefetch_related("memberships__park").order_by(
        "-is_active", "username"
    )
    parks = tuple(Park.objects.order_by("name").values_list("code", "name"))
    roles = tuple(
        RoleLine(r.value, str(r.label), "、".join(p.value for p in Permission if may(r, p)))
        for r in Role
    )
    return People(tuple(_line(p, visit.person) for p in everybody), parks, roles)


def _line(person: Person, me: Person) -> PersonLine:
    held = sorted(person.memberships.all(), key=lambda m: (m.park_id is not None, m.pk))
    return PersonLine(
        person.pk, person.username, person.shown_name,
        tuple(
            Held(m.park.code if m.park else "", m.park.name if m.park else "全部园区", m.get_role_display())
            for m in held
        ),
        person.is_active, person.must_change_password, person.last_login, person.pk == me.pk,
    )  # fmt: skip

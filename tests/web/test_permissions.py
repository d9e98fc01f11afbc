"""Who may go where: every address × every role × own park, another park, no park, nobody, somebody who was stopped.

The table is written out by hand: a new page fails the first test until its line is here.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from tests.web.conftest import DemoYear
from yuanjian.ledger.models import Membership, ParkYear, Person, Role
from yuanjian.web.page import Page, Route, Scope
from yuanjian.web.pages import all_pages
from yuanjian.web.permissions import Permission, may, parks_of, role_in

# «open»: without signing in. «-»: whoever is signed in.
EXPECTED = {
    "account.show": "-",
    "account.password": "-",
    "actions.show": "SEE",
    "actions.waiting": "SEE",
    "actions.take": "WRITE",
    "actions.new": "WRITE",
    "actions.keep": "WRITE",
    "actions.list_form": "SEE",
    "actions.item": "SEE",
    "actions.form": "SEE",
    "actions.proof": "SEE",
    "actions.change": "WRITE",
    "actions.begin": "WRITE",
    "actions.done": "WRITE",
    "actions.close": "VERIFY",
    "actions.send_back": "VERIFY",
    "actions.reopen": "VERIFY",
    "acts.show": "LOG",
    "acts.chain": "LOG",
    "audit.show": "REVIEW",
    "audit.hand_in": "REVIEW",
    "audit.again": "REVIEW",
    "audit.review": "REVIEW",
    "audit.facts": "REVIEW",
    "audit.decide": "DECIDE",
    "audit.download": "REVIEW",
    "audit.pick": "REVIEW",
    "audit.compare": "REVIEW",
    "audit.chain": "REVIEW",
    "audit.decide_between": "DECIDE",
    "credit.show": "SEE",
    "credit.scheme": "WRITE",
    "desk.show": "SEE",
    "desk.meter": "SEE",
    "desk.carry": "WRITE",
    "charts.show": "SEE",
    "charts.drawing": "SEE",
    "duties.show": "SEE",
    "duties.calendar": "SEE",
    "facts.index": "SEE",
    "facts.show": "SEE",
    "facts.file": "SEE",
    "filing_firms.show": "SEE",
    "filing_firms.packages": "WRITE",
    "filing_firms.package": "WRITE",
    "filing_firms.upload": "WRITE",
    "findings.show": "SEE",
    "findings.rules": "SEE",
    "findings.decide": "DECIDE",
    "firm.show": "SEE",
    "firms.show": "SEE",
    "home.show": "-",
    "home.park": "-",
    "home.year": "-",
    "imports.show": "SEE",
    "imports.upload": "WRITE",
    "imports.batch": "SEE",
    "imports.rows": "SEE",
    "imports.accept": "WRITE",
    "imports.lay_aside": "WRITE",
    "imports.again": "WRITE",
    "imports.one_file": "SEE",
    "imports.original": "SEE",
    "imports.receipts": "WRITE",
    "imports.taken": "SEE",
    "imports.template": "SEE",
    "imports.package": "SEE",
    "jobs.show": "-",
    "jobs.progress": "-",
    "parks.show": "MANAGE",
    "parks.new": "MANAGE",
    "people.show": "MANAGE",
    "people.new": "MANAGE",
    "people.password": "MANAGE",
    "people.role": "MANAGE",
    "people.active": "MANAGE",
    "proofs.show": "SEE",
    "proofs.upload": "WRITE",
    "proofs.lacking": "SEE",
    "proofs.rows": "SEE",
    "proofs.add_citations": "WRITE",
    "proofs.take_back": "WRITE",
    "proofs.remove": "WRITE",
    "proofs.file": "SEE",
    "proofs.bundle": "SEE",
    "proofs.make_bundle": "SEE",
    "proofs.zipped": "SEE",
    "report.show": "SEE",
    "report.versions": "SEE",
    "report.version": "SEE",
    "report.file": "SEE",
    "report.edited": "SEE",
    "report.edited_file": "SEE",
    "report.edited_original": "SEE",
    "report.settle": "BUILD",
    "report.take_back": "BUILD",
    "report.texts": "SEE",
    "report.build": "BUILD",
    "sheet.show": "SEE",
    "sheet.choices": "SEE",
    "sheet.notes": "SEE",
    "sheet.history": "SEE",
    "sheet.save": "WRITE",
    "sheet.remove": "WRITE",
    "sheet.undo": "WRITE",
    "sheet.none": "WRITE",
    "sheet.some": "WRITE",
    "sheets.show": "SEE",
    "sheets.unfinished": "SEE",
    "signin.show": "open",
    "signin.enter": "open",
    "signin.once": "open",
    "signin.leave": "open",
}

MAY = {
    "clerk": {"SEE", "WRITE", "BUILD", "DECIDE", "REVIEW"},
    "head": {"SEE", "WRITE", "BUILD", "DECIDE", "VERIFY", "REVIEW", "LOG"},
    "reviewer": {"SEE", "DECIDE", "VERIFY", "REVIEW", "LOG"},
    "reader": {"SEE"},
    "admin": {"SEE", "WRITE", "BUILD", "DECIDE", "VERIFY", "REVIEW", "LOG", "MANAGE"},
}

ROUTES = [
    (page, route, f"{key}.{route.name}")
    for key, page in all_pages().items()
    for route in page.routes
]
_ARGUMENTS = {
    "uuid": str(uuid.UUID(int=7)), "int": 7, "no": "05", "firm": "E001", "park": "G439901", "year": 2021,
}  # fmt: skip


def arguments(page: Page, route: Route) -> dict[str, Any]:
    """Something that fits each blank of the address; the example park's year where it has one."""
    from django.urls.resolvers import RoutePattern

    found = {}
    for name, converter in RoutePattern(page.path + route.path).converters.items():
        kind = type(converter).__name__.removesuffix("Converter").lower()
        found[name] = _ARGUMENTS.get(name, _ARGUMENTS.get(kind, "x"))
    if page.scope is Scope.PARK_YEAR:
        found |= {"park": "G439901", "year": 2021}
    return found


def knock(client: Client, page: Page, route: Route, name: str, **headers: Any) -> HttpResponse:
    """Asks for an address by the method that it is for."""
    ask = client.get if route.method == "GET" else client.post
    return ask(reverse(name, kwargs=arguments(page, route)), **headers)


@pytest.fixture
def open_rooms() -> Iterator[None]:
    """Behind every door stands «through» instead of the page: it is the doors that are tried."""
    before = [route.handler for _, route, _ in ROUTES]
    for _, route, _ in ROUTES:
        object.__setattr__(route, "handler", lambda *_, **__: HttpResponse("through"))
    yield
    for (_, route, _), handler in zip(ROUTES, before, strict=True):
        object.__setattr__(route, "handler", handler)


def test_the_table_names_every_address_with_the_permission_that_it_declares() -> None:
    declared = {
        name: "open"
        if page.scope is Scope.OPEN
        else (route.permission.name if route.permission else "-")
        for page, route, name in ROUTES
    }
    assert declared == EXPECTED


def test_the_server_knows_no_address_that_no_page_declares() -> None:
    named = {p.name for p in get_resolver().url_patterns}
    assert named == set(EXPECTED)


def test_the_roles_may_what_the_table_says() -> None:
    assert {role.value: {p.name for p in Permission if may(role, p)} for role in Role} == MAY


@pytest.mark.usefixtures("open_rooms")
@pytest.mark.parametrize("role", sorted(MAY))
def test_in_the_own_park_a_role_comes_through_the_doors_that_it_has_and_no_other(
    role: str, demo_year: DemoYear, visitor: Callable[..., Client]
) -> None:
    client = visitor(role)
    wrong = {}
    for page, route, name in ROUTES:
        wanted = EXPECTED[name]
        through = wanted in ("open", "-") or wanted in MAY[role]
        answer = knock(client, page, route, name)
        if (answer.status_code, answer.content == b"through") != (
            (200, True) if through else (403, False)
        ):
            wrong[name] = answer.status_code
    assert wrong == {}


@pytest.mark.usefixtures("open_rooms")
@pytest.mark.parametrize("role", ["clerk", "head", "reviewer", "reader"])
def test_in_another_park_nobody_comes_through_whatever_their_role_in_their_own(
    role: str, demo_year: DemoYear, other_park: ParkYear, visitor: Callable[..., Client]
) -> None:
    client = visitor(role, park=other_park.park)
    for page, route, name in ROUTES:
        if page.scope is Scope.PARK_YEAR:
            answer = knock(client, page, route, name)
            assert answer.status_code == 403, name
            assert "澄江" not in answer.content.decode(), name


@pytest.mark.usefixtures("open_rooms")
def test_somebody_without_a_role_sees_their_account_only(
    demo_year: DemoYear, visitor: Callable[..., Client]
) -> None:
    client = visitor(None)
    for page, route, name in ROUTES:
        through = EXPECTED[name] in ("open", "-")
        assert (knock(client, page, route, name).status_code == 200) == through, name


@pytest.mark.usefixtures("open_rooms")
@pytest.mark.parametrize("stopped", [False, True])
def test_nobody_and_somebody_who_was_stopped_are_sent_to_the_sign_in(
    stopped: bool, demo_year: DemoYear, visitor: Callable[..., Client]
) -> None:
    client = visitor("admin") if stopped else Client()
    Person.objects.update(is_active=False)
    for page, route, name in ROUTES:
        if EXPECTED[name] == "open":
            continue
        answer = knock(client, page, route, name)
        assert answer.status_code == 302, name
        assert answer.headers["Location"].startswith("/signin/?next=/"), name
        part = knock(client, page, route, name, headers={"HX-Request": "true"})
        assert (part.status_code, part.headers["HX-Redirect"]) == (204, "/signin/"), name


@pytest.mark.usefixtures("open_rooms")
def test_an_initial_password_opens_nothing_but_the_page_where_it_is_changed(
    demo_year: DemoYear, visitor: Callable[..., Client]
) -> None:
    client = visitor("admin")
    Person.objects.update(must_change_password=True)
    for page, route, name in ROUTES:
        answer = knock(client, page, route, name)
        if page.key == "account" or EXPECTED[name] == "open":
            assert answer.status_code == 200, name
        else:
            assert answer.headers["Location"] == "/me/", name


def test_a_park_that_is_not_there_looks_like_one_that_is_not_theirs(
    demo_year: DemoYear, other_park: ParkYear, visitor: Callable[..., Client]
) -> None:
    clerk = visitor("clerk")
    theirs = clerk.get("/p/G439902/2021/")
    nowhere = clerk.get("/p/G439999/2021/")

    assert (theirs.status_code, nowhere.status_code) == (403, 403)
    same = [re.sub(rb'"X-CSRFToken": "\w+"', b"", a.content) for a in (theirs, nowhere)]
    assert same[0] == same[1]
    assert visitor("admin").get("/p/G439999/2021/").status_code == 404


def test_a_role_in_a_park_counts_before_the_one_in_all_parks(
    demo_year: DemoYear, other_park: ParkYear, person: Callable[..., Person]
) -> None:
    somebody = person("clerk")
    Membership.objects.create(person=somebody, park=None, role="reader")

    assert role_in(somebody, demo_year.of.park) == Role.CLERK
    assert role_in(somebody, other_park.park) == Role.READER
    assert role_in(somebody, None) == Role.CLERK


def test_only_the_parks_in_which_a_permission_is_held_are_listed_for_it(
    demo_year: DemoYear, other_park: ParkYear, person: Callable[..., Person]
) -> None:
    somebody = person("clerk")
    Membership.objects.create(person=somebody, park=other_park.park, role="head")

    assert [p.code for p in parks_of(somebody)] == ["G439902", "G439901"]
    assert [p.code for p in parks_of(somebody, Permission.LOG)] == ["G439902"]
    somebody.is_active = False
    assert parks_of(somebody) == []


def test_the_menu_holds_what_a_role_may_open(
    demo_year: DemoYear, visitor: Callable[..., Client]
) -> None:
    reader = visitor("reader").get(demo_year("desk")).content.decode()
    admin = visitor("admin").get(demo_year("desk")).content.decode()

    assert "<span>台账</span>" in reader
    assert "<span>用户</span>" not in reader
    assert "<span>审核报告</span>" not in reader
    assert "<span>用户</span>" in admin

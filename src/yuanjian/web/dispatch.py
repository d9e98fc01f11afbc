"""From a request to a handler and back: sign-in, the wall, refusals as sentences, the dataclass to its template."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import ParkYear, Person
from yuanjian.web import walls
from yuanjian.web.page import Page, Route, Scope
from yuanjian.web.permissions import Permission, may, role_in
from yuanjian.web.visit import Visit, link

View = Callable[..., HttpResponseBase]


def answer(page: Page, routes: Mapping[str, Route]) -> View:
    """The Django view of one address of a page."""

    def view(request: HttpRequest, **args: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else request.method
        route = routes.get(method or "")
        if route is None:
            return walls.not_allowed(request, list(routes))
        if page.scope is Scope.OPEN:
            answered = route.handler(request, **args)
            return (
                answered
                if isinstance(answered, HttpResponseBase)
                else _open(request, page, route, answered)
            )
        if not request.user.is_authenticated:
            return _to_sign_in(request)
        visit = _visit(request, page, route, args)
        if isinstance(visit, HttpResponseBase):
            return visit
        try:
            return rendered(visit, route, route.handler(visit, **args))
        except PermissionDenied:  # caught by Django it would be a traceback in the log of faults
            return walls.forbidden(request)
        except Refusal as no:
            return walls.refused(request, str(no), visit)

    return view


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page, coming back here after it; htmx is told to move the whole window."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": link("signin", None)})
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")


def _visit(
    request: HttpRequest, page: Page, route: Route, args: dict[str, Any]
) -> Visit | HttpResponse:
    """The visit, or the wall. A park that is not there and one that is not theirs look the same."""
    person: Person = request.user
    if person.must_change_password and page.key != "account":
        return Visit(request, page, person, None).go("account")
    of: ParkYear | None = None
    if page.scope is Scope.PARK_YEAR:
        code, year = args.pop("park"), args.pop("year")
        of = ParkYear.objects.select_related("park").filter(park__code=code, year=year).first()
        role = role_in(person, of.park) if of else None
        if of is None and not may(role_in(person, None), Permission.MANAGE):
            return walls.forbidden(request, permission=route.permission)
        if of is None:
            return walls.not_found(request)
    else:
        role = role_in(person, None)
    if route.permission is not None and not may(role, route.permission):
        return walls.forbidden(request, permission=route.permission)
    if of is not None and request.method == "GET" and person.last_park_year_id != of.pk:
        Person.objects.filter(pk=person.pk).update(last_park_year=of)
    return Visit(request, page, person, role, of)


def rendered(visit: Visit, route: Route, answered: object) -> HttpResponse:
    """A handler's dataclass through its template; a ready answer as it is."""
    if isinstance(answered, HttpResponseBase):
        return answered
    if answered is None:
        return HttpResponse(status=204)
    template = f"{visit.page.key}/{route.template}"
    context = {"view": answered, "visit": visit, "page": visit.page}
    return HttpResponse(render_to_string(template, context, visit.request))


def part(visit: Visit, template: str, answered: object) -> HttpResponse:
    """A dataclass through another template of the same page."""
    context = {"view": answered, "visit": visit, "page": visit.page}
    return HttpResponse(render_to_string(f"{visit.page.key}/{template}", context, visit.request))


def _open(request: HttpRequest, page: Page, route: Route, answered: object) -> HttpResponse:
    context = {"view": answered, "page": page}
    return HttpResponse(render_to_string(f"{page.key}/{route.template}", context, request))

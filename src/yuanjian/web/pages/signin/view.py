"""Signing in and out, and the link that `serve` opens once."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from yuanjian.actions.people import record_sign_in, spend_entry_link
from yuanjian.web.page import Page, Scope

page = Page("登录", "signin/", permission=None, scope=Scope.OPEN)

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@dataclass(frozen=True)
class SignIn:
    """The form; ``failed`` says what was wrong."""

    name: str = ""
    then: str = ""
    failed: str = ""


@page.get()
def show(request: HttpRequest) -> SignIn | HttpResponse:
    """The form, or on to the pages for those who are in."""
    if request.user.is_authenticated:
        return HttpResponseRedirect("/")
    return SignIn(then=_inside(request, request.GET.get("next", "")))


@page.post("", "page.html")
def enter(request: HttpRequest) -> SignIn | HttpResponse:
    """Check name and password; too many failures are answered by the wall."""
    name = request.POST.get("name", "").strip()
    person = authenticate(request, username=name, password=request.POST.get("password", ""))
    then = _inside(request, request.POST.get("then", ""))
    if person is None:
        return SignIn(name, then, "用户名或密码不对，请重新输入。")
    login(request, person)
    record_sign_in(person, "登录")
    return HttpResponseRedirect(then or "/")


@page.get("once/<str:token>/")
def once(request: HttpRequest, token: str) -> HttpResponse:
    """The link of the terminal: good once, for a few minutes."""
    person = spend_entry_link(token)
    if person is not None:
        login(request, person, backend=_BACKEND)
        return HttpResponseRedirect("/")
    return HttpResponseRedirect("/signin/")


@page.post("out/")
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    logout(request)
    return HttpResponseRedirect("/signin/")


def _inside(request: HttpRequest, address: str) -> str:
    """An address of ours, else nothing: nobody is sent elsewhere after signing in."""
    fine = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    return address if address and fine else ""

"""One's own account: name, roles, a new password."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse

from yuanjian.actions.people import change_password
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Membership
from yuanjian.web.page import Page, Scope
from yuanjian.web.visit import Visit

page = Page("我的账号", "me/", permission=None, scope=Scope.SITE)


@dataclass(frozen=True)
class Account:
    """Roles as (park, role) in words; ``failed`` says why a password was not changed."""

    roles: tuple[tuple[str, str], ...]
    must_change: bool
    failed: str = ""


@page.get()
def show(visit: Visit) -> Account:
    """Who one is here."""
    return _account(visit)


@page.post("password/", "page.html")
def password(visit: Visit) -> Account | HttpResponse:
    """Change one's own password; the session stays."""
    said = visit.data
    try:
        change_password(
            visit.person, said.get("old", ""), said.get("new", ""), said.get("again", "")
        )
    except Refusal as no:
        return _account(visit, str(no))
    update_session_auth_hash(visit.request, visit.person)
    return visit.go("account", said="密码已修改。")


def _account(visit: Visit, failed: str = "") -> Account:
    held = Membership.objects.filter(person=visit.person).select_related("park").order_by("pk")
    roles = tuple((m.park.name if m.park else "全部园区", m.get_role_display()) for m in held)
    return Account(roles, visit.person.must_change_password, failed)

"""How a page is declared: its address, place in the menu and permission stand in its own ``view.py``.

    page = Page("矛盾", "findings/", menu=50, icon="alert-triangle")

    @page.get()                                    # the page itself: page.html with ``view``
    def show(visit: Visit) -> FindingsPage: ...

    @page.get("<str:code>/", "card.html")          # a part for htmx: card.html with ``view``
    def card(visit: Visit, code: str) -> Card: ...

    @page.post("<str:code>/decide/", "card.html", permission=Permission.DECIDE)
    def decide(visit: Visit, code: str) -> Card: ...

A handler returns a frozen dataclass, which its template renders as ``view``, or a ready response. Addresses are named
``<page>.<function>``; those of a park's page stand below /p/<park>/<year>/.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from yuanjian.web.permissions import Permission

Handler = Callable[..., Any]


class Scope(Enum):
    """Whose page it is."""

    PARK_YEAR = "/p/<str:park>/<int:year>/"
    SITE = "/"
    OPEN = "open"  # without signing in


@dataclass(frozen=True)
class Route:
    """One address of a page: what answers it and who may ask."""

    name: str
    path: str
    method: str
    template: str
    permission: Permission | None
    handler: Handler


@dataclass
class Page:
    """A page. ``key`` is the name of its folder and is set when it is found.

    Args:
        menu: its place in the menu (smaller is higher), None for pages that are reached otherwise.
        icon: a name of the icon set in ``package.json``'s vendor list.
    """

    title: str
    path: str
    permission: Permission | None = Permission.SEE
    scope: Scope = Scope.PARK_YEAR
    menu: int | None = None
    icon: str = ""
    key: str = ""
    routes: list[Route] = field(default_factory=list)

    def get(
        self, path: str = "", template: str = "page.html", *, permission: Permission | None = None
    ) -> Callable[[Handler], Handler]:
        """An address that only reads."""
        return self._route(path, "GET", template, permission)

    def post(
        self, path: str, template: str = "", *, permission: Permission | None = None
    ) -> Callable[[Handler], Handler]:
        """An address that writes, through an action."""
        return self._route(path, "POST", template, permission)

    def _route(
        self, path: str, method: str, template: str, permission: Permission | None
    ) -> Callable[[Handler], Handler]:
        def add(handler: Handler) -> Handler:
            allowed = permission or self.permission
            self.routes.append(Route(handler.__name__, path, method, template, allowed, handler))
            return handler

        return add

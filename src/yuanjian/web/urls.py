"""Addresses: those that the pages declare, and nothing else."""

from collections import defaultdict

from django.urls import URLPattern, path

from yuanjian.web.dispatch import answer
from yuanjian.web.page import Page, Route, Scope
from yuanjian.web.pages import all_pages


def _addresses(page: Page) -> list[URLPattern]:
    """One pattern an address; routes of the same path share it, by method."""
    base = "" if page.scope is not Scope.PARK_YEAR else page.scope.value.lstrip("/")
    by_path: dict[str, dict[str, Route]] = defaultdict(dict)
    for route in page.routes:
        if route.method in by_path[route.path]:
            raise ValueError(f"{page.key}: two {route.method} at «{route.path}»")
        by_path[route.path][route.method] = route
    found = []
    for at, routes in by_path.items():
        view = answer(page, routes)
        found += [
            path(base + page.path + at, view, name=f"{page.key}.{r.name}") for r in routes.values()
        ]
    return found


urlpatterns = [pattern for page in all_pages().values() for pattern in _addresses(page)]

handler404 = "yuanjian.web.walls.not_found"
handler500 = "yuanjian.web.walls.broken"
handler403 = "yuanjian.web.walls.forbidden"
handler400 = "yuanjian.web.walls.bad"

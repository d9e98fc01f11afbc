"""The shelf of pages: ``<page>/view.py`` declares ``page``; ``<page>/page.html`` and parts render it."""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path

from yuanjian.web.page import Page


@cache
def all_pages() -> dict[str, Page]:
    """Every page by the name of its folder."""
    found = {}
    for view in sorted(Path(__file__).parent.glob("*/view.py")):
        key = view.parent.name
        page: Page = importlib.import_module(f"{__name__}.{key}.view").page
        page.key = key
        found[key] = page
    return found

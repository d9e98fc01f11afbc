"""Every page of the menu, in both themes and on a phone: no serious accessibility fault, nothing sideways."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Site

if TYPE_CHECKING:
    from playwright.sync_api import Page


def _menu(page: Page) -> list[str]:
    return page.eval_on_selector_all("#side nav a", "all => all.map(a => a.getAttribute('href'))")


@pytest.mark.long
def test_axe_finds_no_serious_fault_on_any_page_of_the_menu(
    site: Site, enter: Callable[..., Page], no_faults: Callable[[Page], None]
) -> None:
    site.add("周某", "admin", None)
    page = enter("周某")
    addresses = _menu(page)
    assert len(addresses) >= 3
    for theme in ("light", "dark"):
        page.context.add_cookies([{"name": "theme", "value": theme, "url": site.address}])
        for address in addresses:
            page.goto(site.address + address)
            page.wait_for_load_state("networkidle")
            no_faults(page)


@pytest.mark.long
def test_no_page_of_the_menu_scrolls_sideways_on_a_phone(
    site: Site, enter: Callable[..., Page]
) -> None:
    page = enter("李某", viewport={"width": 390, "height": 844})
    for address in _menu(page):
        page.goto(site.address + address)
        page.wait_for_load_state("networkidle")
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{address} is {width} px wide"

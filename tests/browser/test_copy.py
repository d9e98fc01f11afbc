"""A reminder is copied: on this machine, and over plain http, where browsers keep their clipboard shut."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.long

_PLAIN_HTTP = 'Object.defineProperty(window, "isSecureContext", { get: () => false })'


@pytest.mark.parametrize("plain_http", [False, True])
def test_a_reminder_is_copied(
    enter: Callable[..., Page], no_faults: Callable[[Page], None], plain_http: bool
) -> None:
    page = enter("李某", permissions=["clipboard-read", "clipboard-write"])
    if plain_http:
        page.add_init_script(_PLAIN_HTTP)
    page.click("text=企业填报")
    button = page.wait_for_selector("[data-copy]")
    wanted = button.get_attribute("data-copy")
    button.click()
    page.wait_for_selector("#notices .notice-good")
    assert "已复制" in page.inner_text("#notices")
    assert wanted and page.evaluate("navigator.clipboard.readText()") == wanted
    no_faults(page)

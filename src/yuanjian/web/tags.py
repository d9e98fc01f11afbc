"""Words of our templates: links to pages, files by content hash, icons, numbers and times as officials write them."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from yuanjian.web.visit import link as address_of

register = template.Library()


@register.simple_tag(takes_context=True)
def go(context: template.Context, name: str, **args: Any) -> str:
    """The address of a page or of one of its functions, in the park's year that is open."""
    visit = context.get("visit")
    return address_of(name, visit.open_year if visit else None, **args)


@lru_cache(maxsize=200)
def _hash(name: str) -> str:
    """A short hash of a file's content, so that browsers keep it until it changes."""
    return hashlib.sha256(Path(f"{settings.WEB}/static/{name}").read_bytes()).hexdigest()[:10]


@register.simple_tag
def asset(name: str) -> str:
    """The address of a style sheet, script or picture of ours."""
    return f"{settings.STATIC_URL}{name}?v={_hash(name)}"


@register.simple_tag
def most_sent() -> int:
    """How many bytes a browser may send at once."""
    return int(settings.MOST_SENT)


@register.simple_tag
def icon(name: str, said: str = "") -> SafeString:
    """An icon of the set; ``said`` names it for those who do not see it, else it is decoration."""
    sheet = asset("vendor/icons.svg")
    if said:
        return format_html(
            '<svg class="icon" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
            said,
            sheet,
            name,
        )
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', sheet, name
    )


@register.filter
def when(value: datetime | date | None) -> str:
    """2020-12-31 08:00, in the park's time."""
    if value is None:
        return "—"
    if isinstance(value, datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{local:%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}"


@register.filter
def points(value: Decimal | int | None) -> str:
    """Credit points: no needless zeros, «—» where there are none."""
    if value is None:
        return "—"
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def item(mapping: Any, key: Any) -> Any:
    """A value of a mapping by its key."""
    return mapping.get(key)


@register.simple_tag(takes_context=True)
def theme(context: template.Context) -> str:
    """light or dark, as the person chose; light until they do."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request is not None else ""
    return "dark" if chosen == "dark" else "light"

"""Parts of a page that are the same for everybody who may see a park's year, to be kept with its book."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from yuanjian.ledger.models import ParkYear
from yuanjian.web.park_book import ParkBook


@dataclass(frozen=True)
class _Anybody:
    """Stands for the visit in templates that ask it for nothing but the year that is open."""

    open_year: ParkYear


def same_for_all(book: ParkBook, template: str, **told: Any) -> SafeString:
    """A template rendered without a person: it cannot show what only some may see."""
    return render_to_string(template, {**told, "visit": _Anybody(book.park_year)})

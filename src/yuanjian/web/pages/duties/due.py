"""The calendar of a park's year as pages show it, computed once a day and revision."""

from __future__ import annotations

from datetime import date

from yuanjian.audit.duty import Calendar, calendar
from yuanjian.ledger.models import ParkYear
from yuanjian.ledger.rectifying import terms, watched
from yuanjian.web.park_book import ParkBook


def due_calendar(
    book: ParkBook, of: ParkYear, today: date, days: int, *, items: bool = True
) -> Calendar:
    """What is overdue and what falls due within ``days``. A row whose date a rectification item watches is told as
    that item, where ``items`` are wanted."""
    settled, more = watched(of), terms(of, today) if items else ()
    return book.kept(
        ("due", today, days, settled, more),
        lambda b: calendar(b.facts, today, days, settled=settled, more=more),
    )

"""The calendar of a park's year as pages show it, computed once a day and revision."""

from __future__ import annotations

from datetime import date

from yuanjian.audit.duty import Calendar, calendar
from yuanjian.ledger.models import ParkYear
from yuanjian.ledger.rectifying import watched
from yuanjian.web.park_book import ParkBook


def due_calendar(book: ParkBook, of: ParkYear, today: date, days: int) -> Calendar:
    """What is overdue and what falls due within ``days``. Dates that a rectification item watches stand there."""
    settled = watched(of)
    return book.kept(
        ("due", today, days, settled), lambda b: calendar(b.facts, today, days, settled=settled)
    )

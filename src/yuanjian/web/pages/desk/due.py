"""What the workbench shows of the statutory and stated dates: past, within 30 days, within 90."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yuanjian.audit.duty import AHEAD, Together, together
from yuanjian.web.pages.duties.due import due_calendar
from yuanjian.web.park_book import ParkBook

_SOON = 30


@dataclass(frozen=True)
class Calendar:
    """What is past (newest first), what falls due within 30 days and within 90, nearest first."""

    past: tuple[Together, ...]
    soon: tuple[Together, ...]
    later: tuple[Together, ...]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look at."""
        return not (self.past or self.soon or self.later)


def calendar(book: ParkBook, today: date) -> Calendar:
    """The terms of a park's year as they stand today; the same duty on the same day is one."""
    found = due_calendar(book, book.park_year, today, AHEAD, items=False)
    ahead = together(found.ahead)
    return Calendar(
        together(found.past),
        tuple(d for d in ahead if d.days <= _SOON),
        tuple(d for d in ahead if d.days > _SOON),
    )

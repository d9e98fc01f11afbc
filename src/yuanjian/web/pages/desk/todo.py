"""Rectification on the workbench: how many are overdue, open, waiting to be verified; the most urgent by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yuanjian.ledger.models import ParkYear, Rectification
from yuanjian.ledger.rectifying import Standing, standings

_SHOWN = 5
State = Rectification.State


@dataclass(frozen=True)
class Todo:
    """Counts, and the open items that are due first."""

    lines: tuple[Standing, ...]
    open: int
    overdue: int
    to_verify: int
    closed: int


def todo(of: ParkYear, today: date) -> Todo | None:
    """None where a year has no items."""
    every = standings(of, today)
    if not every:
        return None
    open_ = [s for s in every if not s.closed]
    return Todo(
        tuple(open_[:_SHOWN]), len(open_), sum(s.overdue for s in open_),
        sum(s.item.state == State.DONE for s in open_), len(every) - len(open_),
    )  # fmt: skip

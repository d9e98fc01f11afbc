"""How long must be sampled for a mean of ambient air to be valid (GB 3095, table 4)."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from yuanjian.norms.document import Document, Status, document, read_csv

_EDITIONS = ("gb_3095_2026", "gb_3095_2012")


@dataclass(frozen=True, slots=True)
class Sampling:
    """The least minutes of an hour, as the edition in force on a day asks."""

    document: Document
    least_minutes: int
    clause: str
    status: Status


@cache
def hour_sampling(on: date) -> Sampling:
    """What an hour's mean needs on that day; before any edition as the oldest on the shelf says."""
    editions = [document(f"limits/{name}") for name in _EDITIONS]
    ruling = next((e for e in editions if e.in_force and e.in_force <= on), editions[-1])
    (row,) = read_csv("limits", ruling.id.removeprefix("limits/"), "sampling.csv")
    return Sampling(ruling, int(row["least_minutes"]), row["clause"], Status(row["status"]))

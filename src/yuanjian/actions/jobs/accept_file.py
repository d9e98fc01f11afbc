"""Take files of a batch into the ledger: all of them in one transaction, or none."""

from __future__ import annotations

from typing import Any

from yuanjian.actions.together import take_together
from yuanjian.actions.work import Work
from yuanjian.ledger.models import Incoming


def run(work: Work, files: list[str], removals: dict[str, list[list[str]]]) -> dict[str, Any]:
    """What was taken in before the process died is not taken in twice."""
    take_together(files, work.store, removals, by=str(work.by), step=work.step)
    batch = Incoming.objects.filter(pk__in=files).values_list("batch", flat=True).first()
    return {"go": "imports.batch", "args": {"batch": str(batch)}} if batch else {}

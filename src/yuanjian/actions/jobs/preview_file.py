"""Read the files of a batch and compare them with the ledger. Writes nothing but the previews."""

from __future__ import annotations

from typing import Any

from yuanjian.actions.incoming import read_incoming
from yuanjian.actions.work import Work
from yuanjian.ledger.models import Incoming


def run(work: Work, batch: str) -> dict[str, Any]:
    """Every file of the batch that has not been read yet."""
    files = Incoming.objects.filter(batch=batch, state=Incoming.State.READING)
    found = list(files.select_related("park_year__park").order_by("name"))
    for number, one in enumerate(found):
        work.step(number, len(found), f"正在读取“{one.name}”")
        read_incoming(one, work.store)
    return {"go": "imports.batch", "args": {"batch": batch}}

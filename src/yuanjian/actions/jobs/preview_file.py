"""Read the files of a batch and compare them with the ledger. Writes nothing but the previews."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from yuanjian.actions.together import read_together
from yuanjian.actions.work import Work


def run(work: Work, batch: str) -> dict[str, Any]:
    """Every file of the batch that has not been read yet."""
    read_together(UUID(batch), work.store, work.step)
    return {"go": "imports.batch", "args": {"batch": batch}}

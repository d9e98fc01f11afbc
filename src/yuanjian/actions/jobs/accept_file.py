"""Take files into the ledger, each as a whole or not at all, one after the other."""

from __future__ import annotations

from typing import Any

from yuanjian.actions.incoming import accept_incoming
from yuanjian.actions.work import Work
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Incoming


def run(work: Work, files: list[str], removals: dict[str, list[list[str]]]) -> dict[str, Any]:
    """A file that was taken in before the process died is not taken in twice."""
    found = list(
        Incoming.objects.filter(pk__in=files).select_related("park_year__park").order_by("name")
    )
    taken = 0
    for number, one in enumerate(found):
        work.step(number, len(found), f"正在导入“{one.name}”")
        chosen = removals.get(str(one.pk), [])
        try:
            taken += accept_incoming(one, work.store, chosen, by=str(work.by), overlaps=bool(taken))
        except Refusal as no:
            Incoming.objects.filter(pk=one.pk, state=Incoming.State.WAITING).update(message=str(no))
    return {"go": "imports.batch", "args": {"batch": str(found[0].batch)}} if found else {}

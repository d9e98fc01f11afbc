"""Read two reports of one park, one year after the other, and keep what only both together contradict."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from yuanjian.actions.review_outcomes import put_away
from yuanjian.actions.work import Work
from yuanjian.ledger.files import place_of
from yuanjian.ledger.models import Review
from yuanjian.reports.review.compare import compare_files
from yuanjian.reports.review.review import Taken, take_bytes


def run(work: Work, one: str, other: str) -> dict[str, Any]:
    """``kept`` finds the later report's outcome with these findings alone."""
    taken = []
    for done, pk in enumerate((one, other)):
        work.step(done, 3, "读取两份报告")
        taken.append(_taken(work, Review.objects.get(pk=pk)))
    work.step(2, 3, "核对前后年度的衔接")
    found = compare_files(*taken)
    kept = put_away(work.store, replace(found.later, findings=found.conflicts, lost=()))
    return {"go": "audit.compare", "args": {"one": one, "other": other}, "kept": kept}


def _taken(work: Work, of: Review) -> Taken:
    content = place_of(work.store, of.document_id).read_bytes()
    return take_bytes(content, of.name, of.outcome.get("about", {}).get("year"))

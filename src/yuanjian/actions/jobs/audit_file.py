"""Read a report file that was handed in, check it, keep what came of it with the decisions of the time before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from yuanjian.actions.record_act import record_act
from yuanjian.actions.review_outcomes import carried_over, opened, put_away
from yuanjian.actions.work import Work
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import place_of
from yuanjian.ledger.models import Park, ParkYear, Review
from yuanjian.ledger.queries import dossier
from yuanjian.reports.review.cards import tallies
from yuanjian.reports.review.outcome import About
from yuanjian.reports.review.outcome import Review as Outcome
from yuanjian.reports.review.review import reviewed, take_bytes


def run(
    work: Work, review: str, against: bool, year: int | None, parks: Sequence[int]
) -> dict[str, Any]:
    """Audit one file; running it again replaces what it left the time before."""
    of = Review.objects.get(pk=review)
    work.step(0, 3, "读取文件")
    content = place_of(work.store, of.document_id).read_bytes()
    taken = take_bytes(content, of.name, year)
    work.step(1, 3, "逐条核对")
    records, note = _records(taken.about, parks) if against else (None, "")
    outcome = reviewed(taken, against=dossier(records) if records else None)
    if note:
        outcome = replace(outcome, notes=(*outcome.notes, note))
    work.step(2, 3, "保存结果")
    summary = _summary(outcome) | {"kept": put_away(work.store, outcome)}
    summary |= _from_before(work, of, outcome, summary["same"], parks)
    with transaction.atomic():
        of.park = Park.objects.filter(code=taken.about.code).first() if taken.about.code else None
        of.against, of.outcome = records, summary
        of.save(update_fields=["park", "against", "outcome"])
        record_act(
            str(work.by), "审核报告", of.name, {"review": review, "found": summary["counts"]}
        )
    return {"go": "audit.review", "args": {"pk": review}}


def _records(about: About, parks: Sequence[int]) -> tuple[ParkYear | None, str]:
    """The park's year in the ledger that the file is of, and a word about it."""
    if not about.code or not about.year:
        return None, "报告没有写明园区代码或年度，没有与台账对照"
    years = ParkYear.objects.select_related("park").filter(park__in=parks)
    found = years.filter(park__code=about.code, year=about.year).first()
    if found is None:
        return None, f"台账中没有您可查看的 {about.code} {about.year} 年度资料，没有与台账对照"
    return found, f"已与台账 {about.code} {about.year} 年度的记录逐数对照"


def _summary(outcome: Outcome) -> dict[str, Any]:
    """What lists show without opening the outcome. ``same`` tells reports of one park and year."""
    about = outcome.about
    whose = about.code or about.park
    return {
        "about": {"park": about.park, "code": about.code, "year": about.year},
        "same": f"{whose} {about.year}" if whose and about.year else f"{outcome.name}",
        "kind": outcome.document.kind if outcome.document else "xlsx",
        "counts": {tally.severity: tally.count for tally in tallies(outcome)},
        "untraced": len(outcome.untraced),
    }


def _from_before(
    work: Work, of: Review, outcome: Outcome, same: str, parks: Sequence[int]
) -> dict[str, Any]:
    """The decisions of the newest earlier review of the same park and year that this person may see."""
    earlier = (
        Review.objects.filter(Q(by=work.by) | Q(park__in=parks), outcome__same=same, at__lt=of.at)
        .exclude(pk=of.pk)
        .order_by("-at")
        .first()
    )
    if earlier is None:
        return {}
    try:
        before = opened(earlier, work.store)
    except Refusal:  # written by another version, or gone: nothing to take over
        return {}
    carried, gone = carried_over(before, outcome, timezone.localdate())
    return {"earlier": str(earlier.pk), "carried": carried, "gone": gone}

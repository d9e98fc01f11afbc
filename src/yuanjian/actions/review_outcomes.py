"""What a review came to: put away in the store of files, and opened again with what people decided about it."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.utils import timezone

from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import keep_bytes, place_of
from yuanjian.ledger.models import Decision, Review
from yuanjian.reports.review.decisions import Decision as Judgement
from yuanjian.reports.review.decisions import Verdict
from yuanjian.reports.review.keeping import kept, reopened, with_decisions
from yuanjian.reports.review.outcome import Review as Outcome

_MEANS: Mapping[str, Verdict] = {
    Decision.Verdict.CONFIRMED: "confirmed",
    Decision.Verdict.EXPLAINED: "explained",
    Decision.Verdict.REJECTED: "rejected",
}
_CACHED = 12


@dataclass(frozen=True)
class Opened:
    """A review with its decisions. ``decided`` has the one that counts for each fingerprint, reopened ones left out."""

    of: Review
    outcome: Outcome
    decided: Mapping[str, Decision]

    def carried(self, fingerprint: str) -> bool:
        """Whether the decision was made on an earlier review."""
        made = self.decided.get(fingerprint)
        return made is not None and made.review_id != self.of.pk

    def state(self, fingerprint: str, *, holds: bool) -> str:
        """open, again (was decided, must be looked at again), confirmed, explained, rejected."""
        made = self.decided.get(fingerprint)
        if made is None:
            return "open"
        return str(made.verdict) if holds else "again"


def put_away(store: Path, outcome: Outcome) -> str:
    """Keep an outcome; returns the hash that ``opened`` and ``outcome_of`` find it by."""
    return keep_bytes(store, gzip.compress(kept(outcome), 6, mtime=0))


@lru_cache(maxsize=_CACHED)
def outcome_of(store: Path, sha256: str) -> Outcome:
    """The outcome that was kept.

    Raises:
        Refusal: it is gone or of another version; the file has to be audited again.
    """
    try:
        return reopened(gzip.decompress(place_of(store, sha256).read_bytes()))
    except (OSError, EOFError):
        raise Refusal(
            "保存的审核结果读不出来，可能资料文件夹不完整。请点“重新审核”，或从备份恢复资料文件夹。"
        ) from None


def opened(of: Review, store: Path, today: date | None = None) -> Opened:
    """A review that is done, with the decisions that count.

    Raises:
        Refusal: it is not done, or what was kept cannot be opened.
    """
    if "kept" not in of.outcome:
        raise Refusal("这份文件还没有审核完，请等进度走完后再打开。")
    return _decided(of, outcome_of(store, of.outcome["kept"]), today)


def opened_with(of: Review, kept: str, store: Path, today: date | None = None) -> Opened:
    """What a review gave together with another one (``kept`` finds it), with the decisions that count.

    Raises:
        Refusal: what was kept cannot be opened.
    """
    return _decided(of, outcome_of(store, kept), today)


def _decided(of: Review, outcome: Outcome, today: date | None) -> Opened:
    """Decisions about findings that are not in this outcome are left out: they belong to another one."""
    here = {one.fingerprint for one in outcome.findings}
    decided = {mark: made for mark, made in decisions_of(of).items() if mark in here}
    told = [_told(mark, made) for mark, made in decided.items()]
    judged = with_decisions(outcome, told, today or timezone.localdate())
    return Opened(of, judged, decided)


def decisions_of(of: Review) -> dict[str, Decision]:
    """The decision that counts by fingerprint: this review's own before one from an earlier review."""
    carried: Mapping[str, int] = of.outcome.get("carried", {})
    known = {d.pk: d for d in _with_people(Decision.objects.filter(pk__in=carried.values()))}
    found = {mark: known[pk] for mark, pk in carried.items() if pk in known}
    for made in _with_people(Decision.objects.filter(review=of).order_by("pk")):
        found[made.fingerprint] = made
    return {mark: d for mark, d in found.items() if d.verdict != Decision.Verdict.REOPENED}


def _with_people(asked: Iterable[Decision]) -> Iterable[Decision]:
    return asked.select_related("by", "review")  # type: ignore[attr-defined,no-any-return]


def _told(fingerprint: str, made: Decision) -> Judgement:
    at = timezone.localtime(made.at)
    return Judgement(
        fingerprint, made.evidence, _MEANS[made.verdict], made.reason, made.expires, str(made.by),
        f"{at:%Y-%m-%d %H:%M}", made.code,
    )  # fmt: skip


def carried_over(
    earlier: Opened, later: Outcome, today: date
) -> tuple[dict[str, int], list[dict[str, str]]]:
    """Which decisions of an earlier review go to which findings of a later one, and those whose finding is gone.

    A finding that was reworded keeps its decision, which then shows as made on older evidence.
    """
    about = {one.fingerprint: one.found for one in earlier.outcome.findings}
    told = [
        replace(
            _told(mark, made), subject=about[mark].finding.subject, message=about[mark].finding.message
        )
        for mark, made in earlier.decided.items()
        if mark in about
    ]  # fmt: skip
    judged = with_decisions(later, told, today)
    carried = {
        one.fingerprint: earlier.decided[one.decision.finding].pk
        for one in judged.findings
        if one.decision is not None
    }
    gone = [
        {
            "message": lost.message, "reason": lost.reason, "by": lost.by,
            "verdict": str(earlier.decided[lost.finding].get_verdict_display()),
        }
        for lost in judged.lost
    ]  # fmt: skip
    return carried, gone

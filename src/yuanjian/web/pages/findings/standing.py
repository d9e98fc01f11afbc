"""The contradictions of a park's year with what was decided about each: by fingerprint, so that they stick."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils import timezone

from yuanjian.ledger.models import Decision, ParkYear
from yuanjian.reports.review.decisions import Judged, judged
from yuanjian.web.park_book import ParkBook


class State(Enum):
    """How far a contradiction is dealt with; the values are words of addresses."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    EXPLAINED = "explained"
    REJECTED = "rejected"
    EXPIRED = "expired"
    OLD = "old"

    @property
    def words(self) -> str:
        """As people read it."""
        return _WORDS[self]


_WORDS = {
    State.OPEN: "未处理", State.CONFIRMED: "须改", State.EXPLAINED: "已说明", State.REJECTED: "不成立",
    State.EXPIRED: "已过期", State.OLD: "依据已变",
}  # fmt: skip
_SETTLED = (State.EXPLAINED, State.REJECTED)


@dataclass(frozen=True, slots=True)
class Standing:
    """A contradiction, the newest decision about it, and what that makes of it today."""

    judged: Judged
    decision: Decision | None
    state: State

    @property
    def settled(self) -> bool:
        """Explained or not so, and that still holds: it no longer counts as open."""
        return self.state in _SETTLED


@dataclass(frozen=True, slots=True)
class Standings:
    """All of them, worst first; ``gone`` are decisions whose contradiction is not there any more."""

    all: tuple[Standing, ...]
    gone: tuple[Decision, ...]

    @property
    def open(self) -> tuple[Standing, ...]:
        """Those that are still to be dealt with."""
        return tuple(s for s in self.all if not s.settled)

    @property
    def settled(self) -> tuple[Standing, ...]:
        """Those that are dealt with."""
        return tuple(s for s in self.all if s.settled)

    @property
    def grave(self) -> int:
        """How many open ones a reviewer would send the report back for."""
        return sum(s.judged.found.severity in ("blocker", "major") for s in self.open)

    def counts(self) -> dict[State, int]:
        """How many are in each state."""
        counted = Counter(s.state for s in self.all)
        return {state: counted[state] for state in State}

    def one(self, fingerprint: str) -> Standing | None:
        """The one with that fingerprint, None when it is not there any more."""
        return next((s for s in self.all if s.judged.fingerprint == fingerprint), None)


def fingerprints(book: ParkBook) -> tuple[Judged, ...]:
    """The findings of a book with fingerprint and evidence, made once."""
    return book.kept("fingerprints", lambda b: judged(b.audit.findings, (), date.min)[0])


def standings(of: ParkYear, book: ParkBook) -> Standings:
    """The contradictions of a park's year as they stand today."""
    newest: dict[str, Decision] = {}
    for decision in Decision.objects.filter(park_year=of).select_related("by").order_by("pk"):
        newest[decision.fingerprint] = decision
    found = fingerprints(book)
    today = timezone.localdate()
    every = tuple(_standing(one, newest.pop(one.fingerprint, None), today) for one in found)
    return Standings(every, tuple(newest.values()))


def _standing(one: Judged, decision: Decision | None, today: date) -> Standing:
    if decision is None or decision.verdict == Decision.Verdict.REOPENED:
        return Standing(one, decision, State.OPEN)
    if decision.evidence != one.evidence:
        return Standing(one, decision, State.OLD)
    if decision.expires is not None and today > decision.expires:
        return Standing(one, decision, State.EXPIRED)
    return Standing(one, decision, State(decision.verdict))

"""A finding of a report as the pages show it: its words, its places, and what was decided about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from yuanjian.actions.review_outcomes import Opened
from yuanjian.ledger.models import Decision, Review
from yuanjian.reports.review.cards import FindingCard, QuoteView, finding_cards
from yuanjian.sheets.shelf import all_sheets
from yuanjian.web.cell_link import cell_link

Address = Callable[[str], str]
"""By a finding's fingerprint, where a decision about it is sent."""

STATES = (
    ("open", "未处理"), ("again", "需重新确认"), ("confirmed", "须改"), ("explained", "已说明"),
    ("rejected", "不成立"),
)  # fmt: skip
_STATE_WORDS = dict(STATES)


@dataclass(frozen=True)
class FindingView:
    """A finding with what was decided about it. ``at`` is the address that takes a decision; ``failed`` says why
    one was not written."""

    at: str
    card: FindingCard
    quotes: tuple[tuple[QuoteView, str], ...]
    state: str
    made: Decision | None
    carried: bool
    failed: str = ""
    reason: str = ""

    @property
    def state_words(self) -> str:
        """The state as it is shown."""
        return _STATE_WORDS[self.state]


def finding_views(found: Opened, at: Address) -> Iterable[FindingView]:
    """The findings of an outcome, worst first, with what was decided."""
    for card, judged in zip(finding_cards(found.outcome), found.outcome.findings, strict=True):
        made = found.decided.get(card.fingerprint)
        state = found.state(card.fingerprint, holds=not (judged.old or judged.expired))
        quotes = tuple((quote, _sheet(found.of, card, quote)) for quote in card.quotes)
        yield FindingView(
            at(card.fingerprint), card, quotes, state, made, found.carried(card.fingerprint)
        )


def _sheet(of: Review, card: FindingCard, quote: QuoteView) -> str:
    """Where the records stand that a report was compared with; «» for every other quote."""
    no = quote.where[:2]
    if (
        of.against is None
        or not card.code.startswith("against.")
        or quote.side != "records"
        or no not in all_sheets()
    ):
        return ""
    return cell_link(of.against, no)

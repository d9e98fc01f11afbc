"""One firm: its procedures, every row that the records hold of it, last year's beside, its documents."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from yuanjian.core.refusal import Refusal
from yuanjian.web.page import Page
from yuanjian.web.pages.firm.card import CardSheet, Paper, papers_of, sheets_of
from yuanjian.web.pages.firms.matrix import Firm, judged_on
from yuanjian.web.pages.firms.view import matrix
from yuanjian.web.visit import Visit

page = Page("企业档案", "firms/")


@dataclass(frozen=True)
class FirmPage:
    """The card of a firm; ``before`` and ``after`` are its neighbours in the register."""

    firm: Firm
    sheets: tuple[CardSheet, ...]
    papers: tuple[Paper, ...]
    before: Firm | None
    after: Firm | None


@page.get("<str:firm>/")
def show(visit: Visit, firm: str) -> FirmPage:
    """The card of the firm with that 企业编号."""
    on = judged_on(visit.of.year, timezone.localdate())
    known = matrix(visit.book, on)
    at = next((n for n, one in enumerate(known) if one.number == firm), None)
    if at is None:
        raise Refusal(f"企业名录里没有编号为“{firm[:40]}”的企业，可能已经改名或删除。")
    return FirmPage(
        known[at], sheets_of(visit.of, firm), papers_of(visit.of, firm),
        known[at - 1] if at else None, known[at + 1] if at + 1 < len(known) else None,
    )  # fmt: skip

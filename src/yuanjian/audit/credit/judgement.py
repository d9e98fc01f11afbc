"""What becomes of one item of the credit table, and the table as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from yuanjian.core.evidence import Because

Verdict = Literal["triggered", "clear", "unknown"]
VERDICT_WORDS: dict[Verdict, str] = {"triggered": "触发", "clear": "未触发", "unknown": "数据不足"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """``triggered``: the condition of the item is met (a deduction is due, or a bonus earned).

    ``clear``: shown not to be met, by evidence. ``unknown``: not proven either way; ``lacking`` names
    what would settle it, each entry something an officer can go and get.
    """

    verdict: Verdict
    reason: str
    evidence: tuple[Because, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item: its points, the judgement, both ends of what it may cost or bring, the park's own score."""

    number: int
    group: str
    name: str
    wording: str
    points: Decimal
    judgement: Judgement
    low: Decimal
    high: Decimal
    own: Decimal | None
    own_reason: str
    proofs: tuple[str, ...]

    @property
    def worth(self) -> Decimal:
        """What settling this item may bring at most."""
        return self.high - self.low

    @property
    def differs(self) -> bool:
        """Whether the park's own score lies outside what the data show."""
        return self.own is not None and not self.low <= self.own <= self.high

"""Figures of the park's blocks whose whole is not told yet: it comes behind them, or never.

«东区占地2km2，西区占地3km2，合计5km2» · «由北片区（5.4km2）、南片区（2.9km2）构成，批准面积8.3km2» · «东区入驻企业9家、西区2家，共11家»
"""

from __future__ import annotations

from collections.abc import Sequence

from yuanjian.reading.claims_carried import Carried
from yuanjian.reading.claims_context import Context
from yuanjian.reading.claims_places import place_of
from yuanjian.reading.grammar import Clause
from yuanjian.reading.grammar_match import Match
from yuanjian.reading.lexicon.entries import Reading
from yuanjian.reading.lexicon.units import dimension, factor
from yuanjian.reading.profile import Profile
from yuanjian.reading.tokens import Token

_AHEAD = 3
"""Clauses that are looked at for another block's figure."""


class Blocks:
    """The blocks of one paragraph."""

    def __init__(self, text: str, context: Context, profile: Profile, carried: Carried) -> None:
        self.text = text
        self.context = context
        self.profile = profile
        self.carried = carried
        self.open: tuple[Reading, int] | None = None
        """What the blocks of this sentence are parts of, and the sentence."""

    def whole(
        self, clauses: Sequence[Clause], index: int, place: str, match: Match | None
    ) -> Reading | None:
        """What a block's figure is a part of: that of the block before it, or, where the next figure is another
        block's, what its own words say."""
        clause = clauses[index]
        assert clause.token is not None
        own = match.reading if match is not None else None
        if own is not None and (clause.place or place in self.context.blocks):
            return own
        if self.open is not None and self.open[1] == clause.sentence:
            return self.open[0] if self._fits(clause, own, self.open[0]) else None
        if own is None:
            own = self._bare(clause)
        if own is None or not own.block or not self._another(clauses, index, place):
            return None
        self.open = own, clause.sentence
        return own

    def _fits(self, clause: Clause, own: Reading | None, whole: Reading) -> bool:
        if own is not None:
            return own.fact == whole.fact
        return clause.token is not None and whole.fact.startswith("park.area") == (
            dimension(clause.token.unit) == "area"
        )

    def _bare(self, clause: Clause) -> Reading | None:
        """An area needs no word that says so."""
        assert clause.token is not None
        if dimension(clause.token.unit) != "area" or not self.carried.of_blocks(clause):
            return None
        return self.context.lexicon.reading("park.area_stated")

    def _another(self, clauses: Sequence[Clause], index: int, place: str) -> bool:
        """Whether the next figure is the same of another block."""
        clause = clauses[index]
        ahead = clauses[index + 1 : index + 1 + _AHEAD]
        behind = next((c for c in ahead if c.token is not None), None)
        if behind is None or behind.token is None or behind.sentence != clause.sentence:
            return False
        if clause.token is None or not comparable(behind.token, clause.token):
            return False
        other = place_of(self.text, behind)
        return bool(other) and other != place and not self.profile.is_park(other)


def comparable(token: Token, other: Token | None) -> bool:
    """Whether two numbers measure the same."""
    return other is None or not other.unit or factor(token.unit, other.unit) is not None

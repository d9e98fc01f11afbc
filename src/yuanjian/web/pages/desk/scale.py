"""The credit range on its scale: where the bar begins, how long it is, where grades are cut."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from yuanjian.audit.credit.score import Score

_ZERO = Decimal(0)
_NARROWEST = Decimal(3)  # per cent: a range of no width is still seen


@dataclass(frozen=True)
class Scale:
    """Places in per cent of the whole width, which reaches from ``floor`` to ``ceiling`` points."""

    floor: Decimal
    ceiling: Decimal
    left: str
    width: str
    own: str
    cuts: tuple[tuple[str, str], ...]


def scale(score: Score) -> Scale | None:
    """The scale of a score; None where no table is known for the year."""
    if score.applied is None:
        return None
    scheme = score.applied.scheme
    floor, ceiling = min(_ZERO, score.low), scheme.ceiling

    def place(points: Decimal) -> Decimal:
        return 100 * (min(max(points, floor), ceiling) - floor) / (ceiling - floor)

    width = max(place(score.high) - place(score.low), _NARROWEST)
    left = min(place(score.low), 100 - width)
    cuts = tuple(
        (grade.name, f"{place(grade.at_least):.2f}")
        for grade in scheme.grades
        if grade.at_least is not None
    )
    own = "" if score.own_total is None else f"{place(score.own_total):.2f}"
    return Scale(floor, ceiling, f"{left:.2f}", f"{width:.2f}", own, cuts)

"""What a printed figure can stand for: 86.36 means something from 86.355 to 86.365, and sums keep such bounds.

A check that compares figures compares their intervals. No fixed tolerance: how far two sides may lie
apart follows from the digits with which they were written (GB/T 8170—2008). Bounds are closed, so an
interval is never too narrow and a check never contradicts what rounding alone explains.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from yuanjian.core.marks import Mark
from yuanjian.core.rounding import Exact, exact, plain, to_decimal
from yuanjian.facts.rows import RowView


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from ``low`` to ``high``, both included."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval from {self.low} to {self.high}")

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotient.

        Raises:
            ZeroDivisionError: the divisor may be zero.
        """
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError("the divisor may be zero")
        return self * Interval(1 / other.high, 1 / other.low)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high

    def above(self, other: Interval) -> bool:
        """Whether every value of this one is above every value of the other."""
        return self.low > other.high

    def says(self, places: int = 4) -> str:
        """«86.355～86.365», or the one value."""
        low, high = (plain(to_decimal(end, places)) for end in (self.low, self.high))
        return low if low == high else f"{low}～{high}"


def exactly(value: Exact) -> Interval:
    """A counted or defined value: no rounding stands behind it."""
    return Interval(exact(value), exact(value))


def printed(value: Decimal | int) -> Interval:
    """What a figure with these digits can stand for: half a unit of its last digit to either side.

    An ``int`` is a count and exact; ``Decimal("5.0E+4")`` stands for 49 500 to 50 500.
    """
    if isinstance(value, int):
        return exactly(value)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError(f"{value} is no number")
    half = Fraction(10) ** exponent / 2
    return Interval(Fraction(value) - half, Fraction(value) + half)


def cell(row: RowView, key: str) -> Interval | None:
    """What a number cell can stand for; None for blank and «/».

    无 and a plain 0 are exact: an amount that was seen to be nothing is not 0.4 of its last digit.
    A 0.00 can stand for up to 0.005.
    """
    value = row.get(key)
    if value is Mark.NONE:
        return exactly(0)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    if value == 0:
        return exactly(0) if "." not in str(value) else Interval(Fraction(0), printed(value).high)
    return printed(value)


def total(parts: list[Interval]) -> Interval:
    """The sum of intervals; of none, 0."""
    return Interval(
        sum((p.low for p in parts), Fraction(0)), sum((p.high for p in parts), Fraction(0))
    )

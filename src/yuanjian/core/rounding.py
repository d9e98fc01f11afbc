"""Rounding by GB/T 8170—2008: to the nearest, a tie goes to the even digit (3.2), once only (3.3).

Source: GB/T 8170—2008 clauses 3.2 and 3.3 (clause numbers unverified: no copy of the text at hand).
"""

from decimal import Decimal
from fractions import Fraction

Exact = Fraction | Decimal | int


def exact(value: Exact) -> Fraction:
    """The exact fraction of a value; floats are refused because they are not what was written."""
    if isinstance(value, float):
        raise TypeError("a float is not exact: read it from its text first")
    return Fraction(value)


def round_half_even(value: Exact, places: int) -> Decimal:
    """``value`` at ``places`` decimals, ties to even, from the exact value (never rounded twice)."""
    scaled = exact(value) * Fraction(10) ** places
    whole = round(scaled)  # Fraction.__round__ is exact and takes ties to the even integer
    # From text, which is exact: arithmetic on Decimals rounds to 28 digits.
    return Decimal(f"{whole}E-{places}") if places > 0 else Decimal(whole * 10 ** (-places))


def plain(value: Decimal) -> str:
    """Digits without exponent and without trailing zeros: 1E+1 → «10», 0.1030 → «0.103»."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def to_decimal(value: Exact, digits: int = 12) -> Decimal:
    """Exact decimal of a fraction where it ends within ``digits`` decimals, else rounded there."""
    return Decimal(plain(round_half_even(value, digits)))


def printed(value: Exact, places: int | None) -> str:
    """The text of a figure: rounded to ``places``, or all its digits when ``places`` is None."""
    if places is None:
        return plain(to_decimal(value))
    return format(round_half_even(value, places), "f")

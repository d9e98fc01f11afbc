"""When a column is required: a test over one row, with its words for the template and the messages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from yuanjian.core.marks import Mark


@dataclass(frozen=True, slots=True)
class When:
    """``words`` say the condition in Chinese; ``test`` takes the row's good values by key."""

    words: str
    test: Callable[[Mapping[str, Any]], bool]

    def __or__(self, other: "When") -> "When":
        return When(f"{self.words}，或{other.words}", lambda r: self.test(r) or other.test(r))

    def __and__(self, other: "When") -> "When":
        return When(f"{self.words}且{other.words}", lambda r: self.test(r) and other.test(r))


def among(key: str, *values: str, says: str) -> When:
    """The column ``key`` holds one of ``values`` (for a multi list: at least one of them)."""

    def test(row: Mapping[str, Any]) -> bool:
        held = row.get(key)
        return bool(set(held) & set(values)) if isinstance(held, tuple) else held in values

    return When(says, test)


def other_than(key: str, *values: str, says: str) -> When:
    """The column ``key`` is filled, and with something else than ``values``."""
    return When(says, lambda r: isinstance(r.get(key), str) and r[key] not in values)


def yes(key: str, *, says: str) -> When:
    """The yes/no column ``key`` says 是."""
    return When(says, lambda r: r.get(key) is True)


def no(key: str, *, says: str) -> When:
    """The yes/no column ``key`` says 否."""
    return When(says, lambda r: r.get(key) is False)


def positive(*keys: str, says: str) -> When:
    """One of the number columns ``keys`` is above zero."""

    def test(row: Mapping[str, Any]) -> bool:
        return any(isinstance(row.get(k), int | Decimal) and row[k] > 0 for k in keys)

    return When(says, test)


def filled(key: str, *, says: str) -> When:
    """The column ``key`` holds a value (no mark, no blank)."""
    return When(says, lambda r: r.get(key) is not None and not isinstance(r.get(key), Mark))


def blank(key: str, *, says: str) -> When:
    """The column ``key`` is blank."""
    return When(says, lambda r: r.get(key) is None)

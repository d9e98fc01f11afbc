"""Named lists that columns draw from: the pollutants and the official catalogues of ``norms``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """``find`` gives the canonical word for a spelling, or None; ``words`` are those offered in a drop-down."""

    title: str
    hint: str
    find: Callable[[str], str | None]
    words: Callable[[], tuple[str, ...]]


LISTINGS: dict[str, Listing] = {}


def find(name: str, said: str) -> str | None:
    """The canonical word of listing ``name`` for what was written, or None."""
    return LISTINGS[name].find(said)


def title(name: str) -> str:
    """The Chinese title of a listing."""
    return LISTINGS[name].title


def hint(name: str) -> str:
    """What a right entry looks like."""
    return LISTINGS[name].hint


def words(name: str) -> tuple[str, ...]:
    """The words offered in a drop-down (empty when there are too many for one)."""
    return LISTINGS[name].words()

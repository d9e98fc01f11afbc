"""Named lists that columns draw from: the pollutants and the official catalogues of ``norms``.

Law is read when the first word is looked up, so that importing the sheets stays cheap.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from yuanjian.core.text import fold, squeeze
from yuanjian.sheets.standards import standard_name, standard_names

# Where officers and their forms write the symbol, not the name; all others go by their name.
_BY_SYMBOL = frozenset(
    {"pH值", "化学需氧量", "二氧化硫", "二氧化氮", "氮氧化物", "一氧化碳", "臭氧", "挥发性有机物", "总悬浮颗粒物"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listing:
    """``find`` gives the canonical word for a spelling, or None; ``words`` are those offered in a drop-down."""

    title: str
    hint: str
    find: Callable[[str], str | None]
    words: Callable[[], tuple[str, ...]]


def _none() -> tuple[str, ...]:
    """Too many for a drop-down."""
    return ()


@lru_cache(maxsize=4096)
def _pollutant(said: str) -> str | None:
    from yuanjian.norms.pollutants import pollutant

    found = pollutant(said)
    if found is None:
        return None
    return found.symbol if found.name in _BY_SYMBOL else found.name


def _pollutants() -> tuple[str, ...]:
    from yuanjian.norms.pollutants import pollutants

    return tuple(p.symbol if p.name in _BY_SYMBOL else p.name for p in pollutants())


LISTINGS: dict[str, Listing] = {
    "pollutant": Listing(
        "因子字典", "因子的名称、符号或别名，如 COD、氨氮、PM2.5", _pollutant, _pollutants
    ),
    "standard": Listing(
        "标准库",
        "标准号和级别，如 GB 18918—2002 一级A",
        lru_cache(1024)(standard_name),
        standard_names,
    ),
}


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


def nearest(name: str, said: str) -> tuple[str, ...]:
    """Up to three words of the listing that look like what was written."""
    by_key = {squeeze(fold(w)).lower(): w for w in words(name)}
    close = get_close_matches(squeeze(fold(said)).lower(), by_key, n=3, cutoff=0.6)
    return tuple(by_key[key] for key in close)

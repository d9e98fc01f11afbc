"""Pollutants and other measured parameters: one name each, and the ways in which people write it.

Source: the item names of the limit standards and of HJ 212 on the shelf; a CAS number is given
where one of them gives it. ``name`` is the identity: no spelling belongs to two pollutants.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal

from yuanjian.norms.document import Malformed, place, read_yaml

Medium = Literal["water", "air", "flue_gas", "soil", "noise"]

# Blanks, every kind of dash, brackets, primes and interpuncts make no difference between names.
_IDLE = re.compile(r"[\s\-‐‑‒–—―−－_()\[\]{}〔〕【】〈〉《》'’′`·・.]")
_DECIMAL = re.compile(r"(?<=\d)\.(?=\d)")
# A remark in brackets at the end: a unit, or what the value is counted as.
_REMARK = re.compile(r"^(.+?)[(\[]([^()\[\]]*(?:/|计|无量纲|总量|℃|倍|%|度)[^()\[\]]*)[)\]]$")


@dataclass(frozen=True, slots=True)
class Pollutant:
    """One pollutant or parameter. ``units`` are the usual ones, the first most so."""

    name: str
    symbol: str
    aliases: tuple[str, ...]
    cas: str
    units: tuple[str, ...]
    media: tuple[Medium, ...]

    @property
    def spellings(self) -> tuple[str, ...]:
        """Name, symbol and aliases, and name with symbol as reports often write them."""
        if not self.symbol:
            return (self.name, *self.aliases)
        return (self.name, self.symbol, *self.aliases, f"{self.name}{self.symbol}")


def pollutant(said: str) -> Pollutant | None:
    """The pollutant that a text names, or None.

    Full or half width, subscripts and superscripts, case, dashes, blanks and brackets do not
    matter; a unit or «以N计» in brackets behind the name is passed over. Case decides only
    between «Co» (钴) and «CO», «co» (一氧化碳).
    """
    plain = unicodedata.normalize("NFKC", said).strip()
    found = _named(plain)
    if found is None and (remark := _REMARK.match(plain)):
        found = _named(remark[1])
    return found


def _named(text: str) -> Pollutant | None:
    exact, folded = _by_spelling()
    key = spelling_key(text)
    return exact.get(key) or folded.get(key.lower())


@cache
def pollutants() -> tuple[Pollutant, ...]:
    """Every pollutant and parameter on the shelf."""
    files = sorted(e.name for e in place("pollutants").iterdir() if e.name.endswith(".yaml"))
    return tuple(
        Pollutant(
            name=told["name"],
            symbol=told["symbol"],
            aliases=tuple(told["aliases"]),
            cas=told.get("cas", ""),
            units=tuple(told["units"]),
            media=tuple(told["media"]),
        )
        for file in files
        if file != "cases.yaml"
        for told in read_yaml("pollutants", file)
    )


def spelling_key(text: str) -> str:
    """What all spellings of one name have in common, but for case."""
    plain = _DECIMAL.sub("\0", unicodedata.normalize("NFKC", text))  # the point of PM2.5 stays
    return _IDLE.sub("", plain).replace("\0", ".")


@cache
def _by_spelling() -> tuple[dict[str, Pollutant], dict[str, Pollutant]]:
    """Pollutants by the key of each spelling, and by that key in lower case."""
    exact: dict[str, Pollutant] = {}
    for each in pollutants():
        for spelling in each.spellings:
            other = exact.setdefault(spelling_key(spelling), each)
            if other is not each:
                raise Malformed("pollutants", f"{spelling}: both {other.name} and {each.name}")
    folded: dict[str, Pollutant] = {}
    for key in sorted(exact, key=str.isupper, reverse=True):  # CO before Co
        folded.setdefault(key.lower(), exact[key])
    return exact, folded

"""Units as reports spell them, and what each is: from ``units.yaml``."""

from __future__ import annotations

import re
from fractions import Fraction
from importlib import resources
from typing import Any

from yuanjian.core.units import UNITS


def read_yaml(*parts: str) -> Any:
    """A file of the lexicon; every scalar a string."""
    import yaml  # here and not above: only what reads a report pays for it

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    place = resources.files("yuanjian.reading.lexicon").joinpath(*parts)
    return yaml.load(place.read_text(encoding="utf-8"), Loader=loader)


_TOLD = read_yaml("units.yaml")
SPELLINGS: dict[str, str] = {
    spelled: name for name, said in _TOLD["units"].items() for spelled in said.split()
}
"""Folded spelling → name of the unit."""
COUNTERS: tuple[str, ...] = tuple(_TOLD["counters"].split())
UNIT_AT = re.compile(
    "(?:"
    + "|".join(
        re.escape(s)
        + (
            "(?![A-Za-z0-9]|/[A-Za-z0-9年日天时月])"
            if s[-1].isascii() and s[-1].isalnum()
            else "(?!/[A-Za-z0-9年日天时月])"
        )
        for s in sorted(SPELLINGS, key=len, reverse=True)
    )
    + ")"
)
"""The longest unit at a place, not the beginning of a longer one."""


def dimension(spelled: str) -> str:
    """What a unit measures («count», «mass/year» …), «» when there is none, «?» when we cannot tell."""
    if not spelled:
        return ""
    name = SPELLINGS.get(spelled, spelled)
    if name in COUNTERS:
        return "count"
    return UNITS[name].dimension if name in UNITS else "?"


def water_factor(spelled: str, per: str, target: str) -> Fraction | None:
    """How many ``target`` units a plain amount of water a day or a year is; a tonne of it is a cubic metre."""
    given, aim = (
        UNITS.get(SPELLINGS.get(spelled, spelled)),
        UNITS.get(SPELLINGS.get(target, target)),
    )
    if given is None or aim is None or given.dimension not in ("mass", "volume", f"mass/{per}"):
        return None
    return given.factor / aim.factor if aim.dimension == f"volume/{per}" else None


def factor(spelled: str, target: str) -> Fraction | None:
    """How many ``target`` units one of these is; None when they measure different things."""
    name, aim = SPELLINGS.get(spelled, spelled), SPELLINGS.get(target, target)
    wanted = UNITS.get(aim)
    if not spelled or name == aim or dimension(spelled) == dimension(target) == "count":
        return Fraction(1)
    given = UNITS.get(name)
    if given is None or wanted is None:
        return None
    if given.dimension == wanted.dimension:
        return given.factor / wanted.factor
    # An amount «in the year» is printed without «/a» as often as with it.
    yearly = {"mass": "mass/year", "volume": "volume/year"}
    for plain, year in (*yearly.items(), *((b, a) for a, b in yearly.items())):
        if (given.dimension, wanted.dimension) == (plain, year):
            return given.factor / wanted.factor
    return None

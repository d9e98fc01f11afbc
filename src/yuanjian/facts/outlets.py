"""Whose outlet is meant: every firm and plant numbers its outlets from DW001, DA001, YS001.

A sample (sheet 19) or an online monitor (21) says whose outlet it is; a row of the monitoring plan
(11) says it in the words of its point only: «澄江污水处理厂总排口», «工业废水外排企业总排口».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from yuanjian.core.text import fold
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import by_name, name_key
from yuanjian.facts.rows import RowView

OUTLET = re.compile(r"(?:DW|DA|YS)\d{3}(?!\d)", re.IGNORECASE)
_PLANTS = re.compile("污水集?中?处理厂|污水厂|集中处理设施")
_FIRMS = re.compile("企业|公司|工厂|厂家")


def is_outlet(point: str) -> bool:
    """Whether a point is an outlet, numbered by its owner alone."""
    return OUTLET.match(point.strip()) is not None


def same_outlet(written: object, point: str) -> bool:
    """Whether a cell («DW001 总排口») names the outlet ``point``."""
    if not isinstance(written, str):
        return False
    theirs, ours = OUTLET.match(fold(written).strip()), OUTLET.match(fold(point).strip())
    if theirs is None or ours is None:
        return fold(written).strip() == fold(point).strip()
    return theirs[0].upper() == ours[0].upper()


def owner(f: Facts, name: object) -> str:
    """One word for a firm or plant, whichever of its names is written; «» where nobody is named."""
    return _names(f).get(name_key(name), name_key(name)) if isinstance(name, str) else ""


def owners(f: Facts, point: str) -> tuple[str, ...]:
    """Who has an outlet of this number, as samples, online monitors and plants tell."""

    def found() -> tuple[str, ...]:
        cells = (
            (f.rows("19").in_year("date", f.year), "point", "ent"),
            (f.rows("21"), "outlet", "subj"),
            (f.rows("13"), "outlet", "name"),
        )
        said = (
            owner(f, r.get(who))
            for rows, where, who in cells
            for r in rows
            if same_outlet(r.get(where), point)
        )
        return tuple(dict.fromkeys(o for o in said if o))

    return f.kept(("owners of outlet", point), found)


def meant(f: Facts, row: RowView, point: str) -> tuple[str, ...]:
    """Whose outlet ``point`` a row of the monitoring plan means.

    Those that it names; else the plants where it speaks of a sewage plant, the firms where it speaks of
    firms; all that have such an outlet where it says nothing.
    """
    said = _words(row)
    if named := _named(f, said):
        return named
    having, plants = owners(f, point), _plants(f)
    of_plants, of_firms = _PLANTS.search(said), _FIRMS.search(said)
    if of_plants and not of_firms:
        return tuple(o for o in having if o in plants) if plants else having
    if of_firms and not of_plants:
        return tuple(o for o in having if o not in plants)
    return having


def _words(row: RowView) -> str:
    point, outlets = row.get("p_point"), row.get("a_point")
    held = (point, *(outlets if isinstance(outlets, tuple) else ()))
    return " ".join(OUTLET.sub(" ", name_key(h)) for h in held if isinstance(h, str))


def _named(f: Facts, said: str) -> tuple[str, ...]:
    """The owners whose names stand in the words, the longer name before one that it contains."""
    found: dict[str, None] = {}
    for name, who in sorted(_names(f).items(), key=lambda item: -len(item[0])):
        if len(name) > 1 and name in said:
            found[who] = None
            said = said.replace(name, " ")
    return tuple(found)


def _plants(f: Facts) -> frozenset[str]:
    return f.kept("owners that are plants", lambda: frozenset(o for _, o in _plant_names(f)))


def _names(f: Facts) -> Mapping[str, str]:
    """All names of firms (05) and plants (13), and the one word that stands for each."""

    def made() -> dict[str, str]:
        found = dict(_plant_names(f))
        for name, record in by_name(f).items():
            held = RowView(record).get("name")
            found.setdefault(name, name_key(held) if isinstance(held, str) else name)
        return found

    return f.kept("names of owners", made)


def _plant_names(f: Facts) -> Iterator[tuple[str, str]]:
    for plant in f.rows("13"):
        if isinstance(name := plant.get("name"), str):
            yield name_key(name), name_key(name)
            if isinstance(no := plant.get("no"), str):
                yield name_key(no), name_key(name)

"""Official catalogues: industries, hazardous wastes, permit categories, divisions, substances.

A catalogue is read when it is first asked for. One that was replaced on a certain day says so: a
look-up with a date answers with ``Found``, whose ``remark`` is what a page must show beside it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Generic, TypeVar

from yuanjian.core.text import fold, squeeze
from yuanjian.norms.document import Document, Status, document, read_csv

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """The answer of a catalogue for a day; ``entry`` is None where the catalogue has none."""

    entry: T | None
    document: Document
    on: date

    @property
    def current(self) -> bool:
        """Whether the catalogue is in force on that day."""
        return self.document.rules_on(self.on)

    @property
    def remark(self) -> str:
        """What stands beside the answer; empty when the catalogue is in force on that day."""
        paper = self.document
        if self.current:
            return ""
        if paper.in_force and self.on < paper.in_force:
            return (
                f"按{paper.cited}查得，该版本自{paper.in_force}起施行；"
                f"{self.on}适用的是{paper.replaces}，请对照核实"
            )
        return (
            f"按{paper.cited}查得，该版本{paper.until}后不再施行；"
            f"{self.on}适用的是{paper.replaced_by}，请对照核实"
        )


@dataclass(frozen=True, slots=True)
class Industry:
    """An entry of GB/T 4754. ``level``: 1 门类, 2 大类, 3 中类, 4 小类; ``parent``: one level up."""

    code: str
    name: str
    level: int
    section: str
    division: str
    group: str
    parent: str
    note: str
    status: Status


@dataclass(frozen=True, slots=True)
class HazardousWaste:
    """An entry of 国家危险废物名录. ``hazard``: T C I R In, any of which may hold."""

    code: str
    category: str
    category_name: str
    industry: str
    description: str
    hazard: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Exemption:
    """A row of 危险废物豁免管理清单: in ``stage``, under ``condition``, what is exempt."""

    no: int
    codes: tuple[str, ...]
    waste: str
    stage: str
    condition: str
    exemption: str
    status: Status


@dataclass(frozen=True, slots=True)
class PermitCategory:
    """A row of the permit catalogue: which units fall under 重点, 简化 or 登记管理 («»: none)."""

    no: int
    division_name: str
    industry: str
    industry_codes: tuple[str, ...]
    key_management: str
    simplified_management: str
    registration: str
    in_industrial_building: bool
    status: Status


@dataclass(frozen=True, slots=True)
class Division:
    """An administrative division. ``level``: province, prefecture, county, statistical_zone, obsolete."""

    code: str
    name: str
    level: str
    parent: str
    note: str
    status: Status


@dataclass(frozen=True, slots=True)
class CriticalQuantity:
    """临界量 of a substance [t] and its toxic end points [mg/m³] (HJ 169 annexes B and H)."""

    table: str
    substance: str
    cas: str
    tonnes: Decimal
    endpoint1: Decimal | None
    endpoint2: Decimal | None
    status: Status


def industry(code: str) -> Industry | None:
    """The industry of a code: 3990, C3990, 399, 39 or C."""
    plain = _plain(code)
    known = _industries()
    return known.get(plain) or (known.get(plain[1:]) if re.match(r"[A-T]\d", plain) else None)


def industries(level: int | None = None) -> Iterator[Industry]:
    """All industries, or those of one level (4: the classes that a firm is given)."""
    return (each for each in _industries().values() if level in (None, each.level))


def hazardous_waste(code: str, on: date) -> Found[HazardousWaste]:
    """The hazardous waste of a code (900-039-49) by the edition that is on the shelf.

    From 2025-01-01 another edition rules, which is not on the shelf: the answer says so.
    """
    paper = document("catalogues/hazardous_waste_2021")
    entry = _wastes().get(re.sub(r"[‐‑‒–—―－]", "-", _plain(code)))
    return Found(entry, paper, on)


def waste_category(code: str) -> str | None:
    """The name of a category: HW49 → 其他废物."""
    wanted = _plain(code)
    return next((w.category_name for w in _wastes().values() if w.category == wanted), None)


def hazardous_wastes() -> tuple[HazardousWaste, ...]:
    """All codes of the edition on the shelf."""
    return tuple(_wastes().values())


def exemptions(code: str, on: date) -> Found[tuple[Exemption, ...]]:
    """The rows of the exemption list that name a code or its category."""
    paper = document("catalogues/hazardous_waste_2021")
    named = {code, f"HW{code[-2:]}"}
    rows = tuple(each for each in _exemptions() if named & set(each.codes))
    return Found(rows or None, paper, on)


def permit_categories(industry_code: str, on: date) -> Found[tuple[PermitCategory, ...]]:
    """The rows of the permit catalogue that name an industry (no. 108 and 109–112 apart)."""
    paper = document("catalogues/permit_categories_2019")
    plain = _plain(industry_code)
    rows = tuple(
        each for each in _permits() if any(plain.startswith(code) for code in each.industry_codes)
    )
    return Found(rows or None, paper, on)


def permit_category(no: int) -> PermitCategory | None:
    """One row of the permit catalogue by its number, e.g. 89."""
    return next((each for each in _permits() if each.no == no), None)


def division(said: str) -> Division | None:
    """The division of a code, or of a name that only one bears.

    省 and 市 may be left out where the rest is clear, and a zone's prefecture in front of its name
    (九华示范区 for 湘潭九华示范区). Obsolete ones are found by code only.
    """
    plain = _plain(said)
    if found := _divisions().get(plain):
        return found
    named = _division_names().get(plain, ())
    return named[0] if len(named) == 1 else None


def divisions(parent: str | None = None) -> tuple[Division, ...]:
    """All divisions, or those directly below one (430000: the prefectures of Hunan)."""
    return tuple(d for d in _divisions().values() if parent in (None, d.parent))


def critical_quantity(said: str) -> CriticalQuantity | None:
    """The critical quantity of a substance by name or CAS number.

    None means that it is not in our part of the list, not that it has no critical quantity.
    """
    plain = _plain(said)
    return next(
        (q for q in _quantities() if plain in (q.cas, _plain(q.substance))),
        None,
    )


def _plain(text: str) -> str:
    """Half width and without blanks, upper case: «hw49» and «ＨＷ４９» are one."""
    return squeeze(fold(text)).upper()


@cache
def _industries() -> Mapping[str, Industry]:
    return {
        r["code"]: Industry(
            r["code"],
            r["name"],
            int(r["level"]),
            r["section"],
            r["division"],
            r["group"],
            r["parent"],
            r["note"],
            Status(r["status"]),
        )
        for r in read_csv("catalogues", "gbt_4754_2017", "industries.csv")
    }


@cache
def _wastes() -> Mapping[str, HazardousWaste]:
    return {
        r["code"]: HazardousWaste(
            r["code"],
            r["category"],
            r["category_name"],
            r["industry"],
            r["description"],
            tuple(r["hazard"].split("/")),
            Status(r["status"]),
        )
        for r in read_csv("catalogues", "hazardous_waste_2021", "wastes.csv")
    }


@cache
def _exemptions() -> tuple[Exemption, ...]:
    return tuple(
        Exemption(
            int(r["no"]),
            tuple(filter(None, r["code"].split(";"))),
            r["waste"],
            r["stage"],
            r["condition"],
            r["exemption"],
            Status(r["status"]),
        )
        for r in read_csv("catalogues", "hazardous_waste_2021", "exemptions.csv")
    )


@cache
def _permits() -> tuple[PermitCategory, ...]:
    return tuple(
        PermitCategory(
            int(r["no"]),
            r["division_name"],
            r["industry"],
            tuple(filter(None, r["gbt4754_codes"].split(";"))),
            r["key_management"],
            r["simplified_management"],
            r["registration"],
            r["in_industrial_building"] == "yes",
            Status(r["status"]),
        )
        for r in read_csv("catalogues", "permit_categories_2019", "categories.csv")
    )


@cache
def _divisions() -> Mapping[str, Division]:
    return {
        r["code"]: Division(
            r["code"], r["name"], r["level"], r["parent"], r["note"], Status(r["status"])
        )
        for r in read_csv("catalogues", "divisions", "divisions.csv")
    }


@cache
def _division_names() -> Mapping[str, tuple[Division, ...]]:
    """Divisions by each name that may be said for them; a full name outweighs a shortened one."""
    full: dict[str, tuple[Division, ...]] = {}
    short: dict[str, tuple[Division, ...]] = {}
    for each in _divisions().values():
        if each.level == "obsolete":
            continue
        full[each.name] = (*full.get(each.name, ()), each)
        for name in _short_names(each):
            short[name] = (*short.get(name, ()), each)
    return short | full


def _short_names(each: Division) -> Iterator[str]:
    if each.level in ("province", "prefecture"):
        yield re.sub(r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$", "", each.name)
    elif each.level == "statistical_zone":
        yield each.name.removeprefix("湖南").removeprefix(
            _divisions()[each.parent].name.removesuffix("市")
        )


@cache
def _quantities() -> tuple[CriticalQuantity, ...]:
    def number(text: str) -> Decimal | None:
        return Decimal(text) if text else None

    return tuple(
        CriticalQuantity(
            r["table"],
            r["substance"],
            r["cas"],
            Decimal(r["critical_quantity_t"]),
            number(r["toxic_endpoint1_mgm3"]),
            number(r["toxic_endpoint2_mgm3"]),
            Status(r["status"]),
        )
        for r in read_csv("catalogues", "hj_169_2018", "critical_quantities.csv")
    )

"""How water is judged beyond its limits: words for classes, shares and changes, nutrient state, seasons, indices.

The classes and limits are in ``limits`` (GB 3838, GB/T 14848). Classes count from 1 (Ⅰ) to 6 (劣Ⅴ).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from yuanjian.norms.document import Document, document, read_yaml

WORST = 6
"""劣Ⅴ类."""


@dataclass(frozen=True, slots=True)
class State:
    """The word for the water of a section, by its class."""

    word: str
    classes: tuple[int, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class RiverState:
    """The word for a river, by shares of its sections in per cent; None: no such bound."""

    word: str
    good_least: Fraction | None
    worst_below: Fraction | None


@dataclass(frozen=True, slots=True)
class Method:
    """地表水环境质量评价办法: see its ``norm.yaml``.

    ``least_year`` and ``least_quarter`` are months with data; ``critical``: years → least significant correlation.
    ``steps`` words a change of state by so many steps (the last one: or more), ``shares`` a change |ΔG−ΔD| up to so
    many percentage points (None: any).
    """

    document: Document
    clauses: Mapping[str, str]
    least_year: int
    least_quarter: int
    few_sections: int
    reference: str
    named: int
    without_multiple: frozenset[str]
    named_first: tuple[str, ...]
    states: tuple[State, ...]
    rivers: tuple[RiverState, ...]
    trend_years: int
    critical: Mapping[int, Fraction]
    steps: tuple[str, ...]
    shares: tuple[tuple[Fraction | None, str], ...]

    def state(self, quality: int) -> State:
        """The state of a section of this class."""
        return next(s for s in self.states if quality in s.classes)

    def river(self, good: Fraction, worst: Fraction) -> RiverState:
        """The state of a river: ``good`` per cent of its sections are Ⅰ～Ⅲ, ``worst`` per cent 劣Ⅴ."""
        return next(
            s
            for s in self.rivers
            if (s.good_least is None or good >= s.good_least)
            and (s.worst_below is None or worst < s.worst_below)
        )

    def changed(self, steps: int) -> str:
        """How a change of state is called, by its steps; the better has the smaller number."""
        return _directed(self.steps[min(abs(steps), len(self.steps) - 1)], better=steps < 0)

    def shifted(self, good: Fraction, worst: Fraction) -> str:
        """How a change of shares is called: percentage points by which Ⅰ～Ⅲ and 劣Ⅴ grew."""
        size = abs(good - worst)
        word = next(w for up_to, w in self.shares if up_to is None or size <= up_to)
        return _directed(word, better=good > worst)


def _directed(word: str, *, better: bool) -> str:
    return word if word.endswith("变化") else word + ("好转" if better else "变差")


@dataclass(frozen=True, slots=True)
class NutrientItem:
    """One item of the nutrient state: TLI = 10 (a + b ln value in ``unit``), weight r² of the sum of all."""

    item: str
    unit: str
    a: str
    b: str
    r: Fraction


@dataclass(frozen=True, slots=True)
class NutrientMethod:
    """综合营养状态指数. ``levels``: (below, up to and with, word); the first that fits."""

    document: Document
    clause: str
    decimals: int
    items: tuple[NutrientItem, ...]
    levels: tuple[tuple[Fraction | None, Fraction | None, str], ...]

    def level(self, index: Fraction) -> str:
        """The nutrient state of an index."""
        return next(
            word
            for below, up_to, word in self.levels
            if (below is None or index < below) and (up_to is None or index <= up_to)
        )


@dataclass(frozen=True, slots=True)
class IndexMethod:
    """Standard indices of pH and dissolved oxygen (HJ 2.3); above 1 exceeds."""

    document: Document
    clause: str
    neutral: Fraction
    decimals: int

    def range(self, value: Fraction, low: Fraction, high: Fraction) -> Fraction:
        """Of pH, between its bounds."""
        bound = low if value <= self.neutral else high
        return abs(value - self.neutral) / abs(bound - self.neutral)

    def floor(self, value: Fraction, low: Fraction) -> Fraction | None:
        """Of dissolved oxygen up to saturation, with its lower bound; None where there is no oxygen at all."""
        return low / value if value > 0 else None


@dataclass(frozen=True, slots=True)
class Seasons:
    """Months of 丰、平、枯水期."""

    document: Document
    months: Mapping[str, tuple[int, ...]]

    def of(self, month: int) -> str:
        """The season of a month."""
        return next(word for word, months in self.months.items() if month in months)


@cache
def method() -> Method:
    """The method of 2011, the only edition there is."""
    told = read_yaml("water", "surface_water_2011", "norm.yaml")
    steps = told["change"]["steps"]
    return Method(
        document=document("water/surface_water_2011"),
        clauses=told["clauses"],
        least_year=int(told["least"]["year"]),
        least_quarter=int(told["least"]["quarter"]),
        few_sections=int(told["few_sections"]),
        reference=told["reference"],
        named=int(told["named"]),
        without_multiple=frozenset(told["without_multiple"]),
        named_first=tuple(told["named_first"]),
        states=tuple(
            State(s["word"], tuple(map(int, s["classes"])), s["colour"]) for s in told["states"]
        ),
        rivers=tuple(
            RiverState(s["word"], _part(s, "good_least"), _part(s, "worst_below"))
            for s in told["rivers"]
        ),
        trend_years=int(told["trend"]["least_years"]),
        critical={int(n): Fraction(w) for n, w in told["trend"]["critical"].items()},
        steps=tuple(steps[str(n)] for n in range(len(steps))),
        shares=tuple((_part(s, "up_to"), s["word"]) for s in told["change"]["shares"]),
    )


@cache
def nutrition() -> NutrientMethod:
    """The method for lakes and reservoirs."""
    told = read_yaml("water", "lake_nutrition_2001", "norm.yaml")
    return NutrientMethod(
        document=document("water/lake_nutrition_2001"),
        clause=told["clause"],
        decimals=int(told["decimals"]),
        items=tuple(
            NutrientItem(i["item"], i["unit"], i["a"], i["b"], Fraction(i["r"]))
            for i in told["items"]
        ),
        levels=tuple((_part(s, "below"), _part(s, "up_to"), s["word"]) for s in told["levels"]),
    )


@cache
def indices() -> IndexMethod:
    """The standard indices."""
    told = read_yaml("water", "standard_index_2018", "norm.yaml")
    return IndexMethod(
        document("water/standard_index_2018"),
        told["clause"],
        Fraction(told["neutral"]),
        int(told["decimals"]),
    )


@cache
def seasons() -> Seasons:
    """The months where nobody says others."""
    told = read_yaml("water", "seasons", "norm.yaml")
    return Seasons(
        document("water/seasons"),
        {s["word"]: tuple(map(int, s["months"])) for s in told["seasons"]},
    )


def _part(told: Mapping[str, str], key: str) -> Fraction | None:
    return Fraction(told[key]) if key in told else None

"""A declaration settled on one table: every part filled, and where each came from. Nothing is assumed unseen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Final, Literal

from yuanjian.core.text import fold
from yuanjian.core.units import Inconvertible, convert, unit
from yuanjian.monitoring.readers.declaration import (
    MISSING,
    UNMONITORED,
    Declaration,
    GasState,
    Label,
    Medium,
)
from yuanjian.monitoring.readers.problem import UnreadableSeries
from yuanjian.monitoring.readers.shape import AIR, Column, Shape
from yuanjian.monitoring.readers.times import Untimed, read_zone
from yuanjian.monitoring.readers.values import Tokens, read_value
from yuanjian.monitoring.readings import ITEMS, SCALE, Grain
from yuanjian.norms.limits import find_standard
from yuanjian.norms.pollutants import pollutant

Origin = Literal["声明", "布局", "表头", "数据", "假定"]

_AIR_ONLY: Final = frozenset({"PM2.5", "PM10", "臭氧"})
_FLUE_ONLY: Final = frozenset({"颗粒物", "烟尘", "氮氧化物", "非甲烷总烃", "含氧量", "烟气温度"})
_WATER_FLOW: Final = frozenset({"流量", "污水流量"})


@dataclass(frozen=True, slots=True)
class Terms:
    """What a table is read by. ``origins``: part → where it came from (an assumed part is 假定).

    ``units``: header → unit that its numbers are in; ``detection``: item → limit in millionths; ``tokens``: spellings
    of missing and of not monitored.
    """

    label: Label
    medium: Medium
    kind: str
    state: GasState | None
    grain: Grain | None
    units: Mapping[str, str]
    tokens: Tokens
    zone: timedelta
    point: str
    year: int | None
    detection: Mapping[str, int]
    flags: Mapping[str, str]
    origins: Mapping[str, Origin]

    @property
    def assumed(self) -> tuple[str, ...]:
        """Parts that nobody said."""
        return tuple(part for part, origin in self.origins.items() if origin == "假定")


def settle(declaration: Declaration, shape: Shape, *, point: str) -> Terms:
    """Fill what is not said: from the layout, from the headers, else by assumption, which is noted.

    ``point`` names the point of a table that does not name one.

    Raises:
        UnreadableSeries: a part of the declaration cannot be meant (``declaration``).
    """
    known = shape.layout.declaration if shape.layout else Declaration()
    both = declaration.over(known)
    origins: dict[str, Origin] = {}

    def origin(part: str, *, by_columns: bool = False) -> None:
        said = part in declaration.said
        laid = part in known.said
        origins[part] = "声明" if said else "布局" if laid else "表头" if by_columns else "假定"

    medium, seen = _medium(both, shape)
    origin("medium", by_columns=seen)
    origin("label")
    origin("kind")
    origin("state")
    if shape.point is None:
        origin("point")
    units = {
        c.header: _unit(c, both, shape, origins, declaration) for c in shape.of("value_of", "value")
    }
    try:
        zone = read_zone(both.zone) if both.zone else timedelta(hours=8)
    except Untimed as no:
        raise UnreadableSeries("declaration", f"时区写错：{no}") from None
    return Terms(
        both.label or "end", medium, both.kind or "", both.state, both.grain, units,
        Tokens.of(_or(both.missing, MISSING), _or(both.unmonitored, UNMONITORED)),
        zone, both.point or point, both.year, _detection(both), both.flags, origins,
    )  # fmt: skip


def _detection(both: Declaration) -> Mapping[str, int]:
    """Detection limits by the item's name on the shelf, in millionths."""
    found = {}
    for name, text in both.detection.items():
        known = pollutant(ITEMS[name][0] if name in ITEMS else name)
        read = read_value(text, Tokens(frozenset(), frozenset()))
        if known is None or read.value is None or read.value <= 0:
            raise UnreadableSeries(
                "declaration",
                f"来源声明的检出限“{name}: {text}”读不出来",
                "如 检出限: {总磷: 0.01}",
            )
        found[known.name] = read.value
    return found


def _or(said: tuple[str, ...] | None, usual: tuple[str, ...]) -> tuple[str, ...]:
    return usual if said is None else said


def _medium(both: Declaration, shape: Shape) -> tuple[Medium, bool]:
    """What was sampled, and whether the columns tell."""
    if both.medium:
        return both.medium, True
    medium, seen = medium_of(c.measured.item for c in shape.columns if c.measured)
    if not seen and shape.point:
        named = fold(shape.point.header)
        if "断面" in named:
            return "water", True
        if "井" in named:
            return "groundwater", True
        if "排口" in named or "排放口" in named:
            return ("flue_gas" if medium == "air" else "wastewater"), True
    return medium, seen


def medium_of(items: Iterable[str]) -> tuple[Medium, bool]:
    """The medium that these items are measured in, and whether they leave no doubt."""
    names = set(items)
    if names & _FLUE_ONLY and not names & _AIR_ONLY:
        return "flue_gas", True
    if names & _AIR_ONLY:
        return "air", True
    known = [p for n in names if (p := pollutant(n))]
    if known and all("water" in p.media for p in known):
        return ("wastewater", False) if names & _WATER_FLOW else ("water", False)
    return "air", False


def _unit(
    column: Column,
    both: Declaration,
    shape: Shape,
    origins: dict[str, Origin],
    declaration: Declaration,
) -> str:
    """The unit of a column; its origin is noted under «units.<header>»."""
    part = f"units.{column.header}"
    for said, origin in (
        (declaration, "声明"),
        (shape.layout.declaration if shape.layout else Declaration(), "布局"),
    ):
        for name, unit_said in said.units.items():
            if _same(name, column):
                origins[part] = "声明" if origin == "声明" else "布局"
                return unit_said
    if column.measured and column.measured.unit:
        origins[part] = "表头"
        return column.measured.unit
    if shape.of("unit") and column.role == "value":
        origins[part] = "表头"
        return ""
    origins[part] = "假定"
    return ""


def _same(name: str, column: Column) -> bool:
    if name.strip().lower() == column.header.strip().lower():
        return True
    if column.measured is None:
        return False
    known = pollutant(ITEMS[name][0] if name in ITEMS else name)
    return known is not None and known.name == column.measured.item


def item_key(name: str, medium: Medium) -> str:
    """The key of an item: of ambient air short (so2 …), else the pollutant's name on the norms' shelf."""
    if medium != "air":
        return name
    known = pollutant(name)
    return AIR.get(known.symbol if known else name, name) if known else name


_BY_STANDARD: Final = {"soil": "GB 36600-2018", "groundwater": "GB/T 14848-2017"}


@cache
def _limit_unit(standard: str, item: str) -> str:
    """The unit of an item's limits, where it is one that we convert; else «»."""
    day = date(2020, 1, 1)
    found, _ = find_standard(standard, day)
    return next((row["unit"] for row in found.rows_of(item, day) if unit(row["unit"])), "")


def unit_of(name: str, stat: str, medium: Medium) -> str:
    """The unit that readings of an item are kept in.

    Of the six of ambient air as ``ITEMS`` says; flows per hour; amounts (``sum``) in kg, of flows in m³;
    concentrations in flue gas mg/m³ where the shelf knows that unit; in soil and groundwater as their standard
    has its limits (a limit of 0.002 μg/L is no number of millionths of mg/L); else the first that the shelf names.
    """
    known = pollutant(ITEMS[name][0] if name in ITEMS else name)
    if known is None:
        return ""
    if (standard := _BY_STANDARD.get(medium)) and (limit_unit := _limit_unit(standard, known.name)):
        return limit_unit
    if known.name in _WATER_FLOW:
        return "m³" if stat == "sum" else "m³/h"
    if stat == "sum":
        return "kg"
    if medium == "air" and (key := AIR.get(known.symbol)):
        return ITEMS[key][1]
    if medium == "flue_gas" and "mg/m³" in known.units:
        return "mg/m³"
    fitting = [u for u in known.units if "/a" not in u]
    return fitting[0] if fitting else ""


def suspicious(item: str, middle: int | None) -> bool:
    """Whether carbon monoxide with this median (millionths) cannot be in mg/m³: 20 is five times the daily limit."""
    return item == "co" and middle is not None and middle > 20 * SCALE


def factor(source: str, target: str) -> Fraction | None:
    """What a number in ``source`` is multiplied by to be in ``target``; None where that cannot be."""
    if not source or _plain(source) == _plain(target):
        return Fraction(1)
    given, wanted = unit(_plain(source)), unit(_plain(target))
    if given is None or wanted is None:
        return None
    try:
        convert(1, given.name, wanted.name)
    except Inconvertible:
        return None
    return given.factor / wanted.factor


def _plain(text: str) -> str:
    return (
        text.replace("N", "").replace("标", "").replace("^", "").replace(" ", "").replace("°C", "℃")
    )

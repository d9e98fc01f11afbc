"""Which columns of a series are what, at an outlet: concentrations, the flow, conditions of the gas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from yuanjian.monitoring.outlets.about import Kind, Outlet
from yuanjian.norms.pollutants import pollutant

FLOWS: Final[dict[Kind, tuple[str, ...]]] = {
    "废气": ("废气流量", "流量"),
    "废水": ("流量", "污水流量"),
}
OXYGEN: Final = "含氧量"
PH: Final = "pH值"
NOX: Final = "氮氧化物"
UNITS: Final[dict[Kind, str]] = {"废气": "mg/m³", "废水": "mg/L"}
"""Unit of concentrations, as readings keep them."""

_NUMBER = re.compile(r"(?<![A-Za-z])(DA|FQ|DW|YS)[-_]?\d", re.IGNORECASE)
_GAS: Final = frozenset(
    {"颗粒物", "烟尘", "二氧化硫", "氮氧化物", "非甲烷总烃", "含氧量", "烟气温度", "废气流量"}
)
_WATER: Final = frozenset({"化学需氧量", "氨氮", "总磷", "总氮", "pH值", "污水流量"})


def kind_of(point: str, items: Iterable[str]) -> Kind | None:
    """废气 or 废水, by the number of the outlet (DA…, DW…), else by what is measured; None: it cannot be seen."""
    if found := _NUMBER.search(point):
        return "废气" if found[1].upper() in ("DA", "FQ") else "废水"
    held = set(items)
    gas, water = bool(held & _GAS), bool(held & _WATER)
    if gas == water:
        return None
    return "废气" if gas else "废水"


def measured_items(kind: Kind | None, items: Sequence[str]) -> tuple[str, ...]:
    """The items that are judged: those with a concentration in the unit of the kind, and pH."""
    return tuple(i for i in items if _judged(kind, i))


def _judged(kind: Kind | None, item: str) -> bool:
    known = pollutant(item)
    if kind is None or known is None or known.name != item or item in FLOWS[kind]:
        return False
    return (kind == "废水" and item == PH) or UNITS[kind] in known.units


def derives(kind: Kind | None, items: Sequence[str]) -> bool:
    """Whether nitrogen oxides are to be calculated: NO and NO2 are measured, and they themselves are not."""
    return kind == "废气" and NOX not in items and {"一氧化氮", "二氧化氮"} <= set(items)


def with_derived(kind: Kind | None, items: Sequence[str]) -> list[str]:
    """The items of an outlet, calculated ones included."""
    return [*items, NOX] if derives(kind, items) else list(items)


def given_conversion(outlet: Outlet, item: str, items: Sequence[str]) -> str:
    """The series' own column of an item at the reference oxygen, «» unless it is needed: the reference is not known."""
    column = f"{item}折算"
    needed = outlet.kind == "废气" and outlet.oxygen is None
    return column if needed and column in items else ""


def unit_of(kind: Kind | None, item: str) -> str:
    """The unit in which an item's concentration is kept."""
    if item == PH or kind is None:
        return "无量纲"
    return "m³/h" if item in FLOWS[kind] else UNITS[kind]

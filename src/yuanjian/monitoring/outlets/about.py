"""What is said about outlets: whose they are, limits, reference oxygen, standstills, calibrations, permitted loads.

A file (YAML) has one block an outlet, under the name that the measured data give it; keys are Chinese::

    DA001:
      名称: 锅炉排气筒
      企业: 澄江岭穗冷链食品有限公司
      类型: 废气
      炉型: GB 13271-2014 燃气锅炉       # or 基准氧含量: 3.5
      限值: {SO2: 50, NOx: {小时: 200, 日: 150}}
      停运: ["2021-02-01 00:00 至 2021-02-15 00:00"]
      校准: ["2021-01-05 10:00"]
      许可排放量: {NOx: 0.45}            # t/a
      申报排放量: {NOx: 0.31}

Nothing of it is guessed: what is not said stays unknown, and what depends on it is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final, Literal

Kind = Literal["废气", "废水"]
Basis = Literal["干基标况", "湿基标况", "湿基工况"]

_OWNED = re.compile(r"^(\S.*?)\s+((?:DA|FQ|DW|YS)[-_]?\d.*)$", re.IGNORECASE)
KINDS: Final[tuple[Kind, ...]] = ("废气", "废水")
BASES: Final[tuple[Basis, ...]] = ("干基标况", "湿基标况", "湿基工况")
EVERY: Final = (1, 2, 3, 4, 6, 8, 12, 24)
"""Hours between two measurements that divide a day."""


@dataclass(frozen=True, slots=True)
class Span:
    """From ``since`` up to ``until``, which is not included; whole hours."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one item in its unit, for an hour and for a day; None: none is known. ``low`` of pH only.

    ``source`` says where they come from, in Chinese.
    """

    hour: Decimal | None = None
    day: Decimal | None = None
    low: Decimal | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. Loads are in t/a by item; items are called as on the norms' shelf.

    ``oxygen`` is the reference oxygen content [%], None: concentrations are not converted. ``basis`` of the
    concentrations, ``flow_basis`` of the flow: dry or wet, at standard or at actual state. ``barometer``:
    air pressure [kPa] where the series has none. ``every``: hours between two measurements of an item.
    ``cases``: item (or «» for any) → case of the standard, where it tells cases apart.
    ``flag_f_stops``: whether the flag F says that the plant stands still (else: the instrument only).
    """

    point: str
    name: str = ""
    owner: str = ""
    kind: Kind | None = None
    oxygen: Decimal | None = None
    oxygen_source: str = ""
    basis: Basis = "干基标况"
    flow_basis: Basis = "干基标况"
    barometer: Decimal | None = None
    since: datetime | None = None
    until: datetime | None = None
    stops: tuple[Span, ...] = ()
    out_of_control: tuple[Span, ...] = ()
    calibrations: tuple[datetime, ...] = ()
    flag_f_stops: bool = False
    every: Mapping[str, int] = field(default_factory=dict)
    limits: Mapping[str, Limits] = field(default_factory=dict)
    standard: str = ""
    cases: Mapping[str, str] = field(default_factory=dict)
    permitted: Mapping[str, Decimal] = field(default_factory=dict)
    quota: Mapping[str, Decimal] = field(default_factory=dict)
    reported: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def number(self) -> str:
        """The outlet's own number or name: the point without the owner that readers put before it."""
        return owner_and_number(self.point)[1]


def owner_and_number(point: str) -> tuple[str, str]:
    """«甲公司 DW001» → («甲公司», «DW001»); a point without an owner before its number is all number."""
    found = _OWNED.match(point.strip())
    return (found[1], found[2]) if found else ("", point)

"""What comes of a year of an outlet. Values are exact: integers in millionths, loads as fractions of tonnes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Final, Literal

from yuanjian.monitoring.outlets.about import Limits, Outlet

QuarterState = Literal["有效", "不足", "停运", "无数据"]

WHY: Final[Mapping[str, str]] = {
    "stop": "停运",
    "control": "失控",
    "other": "仪器标记异常（故障、维护、校准、超量程、通讯等）",
    "missing": "缺测",
    "invalid": "判为无效",
    "conflict": "同一小时有两个不同的值",
    "negative": "负值",
    "range": "pH 超出 0～14",
    "minutes": "有效分钟数不足",
    "condition": "缺湿度、温度或压力，不能折算为干基标况",
    "flow": "流量缺测或无效",
    "no_oxygen": "已测，但氧含量缺测或无效，不能折算",
    "no_given": "已测，但文件所列折算浓度缺测或无效",
    "oxygen": "已测，但氧含量不低于空气，不能折算",
}
"""Why an hour does not count, for people."""

METHODS: Final[Mapping[str, str]] = {
    "max180": "此前180个有效小时的最大值",
    "max720": "此前720个有效小时的最大值",
    "max2160": "此前2160个有效小时的最大值",
    "mean": "前一等长时段的平均值",
    "median": "前一等长时段的中位数",
    "flow": "流量取前一等长时段的平均值",
    "no_rule": "季度有效捕集率低于75%，没有替代规则",
    "no_before": "此前没有有效小时可取",
    "no_calibration": "失控，且未说明此前最近一次校准的时间",
    "no_period": "此前没有完整的等长时段可取",
}
"""Codes of how an hour without a valid value was filled, or why it was not, for people."""


@dataclass(frozen=True, slots=True)
class Run:
    """Consecutive hours filled (or left open) in the same way. ``until`` is not included.

    ``value``: of flue gas the emission [kg/h], of waste water the concentration [mg/L]; None: nothing could
    be taken. ``why`` is a key of ``WHY``, ``method`` of ``METHODS``.
    """

    since: datetime
    until: datetime
    hours: int
    why: str
    method: str
    value: Fraction | None


@dataclass(frozen=True, slots=True)
class Load:
    """Tonnes in a period: ``known`` of which ``substituted``; ``unknown_hours`` are not in it."""

    known: Fraction
    substituted: Fraction
    substituted_hours: int
    unknown_hours: int

    @property
    def whole(self) -> bool:
        """Whether every hour is in it."""
        return self.unknown_hours == 0


@dataclass(frozen=True, slots=True)
class Month:
    """A month of one item: ``mean`` of ``days`` valid days out of ``due``; whether that is enough; tonnes."""

    month: int
    due: int
    days: int
    mean: int | None
    valid: bool
    load: Fraction | None
    unknown_hours: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of one item. ``mean`` in millionths; ``valid_by_hours``: by HJ 76 annex B beside HJ 75's share."""

    day: date
    due: int
    measured: int
    ok: int
    mean: int | None
    valid: bool
    valid_by_hours: bool
    exceeds: bool
    hours_over: int
    load: Fraction | None


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter in the strip of an outlet: valid and due hours of its worst item."""

    year: int
    quarter: int
    state: QuarterState
    ok: int
    due: int


@dataclass(frozen=True, slots=True)
class ItemYear:
    """A year of one item at one outlet.

    ``due``, ``measured``: hours that were to be measured, and that have a valid value; ``reasons``: hours that
    have none, by key of ``WHY`` (with ``stop``); ``marked``: hours that the device or somebody marked.
    ``hours_over`` and ``days_over`` are None where no limit is known. ``top``: the largest valid day mean.
    """

    item: str
    unit: str
    limits: Limits | None
    due: int
    measured: int
    marked: int
    reasons: Mapping[str, int]
    days: tuple[Day, ...]
    hours_over: int | None
    days_over: int | None
    top: int | None
    months: tuple[Month, ...]
    load: Load | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class OutletYear:
    """A year of an outlet; ``strip`` are the twelve quarters up to its end; ``remarks`` what must be said with it."""

    outlet: Outlet
    year: int
    items: tuple[ItemYear, ...]
    strip: tuple[Quarter, ...]
    remarks: tuple[str, ...]

    def item(self, name: str) -> ItemYear:
        """One item by its name on the norms' shelf; KeyError where it was not measured."""
        for each in self.items:
            if each.item == name:
                return each
        raise KeyError(name)

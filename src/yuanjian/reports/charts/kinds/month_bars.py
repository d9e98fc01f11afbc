"""Twelve months of one item as bars, with the level that they are compared with."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from yuanjian.reports.charts.chart import (
    Chart,
    DataTable,
    Limit,
    joined,
    months_named,
    shown,
)


@dataclass(frozen=True)
class MonthBars(Chart):
    """``values`` are twelve, January first, None where a month has none; ``item`` names them."""

    drawer: ClassVar[str] = "month_bars"

    item: str
    unit: str
    values: tuple[Fraction | None, ...]
    limit: Limit | None = None
    places: int | None = None
    lacking: str = "没有数据"
    """Why a month has no value."""

    def __post_init__(self) -> None:
        if len(self.values) != 12:
            raise ValueError("a year has twelve months")

    @property
    def height(self) -> float:
        """A low strip: twelve bars need no more."""
        return 62.0

    def above(self, value: Fraction | None) -> bool:
        """Whether a value lies above the level."""
        return value is not None and self.limit is not None and value > self.limit.value

    @property
    def alt(self) -> str:
        """The highest and the lowest month, and which lie above the level."""
        known = [(v, m) for m, v in enumerate(self.values, 1) if v is not None]
        if not known:
            return f"{self.title}：全年没有数据。"
        top, low = max(known, key=lambda k: (k[0], -k[1])), min(known)
        ends = f"最高为{top[1]}月的{shown(top[0], self.places)}{self.unit}"
        if low[0] != top[0]:
            ends += f"，最低为{low[1]}月的{shown(low[0], self.places)}{self.unit}"
        return f"{self.title}：" + joined((ends, self._against(), self._without()))

    def _against(self) -> str:
        if self.limit is None:
            return ""
        over = [m for m, v in enumerate(self.values, 1) if self.above(v)]
        level = f"{self.limit.label}{shown(self.limit.value, None)}{self.unit}"
        if not over:
            return f"各月均不高于{level}"
        return f"有{len(over)}个月高于{level}（{months_named(over)}）"

    def _without(self) -> str:
        none = [m for m, v in enumerate(self.values, 1) if v is None]
        return f"{months_named(none)}{self.lacking}" if none else ""

    @property
    def table(self) -> DataTable:
        """A month a row."""
        rows = []
        for month, value in enumerate(self.values, 1):
            row = [f"{month}月", shown(value, self.places)]
            if self.limit is not None:
                verdict = "—" if value is None else "是" if self.above(value) else "否"
                row.append(verdict)
            rows.append(tuple(row))
        level: tuple[str, ...] = ()
        if self.limit is not None:
            level = (f"是否高于{self.limit.label}（{shown(self.limit.value, None)}）",)
        return DataTable(("月份", self.item, *level), tuple(rows), self.unit)

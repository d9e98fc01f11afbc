"""Bars made of parts: what happened to a whole (firms by state, waste by destination)."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from yuanjian.reports.charts.chart import Chart, DataTable, joined, shown

_MOST = 6


@dataclass(frozen=True)
class Bar:
    """A whole: its name, and one value a part."""

    label: str
    values: tuple[Fraction, ...]

    @property
    def total(self) -> Fraction:
        """Sum of its parts."""
        return sum(self.values, Fraction(0))


@dataclass(frozen=True)
class StackedBars(Chart):
    """``parts`` name the values of every bar (at most six). ``shares``: each bar is drawn as 100 %."""

    drawer: ClassVar[str] = "stacked_bars"

    unit: str
    parts: tuple[str, ...]
    bars: tuple[Bar, ...]
    shares: bool = False
    places: int | None = None

    def __post_init__(self) -> None:
        if len(self.parts) > _MOST or any(len(b.values) != len(self.parts) for b in self.bars):
            raise ValueError(f"bars have one value a part, and at most {_MOST} parts")

    @property
    def height(self) -> float:
        """A row a bar, with axis and legend."""
        return 26.0 + 11.0 * len(self.bars)

    @property
    def alt(self) -> str:
        """Every bar with its parts; those of nothing are left out."""
        return f"{self.title}：" + joined(self._said(bar) for bar in self.bars)

    def _said(self, bar: Bar) -> str:
        whole = f"{bar.label}共{shown(bar.total, self.places)}{self.unit}"
        held = [
            f"{part}{shown(value, self.places)}{self.unit}"
            for part, value in zip(self.parts, bar.values, strict=True)
            if value
        ]
        return f"{whole}，其中{'、'.join(held)}" if held else whole

    @property
    def table(self) -> DataTable:
        """Bars down, parts across, and their sum."""
        rows = [
            (b.label, *(shown(v, self.places) for v in b.values), shown(b.total, self.places))
            for b in self.bars
        ]
        return DataTable(("类别", *self.parts, "合计"), tuple(rows), self.unit)

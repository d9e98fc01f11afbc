"""Credit items that cost or brought points, and those that are not known yet."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from yuanjian.reports.charts.chart import Chart, DataTable, joined, shown


@dataclass(frozen=True)
class Item:
    """An item of the credit table: the points it gets at worst and at best (equal: they are known)."""

    number: str
    label: str
    low: Fraction
    high: Fraction

    @property
    def told(self) -> str:
        """«−2», «−2～0», «+1»."""
        if self.low == self.high:
            return _signed(self.low)
        return f"{_signed(self.low)}～{_signed(self.high)}"


@dataclass(frozen=True)
class CreditBars(Chart):
    """``start`` are the points that everybody begins with; items that change nothing stay out of the picture."""

    drawer: ClassVar[str] = "credit_bars"

    start: Fraction
    items: tuple[Item, ...]

    def moved(self) -> tuple[Item, ...]:
        """The items that change the sum, or may."""
        return tuple(i for i in self.items if i.low or i.high)

    @property
    def low(self) -> Fraction:
        """The sum at worst."""
        return self.start + sum((i.low for i in self.items), Fraction(0))

    @property
    def high(self) -> Fraction:
        """The sum at best."""
        return self.start + sum((i.high for i in self.items), Fraction(0))

    @property
    def height(self) -> float:
        """A row an item that moves."""
        return 20.0 + 7.0 * max(1, len(self.moved()))

    @property
    def alt(self) -> str:
        """From how many points to how many, and by which items."""
        ends = shown(self.low, None)
        if self.low != self.high:
            ends += f"～{shown(self.high, None)}"
        moved = (f"第{i.number}项{i.told}" for i in self.moved())
        told = "、".join(moved) or "各项均不加分、不扣分"
        return f"{self.title}：" + joined((f"初始{shown(self.start, None)}分，合计{ends}分", told))

    @property
    def table(self) -> DataTable:
        """All items, those of nothing too."""
        rows = [(i.number, i.label, i.told) for i in self.items]
        return DataTable(("序号", "指标", "得分"), tuple(rows), "分")


def _signed(points: Fraction) -> str:
    text = shown(abs(points), None)
    return f"−{text}" if points < 0 else f"+{text}" if points else "0"

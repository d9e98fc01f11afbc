"""Two years side by side, item by item, all in one unit."""

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from yuanjian.reports.charts.chart import Chart, DataTable, joined, shown


@dataclass(frozen=True)
class Pair:
    """An item: its value last year and this year, None where it is not known."""

    label: str
    before: Fraction | None
    after: Fraction | None


@dataclass(frozen=True)
class YearBars(Chart):
    """``year`` is the later one."""

    drawer: ClassVar[str] = "year_bars"

    year: int
    unit: str
    pairs: tuple[Pair, ...]
    places: int | None = None

    def __post_init__(self) -> None:
        if any(p.before is None and p.after is None for p in self.pairs):
            raise ValueError("a pair has a value in at least one year")

    @property
    def height(self) -> float:
        """Upright pairs of bars."""
        return 66.0

    @property
    def alt(self) -> str:
        """Item by item: from what to what."""
        return f"{self.title}：" + joined(self._said(pair) for pair in self.pairs)

    def _said(self, pair: Pair) -> str:
        before, after = shown(pair.before, self.places), shown(pair.after, self.places)
        if pair.before is None:
            return f"{pair.label}{self.year}年{after}{self.unit}，{self.year - 1}年无数据"
        if pair.after is None:
            return f"{pair.label}{self.year - 1}年{before}{self.unit}，{self.year}年无数据"
        if pair.before == pair.after:
            return f"{pair.label}{after}{self.unit}，与上年持平"
        verb = "增至" if pair.after > pair.before else "降至"
        return f"{pair.label}由{before}{verb}{after}{self.unit}"

    @property
    def table(self) -> DataTable:
        """Items down, years across."""
        head = ("项目", f"{self.year - 1}年", f"{self.year}年")
        rows = [
            (p.label, shown(p.before, self.places), shown(p.after, self.places)) for p in self.pairs
        ]
        return DataTable(head, tuple(rows), self.unit)

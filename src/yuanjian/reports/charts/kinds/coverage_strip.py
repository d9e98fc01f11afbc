"""Which days of a year have valid data, point by point."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar, Literal

from yuanjian.reports.charts.chart import Chart, DataTable, counted, joined

State = Literal["valid", "invalid", "missing", "none"]
STATE_WORDS: dict[State, str] = {
    "valid": "有效",
    "invalid": "无效",
    "missing": "缺测",
    "none": "不监测",
}


@dataclass(frozen=True)
class Coverage:
    """A point: one state a day, January 1 first."""

    label: str
    states: tuple[State, ...]


@dataclass(frozen=True)
class CoverageStrip(Chart):
    """One strip a point. Every point has as many days as the year."""

    drawer: ClassVar[str] = "coverage_strip"

    year: int
    points: tuple[Coverage, ...]

    @property
    def height(self) -> float:
        """A strip a point, with axis and legend."""
        return 24.0 + 11.0 * len(self.points)

    @property
    def alt(self) -> str:
        """How many days of which state, point by point."""
        said = (
            f"{point.label}{counted(((STATE_WORDS[s], n) for s, n in _counts(point)), '天')}"
            for point in self.points
        )
        return f"{self.title}：" + joined(said)

    @property
    def table(self) -> DataTable:
        """Points down, states across."""
        rows = [(p.label, *(str(n) for _, n in _counts(p))) for p in self.points]
        return DataTable(("点位", *STATE_WORDS.values()), tuple(rows), "天")


def _counts(point: Coverage) -> list[tuple[State, int]]:
    counts = Counter(point.states)
    return [(state, counts[state]) for state in STATE_WORDS]

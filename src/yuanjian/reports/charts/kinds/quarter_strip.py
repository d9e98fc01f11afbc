"""Twelve quarters of every outlet: attained, exceeded, valid but not judged, too little data, not running."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar, Literal

from yuanjian.reports.charts.chart import Chart, DataTable, counted, joined

State = Literal["ok", "above", "valid", "short", "stopped", "none"]
STATE_WORDS: dict[State, str] = {
    "ok": "达标",
    "above": "超标",
    "valid": "数据有效（未判定）",
    "short": "数据不足",
    "stopped": "停运",
    "none": "无数据",
}
STATE_SIGNS: dict[State, str] = {
    "ok": "达",
    "above": "超",
    "valid": "有",
    "short": "缺",
    "stopped": "停",
    "none": "",
}


@dataclass(frozen=True)
class Quarters:
    """An outlet (or point): one state a quarter, the oldest first."""

    label: str
    states: tuple[State, ...]


@dataclass(frozen=True)
class QuarterStrip(Chart):
    """``quarters`` are their names («2020年一季度»), as many as every outlet has states."""

    drawer: ClassVar[str] = "quarter_strip"

    quarters: tuple[str, ...]
    outlets: tuple[Quarters, ...]

    def __post_init__(self) -> None:
        if any(len(outlet.states) != len(self.quarters) for outlet in self.outlets):
            raise ValueError("every outlet has one state a quarter")

    @property
    def height(self) -> float:
        """A row an outlet, with the names of the quarters and a legend."""
        return 26.0 + 8.0 * len(self.outlets)

    @property
    def alt(self) -> str:
        """How many quarters of which state, and which exceeded, outlet by outlet."""
        return f"{self.title}：" + joined(self._said(outlet) for outlet in self.outlets)

    def _said(self, outlet: Quarters) -> str:
        counts = Counter(outlet.states)
        told = counted(((word, counts[s]) for s, word in STATE_WORDS.items()), "个季度")
        above = [q for q, s in zip(self.quarters, outlet.states, strict=True) if s == "above"]
        return f"{outlet.label}{told}" + (f"（超标：{'、'.join(above)}）" if above else "")

    @property
    def table(self) -> DataTable:
        """Quarters down, outlets across: twelve columns would not fit a page."""
        rows = [
            (quarter, *(STATE_WORDS[o.states[n]] for o in self.outlets))
            for n, quarter in enumerate(self.quarters)
        ]
        return DataTable(("季度", *(o.label for o in self.outlets)), tuple(rows))

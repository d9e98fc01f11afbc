"""Twelve bars and the level they are compared with; bars above it are hatched."""

from yuanjian.reports.charts.chart import shown
from yuanjian.reports.charts.drawing.canvas import BLUE, INK, RED, SMALL, Sheet, patch, rich
from yuanjian.reports.charts.kinds.month_bars import MonthBars


def draw(sheet: Sheet, chart: MonthBars) -> None:
    """January at the left."""
    axes = sheet.axes(13, 3, 8, 12, frame=("left", "bottom"))
    numbers = [float(v) for v in chart.values if v is not None]
    level = float(chart.limit.value) if chart.limit else 0.0
    top = max([*numbers, level], default=0.0) or 1.0
    axes.set_ylim(0, top * 1.15)
    axes.set_xlim(0.4, 12.6)
    axes.set_xticks(range(1, 13), labels=[f"{m}月" for m in range(1, 13)])
    axes.tick_params(axis="x", length=0)
    for month, value in enumerate(chart.values, 1):
        if value is None:
            axes.text(month, top * 0.02, "无", ha="center", va="bottom", fontsize=SMALL)
            continue
        over = chart.above(value)
        colour, hatch = _look(over)
        axes.bar(month, float(value), 0.62, color=colour, hatch=hatch, edgecolor=INK, linewidth=0.5)
        axes.text(
            month, float(value) + top * 0.015, shown(value, chart.places), ha="center",
            va="bottom", fontsize=SMALL, fontweight="bold" if over else "normal", zorder=3,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.3},
        )  # fmt: skip
    sheet.figure.text(0.01, 0.985, rich(f"{chart.item}（{chart.unit}）"), va="top", fontsize=SMALL)
    _legend(sheet, chart, level)


def _look(over: bool) -> tuple[str, str]:
    return ("#F3A59E", "////") if over else (BLUE, "")


def _legend(sheet: Sheet, chart: MonthBars, level: float) -> None:
    if chart.limit is None:
        return
    axes = sheet.figure.axes[0]
    line = axes.axhline(level, color=RED, linewidth=1.0, linestyle=(0, (5, 2)))
    name = f"{chart.limit.label} {shown(chart.limit.value, None)}"
    handles = [patch(*_look(False)), patch(*_look(True)), line]
    sheet.legend(handles, ["不高于", "高于", name], columns=3)

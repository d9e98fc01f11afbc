"""Lying bars made of parts; every part that has room carries its value."""

from matplotlib.axes import Axes

from yuanjian.reports.charts.chart import shown
from yuanjian.reports.charts.drawing.canvas import INK, NORMAL, PARTS, SMALL, Sheet, patch, rich
from yuanjian.reports.charts.kinds.stacked_bars import Bar, StackedBars

_ROOM = 0.045  # share of the width that a value needs


def draw(sheet: Sheet, chart: StackedBars) -> None:
    """The first bar on top."""
    axes = sheet.axes(36, 16, 2, 17, frame=("left", "bottom"))
    most = max((float(bar.total) for bar in chart.bars), default=0.0) or 1.0
    top = 100.0 if chart.shares else most
    axes.set_xlim(0, top)
    axes.set_ylim(len(chart.bars) - 0.4, -0.6)
    axes.set_yticks(range(len(chart.bars)), labels=[rich(bar.label) for bar in chart.bars])
    axes.tick_params(axis="y", length=0, labelsize=NORMAL)
    axes.set_xlabel(
        rich("占比（%）" if chart.shares else f"（{chart.unit}）"), fontsize=SMALL, labelpad=1
    )
    if not chart.shares and most < 20 and chart.places == 0:
        axes.set_xticks(range(0, int(most) + 1, 1 if most <= 12 else 2))
    for row, bar in enumerate(chart.bars):
        _bar(axes, row, bar, chart, top)
    sheet.legend([patch(*PARTS[n]) for n in range(len(chart.parts))], chart.parts)


def _bar(axes: Axes, row: int, bar: Bar, chart: StackedBars, top: float) -> None:
    scale = 100.0 / (float(bar.total) or 1.0) if chart.shares else 1.0
    left = 0.0
    for n, value in enumerate(bar.values):
        width = float(value) * scale
        colour, hatch = PARTS[n]
        axes.barh(row, width, 0.62, left, color=colour, hatch=hatch, edgecolor=INK, linewidth=0.5)
        if value and width / top >= _ROOM:
            axes.text(
                left + width / 2, row, shown(value, chart.places), ha="center", va="center",
                fontsize=SMALL, color="white" if n == 0 else INK,
                bbox=None if n == 0 else {"facecolor": "white", "edgecolor": "none", "pad": 0.8},
            )  # fmt: skip
        left += width
    whole = f"{shown(bar.total, chart.places)} {chart.unit}"
    axes.text(left + top * 0.01, row, rich(whole), ha="left", va="center", fontsize=SMALL)

"""Pairs of upright bars: last year pale and hatched, this year solid."""

from fractions import Fraction

from matplotlib.axes import Axes

from yuanjian.reports.charts.chart import shown
from yuanjian.reports.charts.drawing.canvas import BLUE, INK, SMALL, Sheet, patch, rich
from yuanjian.reports.charts.kinds.year_bars import YearBars

_BEFORE, _AFTER = ("#C9D9EA", "////"), (BLUE, "")
_WIDE = 0.36


def draw(sheet: Sheet, chart: YearBars) -> None:
    """Items from left to right."""
    axes = sheet.axes(14, 3, 8, 15, frame=("left", "bottom"))
    values = [float(v) for p in chart.pairs for v in (p.before, p.after) if v is not None]
    top = max(values, default=0.0) or 1.0
    axes.set_ylim(0, top * 1.15)
    axes.set_xlim(-0.6, max(len(chart.pairs), 3) - 0.4)
    axes.set_xticks(range(len(chart.pairs)), labels=[rich(p.label) for p in chart.pairs])
    axes.tick_params(axis="x", length=0)
    for n, pair in enumerate(chart.pairs):
        for value, side, (colour, hatch) in (
            (pair.before, -_WIDE / 2, _BEFORE),
            (pair.after, _WIDE / 2, _AFTER),
        ):
            _bar(axes, n + side, value, colour, hatch, top, chart.places)
    sheet.figure.text(0.01, 0.985, rich(f"（{chart.unit}）"), va="top", fontsize=SMALL)
    names = [f"{chart.year - 1}年", f"{chart.year}年"]
    sheet.legend([patch(*_BEFORE), patch(*_AFTER)], names, columns=2)


def _bar(
    axes: Axes,
    at: float,
    value: Fraction | None,
    colour: str,
    hatch: str,
    top: float,
    places: int | None,
) -> None:
    if value is None:
        axes.text(at, top * 0.02, "缺", ha="center", va="bottom", fontsize=SMALL)
        return
    axes.bar(at, float(value), _WIDE, color=colour, hatch=hatch, edgecolor=INK, linewidth=0.5)
    axes.text(
        at,
        float(value) + top * 0.015,
        shown(value, places),
        ha="center",
        va="bottom",
        fontsize=SMALL,
    )

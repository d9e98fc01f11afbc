"""A line through the days, broken where days lack; the limit; a triangle on every day above it."""

from datetime import date

from matplotlib.axes import Axes

from yuanjian.reports.charts.chart import shown
from yuanjian.reports.charts.drawing.canvas import (
    BLUE,
    RED,
    SMALL,
    Sheet,
    day_of_year,
    month_axis,
    rich,
)
from yuanjian.reports.charts.kinds.daily_series import DailySeries


def draw(sheet: Sheet, chart: DailySeries) -> None:
    """January 1 at the left."""
    axes = sheet.axes(13, 3, 8, 12, frame=("left", "bottom"))
    month_axis(axes, chart.year)
    known = {day_of_year(day.on): float(day.value) for day in chart.days}
    days = range(day_of_year(date(chart.year, 12, 31)) + 1)
    line = axes.plot(days, [known.get(n, float("nan")) for n in days], color=BLUE, linewidth=0.8)
    _lonely(axes, known)
    over = chart.exceeding()
    marks = axes.plot(
        [day_of_year(d.on) for d in over], [float(d.value) for d in over], linestyle="none",
        marker="^", markersize=4, markerfacecolor=RED, markeredgecolor="white", markeredgewidth=0.3,
    )  # fmt: skip
    handles, words = [line[0]], [chart.item]
    limits = list(chart.limits())
    drawn = [
        axes.plot(
            [day_of_year(start) - 0.5, day_of_year(end) + 0.5], [float(value)] * 2, color=RED,
            linewidth=1.0, linestyle=(0, (5, 2)),
        )[0]
        for start, end, value in limits
    ]  # fmt: skip
    if drawn:
        told = "、".join(dict.fromkeys(shown(value, None) for _, _, value in limits))
        handles.append(drawn[0])
        words.append(f"{chart.limit_label} {told}")
    if over:
        handles.append(marks[0])
        words.append(f"超标日（{len(over)}天）")
    top = max([*known.values(), *(float(v) for _, _, v in limits)], default=1.0)
    axes.set_ylim(0, top * 1.12)
    sheet.figure.text(0.01, 0.985, rich(f"{chart.item}（{chart.unit}）"), va="top", fontsize=SMALL)
    sheet.legend(handles, words, columns=3)


def _lonely(axes: Axes, known: dict[int, float]) -> None:
    """A day between two that lack is no line: it becomes a point."""
    alone = [n for n in known if n - 1 not in known and n + 1 not in known]
    axes.plot(
        alone, [known[n] for n in alone], linestyle="none", marker=".", markersize=2, color=BLUE
    )

"""A strip a point: full height for a valid day, half for an invalid one, a low tick for a missing one."""

from itertools import groupby

from matplotlib.patches import Rectangle

from yuanjian.reports.charts.drawing.canvas import (
    BLUE,
    GREY,
    LINE,
    NORMAL,
    ORANGE,
    Sheet,
    month_axis,
    patch,
    rich,
)
from yuanjian.reports.charts.kinds.coverage_strip import STATE_WORDS, CoverageStrip, State

# Height tells the state, so that colour need not.
_LOOKS: dict[State, tuple[float, str]] = {
    "valid": (0.8, BLUE),
    "invalid": (0.4, ORANGE),
    "missing": (0.1, GREY),
    "none": (0.0, LINE),
}


def draw(sheet: Sheet, chart: CoverageStrip) -> None:
    """The first point on top."""
    axes = sheet.axes(32, 3, 2, 16, frame=("bottom",))
    month_axis(axes, chart.year)
    rows = len(chart.points)
    axes.set_ylim(rows - 0.05, -0.05)
    axes.set_yticks(
        [n + 0.5 for n in range(rows)], labels=[rich(_short(p.label)) for p in chart.points]
    )
    axes.tick_params(axis="y", length=0, labelsize=NORMAL)
    for row, point in enumerate(chart.points):
        start = -0.5
        for state, days in groupby(point.states):
            wide = len(list(days))
            height, colour = _LOOKS[state]
            axes.add_patch(Rectangle((start, row + 0.95), wide, -height, color=colour, linewidth=0))
            start += wide
    held = [s for s in STATE_WORDS if any(s in p.states for p in chart.points)]
    names = {
        "valid": "有效（高）",
        "invalid": "无效（半高）",
        "missing": "缺测（短线）",
        "none": "不监测（空）",
    }
    sheet.legend([patch(_LOOKS[s][1]) for s in held], [names[s] for s in held], columns=4)


def _short(label: str) -> str:
    return label if len(label) <= 9 else f"{label[:8]}…"

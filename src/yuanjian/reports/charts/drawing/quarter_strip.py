"""A row an outlet, a square a quarter with one character that says its state."""

from matplotlib.patches import Rectangle

from yuanjian.reports.charts.drawing.canvas import GREY, INK, NORMAL, RED, Sheet, patch, rich
from yuanjian.reports.charts.kinds.quarter_strip import (
    STATE_SIGNS,
    STATE_WORDS,
    QuarterStrip,
    State,
)

_LOOKS: dict[State, tuple[str, str, str]] = {
    "ok": ("#CFE3F5", "", INK),
    "above": (RED, "", "white"),
    "valid": ("white", "", INK),
    "short": ("#F7D9B0", "", INK),
    "stopped": ("#E4E7EB", "", INK),
    "none": ("white", "////", INK),
}


def draw(sheet: Sheet, chart: QuarterStrip) -> None:
    """The oldest quarter at the left."""
    axes = sheet.axes(36, 3, 12, 12)
    columns, rows = len(chart.quarters), len(chart.outlets)
    axes.set_xlim(0, columns)
    axes.set_ylim(rows, 0)
    axes.xaxis.tick_top()
    axes.set_xticks(
        [n + 0.5 for n in range(columns)], labels=[q.replace("年", "年\n") for q in chart.quarters]
    )
    axes.set_yticks([n + 0.5 for n in range(rows)], labels=[rich(o.label) for o in chart.outlets])
    axes.tick_params(length=0)
    axes.tick_params(axis="x", labelsize=6)
    for row, outlet in enumerate(chart.outlets):
        for column, state in enumerate(outlet.states):
            fill, hatch, ink = _LOOKS[state]
            axes.add_patch(
                Rectangle((column + 0.04, row + 0.08), 0.92, 0.84, facecolor=fill, hatch=hatch,
                          edgecolor=GREY, linewidth=0.4)
            )  # fmt: skip
            axes.text(
                column + 0.5, row + 0.53, STATE_SIGNS[state], ha="center", va="center",
                fontsize=NORMAL, color=ink, fontweight="bold" if state == "above" else "normal",
            )  # fmt: skip
    held = [s for s in STATE_WORDS if any(s in o.states for o in chart.outlets)]
    handles = [patch(_LOOKS[s][0], _LOOKS[s][1], GREY) for s in held]
    names = [f"{STATE_SIGNS[s]} {STATE_WORDS[s]}".strip() for s in held]
    sheet.legend(handles, names, columns=5)

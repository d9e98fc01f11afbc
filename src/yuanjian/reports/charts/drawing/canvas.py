"""The sheet that every chart is drawn on: fonts, sizes, colours, and how it becomes a file."""

import io
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import matplotlib
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from yuanjian.reports.charts.chart import WIDTH_MM, Chart
from yuanjian.reports.charts.drawing.svg import without_styles
from yuanjian.reports.charts.paint import DOTS_PER_INCH, Form
from yuanjian.reports.typography import printable, shifted

INK, GREY, PALE, LINE = "#1F2328", "#6E7781", "#D0D7DE", "#AFB8C1"
BLUE, RED, ORANGE = "#0B5CAD", "#D92D20", "#E8710A"
# Parts of a whole: told apart by lightness and by hatching, so that they survive grey and colour blindness.
PARTS: tuple[tuple[str, str], ...] = (
    ("#0B5CAD", ""),
    ("#9CC3E6", ""),
    ("#F2B15C", "///"),
    ("#FFFFFF", ".."),
    ("#8C959F", "\\\\\\"),
    ("#FFFFFF", "xx"),
)
SMALL, NORMAL = 7.0, 8.0  # points
_MM = 25.4

# matplotlib's settings are one for the whole process; pages are answered by several threads.
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A figure to draw into; sizes in mm."""

    figure: Figure
    width: float
    height: float

    def axes(
        self, left: float, right: float, top: float, bottom: float, *, frame: Sequence[str] = ()
    ) -> Axes:
        """Axes with these margins; only the sides in ``frame`` have a line."""
        box = (
            left / self.width,
            bottom / self.height,
            (self.width - left - right) / self.width,
            (self.height - top - bottom) / self.height,
        )
        made = self.figure.add_axes(box)
        for side, spine in made.spines.items():
            spine.set_visible(side in frame)
            spine.set_color(GREY)
            spine.set_linewidth(0.6)
        made.tick_params(length=2, width=0.6, color=GREY, labelsize=SMALL, labelcolor=INK)
        return made

    def legend(self, handles: Sequence[Artist], words: Sequence[str], columns: int = 6) -> None:
        """A legend in one or more rows at the foot of the sheet."""
        self.figure.legend(
            handles, [rich(word) for word in words], loc="lower center", ncols=columns,
            frameon=False, fontsize=SMALL, handlelength=1.4, handleheight=1.0, columnspacing=1.2,
            handletextpad=0.5, borderpad=0.2, borderaxespad=0.2,
        )  # fmt: skip


def picture(
    chart: Chart, draw: Callable[[Sheet, Chart], None], faces: Sequence[str], form: Form
) -> bytes:
    """The chart drawn by ``draw`` in the first of ``faces`` that has a character; bytes of a PNG or SVG."""
    with _LOCK, matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_settings(faces))
        figure = Figure(figsize=(WIDTH_MM / _MM, chart.height / _MM), facecolor="white")
        draw(Sheet(figure, WIDTH_MM, chart.height), chart)
        # Neither time nor program in the file: equal data give equal bytes.
        unsaid = {"Date": None, "Creator": None} if form == "svg" else {"Software": None}
        out = io.BytesIO()
        figure.savefig(out, format=form, dpi=DOTS_PER_INCH, metadata=unsaid)
    return without_styles(out.getvalue()) if form == "svg" else out.getvalue()


def rich(text: str) -> str:
    """A text with its raised and lowered digits in matplotlib's notation.

    Most Chinese fonts have no ₂ or ⁴, and draw a box.
    """
    pieces = []
    for words, vertical in shifted(printable(text)):
        safe = words.replace("\\", "\\\\").replace("$", r"\$")
        sign = "^" if vertical == "super" else "_"
        pieces.append(f"${sign}{{{safe}}}$" if vertical else safe)
    return "".join(pieces)


def patch(colour: str, hatch: str = "", edge: str = INK) -> Patch:
    """A square for a legend."""
    return Patch(facecolor=colour, hatch=hatch, edgecolor=edge, linewidth=0.5)


def day_of_year(on: date) -> int:
    """0 for January 1."""
    return on.timetuple().tm_yday - 1


def month_axis(axes: Axes, year: int) -> None:
    """Months below an axis of days, their names in the middle of each."""
    starts = [day_of_year(date(year, m, 1)) for m in range(1, 13)]
    days = day_of_year(date(year, 12, 31)) + 1
    axes.set_xlim(-0.5, days - 0.5)
    axes.set_xticks([s - 0.5 for s in (*starts, days)], labels=[""] * 13)
    ends = [*starts[1:], days]
    axes.set_xticks([(s + e) / 2 for s, e in zip(starts, ends, strict=True)], minor=True,
                    labels=[f"{m}月" for m in range(1, 13)])  # fmt: skip
    axes.tick_params(axis="x", which="minor", length=0, labelsize=SMALL, labelcolor=INK)


def _settings(faces: Sequence[str]) -> dict[Any, Any]:
    return {
        "font.family": list(faces),
        "font.size": NORMAL,
        "axes.unicode_minus": False,
        "mathtext.default": "regular",
        "hatch.linewidth": 0.5,
        "svg.fonttype": "path",
        "svg.hashsalt": "yuanjian",
        "text.color": INK,
        "axes.labelcolor": INK,
    }

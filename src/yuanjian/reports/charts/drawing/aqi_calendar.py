"""The year as twelve rows of days; every square carries the digit of its level."""

from collections import defaultdict
from typing import NamedTuple

from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle

from yuanjian.reports.charts.drawing.canvas import GREY, INK, LINE, Sheet, patch
from yuanjian.reports.charts.kinds.aqi_calendar import STATE_WORDS, AqiCalendar, CalendarDay, State

_SIGNS: dict[State, str] = {"no_index": "○", "invalid": "×", "missing": ""}
_HATCH: dict[State, str] = {"no_index": "", "invalid": "", "missing": "//////"}
_MARKERS: dict[State, str] = {"no_index": "o", "invalid": "x", "missing": ""}
_DIGIT = 4.0  # points
_DARK = 110  # lightness (ITU-R BT.601) below which the digit is white


def draw(sheet: Sheet, chart: AqiCalendar) -> None:
    """Months down, days across."""
    axes = sheet.axes(11, 2, 6, 13)
    axes.set_xlim(0.5, 31.5)
    axes.set_ylim(12.5, 0.5)
    axes.set_yticks(range(1, 13), labels=[f"{m}月" for m in range(1, 13)])
    axes.xaxis.tick_top()
    axes.set_xticks([1, 5, 10, 15, 20, 25, 31], labels=["1日", "5", "10", "15", "20", "25", "31"])
    axes.tick_params(length=0)
    groups: dict[_Look, list[tuple[int, int]]] = defaultdict(list)
    for day in chart.all_days():
        groups[_look(chart, day)].append((day.on.day, day.on.month))
    # A collection a look, and signs as markers: ten times faster than day by day.
    for look, places in groups.items():
        squares = [Rectangle((x - 0.46, y - 0.44), 0.92, 0.88) for x, y in places]
        axes.add_collection(
            PatchCollection(
                squares, facecolor=look.fill, hatch=look.hatch or None, edgecolor=look.edge,
                linewidth=0.3,
            )
        )  # fmt: skip
        if look.marker:
            xs, ys = zip(*places, strict=True)
            axes.plot(
                xs, ys, linestyle="none", marker=look.marker, markersize=_DIGIT, color=look.ink,
                markerfacecolor=look.ink if look.marker.startswith("$") else "none",
                markeredgewidth=0 if look.marker.startswith("$") else 0.5,
            )  # fmt: skip
    _legend(sheet, chart)


class _Look(NamedTuple):
    """How a day is drawn. ``marker`` is in matplotlib's notation; «$1$» is the digit 1."""

    fill: str
    hatch: str
    edge: str
    marker: str
    ink: str


def _look(chart: AqiCalendar, day: CalendarDay) -> _Look:
    if day.index is None:
        return _Look("white", _HATCH[day.state], LINE, _MARKERS[day.state], INK)
    grade = chart.grade(day.index)
    red, green, blue = grade.rgb
    dark = 0.299 * red + 0.587 * green + 0.114 * blue < _DARK
    return _Look(_hex(grade.rgb), "", GREY, f"${grade.digit}$", "white" if dark else INK)


def _legend(sheet: Sheet, chart: AqiCalendar) -> None:
    words = [chart.word(day) for day in chart.all_days()]
    handles = [patch(_hex(g.rgb)) for g in chart.grades]
    names = [f"{g.digit} {g.name} {words.count(g.name)}天" for g in chart.grades]
    for state, word in STATE_WORDS.items():
        if word in words:
            handles.append(patch("white", _HATCH[state], LINE))
            names.append(f"{_SIGNS[state]} {word} {words.count(word)}天".strip())
    sheet.legend(handles, names, columns=5)


def _hex(rgb: tuple[int, int, int]) -> str:
    return "#{:02X}{:02X}{:02X}".format(*rgb)

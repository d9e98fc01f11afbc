"""Items that move the sum: to the left what they cost, to the right what they bring."""

from yuanjian.reports.charts.drawing.canvas import BLUE, GREY, INK, SMALL, Sheet, patch, rich
from yuanjian.reports.charts.kinds.credit_bars import CreditBars, Item

_LOST, _WON, _OPEN = ("#F3A59E", "////"), (BLUE, ""), ("white", "....")
_LONG = 26  # characters of a label


def draw(sheet: Sheet, chart: CreditBars) -> None:
    """In the order of the table."""
    axes = sheet.axes(76, 12, 2, 14, frame=("bottom",))
    moved = chart.moved()
    reach = max([1.0, *(abs(float(v)) for i in moved for v in (i.low, i.high))])
    axes.set_xlim(-reach * 1.05, reach * 1.05)
    axes.set_xticks(range(-int(reach), int(reach) + 1))
    axes.set_xlabel("分", fontsize=SMALL, labelpad=0)
    axes.set_ylim(max(1, len(moved)) - 0.4, -0.6)
    axes.set_yticks(range(len(moved)), labels=[rich(_name(item)) for item in moved])
    axes.tick_params(axis="y", length=0, labelsize=SMALL)
    axes.axvline(0, color=GREY, linewidth=0.6)
    for row, item in enumerate(moved):
        for start, end, (colour, hatch) in _stretches(item):
            axes.barh(row, end - start, 0.6, start, color=colour, hatch=hatch, edgecolor=INK,
                      linewidth=0.5)  # fmt: skip
        axes.text(reach * 1.1, row, item.told, ha="left", va="center", fontsize=SMALL)
    sheet.legend([patch(*_LOST), patch(*_WON), patch(*_OPEN)], ["扣分", "加分", "未定"], columns=3)


def _stretches(item: Item) -> list[tuple[float, float, tuple[str, str]]]:
    """What is sure, and what lies between worst and best."""
    low, high = float(item.low), float(item.high)
    sure = [(0.0, high, _LOST)] if high < 0 else [(0.0, low, _WON)] if low > 0 else []
    return [*sure, (low, high, _OPEN)] if low != high else sure


def _name(item: Item) -> str:
    label = item.label if len(item.label) <= _LONG else f"{item.label[: _LONG - 1]}…"
    return f"{item.number} {label}"

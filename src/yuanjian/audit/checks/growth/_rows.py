"""Economic rows as checks read them: intervals of their figures, rows of one scope side by side."""

from yuanjian.audit.intervals import Interval, cell, exactly
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.row import shown

_COUNTS = ("个", "人")
HUNDRED = exactly(100)


def figure(row: RowView, key: str) -> Interval | None:
    """What a cell can stand for; counts of firms and people are exact."""
    held = cell(row, key)
    if held is None or row.get("unit") not in _COUNTS:
        return held
    return exactly((held.low + held.high) / 2)


def growth(row: RowView) -> Interval | None:
    """Growth in per cent from both years' values; None when one is not given or not above zero."""
    now, before = figure(row, "value"), figure(row, "prev")
    if now is None or before is None or before.low <= 0:
        return None
    return (now / before - exactly(1)) * HUNDRED


def name_of(row: RowView) -> str:
    """The indicator as people call it."""
    own = row.get("name_o") if row.get("name") == "其他" else row.get("name")
    return shown(own) or row.key


def said(row: RowView, key: str) -> str:
    """A cell as written."""
    return shown(row.get(key))


def money(row: RowView) -> str:
    """A value with its unit: «4.9243亿元»."""
    return said(row, "value") + said(row, "unit").replace("每", "/")


def by_scope(f: Facts, *names: str) -> list[dict[str, RowView]]:
    """For each statistical scope that has all of these indicators: the row of each by name."""
    scopes: dict[str, dict[str, RowView]] = {}
    for row in f.rows("04"):
        if row.get("name") in names:
            scopes.setdefault(said(row, "scope"), {}).setdefault(said(row, "name"), row)
    return [rows for rows in scopes.values() if len(rows) == len(names)]

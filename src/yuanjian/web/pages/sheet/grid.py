"""A sheet as the grid's script wants it: columns from the declaration, rows as text, last year's beside.

Rows are read straight from the database, as text: opening a sheet needs neither facts nor a dossier.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from yuanjian.core.rounding import plain
from yuanjian.ledger.models import ParkYear, Row, RowHistory
from yuanjian.sheets import listings
from yuanjian.sheets.column import Column
from yuanjian.sheets.references import OTHER_NAMES
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import all_sheets
from yuanjian.web.tags import when

_WIDTHS = {
    "text": 150, "long": 240, "integer": 88, "number": 104, "percent": 92, "day": 104, "choice": 116,
    "multi": 150, "yesno": 76, "code": 150, "result": 96, "computed": 100,
}  # fmt: skip
_WIDE = ("name", "title", "ent", "subj", "clause", "p_point")
_INLINE = 40  # options that travel with the page; longer lists are asked for when opened
_OFFERED = 5_000
_LONG = 250  # rows from which on a sheet is long
_SAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def grid_columns(form: type[SheetRow]) -> list[dict[str, Any]]:
    """Every column for the grid's script: what it is called, explained, and what it takes."""
    return [_column(form, c) for c in form.columns.values()]


def _column(form: type[SheetRow], column: Column) -> dict[str, Any]:
    options = list(column.options) if column.kind in ("choice", "multi", "yesno") else []
    asks = bool(column.ref or column.listing or len(options) > _INLINE)
    return {
        "key": column.key, "header": column.header, "unit": column.unit, "kind": column.kind,
        "needs": column.needs, "told": told(column), "example": column.example,
        "options": [] if asks else options, "asks": asks and column.kind != "code",
        "open": column.open_list or bool(column.ref), "computed": column.fact, "width": _width(column),
        "names": column.key in form.sheet.keys, "places": column.places, "private": column.private,
    }  # fmt: skip


def _width(column: Column) -> int:
    wide = _WIDTHS[column.kind] + (50 if column.key in _WIDE else 0)
    return max(wide, min(190, 34 + 14 * len(column.header)))


def told(column: Column) -> str:
    """The short explanation of a column: when it is required, what is allowed, its note."""
    return "；".join(_told(column))


def _told(column: Column) -> Iterator[str]:
    if column.computed:
        yield "系统计算，不用填"
    elif column.required:
        yield "必填"
    elif column.when:
        yield f"{column.when.words}时必填"
    if column.listing:
        yield listings.title(column.listing) + ("（可填其他）" if column.open_list else "")
    if column.ref:
        sheets = dict.fromkeys(all_sheets()[t[:2]].sheet.name for t in column.ref.split("|"))
        yield "取自" + "、".join(sheets)
    if column.kind == "multi":
        yield "多项用；分隔"
    if column.expected:
        yield column.expected
    if column.low is not None or column.high is not None:
        low = plain(column.low) if column.low is not None else "…"
        high = plain(column.high) if column.high is not None else "…"
        yield f"{low}～{high}{' ' + column.unit if column.unit else ''}"
    if column.note:
        yield column.note.rstrip("。")


def as_script(data: Mapping[str, Any]) -> SafeString:
    """JSON that may stand inside a script element (as Django's ``json_script``, but with Chinese unescaped)."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_SAFE))


def said(value: object) -> str:
    """A cell of ``Row.data`` as a person reads and would type it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return "；".join(value) if isinstance(value, list) else str(value)


def cells(data: Mapping[str, object]) -> dict[str, str]:
    """All cells of a row as text."""
    return {k: said(v) for k, v in data.items()}


def grid_rows(of: ParkYear, no: str) -> list[tuple[str, int, dict[str, str]]]:
    """Key, version and cells of every row, in the order written down."""
    rows = Row.objects.filter(park_year=of, sheet=no, none=False).order_by("number", "key")
    return [(k, v, cells(d)) for k, v, d in rows.values_list("key", "version", "data").iterator()]


def last_year(of: ParkYear, no: str, keys: Collection[str]) -> dict[str, dict[str, str]]:
    """The cells of the year before, by row key; of a long sheet only those of ``keys``."""
    rows = Row.objects.filter(
        park_year__park_id=of.park_id, park_year__year=of.year - 1, sheet=no, none=False
    )
    form = all_sheets()[no]
    if not form.sheet.vertical:
        if len(keys) > _LONG:
            rows = rows.filter(key__in=keys)
        return {key: cells(data) for key, data in rows.values_list("key", "data")}
    data = rows.values_list("data", flat=True).first()
    return {"": cells(data)} if data else {}


def confirmed_none(of: ParkYear, no: str) -> dict[str, str] | None:
    """Who confirmed, when and on what source, that there is none of this; None when nobody did."""
    row = Row.objects.filter(park_year=of, sheet=no, none=True).first()
    if row is None:
        return None
    history = RowHistory.objects.filter(park_year=of, sheet=no, key=row.key, version=row.version)
    last = history.select_related("intake").first()
    return {**cells(row.data), "by": last.by if last else "", "at": when(last.at) if last else ""}


def choices(of: ParkYear, column: Column) -> list[tuple[str, str]]:
    """The words that a cell may take, each with what helps to know it (a firm's number)."""
    found: dict[str, str] = dict.fromkeys(column.options, "")
    for target in column.ref.split("|") if column.ref else ():
        no, key = target[:2], target[3:]
        beside = [n for n in OTHER_NAMES.get(target, ()) if n != "alias"][:1]
        rows = Row.objects.filter(park_year=of, sheet=no, none=False).order_by("number", "key")
        for data in rows.values_list("data", flat=True):
            if word := data.get(key):
                found.setdefault(said(word), " ".join(said(data[n]) for n in beside if data.get(n)))
    if column.listing:
        for word in listings.words(column.listing):
            found.setdefault(word, "")
    return list(found.items())[:_OFFERED]

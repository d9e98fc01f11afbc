"""Series written as files in the layouts that stations, bureaus and vendors use; for tests that read them back."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import xlsxwriter

Key = tuple[str, str, datetime]
"""Point, item, begin of the hour."""
Series = Mapping[Key, Decimal | str]
"""A value, or the way in which its absence is written."""

NAMES = {
    "so2": "SO2",
    "no2": "二氧化氮",
    "co": "CO(mg/m³)",
    "o3": "臭氧（μg/m3）",
    "pm10": "PM10",
    "pm25": "PM2.5",
}


def put(folder: Path, content: bytes | str, name: str = "站.csv") -> Path:
    """A file of this content, in UTF-8."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@dataclass(frozen=True)
class Style:
    """How a file is written."""

    layout: str
    encoding: str = "utf-8"
    delimiter: str = ","
    label: str = "end"
    notation: str = "%Y-%m-%d %H:%M"
    title: bool = False
    packed: bool = False


def labelled(start: datetime, style: Style) -> datetime:
    """The time that stands in the file."""
    return start + timedelta(hours=style.label == "end")


def text_of(value: Decimal | str | None) -> str:
    """A cell; None: this hour has no such cell in the series."""
    return "" if value is None else value if isinstance(value, str) else format(value, "f")


def rows_of(series: Series, style: Style) -> list[list[str]]:
    """Header and rows."""
    rows = _LAYOUTS[style.layout](series, style)
    title = [["某市环境空气自动监测小时数据"], ["导出时间：2026年1月2日"]] if style.title else []
    return [*title, *rows]


def write(path: Path, series: Series, style: Style) -> Path:
    """Write the file; its suffix decides between text and workbook."""
    rows = rows_of(series, style)
    if path.suffix == ".xlsx":
        _write_book(path, rows)
        return path
    out = io.StringIO()
    csv.writer(out, delimiter=style.delimiter).writerows(rows)
    content = out.getvalue().encode(style.encoding)
    path.write_bytes(gzip.compress(content) if style.packed else content)
    return path


def _write_book(path: Path, rows: list[list[str]]) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("小时数据")
    times = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            try:
                when = datetime.strptime(cell, "%Y-%m-%d %H:%M")
            except ValueError:
                when = None
            if when:
                sheet.write_datetime(r, c, when, times)
            elif cell.replace(".", "", 1).isdigit():
                sheet.write_number(r, c, float(cell))
            elif cell:
                sheet.write_string(r, c, cell)
    book.close()


def _parts(series: Series) -> tuple[list[str], list[datetime], list[str]]:
    points = sorted({p for p, _, _ in series})
    hours = sorted({h for _, _, h in series})
    items = [i for i in NAMES if any(item == i for _, item, _ in series)]
    return points, hours, items


def _wide(series: Series, style: Style) -> list[list[str]]:
    points, hours, items = _parts(series)
    rows = [["站点名称", "监测时间", *(NAMES[i] for i in items)]]
    for point in points:
        for hour in hours:
            cells = [text_of(series.get((point, i, hour))) for i in items]
            rows.append([point, labelled(hour, style).strftime(style.notation), *cells])
    return rows


def _parted(series: Series, style: Style) -> list[list[str]]:
    """year, month, day, hour in columns of their own."""
    points, hours, items = _parts(series)
    rows = [["年", "月", "日", "时", *(NAMES[i] for i in items), "站点"]]
    for point in points:
        for hour in hours:
            at = labelled(hour, style)
            cells = [text_of(series.get((point, i, hour))) for i in items]
            rows.append([str(at.year), str(at.month), str(at.day), str(at.hour), *cells, point])
    return rows


def _dated(series: Series, style: Style) -> list[list[str]]:
    """A date beside an hour from 1 to 24 (or 0 to 23)."""
    points, hours, items = _parts(series)
    rows = [["测点编号", "日期", "小时", *(NAMES[i] for i in items)]]
    for point in points:
        for hour in hours:
            clock = hour.hour + (style.label == "end")
            cells = [text_of(series.get((point, i, hour))) for i in items]
            rows.append([point, f"{hour:%Y/%m/%d}", str(clock), *cells])
    return rows


def _long(series: Series, style: Style) -> list[list[str]]:
    rows = [["监测点", "数据时间", "监测因子", "监测值", "单位"]]
    for (point, item, hour), value in sorted(series.items()):
        unit = "mg/m³" if item == "co" else "μg/m³"
        name = NAMES[item].split("(")[0].split("（")[0]
        rows.append(
            [point, labelled(hour, style).strftime(style.notation), name, text_of(value), unit]
        )
    return rows


def _across(series: Series, style: Style) -> list[list[str]]:
    points, hours, items = _parts(series)
    rows: list[list[str]] = [["date", "hour", "type", *points]]
    for hour in hours:
        at = labelled(hour, style)
        for item in items:
            cells = [text_of(series.get((p, item, hour))) for p in points]
            name = {"pm25": "PM2.5"}.get(item, item.upper())
            rows.append([f"{at:%Y%m%d}", str(at.hour), name, *cells])
    return rows


_LAYOUTS = {"wide": _wide, "parted": _parted, "dated": _dated, "long": _long, "across": _across}


def strip_absent(series: Series, missing: Sequence[str]) -> dict[Key, tuple[int | None, str]]:
    """What a reader must find: (millionths, state)."""
    return {
        key: (int(value * 1_000_000), "valid")
        if isinstance(value, Decimal)
        else (None, "unmonitored" if value == "/" else "missing")
        for key, value in series.items()
    }

"""A workbook (.xlsx, .xls) as tables of text. The only file of this room that imports its reader (python-calamine)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from yuanjian.monitoring.readers.problem import UnreadableSeries

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_HALF = timedelta(milliseconds=500)


def sheet_names(path: Path) -> list[str]:
    """The names of the visible worksheets.

    Raises:
        UnreadableSeries: the file is damaged.
    """
    with _opened(path) as book:
        return [m.name for m in book.sheets_metadata if str(m.visible).endswith(".Visible")]


def sheet_rows(path: Path, name: str) -> Iterator[tuple[int, list[str]]]:
    """(row number, texts) of every row of a worksheet that is not blank; numbers in their shortest exact decimals.

    Raises:
        UnreadableSeries: the file is damaged.
    """
    with _opened(path) as book:
        for number, row in enumerate(book.get_sheet_by_name(name).iter_rows(), start=1):
            cells = [text(value) for value in row]
            if any(cells):
                yield number, cells


def text(value: object) -> str:
    """A cell as text: 7.2 of a double reads «7.2», a time of Excel's calendar is right to the second."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return (
            f"{value:.0f}"
            if value.is_integer() and abs(value) < 1e15
            else format(Decimal(repr(value)), "f")
        )
    if isinstance(value, datetime):
        whole = (value + _HALF).replace(microsecond=0)
        return whole.strftime("%Y-%m-%d %H:%M" + (":%S" if whole.second else ""))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return "" if value is None else str(value)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[CalamineWorkbook]:
    import python_calamine

    try:
        with path.open("rb") as file, python_calamine.load_workbook(file) as book:
            yield book
    except (UnreadableSeries, MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as no:  # a Rust panic is no Exception
        raise UnreadableSeries(
            "damaged", "工作簿已损坏，读不出工作表", "请用 Excel 或 WPS 打开修复后另存，再读"
        ) from no

"""A workbook (.xlsx, .xls) as tables of text. The only file of this room that imports its reader (python-calamine).

A crooked record of an .xls can make the reader end the whole process, so such a file is read by a process of its
own: ``python -m yuanjian.monitoring.readers.workbook FILE`` writes its rows as lines of JSON.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final

from yuanjian.monitoring.readers.problem import UnreadableSeries

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

Row = tuple[int, list[str]]

_HALF: Final = timedelta(milliseconds=500)
_TALLEST: Final = 20_000  # rows of one merged cell; a taller one is a slip
_PATIENCE: Final = 120  # seconds that an .xls may take


def sheet_names(path: Path) -> list[str]:
    """The names of the visible worksheets of an .xlsx.

    Raises:
        UnreadableSeries: the file is damaged.
    """
    with _opened(path) as book:
        return [m.name for m in book.sheets_metadata if str(m.visible).endswith(".Visible")]


def sheet_rows(path: Path, name: str) -> Iterator[Row]:
    """(row number, texts) of every row of a worksheet that is not blank; numbers in their shortest exact decimals.

    Raises:
        UnreadableSeries: the file is damaged.
    """
    with _opened(path) as book:
        sheet = book.get_sheet_by_name(name)
        first = sheet.start[1] if sheet.start else 0  # rows begin at the first column with a value
        merged = _Merged(sheet.merged_cell_ranges or [], first)
        for number, row in enumerate(sheet.iter_rows(), start=1):
            cells = merged.filled(number - 1, [text(value) for value in row])
            if any(cells):
                yield number, cells


class _Merged:
    """Merged cells say in each of their places what stands in the first."""

    def __init__(self, ranges: list[tuple[tuple[int, int], tuple[int, int]]], first: int) -> None:
        self._by_row: dict[int, list[tuple[int, int, int, int]]] = {}
        for (top, left), (bottom, right) in ranges:
            if bottom - top < _TALLEST:
                for row in range(top, bottom + 1):
                    self._by_row.setdefault(row, []).append(
                        (top, left - first, bottom, right - first)
                    )
        self._said: dict[tuple[int, int], str] = {}

    def filled(self, row: int, cells: list[str]) -> list[str]:
        """A row (from 0) with what its merged cells say."""
        for top, left, bottom, right in self._by_row.pop(row, ()):
            if not 0 <= left < len(cells):
                continue
            said = self._said.setdefault((top, left), cells[left])
            cells[left : right + 1] = [said] * (min(right + 1, len(cells)) - left)
            if row == bottom:
                del self._said[top, left]
        return cells


def old_sheets(path: Path) -> dict[str, list[Row]]:
    """All visible worksheets of an .xls with their rows, read by a process of its own.

    Raises:
        UnreadableSeries: the file is damaged, or takes too long.
    """
    command = [sys.executable, "-m", "yuanjian.monitoring.readers.workbook", str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise _damaged() from None
    sheets: dict[str, list[Row]] = {}
    for line in done.stdout.decode("utf-8").splitlines():
        name, number, cells = json.loads(line)
        sheets.setdefault(name, []).append((number, cells))
    return sheets


def text(value: object) -> str:
    """A cell as text: 7.2 of a double reads «7.2», a time of Excel's calendar is right to the second."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < 1e15
        return f"{value:.0f}" if whole else format(Decimal(repr(value)), "f")
    if isinstance(value, datetime):
        near = (value + _HALF).replace(microsecond=0)
        return near.strftime("%Y-%m-%d %H:%M" + (":%S" if near.second else ""))
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
        raise _damaged() from no


def _damaged() -> UnreadableSeries:
    return UnreadableSeries(
        "damaged", "工作簿已损坏，读不出工作表", "请用 Excel 或 WPS 打开修复后另存，再读"
    )


if __name__ == "__main__":
    for _name in sheet_names(Path(sys.argv[1])):
        for _number, _cells in sheet_rows(Path(sys.argv[1]), _name):
            sys.stdout.write(json.dumps([_name, _number, _cells]) + "\n")

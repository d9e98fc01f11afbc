"""A year's summary of outlets, one row an outlet and item, as platforms export it and sheet 21 asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from yuanjian.core.marks import BLANKS, read_mark
from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.core.text import header_key
from yuanjian.core.units import unit
from yuanjian.monitoring.readers.files import receive
from yuanjian.monitoring.readers.problem import Problem, Problems, UnreadableSeries
from yuanjian.monitoring.readers.staging import Table, tables
from yuanjian.norms.pollutants import pollutant

_MOST: Final = 20_000
_WHOLE: Final = ("due", "valid", "days_over", "hours_over", "marked")
_NUMBERS: Final = ("top", "limit", "load")
_GUIDING: Final = frozenset({"示例", "文本", "下拉"})
"""What the template of the yearly package writes below its headers: kinds of cells, and an example."""
_NEEDED: Final = ("outlet", "item", "valid")


@dataclass(frozen=True, slots=True)
class OutletYearSaid:
    """What a summary says of one item at one outlet; None: it does not say. ``line`` is its row in the file.

    ``due`` and ``valid`` hours, ``marked`` hours of marked data, ``days_over`` and ``hours_over`` their limits, ``top``
    the largest day mean and ``limit`` in the unit of the limit, ``load`` as the header's unit has it.
    """

    firm: str
    outlet: str
    kind: str
    item: str
    line: int
    due: int | None = None
    valid: int | None = None
    days_over: int | None = None
    hours_over: int | None = None
    marked: int | None = None
    top: Decimal | None = None
    limit: Decimal | None = None
    load: Decimal | None = None


def read_outlet_years(path: Path) -> tuple[list[OutletYearSaid], tuple[Problem, ...]]:
    """The rows of a summary and what is wrong with cells of it; a cell that cannot be read is None.

    Raises:
        UnreadableSeries: the file as a whole is refused, or no table of it is such a summary (``no_header``).
    """
    problems = Problems()
    found: list[OutletYearSaid] = []
    for table in tables(receive(path), _MOST):
        problems.sheet = table.name
        if header := _header(table):
            found += _rows(table, *header, problems)
    if not found and not problems.total:
        raise UnreadableSeries(
            "no_header",
            "没有找到在线监测年汇总的表头",
            "表头要有排口编号、因子、有效小时数等列，一行一个排口的一个因子",
        )
    return found, tuple(problems.kept)


def _header(table: Table) -> tuple[int, dict[str, int]] | None:
    """The line of the header, and the column (from 0) of each thing that it names."""
    for line, cells in table.records:
        columns: dict[str, int] = {}
        for index, cell in enumerate(cells):
            if (key := _keys().get(header_key(cell))) and key not in columns:
                columns[key] = index
        if all(key in columns for key in _NEEDED):
            return line, columns
    return None


def _rows(
    table: Table, header_line: int, columns: Mapping[str, int], problems: Problems
) -> list[OutletYearSaid]:
    found = []
    heads = next(cells for line, cells in table.records if line == header_line)
    for line, cells in table.records:
        texts = {key: cells[i].strip() for key, i in columns.items() if i < len(cells)}
        if line <= header_line or not texts.get("outlet") or not texts.get("item"):
            continue
        if cells[0].strip() in _GUIDING or texts["outlet"] in _GUIDING:
            continue
        numbers = {
            key: _number(texts.get(key, ""), line, heads[columns[key]], key in _WHOLE, problems)
            for key in (*_WHOLE, *_NUMBERS)
            if key in columns
        }
        known = pollutant(texts["item"])
        found.append(_made(texts, known.name if known else texts["item"], line, numbers))
    return found


def _made(
    texts: Mapping[str, str], item: str, line: int, numbers: Mapping[str, Decimal | None]
) -> OutletYearSaid:
    def whole(key: str) -> int | None:
        value = numbers.get(key)
        return None if value is None else int(value)

    return OutletYearSaid(
        texts.get("firm", ""), texts["outlet"], texts.get("kind", ""), item, line,
        whole("due"), whole("valid"), whole("days_over"), whole("hours_over"), whole("marked"),
        numbers.get("top"), numbers.get("limit"), numbers.get("load"),
    )  # fmt: skip


def _number(text: str, line: int, header: str, whole: bool, problems: Problems) -> Decimal | None:
    if text in BLANKS or read_mark(text) is not None:
        return None
    try:
        read = read_number(text)
    except Unreadable as no:
        problems.add(Problem("value", line, f"“{text[:40]}”{no}", "请核对", header, text))
        return None
    strange = bool(read.unit) and unit(read.unit) is None
    if strange or read.nondetect or read.approx or (whole and (read.value % 1 or read.value < 0)):
        expected = "不小于0的整数" if whole else "确数"
        problems.add(Problem("value", line, f"“{text[:40]}”应为{expected}", "请核对", header, text))
        return None
    return read.value


@cache
def _keys() -> Mapping[str, str]:
    import yaml

    text = (
        files("yuanjian.monitoring.readers")
        .joinpath("outlet_year.yaml")
        .read_text(encoding="utf-8")
    )
    told: Mapping[str, Sequence[str]] = yaml.load(text, Loader=yaml.BaseLoader)
    return {header_key(way): key for key, ways in told.items() for way in ways}

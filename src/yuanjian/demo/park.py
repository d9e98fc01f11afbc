"""The packages of 澄江综合保税区 as its officer would have filled them in. Everything in them is invented.

The cells lie in ``data/<year>/NN.yaml`` as an officer writes them, long tables in ``NN_….csv``;
what the year 2021 gets wrong on purpose stands in ``README.md`` beside this file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import StringIO
from pathlib import Path
from typing import Any

import yaml

from yuanjian.core.evidence import Place
from yuanjian.norms.catalogues import division
from yuanjian.norms.credit import scheme_for
from yuanjian.sheets.excel.starting import law_columns
from yuanjian.sheets.excel.template import Identity, write_template
from yuanjian.sheets.record import NONE_KEY, Record
from yuanjian.sheets.row import SheetRow, check_row
from yuanjian.sheets.shelf import all_sheets

PARK = Identity("G439901", "澄江综合保税区")
YEARS = (2020, 2021)

# BaseLoader: what is written stays text («否», 2021-03-01, 16.40); the C one is ten times as fast.
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def write_packages(folder: Path) -> list[Path]:
    """Writes 园区年度资料包_G439901_<year>.xlsx of every year into ``folder``, the prior year first.

    A file of that name is replaced, whole or not at all. Raises OSError as the system gives it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return [_write(folder, year) for year in YEARS]


def _write(folder: Path, year: int) -> Path:
    province = division(f"{PARK.code[1:3]}0000")
    applied = scheme_for(province.name, year) if province else None
    return write_template(
        folder,
        park=PARK,
        year=year,
        rows=records(year),
        computed=law_columns(applied),
        rules=applied.document.cited if applied else "",
    )


def records(year: int) -> dict[str, tuple[Record, ...]]:
    """The filled rows by sheet number, every cell read by its column.

    Raises:
        ValueError: a row of the data is wrong (never for the data that are shipped).
    """
    return {
        no: tuple(_record(no, form, cells) for cells in written(year, no))
        for no, form in all_sheets().items()
    }


def _record(no: str, form: type[SheetRow], cells: Mapping[str, str]) -> Record:
    checked = check_row(form, cells)
    if checked.row is None:
        wrong = "；".join(str(p) for p in checked.problems if p.level == "error")
        raise ValueError(f"{no} {dict(cells)}: {wrong}")
    key = NONE_KEY if checked.none else checked.row.key_text()
    return Record(no, key, checked.row, checked.none, Place(sheet=form.sheet.name), {}, checked.raw)


@cache
def written(year: int, no: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a sheet as they are written down: cells by column key, all of them text."""
    found: list[Mapping[str, str]] = []
    for source in sorted((files("yuanjian.demo") / "data" / str(year)).iterdir(), key=_name):
        if source.name == f"{no}.yaml":
            found += yaml.load(source.read_text(encoding="utf-8"), _LOADER)
        elif source.name.startswith(f"{no}_") and source.name.endswith(".csv"):
            found += _table(source.read_text(encoding="utf-8"))
    return tuple(found)


def _name(source: Traversable) -> str:
    return source.name


def _table(text: str) -> Iterator[Mapping[str, str]]:
    """Rows of a long table. Its head names the columns; «key=word»: the word of empty cells."""
    head, *lines = csv.reader(StringIO(text))
    columns = [name.partition("=") for name in head]
    for line in lines:
        cells = zip(columns, line, strict=True)
        yield {key: cell or usual for (key, _, usual), cell in cells if cell or usual}

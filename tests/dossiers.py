"""Small dossiers for tests: sheets as short dicts, cells written as an officer would write them.

    dossier({"05": [{"ent_no": "E001", "name": "甲公司", "status": "投产"}], "18": "无"}, year=2020)

Every cell goes through its column's grammar; a wrong key or a wrong value raises. Rows lie in an
invented workbook, the first at row 5 as in the template, so evidence names real-looking cells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from yuanjian.core.evidence import Place
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import Facts
from yuanjian.sheets.record import NONE_KEY, Record
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import sheet

FILE = "园区年度资料包.xlsx"
SHA = "0" * 64
FIRST_ROW = 5

Cells = Mapping[str, Any]
Filled = Sequence[Cells] | Cells | str


def dossier(
    sheets: Mapping[str, Filled] | None = None,
    *,
    year: int = 2020,
    park: str = "澄江综合保税区",
    prior: Dossier | None = None,
    scheme: str | None = None,
    **more: Any,
) -> Dossier:
    """A dossier of the given sheets.

    A sheet is a list of rows (dicts of cells), one row, or ``"无"``: confirmed none, said by
    ``none("现场核实", proof="A001")`` when source or proof matter. ``more`` goes to ``Dossier``.
    """
    records = {no: _records(no, filled) for no, filled in (sheets or {}).items()}
    return Dossier(park, year, records, prior, scheme, **more)


def facts(sheets: Mapping[str, Filled] | None = None, **how: Any) -> Facts:
    """The facts of ``dossier(…)``."""
    return Facts(dossier(sheets, **how))


def none(source: str = "现场核实", **tail: Any) -> Cells:
    """A sheet that its officer confirmed to be empty, with who says so and the proof."""
    return {"": "无", "source": source, **tail}


def _records(no: str, filled: Filled) -> tuple[Record, ...]:
    if filled == "无":
        filled = none()
    rows = [filled] if isinstance(filled, Mapping) else filled
    if isinstance(rows, str):
        raise TypeError(f"sheet {no} is {rows!r}: rows or «无» are wanted")
    return tuple(_record(no, i, cells) for i, cells in enumerate(rows))


def _record(no: str, index: int, cells: Cells) -> Record:
    form = sheet(no)
    given = dict(cells)
    none_row = given.pop("", None) == "无"
    row: SheetRow = form(**given)
    line = None if form.sheet.vertical else FIRST_ROW + index
    place = Place(FILE, form.sheet.name, line, "", SHA)
    key = NONE_KEY if none_row else row.key_text() or f"第{FIRST_ROW + index}行"
    return Record(no, key, row, none_row, place, _letters(form))


def _letters(form: type[SheetRow]) -> dict[str, str]:
    """Column keys → Excel letters; column A holds the mark of the example row."""
    return {key: _letter(i) for i, key in enumerate(form.columns, start=2)}


def _letter(index: int) -> str:
    tens, ones = divmod(index - 1, 26)
    return (chr(64 + tens) if tens else "") + chr(65 + ones)

"""What was read from a package before anything is judged: rows with their places, and what was odd."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yuanjian.core.evidence import Place
from yuanjian.core.text import fold, squeeze
from yuanjian.sheets.cells import written
from yuanjian.sheets.problem import Level, Problem


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as written: cell values by key, where it stands, and what reading it already showed.

    ``problems`` carry their cells; an ``error`` among them keeps the row out.
    """

    place: Place
    values: Mapping[str, object]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A worksheet that was recognised as sheet ``no``.

    ``letters`` maps keys to Excel letters (vertical sheets: to whole cells); ``unknown`` are headed
    columns with content that belong to no column of this sheet; ``problems`` concern the worksheet as a whole.
    """

    no: str
    name: str
    rows: tuple[RawRow, ...]
    letters: Mapping[str, str]
    unknown: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Meta:
    """What a package of ours says about itself in its hidden sheet."""

    template: str = ""
    park_code: str = ""
    park_name: str = ""
    year: int | None = None
    rules: str = ""
    role: str = ""
    firm_no: str = ""
    forms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PackageRead:
    """A workbook as a package. ``meta`` is None for a park's own workbook.

    ``problems`` concern the file and its worksheets as wholes, those of ``sheets`` included.
    """

    name: str
    sha256: str
    meta: Meta | None
    sheets: tuple[SheetRead, ...]
    problems: tuple[Problem, ...] = ()

    def rows(self, no: str) -> tuple[RawRow, ...]:
        """The rows of a sheet, from all worksheets recognised as it."""
        return tuple(row for sheet in self.sheets if sheet.no == no for row in sheet.rows)

    def stated(self, key: str) -> str:
        """What 01_园区概况 says in ``key``, as written («» when the sheet is absent or the cell blank)."""
        return next((written(row.values.get(key)) for row in self.rows("01")), "")

    @property
    def park(self) -> str:
        """The park's code: what the officer sees in 01, else what the template was made for."""
        said = squeeze(fold(self.stated("park_code"))).upper()
        given = said if said not in ("/", "无") else ""
        return given or (self.meta.park_code if self.meta else "")

    @property
    def park_name(self) -> str:
        """The park's name, from the same places."""
        return self.stated("park_name") or (self.meta.park_name if self.meta else "")

    @property
    def year(self) -> int | None:
        """The report year, from the same places."""
        said = squeeze(fold(self.stated("year"))).removesuffix("年")
        if said.isdecimal() and len(said) == 4:
            return int(said)
        return self.meta.year if self.meta else None


def sheet_problem(
    level: Level, message: str, place: Place, mend: str = "", found: str = ""
) -> Problem:
    """A problem of a worksheet or file rather than of a column."""
    return Problem(level, message, found=found, mend=mend, place=place)

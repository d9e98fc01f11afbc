"""A row with its identity and its place: what the ledger keeps and a dossier holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from yuanjian.core.evidence import NOWHERE, Place
from yuanjian.sheets.row import SheetRow

NONE_KEY = "无"


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a sheet in a park and year.

    ``none``: the officer confirmed that the park has none of this sheet's things (key «无»).
    ``letters`` maps column keys to Excel letters (on vertical sheets to whole cells, «C7»), so that a
    cell can be named; ``raw`` keeps what was written where it was understood otherwise than written.
    ``computed``: from a series of measured values; nobody fills it in.
    """

    sheet: str
    key: str
    row: SheetRow
    none: bool = False
    place: Place = NOWHERE
    letters: Mapping[str, str] = field(default_factory=dict)
    raw: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    computed: bool = False

    @property
    def called(self) -> str:
        """How people call the row (see ``SheetRow.called``); «» for the one record of a vertical sheet."""
        if self.none:
            return self.key
        said = self.row.called()
        told_by_place = self.place.table is not None and said == self.row.key_text()
        if (
            not said or told_by_place
        ):  # «表1第1行» says more than the bare number in a report's table
            return "" if self.row.sheet.vertical else self.key
        return said

    def cell(self, key: str) -> Place:
        """The place of one cell of this row."""
        if key in self.places:
            return self.places[key]
        cell = self.letters.get(key, "")
        if cell.isalpha():
            cell = f"{cell}{self.place.row}" if self.place.row else ""
        return Place(self.place.file, self.place.sheet, self.place.row, cell, self.place.sha256)

"""Where rows and cells stand: their names in words, the way to them in the grid, the file that they came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.core.evidence import NOWHERE, Place
from yuanjian.facts.dossier import Dossier
from yuanjian.ledger.models import ParkYear
from yuanjian.sheets.record import Record
from yuanjian.sheets.shelf import all_sheets
from yuanjian.web.cell_link import cell_link
from yuanjian.web.park_book import ParkBook
from yuanjian.web.visit import link


@dataclass(frozen=True, slots=True)
class Spot:
    """A row or cell: ``words`` for people, ``grid`` and ``file`` are addresses («» where there is none).

    ``name`` is how the row is called, ``year`` is said only where it is not the year of the page.
    """

    words: str
    name: str = ""
    grid: str = ""
    file: str = ""
    file_name: str = ""
    year: int | None = None


NO_SPOT = Spot("")


@dataclass(frozen=True, slots=True)
class Found:
    """A record with the park year that it belongs to."""

    of: ParkYear
    record: Record


class Whereabouts:
    """The rows of a book and of the year before, found by their key or by their place in a file."""

    def __init__(self, book: ParkBook) -> None:
        self.of = book.park_year
        self._keys: dict[tuple[str, str], list[Found]] = {}
        self._places: dict[tuple[str, str, int | None], list[Found]] = {}
        for of, dossier in self._years(book):
            for records in dossier.records.values():
                for record in records:
                    found, place = Found(of, record), record.place
                    self._keys.setdefault((record.sheet, record.key), []).append(found)
                    at = (place.sha256, place.sheet, place.row)
                    self._places.setdefault(at, []).append(found)

    @staticmethod
    def _years(book: ParkBook) -> Iterator[tuple[ParkYear, Dossier]]:
        of = book.park_year
        yield of, book.dossier
        before = ParkYear.objects.select_related("park").filter(park=of.park, year=of.year - 1)
        prior = before.first()
        if prior is not None and book.dossier.prior is not None:
            yield prior, book.dossier.prior

    def of_ref(self, ref: str, place: Place | None = None, *, cell: bool = True) -> Spot:
        """Where evidence stands: ``ref`` is sheet/row key/column, or sheet/row key with ``cell`` false."""
        no, _, rest = ref.partition("/")
        key, _, column = rest.rpartition("/") if cell else (rest, "", "")
        held = self._keys.get((no, key), [])
        found = next((f for f in held if place is None or _same(f.record.place, place)), None)
        return self._spot(found or held[0], column) if held else self._sheet_only(no)

    def of_place(self, place: Place, subject: str = "", fallback: str = "") -> Spot:
        """Where words are quoted from.

        Rows entered by hand stand in no file: they are known by ``subject`` (their key), and the
        column by ``fallback`` (sheet/key/column of the finding's cause) where it is of the same row.
        """
        found = self._at(place, subject)
        if found is None:
            return self._sheet_only(place.sheet[:2])
        column = _column(found.record, place.cell)
        named = f"{found.record.sheet}/{found.record.key}/"
        if not column and fallback.startswith(named):
            column = fallback.removeprefix(named)
        return self._spot(found, column if column in found.record.row.columns else "")

    def of_sheet(self, place: Place) -> Spot:
        """The sheet that a figure was counted from."""
        return self._sheet_only(place.sheet[:2])

    def called(self, sheet: str, key: str) -> str:
        """How people call a row of a sheet by its key; the key itself where there is no such row."""
        held = self._keys.get((sheet, key))
        return (held[0].record.called or key) if held else key

    def file_address(self, sha256: str) -> str:
        """Where a file that rows of these two years were read from is fetched; «» for another one."""
        held = next((f for at, f in self._places.items() if at[0] == sha256), None)
        return link("facts.file", held[0].of, sha256=sha256) if held and sha256 else ""

    def _at(self, place: Place, subject: str) -> Found | None:
        held = self._places.get((place.sha256, place.sheet, place.row), [])
        if len(held) == 1 and (place.row is not None or held[0].record.row.sheet.vertical):
            return held[0]
        no, _, rest = subject.partition("/")
        keys = [
            (place.sheet[:2], subject),
            (place.sheet[:2], rest),
            (no, rest.rpartition("/")[0]),
            (no, rest),
        ]
        return next((self._keys[at][0] for at in keys if at in self._keys), None)

    def _spot(self, found: Found, column: str) -> Spot:
        record, form = found.record, found.record.row.sheet
        place = record.cell(column) if column else record.place
        header = record.row.columns[column].header if column in record.row.columns else ""
        at = place.cell or (f"第{place.row}行" if place.row else header)
        file = link("facts.file", found.of, sha256=place.sha256) if place.sha256 else ""
        row = "" if form.vertical else record.key
        return Spot(
            f"{form.name} {at}".rstrip(), record.called, cell_link(found.of, form.no, row, column),
            file, place.file, None if found.of.pk == self.of.pk else found.of.year,
        )  # fmt: skip

    def _sheet_only(self, no: str) -> Spot:
        form = all_sheets().get(no)
        return Spot(form.sheet.name, grid=cell_link(self.of, no)) if form else NO_SPOT


def whereabouts(book: ParkBook) -> Whereabouts:
    """Those of a book, made once."""
    return book.kept("whereabouts", Whereabouts)


def _same(known: Place, asked: Place) -> bool:
    return asked == NOWHERE or (known.sha256, known.row) == (asked.sha256, asked.row)


def _column(record: Record, cell: str) -> str:
    """The key of the column that «E9» (or on a vertical sheet «C47») stands in; «» when not known."""
    if not cell:
        return ""
    letter = cell.rstrip("0123456789")
    return next((k for k, at in record.letters.items() if at in (cell, letter)), "")

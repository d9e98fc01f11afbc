"""What the system says beside the rows of a sheet: computed columns, blanks to fill, doubts. Kept with the book."""

from __future__ import annotations

from typing import Any

from yuanjian.facts.computed import computed_values
from yuanjian.facts.rows import RowView
from yuanjian.sheets.last_year import beside
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import missing_cells
from yuanjian.sheets.shelf import sheet
from yuanjian.web.park_book import ParkBook


def notes(book: ParkBook, no: str) -> dict[str, Any]:
    """By row key: computed cells as (text, subject of their fact), and (level, column, words) of notes."""
    return book.kept(("grid notes", no), lambda it: _notes(it, no))


def _notes(book: ParkBook, no: str) -> dict[str, Any]:
    form, computed, told = sheet(no), {}, {}
    has_computed = any(c.computed for c in form.columns.values())
    last = _last_year(book, no)
    for record in book.dossier.records.get(no, ()):
        if record.none:
            continue
        said = [("gap", c.key, f"{c.header}：应填未填") for c in missing_cells(form, record.row)]
        said += [
            (p.level, p.key, _words(p.message, p.mend))
            for p in record.row.problems()
            if p.level != "info"
        ]
        old = last.get("" if form.sheet.vertical else record.key)
        said += (
            [(p.level, p.key, _words(p.message, p.mend)) for p in beside(record, old)]
            if old
            else []
        )
        if said:
            told[record.key] = said
        if has_computed:
            values = computed_values(book.facts, no, RowView(record))
            computed[record.key] = {k: (v.text, v.subject) for k, v in values.items()}
    return {"computed": computed, "notes": told}


def _last_year(book: ParkBook, no: str) -> dict[str, Record]:
    """Last year's rows by key; the one of a vertical sheet by «»."""
    prior = book.dossier.prior
    rows = prior.sheet(no) if prior is not None else ()
    return {"" if r.row.sheet.vertical else r.key: r for r in rows}


def _words(message: str, mend: str) -> str:
    return f"{message}。{mend}" if mend else message

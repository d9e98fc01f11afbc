"""Rows beside those of the year before, as checks read them: what leaps, slips or was copied, once a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from yuanjian.audit.check import NotAssessed
from yuanjian.audit.finding import Quote, of_year, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.last_year import Shift, What, shifts


@dataclass(frozen=True, slots=True)
class Shifted:
    """A cell of this year that stands in question beside last year's."""

    row: RowView
    before: RowView
    shift: Shift

    def quotes(self, year: int) -> tuple[Quote, Quote]:
        """The cell in both years; ``year`` is this one."""
        key = self.shift.column.key
        return quote_row(self.row, key), of_year(quote_row(self.before, key), year - 1)


def shifted(f: Facts, what: What) -> list[Shifted]:
    """All of one kind, sheet by sheet.

    Raises:
        NotAssessed: the year before is not recorded.
    """
    if f.prior is None:
        raise NotAssessed(f"没有{f.year - 1}年度的资料，无从与上年比较")
    return [s for s in f.kept("shifted", lambda: _all(f)) if s.shift.what == what]


def _all(f: Facts) -> list[Shifted]:
    prior = f.prior.dossier if f.prior is not None else None
    found = []
    for no, records in f.dossier.records.items():
        kept = [r for r in prior.sheet(no) if not r.none] if prior is not None else []
        by_key = {r.key: r for r in kept}
        for record in records:
            alone = kept[:1] if record.row.sheet.vertical else []
            old = by_key.get(record.key) or next(iter(alone), None)
            if old is not None and not record.none:
                for one in shifts(record.row, old.row):
                    found.append(Shifted(RowView(record), RowView(old), one))
    return found

"""Selections of rows: count, sum, read. A selection says itself in words and knows which rows it could not decide.

A row whose deciding cell is blank is *undecided*: it makes a count missing, naming the row, instead of
being taken as a no.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from yuanjian.core.evidence import Because
from yuanjian.core.marks import Mark
from yuanjian.facts.amount import Amount, Words, missing, no_words, not_applicable, words
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import shown
from yuanjian.sheets.shelf import sheet

_NAMED = 5


@dataclass(frozen=True, slots=True)
class RowView:
    """One row as formulas see it: every read carries its cell as evidence."""

    record: Record

    @property
    def key(self) -> str:
        """The row's identity in its sheet."""
        return self.record.key

    @property
    def called(self) -> str:
        """How people call the row; «» for the one record of a vertical sheet."""
        return self.record.called

    def get(self, key: str) -> Any:
        """The typed cell: None, a Mark or a value."""
        return getattr(self.record.row, key)

    def day(self, key: str) -> date | None:
        """A date cell, None when blank or marked."""
        value = self.get(key)
        return value if isinstance(value, date) else None

    def because(self, key: str) -> Because:
        """The cell as a node of evidence."""
        form = sheet(self.record.sheet)
        place = self.record.cell(key)
        said = self.record.raw.get(key, shown(self.get(key)))
        return Because(
            "cell",
            f"{self.record.sheet}/{self.key}/{key}",
            form.columns[key].header + (f"（{self.called}）" if self.called else ""),
            said,
            place,
        )

    def amount(self, key: str) -> Amount:
        """A number cell: 无 is zero (confirmed none), / does not apply, blank is missing."""
        value, why = self.get(key), self.because(key)
        if value is None:
            return missing(self.lacks(key), why)
        if value is Mark.NA:
            return not_applicable(
                f"{self._who()}{sheet(self.record.sheet).columns[key].header}填“/”", why
            )
        if value is Mark.NONE:
            return Amount(Fraction(0), because=(why,))
        if isinstance(value, int | Decimal):
            return Amount(Fraction(value), because=(why,))
        raise TypeError(f"{self.record.sheet}.{key} is not a number column")

    def words(self, key: str) -> Words:
        """A cell as words; 无 stays the word 无."""
        value, why = self.get(key), self.because(key)
        if value is None:
            return no_words(self.lacks(key), why)
        if value is Mark.NA:
            return no_words("填“/”（不适用）", why, na=True)
        return words(value if isinstance(value, date) else shown(value).replace("；", "、"), why)

    def lacks(self, key: str) -> str:
        """What to say when this cell is blank."""
        form = sheet(self.record.sheet)
        named = f"“{self.called}”" if self.called else ""
        return f"{form.sheet.name}{named}未填{form.columns[key].header}"

    def _who(self) -> str:
        return f"{self.called}：" if self.called else ""


@dataclass(frozen=True, slots=True)
class Part:
    """A named part of a row that facts are about: a factor of a station."""

    row: RowView
    name: str

    @property
    def key(self) -> str:
        """The row's identity and the part's name."""
        return f"{self.row.key}/{self.name}"


Subject = RowView | Part


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of one sheet.

    ``filled`` tells whether the sheet has been filled at all; ``nones`` are the rows that say «none».
    """

    sheet: str
    records: tuple[Record, ...]
    undecided: tuple[tuple[Record, str], ...] = ()
    nones: tuple[Record, ...] = ()
    filled: bool = True
    says: tuple[str, ...] = ()
    none_because: tuple[Because, ...] = ()

    def __iter__(self) -> Iterator[RowView]:
        return (RowView(r) for r in self.records)

    def __len__(self) -> int:
        return len(self.records)

    def where(self, says: str, test: Callable[[RowView], bool], *needs: str) -> Rows:
        """Rows that pass ``test``; a row with a blank in one of ``needs`` is undecided."""
        kept: list[Record] = []
        undecided = list(self.undecided)
        for record in self.records:
            blank = next((k for k in needs if getattr(record.row, k) is None), None)
            if blank is not None:
                undecided.append((record, blank))
            elif test(RowView(record)):
                kept.append(record)
        return replace(
            self, records=tuple(kept), undecided=tuple(undecided), says=(*self.says, says)
        )

    def eq(self, key: str, *values: object) -> Rows:
        """Rows whose cell ``key`` is one of ``values`` (for a multi column: holds one of them)."""
        header = sheet(self.sheet).columns[key].header
        said = "或".join("是" if v is True else "否" if v is False else shown(v) for v in values)

        def test(row: RowView) -> bool:
            held = row.get(key)
            return bool(set(held) & set(values)) if isinstance(held, tuple) else held in values

        return self.where(f"{header}＝{said}", test, key)

    def in_year(self, key: str, year: int) -> Rows:
        """Rows whose date ``key`` lies in ``year``; a mark (无, /) is outside, a blank undecided."""
        header = sheet(self.sheet).columns[key].header
        return self.where(
            f"{header}在{year}年内", lambda r: (d := r.day(key)) is not None and d.year == year, key
        )

    @property
    def because(self) -> Because:
        """The selection as evidence, with the rows it found."""
        form = sheet(self.sheet)
        said = "，".join(self.says)
        rows = tuple(
            Because("row", f"{self.sheet}/{r.key}", r.called or "本表", "", r.place)
            for r in (self.records or self.nones)
        )
        text = form.sheet.name + (f"：{said}" if said else "")
        return Because(
            "rows",
            self.sheet,
            text,
            f"{len(self.records)} 行",
            children=(*rows, *self.none_because),
        )

    @property
    def gap(self) -> str:
        """Why this selection cannot be counted, «» when it can."""
        form = sheet(self.sheet)
        if not self.filled:
            return f"{form.sheet.name}未填报"
        if self.undecided:
            named = "、".join(
                f"{r.called}的{form.columns[k].header}" for r, k in self.undecided[:_NAMED]
            )
            more = f"等{len(self.undecided)}处" if len(self.undecided) > _NAMED else ""
            return f"{form.sheet.name}：{named}{more}未填"
        return ""

    def count(self) -> Amount:
        """How many rows; missing when the sheet is not filled or a row cannot be decided."""
        if self.gap:
            return missing(self.gap, self.because)
        return Amount(Fraction(len(self.records)), because=(self.because,))

    def distinct(self, key: str) -> Amount:
        """How many different values ``key`` takes in these rows."""
        if self.gap:
            return missing(self.gap, self.because)
        blank = [r for r in self if r.get(key) is None]
        if blank:
            return (
                blank[0].amount(key)
                if sheet(self.sheet).columns[key].kind == "number"
                else missing(blank[0].words(key).reason, self.because)
            )
        return Amount(Fraction(len({r.get(key) for r in self})), because=(self.because,))

    def sum(self, key: str) -> Amount:
        """The sum of a number column: / is left out, 无 is 0, one blank makes it missing (with its name).

        No rows, confirmed: 0. Every row «/»: not applicable.
        """
        if self.gap:
            return missing(self.gap, self.because)
        found = Fraction(0)
        cells: list[Because] = []
        applies = not self.records
        for row in self:
            part = row.amount(key)
            cells += part.because
            if part.state == "missing":
                return missing(part.reason, self.because, *part.because)
            applies = applies or part.known
            found += part.number or 0
        if not applies:
            return not_applicable(f"{self.because.text}：各行均填“/”", self.because, *cells)
        header = sheet(self.sheet).columns[key].header
        node = replace(
            self.because,
            text=f"{self.because.text}，合计{header}",
            children=(*cells, *self.none_because) or self.because.children,
        )
        return Amount(found, because=(node,))

    def most(self, key: str) -> Amount:
        """The largest value of a number column; not applicable when there is no row with one."""
        if self.gap:
            return missing(self.gap, self.because)
        parts = [r.amount(key) for r in self]
        lacking = next((p for p in parts if p.state == "missing"), None)
        if lacking is not None:
            return lacking
        best = max(
            (p for p in parts if p.known), key=lambda p: p.number or Fraction(0), default=None
        )
        return best if best is not None else not_applicable("没有可比较的数", self.because)

    def of(self, says: str, records: Iterable[Record]) -> Rows:
        """These rows of the selection, chosen outside of it; ``says`` tells how."""
        return replace(self, records=tuple(records), says=(*self.says, says))

    def only(self) -> RowView | None:
        """The single row, None when there is not exactly one."""
        return RowView(self.records[0]) if len(self.records) == 1 else None

    def joined(self, key: str, mark: str = "、") -> Words:
        """The different words of ``key`` in order, joined."""
        if self.gap:
            return no_words(self.gap, self.because)
        parts: dict[str, None] = {}
        for row in self:
            part = row.words(key)
            if part.state == "missing":
                return no_words(part.reason, self.because, *part.because)
            if part.text:
                parts[part.text] = None
        if not parts:
            return no_words("没有", self.because, na=True)
        return words(mark.join(parts), self.because)

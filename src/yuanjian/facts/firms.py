"""Counting firms: who is counted, which firm a row belongs to, and partitions of all firms.

A partition puts every counted firm into exactly one group by its rows in another sheet. A firm that
cannot be put anywhere (no row, a blank that decides) makes the counts missing and is named.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from yuanjian.core.evidence import Because
from yuanjian.core.text import fold, squeeze
from yuanjian.facts.amount import Amount, Words, missing, no_words, words
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows, RowView
from yuanjian.sheets.record import Record
from yuanjian.sheets.shelf import sheet

_NAMED = 8


def counted(f: Facts) -> Rows:
    """The firms that the report counts, those that have left included."""
    return f.rows("05").eq("counted", True)


def present(f: Facts) -> Rows:
    """The firms that the report counts and that were there at the year's end."""
    return f.kept("firms present", lambda: _present(f))


def _present(f: Facts) -> Rows:
    def there(firm: RowView) -> bool:
        came, left = firm.day("in_date"), firm.day("out_date")
        if came is not None and came.year > f.year:
            return False
        return firm.get("status") != "已退出" or (left is not None and left.year > f.year)

    return counted(f).where(f"{f.year}年末在园", there, "status")


def name_key(name: str) -> str:
    """What two spellings of one firm's name have in common."""
    return squeeze(fold(name)).lower()


def by_name(f: Facts) -> Mapping[str, Record]:
    """All firms of the register by name and by alias; a name goes before an alias."""
    return f.kept("firms by name", lambda: _by_name(f))


def _by_name(f: Facts) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for firm in f.rows("05"):
        if isinstance(name := firm.get("name"), str):
            found.setdefault(name_key(name), firm.record)
    for firm in f.rows("05"):
        for alias in firm.get("alias") if isinstance(firm.get("alias"), tuple) else ():
            found.setdefault(name_key(alias), firm.record)
    return found


def firm_of(f: Facts, row: RowView, key: str = "ent") -> Record | None:
    """The firm that a row names, None when the register has no such firm."""
    name = row.get(key)
    return by_name(f).get(name_key(name)) if isinstance(name, str) else None


def rows_of_firm(f: Facts, no: str, key: str = "ent") -> Mapping[str, tuple[Record, ...]]:
    """The rows of a sheet by 企业编号 of their firm."""

    def grouped() -> dict[str, tuple[Record, ...]]:
        found: dict[str, tuple[Record, ...]] = {}
        for row in f.rows(no):
            firm = firm_of(f, row, key)
            if firm is not None:
                found[firm.key] = (*found.get(firm.key, ()), row.record)
        return found

    return f.kept(("rows of firm", no, key), grouped)


def firms_in(f: Facts, rows: Rows, key: str = "ent") -> Amount:
    """How many different firms stand in ``key`` of these rows."""
    if rows.gap:
        return missing(rows.gap, rows.because)
    named: set[str] = set()
    for row in rows:
        if not isinstance(name := row.get(key), str):
            return missing(unnamed(row, key), rows.because, row.because(key))
        firm = firm_of(f, row, key)
        named.add(firm.key if firm else name_key(name))
    return Amount(Fraction(len(named)), because=(rows.because,))


def unnamed(row: RowView, key: str) -> str:
    """What to say where a cell names nothing: it is blank, or holds a mark."""
    if row.get(key) is None:
        return row.lacks(key)
    form = sheet(row.record.sheet)
    return (
        f"{form.sheet.name}“{row.key}”的{form.columns[key].header}填“{row.words(key).text or '/'}”"
    )


class Undecided(Exception):
    """Raised by a classifier that lacks a cell; the text names it, in Chinese."""


Classify = Callable[[RowView, Sequence[RowView]], str]


@dataclass(frozen=True, slots=True)
class Partition:
    """Every counted firm in one group. ``says`` is the rule in words, ``remainder`` who is in none and why."""

    sheet: str
    says: str
    firms: Rows
    groups: Mapping[str, tuple[tuple[RowView, tuple[Record, ...]], ...]]
    remainder: tuple[tuple[str, str], ...]
    gap: str

    def count(self, *groups: str) -> Amount:
        """How many firms are in these groups; missing while a firm is in none."""
        because = self._because("、".join(groups), *groups)
        if self.gap:
            return missing(self.gap, because)
        if self.remainder:
            return missing(self._lacking, because)
        return Amount(
            Fraction(sum(len(self.groups.get(g, ())) for g in groups)), because=(because,)
        )

    def names(self, *groups: str) -> Words:
        """The firms of these groups by name; not applicable when there are none."""
        because = self._because("、".join(groups), *groups)
        if self.gap:
            return no_words(self.gap, because)
        named = [_name(firm) for g in groups for firm, _ in self.groups.get(g, ())]
        return words("、".join(named), because) if named else no_words("没有", because, na=True)

    def left_over(self) -> Words:
        """Who could not be put into any group, by name; not applicable when everybody was."""
        because = self._because("未能归类")
        if self.gap:
            return no_words(self.gap, because)
        if not self.remainder:
            return no_words("各企业均已归类", because, na=True)
        return words("、".join(name for name, _ in self.remainder), because)

    @property
    def _lacking(self) -> str:
        named = "；".join(why for _, why in self.remainder[:_NAMED])
        more = f"等{len(self.remainder)}家" if len(self.remainder) > _NAMED else ""
        return f"{sheet(self.sheet).sheet.name}：{named}{more}"

    def _because(self, said: str, *groups: str) -> Because:
        members = [m for g in groups for m in self.groups.get(g, ())]
        rows = tuple(
            Because(
                "row", f"05/{firm.key}", _name(firm), "", firm.record.place,
                tuple(Because("row", f"{r.sheet}/{r.key}", r.called, "", r.place) for r in records),
            )
            for firm, records in members
        )  # fmt: skip
        text = f"{sheet(self.sheet).sheet.name}按企业归类（{self.says}）：{said}"
        return Because("rows", self.sheet, text, f"{len(members)} 家", None, rows)


def partition(f: Facts, no: str, says: str, classify: Classify, key: str = "ent") -> Partition:
    """The counted firms sorted by their rows in sheet ``no``.

    ``classify`` gets a firm and its rows (never none) and names the group, or raises Undecided.
    """
    firms, rows = present(f), f.rows(no)
    by_firm = rows_of_firm(f, no, key)
    groups: dict[str, tuple[tuple[RowView, tuple[Record, ...]], ...]] = {}
    remainder: list[tuple[str, str]] = []
    for firm in firms:
        records = by_firm.get(firm.key, ())
        try:
            if not records:
                raise Undecided("没有一行")
            group = classify(firm, [RowView(r) for r in records])
        except Undecided as why:
            remainder.append((_name(firm), f"{_name(firm)}{why}"))
        else:
            groups[group] = (*groups.get(group, ()), (firm, records))
    return Partition(no, says, firms, groups, tuple(remainder), firms.gap or rows.gap)


def _name(firm: RowView) -> str:
    name = firm.get("name")
    return name if isinstance(name, str) else firm.key


def needed(row: RowView, *keys: str) -> None:
    """Stop classifying when one of these cells is blank."""
    for key in keys:
        if row.get(key) is None:
            header = sheet(row.record.sheet).columns[key].header
            raise Undecided(f"的“{row.key}”未填{header}")


def decided(row: RowView, key: str) -> str:
    """The word in a cell that decides the group; Undecided when it is blank or holds a mark."""
    held = row.get(key)
    if not isinstance(held, str):
        raise Undecided(f"：{unnamed(row, key)}")
    return held


def unknown_names(f: Facts, no: str, key: str = "ent") -> Iterator[RowView]:
    """Rows whose firm the register does not know."""
    for row in f.rows(no):
        if isinstance(row.get(key), str) and firm_of(f, row, key) is None:
            yield row

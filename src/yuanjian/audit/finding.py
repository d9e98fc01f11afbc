"""A finding: what cannot be true, is not proven, is missing or badly written; both sides quoted, arithmetic shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

from yuanjian.core.dates import spoken_in
from yuanjian.core.evidence import NOWHERE, Because, Place
from yuanjian.facts.engine import Value
from yuanjian.facts.rows import RowView
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import in_unit
from yuanjian.sheets.shelf import sheet

Severity = Literal["blocker", "major", "query", "wording"]
SEVERITIES: tuple[Severity, ...] = ("blocker", "major", "query", "wording")
SEVERITY_WORDS: dict[Severity, str] = {
    "blocker": "必须退回", "major": "须更正或举证", "query": "请核实", "wording": "文字规范",
}  # fmt: skip
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Quote:
    """One side of a finding: the words as written (at most 300 characters) and where they stand.

    ``cells`` are the places of all cells that a quoted row tells of, where the row was read from a report.
    """

    text: str
    place: Place = NOWHERE
    fact: str = ""
    subject: str = ""
    cells: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    ``credit`` lists the items of the credit table that it touches, ``verify`` says how to see that it is
    mended. ``cause`` names what would have to be mended (see ``cell_cause``): findings of one cause are
    shown as one, the worst of them. ``follows`` names the cells that this finding was computed from: where
    one of them is itself the cause of a finding that weighs as much, this one is shown under it.
    ``severity`` overrides that of the check.
    """

    message: str
    quotes: tuple[Quote, ...]
    expected: str = ""
    found: str = ""
    advice: str = ""
    verify: str = ""
    subject: str = ""
    credit: tuple[int, ...] = ()
    severity: Severity | None = None
    cause: str = ""
    follows: tuple[str, ...] = ()


def worded(one: Finding) -> Finding:
    """The finding as a person reads it: every date outside quoted words as «2020年12月31日»."""
    return replace(
        one, message=spoken_in(one.message), expected=spoken_in(one.expected), found=spoken_in(one.found),
        advice=spoken_in(one.advice), verify=spoken_in(one.verify),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unassessed:
    """Yielded by a check for a part of its work that it could not do; ``why`` says what is lacking."""

    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with what its check declares: stable code, severity, title and clause.

    ``also`` holds milder findings of the same cause. ``named`` is how people call the finding's subject, where
    that is the key of a row: «E003 甲公司».
    """

    code: str
    severity: Severity
    title: str
    clause: str
    finding: Finding = field(repr=False)
    also: tuple[Found, ...] = ()
    named: str = ""

    @property
    def about(self) -> str:
        """Whom or what it is about, for a person; «» the park."""
        return self.named or spoken_in(self.finding.subject)


def quote_row(row: RowView, *keys: str) -> Quote:
    """The named cells of a row, as written, with the place of the first one.

    A row of a report's table is quoted by the words of its first named cell that says something, verbatim.
    """
    columns = sheet(row.record.sheet).columns
    cells = [(columns[k], row.because(k)) for k in keys]
    if row.record.place.table is not None:
        filled = next((b for _, b in cells if b.value and b.place is not None), None)
        if filled is not None:
            return Quote(filled.value[:_LONGEST_QUOTE], filled.place or Place(), subject=row.key)
        return Quote(row.key, cells[0][1].place or row.record.place, subject=row.key)
    said = "；".join(f"{c.header}：{in_unit(c, b.value) or '（未填）'}" for c, b in cells)
    text = f"{row.called}　{said}" if row.called else said
    places = tuple(b.place for _, b in cells if b.place and b.place.paragraph is not None)
    first = cells[0][1].place or Place()
    return Quote(text[:_LONGEST_QUOTE], first, subject=row.key, cells=places)


def of_year(quote: Quote, year: int) -> Quote:
    """The same quote, said to be from the records of another year."""
    return replace(quote, text=f"{year}年度　{quote.text}"[:_LONGEST_QUOTE])


def owner(row: RowView) -> str:
    """«E003 甲公司的», before what a cell of the row says; «» for the one row of a vertical sheet."""
    return f"{row.called}的" if row.called else ""


def quote_record(record: Record) -> Quote:
    """A row as a whole: «05_企业名录 E001», or «… 无» for a sheet confirmed empty."""
    text = f"{sheet(record.sheet).sheet.name}　{record.called}".rstrip()
    return Quote(text, record.place, subject=record.key)


def cell_cause(row: RowView, key: str) -> str:
    """The cause that one cell is: «06/P001/start»."""
    return f"{row.record.sheet}/{row.key}/{key}"


def cells_of(*because: Because) -> tuple[str, ...]:
    """The cells that a tree of reasons rests on, as causes (see ``cell_cause``), each once."""
    refs = (b.ref for root in because for b in root.walk() if b.kind == "cell")
    return tuple(dict.fromkeys(refs))


def quote_value(value: Value) -> Quote:
    """A fact as one side: the report's own words where a report told it, else label, number and unit.

    The place is that of the words, or of the first row behind the number.
    """
    told = next((b for b in value.because.children if b.kind == "claim"), None)
    if told is not None and told.place is not None:
        return Quote(told.text[:_LONGEST_QUOTE], told.place, value.fact.id, value.subject)
    shown = value.text or "（缺）"
    place = next((b.place for b in value.because.walk() if b.place is not None), Place())
    return Quote(
        f"{value.fact.label} {shown}{value.fact.unit}", place, value.fact.id, value.subject
    )


def first_place(*because: Because) -> Place:
    """The first place that a tree of reasons knows."""
    return next((b.place for root in because for b in root.walk() if b.place is not None), Place())


def listed(names: Iterable[str], most: int = 8) -> str:
    """«甲、乙、丙等12处»: the first ``most`` of them by name."""
    found = list(names)
    return "、".join(found[:most]) + (f"等{len(found)}处" if len(found) > most else "")


_NEAR = 4  # characters between a figure and what is told of it: «，», «，同比»


def clause(head: Quote, tail: Quote) -> tuple[Quote, ...]:
    """Two quotes that follow one another in a paragraph as the one clause that they are, else both."""
    one, other = head.place, tail.place
    gap = other.start - one.end
    if one.paragraph is None or one.paragraph != other.paragraph or not 0 <= gap <= _NEAR:
        return head, tail
    text = f"{head.text}{'，' if gap else ''}{tail.text}"[:_LONGEST_QUOTE]
    return (replace(head, text=text, place=replace(one, end=other.end)),)

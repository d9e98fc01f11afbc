"""What proves what: attachments with the rows, credit items and clauses that rest on them; what lacks a proof."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from yuanjian.audit.credit.judgement import ItemScore
from yuanjian.audit.credit.score import Score
from yuanjian.core.marks import Mark
from yuanjian.facts.dossier import Dossier
from yuanjian.sheets.carry import cited_by
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow, shown
from yuanjian.sheets.shelf import all_sheets, sheet

LIST = "34"
_NUMBER = re.compile(r"(?<![A-Za-z0-9])A\d{3,4}(?!\d)")
_CLAUSES = {"10": "规划环评要求", "12": "三线一单管控要求"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A row that rests on an attachment, as people call it."""

    sheet: str
    key: str
    called: str

    @property
    def words(self) -> str:
        """«07_排污许可　甲公司»."""
        return f"{sheet(self.sheet).sheet.name}　{self.called}".rstrip("　")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A row of sheet 34: the file behind it (SHA-256, «» not there), and who cites it."""

    number: str
    name: str
    kind: str
    document: str
    issuer: str
    day: str
    file: str
    access: str
    sha256: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Lacking:
    """A row that its sheet wants proven and that cites nothing; ``by`` names the papers that would do."""

    at: Cited
    by: str


@dataclass(frozen=True, slots=True)
class Group:
    """A credit item or a clause, with the numbers of the attachments that speak for it."""

    title: str
    told: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proving:
    """All of it. ``unlisted``: cited numbers that sheet 34 does not have, with the rows that cite them."""

    attachments: tuple[Attachment, ...]
    unlisted: Mapping[str, tuple[Cited, ...]]
    lacking: tuple[Lacking, ...]
    clauses: tuple[tuple[str, tuple[Group, ...]], ...]

    @property
    def idle(self) -> tuple[Attachment, ...]:
        """Attachments that prove nothing: no row cites them."""
        return tuple(a for a in self.attachments if not a.cited)

    @property
    def without_file(self) -> tuple[Attachment, ...]:
        """Attachments whose file is not there."""
        return tuple(a for a in self.attachments if not a.sha256)


def proving(dossier: Dossier) -> Proving:
    """What the records of a park's year rest on."""
    cited = _citations(dossier)
    rows = [r for r in dossier.sheet(LIST) if not r.none]
    listed = {r.key for r in rows}
    return Proving(
        tuple(_attachment(dossier, r, tuple(cited.get(r.key, ()))) for r in rows),
        {n: tuple(at) for n, at in sorted(cited.items()) if n not in listed},
        tuple(_lacking(dossier)),
        tuple((title, _clauses(dossier, no)) for no, title in _CLAUSES.items() if dossier.sheet(no)),
    )  # fmt: skip


def by_item(dossier: Dossier, outcome: Score) -> tuple[Group, ...]:
    """Every item of the credit table with its proofs: those that the park names, and those of the rows it rests on."""
    rows = {(no, r.key): r for no, records in dossier.records.items() for r in records}
    return tuple(
        Group(f"第{i.number}项　{i.name}", i.wording, tuple(_of_item(i, rows)))
        for i in outcome.items
    )


def _of_item(item: ItemScore, rows: Mapping[tuple[str, str], Record]) -> list[str]:
    found = dict.fromkeys(item.proofs)
    for because in item.judgement.evidence:
        no, _, key = because.ref.partition("/")
        if because.kind == "row" and no == LIST:
            found[key] = None
        elif because.kind == "row" and (no, key) in rows:
            found.update(dict.fromkeys(cited_by(rows[no, key])))
    return list(found)


def at(record: Record) -> Cited:
    """A row as it is named in lists."""
    return Cited(record.sheet, record.key, record.called)


def _citations(dossier: Dossier) -> dict[str, list[Cited]]:
    """Rows by the number that they cite, in a column for it or, of those that are listed, in their prose."""
    found: dict[str, list[Cited]] = {}
    listed = {r.key for r in dossier.sheet(LIST)}
    for no in all_sheets():
        for record in dossier.sheet(no) if no != LIST else ():
            told = (n for n in _mentioned(record) if n in listed)
            for number in dict.fromkeys((*cited_by(record), *told)):
                found.setdefault(number, []).append(at(record))
    return found


def _mentioned(record: Record) -> Iterator[str]:
    for held in vars(record.row).values():
        if isinstance(held, str) and "A" in held:
            yield from _NUMBER.findall(held)


def _attachment(dossier: Dossier, record: Record, cited: tuple[Cited, ...]) -> Attachment:
    held = ("name", "type", "doc", "org", "date", "file", "open")
    name, kind, document, issuer, day, file, access = (_word(getattr(record.row, k)) for k in held)
    sha256 = dossier.files.get(file, "")
    return Attachment(record.key, name, kind, document, issuer, day, file, access, sha256, cited)


def _word(value: object) -> str:
    return "" if isinstance(value, Mark) else shown(value)


def _lacking(dossier: Dossier) -> Iterator[Lacking]:
    for no, form in all_sheets().items():
        if not form.sheet.proven_by:
            continue
        for record in dossier.sheet(no):
            if not record.none and wants_proof(record.row) and not any(cited_by(record)):
                yield Lacking(at(record), form.sheet.proven_by)


def wants_proof(row: SheetRow) -> bool:
    """Whether its sheet asks for papers that prove this row. «/» in the proof column says that none is due."""
    declared = row.sheet
    if not declared.proven_by or getattr(row, "proof", None) is Mark.NA:
        return False
    when = declared.proven_when
    return when is None or when.test({k: getattr(row, k) for k in row.columns})


def _clauses(dossier: Dossier, no: str) -> tuple[Group, ...]:
    found = []
    for record in dossier.sheet(no):
        if not record.none:
            result = _word(getattr(record.row, "result", None)) or "（未填落实情况）"
            title = f"{record.called}　{result}"
            told = _word(getattr(record.row, "req", None))
            found.append(Group(title, told, tuple(dict.fromkeys(cited_by(record)))))
    return tuple(found)

"""Rows that proofs are cited to, by sheet: those that lack one, or all of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from yuanjian.audit.proving import LIST, Proving, at
from yuanjian.facts.dossier import Dossier
from yuanjian.ledger.models import ParkYear
from yuanjian.sheets.carry import cited_by
from yuanjian.sheets.shelf import all_sheets, sheet
from yuanjian.web.cell_link import cell_link

_MOST = 500


@dataclass(frozen=True)
class RowLine:
    """A row: its key, how it is called, its proofs."""

    key: str
    called: str
    proofs: str
    address: str


@dataclass(frozen=True)
class Group:
    """Rows of one sheet; ``by`` names the papers that would prove them; ``more`` rows are not listed."""

    no: str
    title: str
    by: str
    lines: tuple[RowLine, ...]
    more: int = 0


@dataclass(frozen=True)
class Sheets:
    """The sheets whose rows cite proofs and that have rows, and the chosen one («»: none yet)."""

    choices: tuple[tuple[str, str], ...]
    chosen: str


def lacking_groups(of: ParkYear, found: Proving) -> tuple[Group, ...]:
    """Rows that lack a proof, sheet by sheet."""
    groups = []
    for no, held in groupby(found.lacking, key=lambda one: one.at.sheet):
        every = list(held)
        lines = tuple(
            RowLine(one.at.key, one.at.called, "", cell_link(of, no, one.at.key, "proof"))
            for one in every[:_MOST]
        )
        more = max(0, len(every) - _MOST)
        groups.append(Group(no, sheet(no).sheet.name, every[0].by, lines, more))
    return tuple(groups)


def sheets(dossier: Dossier, asked: str) -> Sheets:
    """The sheets to choose from."""
    found = tuple(
        (no, form.sheet.name)
        for no, form in all_sheets().items()
        if no != LIST and "proof" in form.columns and dossier.sheet(no)
    )
    return Sheets(found, asked if asked in dict(found) else "")


def rows_of(of: ParkYear, dossier: Dossier, no: str, words: str) -> Group:
    """The rows of a sheet whose name or key holds ``words``."""
    form = sheet(no)
    found = [at(r) for r in dossier.sheet(no)]
    wanted = [c for c in found if not words or words in c.called or words in c.key]
    cited = {r.key: "；".join(cited_by(r)) for r in dossier.sheet(no)}
    lines = tuple(
        RowLine(c.key, c.called, cited[c.key], cell_link(of, no, c.key, "proof"))
        for c in wanted[:_MOST]
    )
    return Group(no, form.sheet.name, form.sheet.proven_by, lines, max(0, len(wanted) - _MOST))

"""Words in reference columns that no row bears, each with all the cells that use it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.audit.finding import Finding, Unassessed, cell_cause, listed, quote_row
from yuanjian.core.marks import Mark
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.sheets.column import Column
from yuanjian.sheets.references import Register
from yuanjian.sheets.shelf import all_sheets, sheet

# Outlets are numbered by each firm and are no rows of their own.
_OUTLET = re.compile(r"(?:DW|DA|YS)\d{3}(?!\d)", re.IGNORECASE)
_POINT_SHEETS = {"R": "16", "A": "17"}
_MOST_QUOTES = 6


@dataclass(frozen=True, slots=True)
class Use:
    """A word in one cell of a reference column."""

    row: RowView
    column: Column
    said: str

    @property
    def targets(self) -> list[str]:
        """The columns it may refer to («16.no»)."""
        return self.column.ref.split("|")

    @property
    def holders(self) -> list[str]:
        """The targets that would hold this word: of points the sheet of its letter, else all."""
        points = self.targets[0] == "16.no"
        return [t for t in self.targets if not points or t[:2] == self.sheet]

    @property
    def sheet(self) -> str:
        """The sheet that would hold it: by its letter where points lie in several, else the first."""
        if self.targets[0] == "16.no":
            return _POINT_SHEETS.get(self.said[:1].upper(), "18")
        return "05" if "05.name" in self.targets else self.targets[0][:2]


def register(f: Facts) -> Register:
    """Everything in the dossier that can be named."""
    records = f.dossier.records.values()
    return f.kept("register", lambda: Register([r for rows in records for r in rows]))


def uses(f: Facts, *first: str) -> Iterator[Use]:
    """Every word in the columns whose first target is one of ``first`` («05.name»)."""
    for no, form in all_sheets().items():
        columns = [c for c in form.columns.values() if c.ref and c.ref.split("|")[0] in first]
        for record in f.dossier.sheet(no) if columns else ():
            for column in columns:
                held = getattr(record.row, column.key)
                if held is None or isinstance(held, Mark):
                    continue
                for said in held if isinstance(held, tuple) else (held,):
                    yield Use(RowView(record), column, said)


def lost(f: Facts, *first: str) -> dict[str, list[Use]]:
    """The words that nothing bears, with their cells; outlets and a column's own words are known."""
    found: dict[str, list[Use]] = {}
    for use in uses(f, *first):
        takes_outlets = use.column.open_list or ".outlet" in use.column.ref
        if use.said in use.column.options or (takes_outlets and _OUTLET.match(use.said)):
            continue
        if not register(f).find(use.targets, use.said):
            found.setdefault(use.said, []).append(use)
    return found


def findings(f: Facts, what: str, advice: str, *first: str) -> Iterator[Finding | Unassessed]:
    """One finding a lost word: who names it, and what looks like it.

    A sheet or cell that nobody has filled is in the list of gaps already: said as not assessed.
    """
    for said, places in lost(f, *first).items():
        gap = next((g for t in places[0].holders if (g := _unfilled(f, t))), "")
        if gap:
            yield Unassessed(f"{gap}，无法核对其他表引用的{what}")
        else:
            yield _finding(f, said, places, what, advice, sheet(places[0].sheet).sheet.name)


def _unfilled(f: Facts, target: str) -> str:
    """Why it is not known what a target column («01.park_name») holds; «» when it is."""
    no, _, key = target.partition(".")
    rows = f.rows(no)
    blank = [r.key for r in rows if r.get(key) is None]
    form = sheet(no)
    if blank:
        return f"{form.sheet.name}的{listed(blank)}未填{form.columns[key].header}"
    return rows.gap


def _finding(f: Facts, said: str, places: list[Use], what: str, advice: str, name: str) -> Finding:
    first = places[0]
    where = listed(dict.fromkeys(sheet(p.row.record.sheet).sheet.name for p in places))
    near = register(f).nearest(first.targets, said)
    hint = f"写法相近的有“{'”、“'.join(near)}”。" if near else ""
    return Finding(
        f"{name}中没有{what}“{said}”，却被{where}引用（共{len(places)}处）",
        quotes=tuple(quote_row(p.row, p.column.key) for p in places[:_MOST_QUOTES]),
        expected=f"{name}中已有的{what}",
        found=said,
        advice=hint + advice,
        verify=f"{name}补上“{said}”，或各处改用已有的写法后，本条消失。",
        subject=said,
        cause=cell_cause(first.row, first.column.key) if len(places) == 1 else f"lost/{said}",
        severity="query" if all(p.column.open_list for p in places) else None,
    )

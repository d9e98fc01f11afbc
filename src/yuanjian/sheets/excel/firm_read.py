"""A workbook that a firm returned: whose it is, and its rows beside what is recorded of that firm.

A firm answers for itself alone: rows of another firm, and sheets that are the park's, stay out and are named.
A blank cell keeps the recorded value, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from yuanjian.core.evidence import Place
from yuanjian.core.marks import Mark
from yuanjian.core.text import fold, squeeze
from yuanjian.sheets.cells import written
from yuanjian.sheets.excel.package import PackageChecked, RowRead, validate
from yuanjian.sheets.excel.received import PackageRead, RawRow, SheetRead, sheet_problem
from yuanjian.sheets.firm import FIRM_SHEETS, OF_THE_PARK, Firm, asked, firms_of, rows_of
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.record import Record
from yuanjian.sheets.references import Register, owner_of
from yuanjian.sheets.row import shown
from yuanjian.sheets.shelf import all_sheets

Records = Mapping[str, Sequence[Record]]
_NUMBERED = re.compile(r"E\d{3,4}(?!\d)", re.IGNORECASE)
# What rows of a firm may refer to beside the firm itself.
_OF_THE_PARK = ("01", "02", "13", "34")


@dataclass(frozen=True, slots=True)
class FirmRead:
    """A returned workbook, judged. ``foreign`` tells the rows and sheets that are not the firm's to fill."""

    firm: Firm
    checked: PackageChecked
    foreign: tuple[Problem, ...]
    kept_cells: int


def is_firms(read: PackageRead) -> bool:
    """Whether the workbook is one of the packages that we made for a firm."""
    return read.meta is not None and read.meta.role == "firm"


def firm_in(read: PackageRead, kept: Records, register: Register) -> Firm | None:
    """The firm whose workbook this is: the one it was made for, else the only one that its rows name,
    else the only one that its file name names. None when that is not clear.
    """
    firms = {f.no: f for f in firms_of(kept)}
    if read.meta is not None and read.meta.firm_no in firms:
        return firms[read.meta.firm_no]
    named = _named(read, register)
    if not named:
        said = squeeze(fold(read.name))
        numbers = {n.upper() for n in _NUMBERED.findall(said)}
        named = {no for no, f in firms.items() if no in numbers or squeeze(fold(f.name)) in said}
    return firms[named.pop()] if len(named) == 1 else None


def own_table(read: PackageRead, kept: Records, register: Register) -> Firm | None:
    """The firm whose own table this is, where nobody says so: a workbook that is not of our making, with sheets that
    firms answer, all rows of one firm of the register, and nothing in the columns that the park fills in.
    """
    if read.meta is not None or not _of_firms_alone(read) or len(read.rows("05")) > 1:
        return None
    said = [(part.no, row) for part in read.sheets for row in part.rows]
    if any(written(row.values.get(k)).strip() for no, row in said for k in OF_THE_PARK.get(no, ())):
        return None
    if unknown_firms(read, register):
        return None
    return firm_in(read, kept, register)


def unknown_firms(read: PackageRead, register: Register) -> tuple[str, ...]:
    """The names of firms in a table of firms that the register does not know, sheet 05 left out."""
    names = {
        written(row.values.get(all_sheets()[part.no].sheet.firm)).strip()
        for part in read.sheets
        for row in part.rows
        if part.no in FIRM_SHEETS and part.no != "05" and not _owners(part.no, row, register)
    }
    return tuple(sorted(names - {"", Mark.NONE.value}))


def _of_firms_alone(read: PackageRead) -> bool:
    return bool(read.sheets) and all(part.no in FIRM_SHEETS for part in read.sheets)


def strangers_table(read: PackageRead, register: Register) -> str:
    """The firm that alone stands in a table like that and is not in the register; «» where it is not so."""
    if read.meta is not None or not _of_firms_alone(read) or read.rows("05"):
        return ""
    unknown = unknown_firms(read, register)
    return unknown[0] if len(unknown) == 1 and not _named(read, register) else ""


def _named(read: PackageRead, register: Register) -> set[str]:
    """The numbers of the firms that the rows name; sheet 05 counts alone where it names one."""
    by_sheet: dict[str, set[str]] = {}
    for part in read.sheets:
        for row in part.rows if part.no in FIRM_SHEETS else ():
            by_sheet.setdefault(part.no, set()).update(_owners(part.no, row, register))
    own = by_sheet.get("05", set())
    return own if len(own) == 1 else set().union(*by_sheet.values()) if by_sheet else set()


def _owners(no: str, row: RawRow, register: Register) -> set[str]:
    """Which firms a row as written may be of, by number."""
    keys = ("ent_no", "uscc", "name") if no == "05" else (all_sheets()[no].sheet.firm,)
    for key in keys:
        said = written(row.values.get(key)).strip()
        found = register.find(("05.ent_no",), said) if said else ()
        if found:
            return set(found)
    return set()


def read_firm(read: PackageRead, firm: Firm, kept: Records, register: Register) -> FirmRead:
    """The rows of a firm's workbook, judged as they would stand beside what is recorded of it."""
    own = rows_of(kept, firm, register)
    known = {**own, **{no: kept.get(no, ()) for no in _OF_THE_PARK}}
    foreign: list[Problem] = []
    sheets = tuple(s for s in (_own_part(p, firm, register, foreign) for p in read.sheets) if s)
    read = replace(read, sheets=sheets, problems=(*read.problems, *foreign))
    first = validate(read, known)
    beside, cells = _beside(first, own)
    checked = first if beside is first.read else validate(beside, known)
    taken = {(no, r.key) for no in FIRM_SHEETS for r in kept.get(no, ())}
    taken -= {(no, r.key) for no, rows in own.items() for r in rows}
    rows = tuple(_unless_taken(row, taken) for row in checked.rows)
    return FirmRead(firm, replace(checked, rows=rows), tuple(foreign), cells)


def _own_part(
    part: SheetRead, firm: Firm, register: Register, foreign: list[Problem]
) -> SheetRead | None:
    """A worksheet with the firm's own rows; None for a sheet that is not asked of firms."""
    form = all_sheets()[part.no]
    if part.no not in FIRM_SHEETS:
        place = part.rows[0].place if part.rows else Place(sheet=part.name)
        said = f"“{form.sheet.name}”由园区填写，企业填报的这张表没有导入"
        foreign.append(sheet_problem("doubt", said, replace(place, row=None)))
        return None
    first = next(k for k, c in form.columns.items() if not c.computed)
    rows = []
    for row in part.rows:
        if written(row.values.get(first)).strip() == Mark.NONE.value:
            said = f"写明本企业没有“{form.sheet.title}”，没有写入台账"
            foreign.append(sheet_problem("info", said, row.place))
        elif (own := _own_row(part, row, firm, register)) is not None:
            rows.append(own)
        else:
            foreign.append(_not_own(part, row, firm))
    return replace(part, rows=tuple(rows))


def _own_row(part: SheetRead, row: RawRow, firm: Firm, register: Register) -> RawRow | None:
    """The row under the firm's registered name; None when it is another's, or nobody knows whose."""
    form = all_sheets()[part.no]
    key = "ent_no" if part.no == "05" else form.sheet.firm
    word = firm.no if part.no == "05" else firm.name
    said = written(row.values.get(key)).strip()
    owners = _owners(part.no, row, register)
    if owners and owners != {firm.no}:
        return None
    if said and not owners:
        return None
    values = {k: v for k, v in row.values.items() if asked(part.no, k)}
    if not said and not owners and not _says(values):
        return None
    values[key] = word
    told = row.problems
    if said != word:
        message = f"未填，按“{word}”读入" if not said else f"“{said}”按“{word}”读入"
        told = (
            *told,
            _at(part, row, key, Problem("info", message, key, form.columns[key].header, said)),
        )
    return RawRow(row.place, values, told)


def _says(values: Mapping[str, object]) -> bool:
    return any(written(v).strip() for v in values.values())


def _not_own(part: SheetRead, row: RawRow, firm: Firm) -> Problem:
    form = all_sheets()[part.no]
    key = "name" if part.no == "05" else form.sheet.firm
    said = written(row.values.get(key)).strip() or written(row.values.get("ent_no")).strip()
    message = f"这一行写的是“{said[:40]}”，不是“{firm.name}”，没有导入"
    mend = "是本企业的请改为营业执照上的名称；不是的请删去这一行"
    problem = Problem("error", message, key, form.columns[key].header, said, "", mend)
    return _at(part, row, key, problem)


def _at(part: SheetRead, row: RawRow, key: str, problem: Problem) -> Problem:
    letters = part.letters.get(key, "")
    return problem.at(replace(row.place, cell=f"{letters}{row.place.row}" if letters else ""))


def _beside(checked: PackageChecked, own: Records) -> tuple[PackageRead, int]:
    """The package with blank cells filled from the recorded rows of the same keys, and how many cells."""
    kept = {(no, r.key): r for no, rows in own.items() for r in rows}
    found = {id(row.raw): kept.get((row.sheet, row.key)) for row in checked.rows}
    cells = 0
    sheets = []
    for part in checked.read.sheets:
        rows = []
        for raw in part.rows:
            old = found.get(id(raw))
            filled, count = _filled(part, raw, old) if old is not None else (raw, 0)
            cells += count
            rows.append(filled)
        sheets.append(replace(part, rows=tuple(rows)))
    return replace(checked.read, sheets=tuple(sheets)), cells


def _filled(part: SheetRead, raw: RawRow, old: Record) -> tuple[RawRow, int]:
    values = dict(raw.values)
    unread = {p.key for p in raw.problems if p.level == "error"}
    told = list(raw.problems)
    count = 0
    for key, column in all_sheets()[part.no].columns.items():
        value = getattr(old.row, key)
        if column.computed or value is None or key in unread or written(values.get(key)).strip():
            continue
        values[key] = shown(value)
        if key in part.letters:
            count += 1
            message = f"空白，保留台账原值“{shown(value)[:40]}”"
            mend = "确实没有的请填“无”，不适用的填“/”"
            problem = Problem("info", message, key, column.header, "", "", mend)
            told.append(_at(part, raw, key, problem))
    return RawRow(raw.place, values, tuple(told)), count


def _unless_taken(row: RowRead, taken: set[tuple[str, str]]) -> RowRead:
    """A row under a number that another's row has: refused, without a word about whose that is."""
    if row.record is None or (row.sheet, row.record.key) not in taken:
        return row
    key = row.form.sheet.keys[0]
    header = row.form.columns[key].header
    said = written(row.raw.values.get(key))
    problem = Problem(
        "error", f"“{said}”已被使用", key, header, said, "没有用过的编号", "请向园区确认编号后再填",
        row.record.cell(key),
    )  # fmt: skip
    problems = (*row.checked.problems, problem)
    checked = replace(row.checked, row=None, problems=problems)
    return replace(row, record=None, checked=checked)


def own_absent(
    absent: Sequence[tuple[str, str]], kept: Records, firm: Firm, register: Register
) -> Iterator[tuple[str, str]]:
    """Of rows that a workbook has not, those that are the firm's."""
    rows = {(no, r.key): r for no in FIRM_SHEETS for r in kept.get(no, ())}
    for at in absent:
        if at in rows and owner_of(rows[at].row, register) == firm.no:
            yield at

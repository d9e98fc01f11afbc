"""Take workbooks into the ledger: a preview first, then everything good in one transaction.

A refused row never stops the others, and nothing is written before the whole file has been read.
Rows that the ledger has and the file has not stay; they are named, not deleted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from django.db import transaction

from yuanjian.actions.record_act import record_act
from yuanjian.actions.write_rows import Writing, remove_rows, write_rows
from yuanjian.core.evidence import Place
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import keep
from yuanjian.ledger.models import Act, Document, Intake, Park, ParkYear, Row
from yuanjian.ledger.queries import records as kept_records
from yuanjian.ledger.queries import rows_hash
from yuanjian.sheets.changes import Change, Verdict, change, count
from yuanjian.sheets.excel.firm_read import (
    FirmRead,
    firm_in,
    is_firms,
    own_absent,
    own_table,
    read_firm,
    strangers_table,
)
from yuanjian.sheets.excel.package import PackageChecked, PackageRead, read_package, validate
from yuanjian.sheets.excel.received import sheet_problem
from yuanjian.sheets.firm import Firm, register_of
from yuanjian.sheets.last_year import beside
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.record import Record
from yuanjian.sheets.references import Register

_OWN = sheet_problem(
    "info", "认出是一家企业自己的表，按企业填报合并：只收本企业的行，空白的格保留台账原值", Place()
)


class Elsewhere(Refusal):
    """A file that something must be done for first, or that belongs to another place: ``lead`` names that place."""

    def __init__(self, lead: Literal["register", "imports"], said: str) -> None:
        super().__init__(said)
        self.lead = lead


@dataclass(frozen=True)
class Preview:
    """What one file would do. ``absent`` are rows that the ledger has and the file has not.

    ``returned`` is set where the file is what a firm returned: only its own rows are taken, and a blank cell
    keeps the ledger's value.
    """

    path: Path
    park: str
    park_name: str
    year: int
    changes: tuple[Change, ...]
    problems: tuple[Problem, ...]
    absent: tuple[tuple[str, str], ...]
    base: str
    returned: FirmRead | None = None

    @property
    def firm(self) -> Firm | None:
        """Whose workbook it is, where a firm returned it."""
        return self.returned.firm if self.returned else None

    @property
    def judged(self) -> FirmRead | None:
        """The returned workbook with the problems of its rows as they stand in ``changes``."""
        if self.returned is None:
            return None
        rows = self.returned.checked.rows
        told = {(c.sheet, c.key): c.problems for c in self.changes}
        judged = tuple(r.with_problems(told.get((r.sheet, r.key), r.problems)) for r in rows)
        return replace(self.returned, checked=replace(self.returned.checked, rows=judged))

    @property
    def kept_cells(self) -> int:
        """Blank cells of a firm's workbook that keep the ledger's value."""
        return self.returned.kept_cells if self.returned else 0

    @property
    def counts(self) -> dict[Verdict, int]:
        """Rows by verdict."""
        return count(self.changes)

    @property
    def writes(self) -> int:
        """Rows that taking it in would write."""
        return self.counts["new"] + self.counts["changed"]

    @property
    def errors(self) -> int:
        """How many errors there are, in cells and in the file."""
        found = [p for c in self.changes for p in c.problems] + list(self.problems)
        return sum(p.level == "error" for p in found)


@dataclass(frozen=True)
class Basis:
    """What files are compared with: the ledger's rows of one park's year, read once."""

    code: str
    year: int
    kept: Mapping[str, tuple[Record, ...]]
    base: str
    by_key: Mapping[tuple[str, str], Record]
    register: Register
    doubts: Callable[[Record], tuple[Problem, ...]]


def basis_of(code: str, year: int) -> Basis:
    """The rows of a park's year as they are now; none when it has not been begun."""
    existing = ParkYear.objects.filter(park__code=code, year=year).first()
    kept = kept_records(existing) if existing else {}
    by_key = {(no, r.key): r for no, rows in kept.items() for r in rows}
    base = rows_hash(existing) if existing else ""
    return Basis(code, year, kept, base, by_key, register_of(kept), _last_year(code, year))


def preview(
    path: Path,
    *,
    park: str | None = None,
    year: int | None = None,
    basis: Basis | None = None,
    firms: bool = False,
) -> Preview:
    """Read a workbook and compare it with the ledger; writes nothing.

    Args:
        park, year: whose records they are; by default what the workbook says of itself.
        basis: the records of that year where they were read before.
        firms: it is a firm's whatever it looks like. One made by us for a firm is always read as such.

    Raises:
        Refusal: the file cannot be read, is of another park or year than was asked for, or of no firm
            where it should be a firm's.
    """
    read = read_package(path)
    code, name, of_year = _whose(read, park, year)
    against = basis or basis_of(code, of_year)
    if firms or is_firms(read):
        return _firm_preview(path, read, name, against)
    if own_table(read, against.kept, against.register):
        return _firm_preview(path, replace(read, problems=(*read.problems, _OWN)), name, against)
    if stranger := strangers_table(read, against.register):
        raise Elsewhere(
            "register",
            f"“{read.name}”像是企业自己的表，其中的企业“{stranger}”不在05_企业名录中，没有导入。"
            "请核对企业名称；新企业请先登记到05_企业名录，再导入。",
        )
    checked = validate(read, against.kept)
    changes = _changes(checked, against)
    absent = _absent(changes, against)
    problems = tuple(read.problems)
    return Preview(path, code, name, of_year, changes, problems, absent, against.base)


def _firm_preview(path: Path, read: PackageRead, name: str, against: Basis) -> Preview:
    if read.meta is not None and read.meta.role == "park":
        raise Elsewhere(
            "imports",
            f"“{read.name}”是园区年度资料包，不是企业填报的。请在“导入”中单独导入，或用 yuanjian import。",
        )
    firm = firm_in(read, against.kept, against.register)
    if firm is None:
        raise Elsewhere(
            "register",
            f"“{read.name}”看不出是哪家企业的：没有企业编号、信用代码，企业名称也不在05_企业名录中（或不止一家）。"
            "请核对企业名称后再导入；新企业请先登记到05_企业名录。",
        )
    found = read_firm(read, firm, against.kept, against.register)
    changes = _changes(found.checked, against)
    absent = own_absent(_absent(changes, against), against.kept, firm, against.register)
    return Preview(
        path, against.code, "", against.year, changes, found.checked.read.problems, tuple(absent),
        against.base, found,
    )  # fmt: skip


def _changes(checked: PackageChecked, against: Basis) -> tuple[Change, ...]:
    """Every row of a file against what is kept under its key."""
    found: list[Change] = []
    for row in checked:
        if row.record is None:
            found.append(Change(row.sheet, row.key, "refused", None, (), row.problems))
        else:
            doubts = against.doubts(row.record)
            found.append(change(against.by_key, row.record, (*row.problems, *doubts)))
    return tuple(found)


def _absent(changes: Sequence[Change], against: Basis) -> tuple[tuple[str, str], ...]:
    touched = {c.sheet for c in changes}
    seen = {(c.sheet, c.key) for c in changes}
    return tuple(at for at in against.by_key if at[0] in touched and at not in seen)


def _last_year(code: str, year: int) -> Callable[[Record], tuple[Problem, ...]]:
    """What stands in question beside last year's records: leaps, slips of the unit, copied prose."""
    last = ParkYear.objects.filter(park__code=code, year=year - 1).first()
    kept = kept_records(last) if last else {}
    by_key = {(no, r.key): r for no, rows in kept.items() for r in rows}

    def doubts(record: Record) -> tuple[Problem, ...]:
        alone = kept.get(record.sheet, ())[:1] if record.row.sheet.vertical else ()
        old = by_key.get((record.sheet, record.key)) or next(iter(alone), None)
        return tuple(p.at(record.cell(p.key)) for p in beside(record, old)) if old else ()

    return doubts


def _whose(read: PackageRead, park: str | None, year: int | None) -> tuple[str, str, int]:
    """Park code, name and year of a workbook; what was asked for must not contradict it."""
    said, said_year = read.park, read.year
    if park and said and park != said:
        raise Refusal(f"“{read.name}”是园区 {said} 的资料，与指定的 {park} 不符，没有导入。")
    if year and said_year and year != said_year:
        raise Refusal(
            f"“{read.name}”是 {said_year} 年度的资料，与指定的 {year} 年度不符，没有导入。"
        )
    code, of_year = park or said, year or said_year
    if not code or not of_year:
        lacking = "、".join(w for w, v in (("园区代码", code), ("报告年度", of_year)) if not v)
        raise Refusal(
            f"“{read.name}”里没有写明{lacking}。请填写 01_园区概况，或用 --park、--year 指定后再导入。"
        )
    return code, read.park_name, of_year


def accept(preview: Preview, *, by: str, store: Path) -> Intake:
    """Write a preview's good rows, with history and log, in one transaction; returns the intake.

    Raises:
        Refusal: somebody changed these records since the preview; nothing is overwritten unseen.
    """
    sha256 = keep(store, preview.path)
    with transaction.atomic():
        park, _ = Park.objects.select_for_update().get_or_create(
            code=preview.park, defaults={"name": preview.park_name or preview.park}
        )
        park_year, _ = ParkYear.objects.get_or_create(park=park, year=preview.year)
        if (rows_hash(park_year) if preview.base else "") != preview.base:
            raise Refusal("预览之后台账又有变动，没有导入。请重新预览，核对后再确认。")
        (intake,) = write_in(park_year, [(preview, sha256)], by=by, always=True)
    assert intake is not None  # asked for, whatever the file changes
    return intake


def write_in(
    of: ParkYear, coming: Sequence[tuple[Preview, str]], *, by: str, always: bool = False
) -> list[Intake | None]:
    """Write the good rows of files (with the hash that the store keeps each by) at once, with history and log.

    Runs inside a transaction of its caller, who made sure that the ledger is still what they were compared with.
    A file that changes nothing makes no intake unless ``always``; a firm's still counts as returned.
    """
    intakes: list[Intake | None] = []
    writings: list[Writing] = []
    for seen, sha256 in coming:
        if not seen.writes and not always:
            if seen.firm is not None:
                came_back(of, seen, sha256, by)
            intakes.append(None)
            continue
        _rename(of.park, seen.park_name)
        intake = Intake.objects.create(
            park_year=of, document=_document(seen, sha256), name=seen.path.name[:255], by=by[:100],
            letters=column_letters(seen.changes), counts=dict(seen.counts),
        )  # fmt: skip
        good = (c.record for c in seen.changes if c.verdict in ("new", "changed"))
        writings += [Writing(r, intake=intake) for r in good if r is not None]
        intakes.append(intake)
        record_act(by, verb_of(seen), str(of), act_detail(seen, sha256))
    write_rows(of, writings, by=by[:100])
    return intakes


def _rename(park: Park, name: str) -> None:
    """The park is called as its package says."""
    if name and park.name != name:
        park.name = name
        park.save(update_fields=["name"])


def _document(seen: Preview, sha256: str) -> Document:
    known = Document.objects.filter(sha256=sha256).first()
    return known or Document.objects.create(
        sha256=sha256, name=seen.path.name[:255], size=seen.path.stat().st_size
    )


RETURNED = "导入企业填报"
"""The verb under which the log tells that a firm's file was taken in."""


def verb_of(preview: Preview) -> str:
    """How the log calls taking this file in."""
    return RETURNED if preview.firm else "导入"


def act_detail(preview: Preview, sha256: str) -> dict[str, object]:
    """What the log keeps of it: the file, whose it is, the rows by verdict."""
    whose = {"firm": preview.firm.no} if preview.firm else {}
    return {"file": preview.path.name[:255], "sha256": sha256, **whose, **preview.counts}


def came_back(of: ParkYear, seen: Preview, sha256: str, by: str) -> None:
    """A firm's file that changes nothing still counts as returned; the log says so once."""
    known = Act.objects.filter(subject=str(of), verb=verb_of(seen), detail__sha256=sha256)
    if not known.exists():
        _document(seen, sha256)
        record_act(by, verb_of(seen), str(of), act_detail(seen, sha256))


def column_letters(changes: Iterable[Change]) -> dict[str, dict[str, str]]:
    """Column letters by sheet, as an intake keeps them: they are the same for all rows of one sheet of one file."""
    found: dict[str, dict[str, str]] = {}
    for one in changes:
        if one.record is not None and one.sheet not in found:
            found[one.sheet] = dict(one.record.letters)
    return found


def remove_absent(preview: Preview, *, by: str) -> int:
    """Remove the rows that the file no longer has, keeping their last version in the history."""
    with transaction.atomic():
        park_year = ParkYear.objects.select_for_update().get(
            park__code=preview.park, year=preview.year
        )
        absent = set(preview.absent)
        rows = Row.objects.filter(park_year=park_year)
        gone = [r for r in rows if (r.sheet, r.key) in absent]
        remove_rows(park_year, gone, by=by)
        record_act(by, "删除", str(park_year), {"rows": [[r.sheet, r.key] for r in gone]})
    return len(gone)

"""What firms returned: a folder of workbooks read file by file, compared with the ledger, taken in as one.

A file that cannot be read, or is nobody's, is named with its reason and stops no other. Where two files say
different things of one row, neither is taken: nothing is guessed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction

from yuanjian.actions.take_in import Basis, Preview, basis_of, preview, write_in
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.files import hash_of, keep
from yuanjian.ledger.models import Intake, ParkYear
from yuanjian.ledger.queries import rows_hash
from yuanjian.sheets.changes import Change
from yuanjian.sheets.firm import Firm
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import SheetRow
from yuanjian.sheets.shelf import sheet

_log = logging.getLogger(__name__)
WORKBOOKS = frozenset({".xlsx", ".xls", ".et", ".xlsm"})
UNEXPECTED = "读取时出错，没有导入。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再试。"


@dataclass(frozen=True)
class Returned:
    """One file. ``seen`` is None when nothing can be taken; ``why`` says the reason, ``lead`` where to go with it."""

    path: Path
    seen: Preview | None
    why: str = ""
    lead: str = ""

    @property
    def firm(self) -> Firm | None:
        """Whose it is, where that is known."""
        return self.seen.firm if self.seen else None

    @property
    def good(self) -> bool:
        """Whether every row of it can be taken."""
        return self.seen is not None and not self.seen.errors


@dataclass(frozen=True)
class Collected:
    """A folder of returned files against one state of the ledger."""

    of: ParkYear
    base: str
    files: tuple[Returned, ...]

    @property
    def readable(self) -> tuple[Returned, ...]:
        """Those of which something can be taken, or mended."""
        return tuple(f for f in self.files if f.seen is not None)

    @property
    def unread(self) -> tuple[Returned, ...]:
        """Those of which nothing can be taken."""
        return tuple(f for f in self.files if f.seen is None)

    @property
    def to_write(self) -> int:
        """Rows that would be written."""
        return sum(f.seen.writes for f in self.readable if f.seen)


def workbooks_in(paths: Iterable[Path]) -> list[Path]:
    """The workbooks among files and in folders (with those below), in order; lock files of open ones left out.

    Raises:
        Refusal: a path leads nowhere, or there is no workbook at all.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            found |= dict.fromkeys(sorted(p for p in path.rglob("*") if _is_workbook(p)))
        elif path.is_file():
            found[path] = None
        else:
            raise Refusal(f"找不到“{path}”。请核对文件夹或文件的路径。")
    if not found:
        raise Refusal("文件夹里没有 Excel 工作簿（.xlsx、.xls、.et）。请核对是不是这个文件夹。")
    return list(found)


def _is_workbook(path: Path) -> bool:
    return (
        path.suffix.lower() in WORKBOOKS
        and not path.name.startswith(("~$", "."))
        and path.is_file()
    )


def collect(
    paths: Iterable[Path], of: ParkYear, step: Callable[[int, int, str], None] | None = None
) -> Collected:
    """Read every file and compare it with the ledger; writes nothing.

    Args:
        step: told before each file how many are done, of how many, and its name.
    """
    found = workbooks_in(paths)
    basis = basis_of(of.park.code, of.year)
    seen: dict[str, Path] = {}
    files = []
    for number, path in enumerate(found):
        if step is not None:
            step(number, len(found), path.name)
        files.append(_one(path, basis, seen))
    return Collected(of, basis.base, tuple(agreed(files)))


def _one(path: Path, basis: Basis, seen: dict[str, Path]) -> Returned:
    try:
        sha256 = hash_of(path)
        if sha256 in seen:
            return Returned(path, None, f"与“{seen[sha256].name}”内容完全相同，已跳过。")
        seen[sha256] = path
        return Returned(
            path, preview(path, park=basis.code, year=basis.year, basis=basis, firms=True)
        )
    except Refusal as no:
        return Returned(path, None, str(no))
    except OSError as no:
        return Returned(path, None, f"打不开（{no.strerror}），没有导入。")
    except Exception:  # one crooked file must not cost the others
        _log.exception("returned workbook %s", path.name)
        return Returned(path, None, UNEXPECTED)


def agreed(files: Sequence[Returned]) -> Iterator[Returned]:
    """Files of one hand-in beside each other: a row that two have is taken once where they agree, else from neither."""
    said: dict[tuple[str, str], list[tuple[int, SheetRow]]] = {}
    for number, one in enumerate(files):
        for change in one.seen.changes if one.seen else ():
            if change.record is not None:
                said.setdefault((change.sheet, change.key), []).append((number, change.record.row))
    shared = {at: rows for at, rows in said.items() if len(rows) > 1}
    for number, one in enumerate(files):
        if one.seen is None:
            yield one
            continue
        changes = (_settled(c, number, shared, files) for c in one.seen.changes)
        kept = tuple(c for c in changes if c is not None)
        yield replace(one, seen=replace(one.seen, changes=kept))


def _settled(
    change: Change,
    number: int,
    shared: dict[tuple[str, str], list[tuple[int, SheetRow]]],
    files: Sequence[Returned],
) -> Change | None:
    rows = shared.get((change.sheet, change.key))
    if rows is None or change.record is None:
        return change
    if all(row == rows[0][1] for _, row in rows):
        return change if number == rows[0][0] else None
    key = sheet(change.sheet).sheet.keys[0]
    others = "、".join(f"“{files[n].path.name}”" for n, _ in rows if n != number)
    whose = "同一企业" if files[number].firm else "同一批"
    problem = Problem(
        "error", f"这一行与{whose}的另一份文件（{others}）不一致", key, sheet(change.sheet).columns[key].header,
        change.key, "", "请只留一份正确的", change.record.cell(key),
    )  # fmt: skip
    return replace(
        change, verdict="refused", record=None, differences=(), problems=(*change.problems, problem)
    )


def take_returned(collected: Collected, *, by: str, store: Path) -> list[Intake]:
    """Write the good rows of all files, with history and log, in one transaction: all of it or nothing.

    Raises:
        Refusal: somebody changed the records since they were compared.
    """
    coming = [(f, f.seen) for f in collected.readable if f.seen]
    kept = {f.path: keep(store, f.path) for f, _ in coming}
    with transaction.atomic():
        of = ParkYear.objects.select_for_update().select_related("park").get(pk=collected.of.pk)
        if rows_hash(of) != collected.base:
            raise Refusal("预览之后台账又有变动，没有导入。请重新预览，核对后再确认。")
        intakes = write_in(of, [(seen, kept[one.path]) for one, seen in coming], by=by)
    return [intake for intake in intakes if intake is not None]

"""A package from file to judged rows: read, recognise, extract; then check every row and name every problem."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from yuanjian.core.evidence import Place
from yuanjian.sheets.cells import written
from yuanjian.sheets.excel.extract import extract
from yuanjian.sheets.excel.layout import Layout
from yuanjian.sheets.excel.received import Meta, PackageRead, RawRow, SheetRead, sheet_problem
from yuanjian.sheets.excel.recognise import META_SHEET, TEMPLATE_VERSION, recognise
from yuanjian.sheets.excel.refusal import UnreadableWorkbook
from yuanjian.sheets.excel.vertical import extract_vertical
from yuanjian.sheets.excel.workbook import Workbook, read_workbook
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.record import NONE_KEY, Record
from yuanjian.sheets.row import Checked, SheetRow, check_row
from yuanjian.sheets.shelf import all_sheets


@dataclass(frozen=True, slots=True)
class RowRead:
    """One row of a package, judged. ``record`` is None when it is refused; all problems carry their place."""

    form: type[SheetRow]
    raw: RawRow
    checked: Checked
    record: Record | None

    @property
    def sheet(self) -> str:
        """The number of its sheet."""
        return self.form.sheet.no

    @property
    def key(self) -> str:
        """The row's identity; for a refused row what was written in its key columns."""
        if self.record is not None:
            return self.record.key
        said = (written(self.raw.values.get(k)) for k in self.form.sheet.keys)
        return " · ".join(filter(None, said)) or "（未填）"

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong or odd about the row."""
        return self.checked.problems

    def with_problems(self, problems: tuple[Problem, ...]) -> RowRead:
        """The same row, told otherwise."""
        return replace(self, checked=replace(self.checked, problems=problems))


@dataclass(frozen=True, slots=True)
class PackageChecked:
    """A package after all checks; iterating gives its rows."""

    read: PackageRead
    rows: tuple[RowRead, ...]

    def __iter__(self) -> Iterator[RowRead]:
        return iter(self.rows)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, those of the file and its worksheets first."""
        return self.read.problems + tuple(p for row in self.rows for p in row.problems)

    def records(self) -> dict[str, tuple[Record, ...]]:
        """The good rows by sheet number."""
        found: dict[str, list[Record]] = {}
        for row in self.rows:
            if row.record is not None:
                found.setdefault(row.record.sheet, []).append(row.record)
        return {no: tuple(rows) for no, rows in found.items()}


def read_package(path: Path | str) -> PackageRead:
    """The rows of a workbook as written, each with its place.

    Raises:
        UnreadableWorkbook: the file cannot be read, or holds no sheet of ours at all.
    """
    return package_of(read_workbook(path))


def package_of(book: Workbook) -> PackageRead:
    """The same from a workbook that is already in memory."""
    sheets: list[SheetRead] = []
    problems = [
        sheet_problem("info", note, Place(book.name, sha256=book.sha256)) for note in book.notes
    ]
    for found in recognise(book):
        if found.problem is not None:
            problems.append(found.problem)
        elif isinstance(found.layout, Layout):
            sheets.append(extract(found.grid, found.layout, book.name, book.sha256))
        elif found.layout is not None:
            sheets.append(extract_vertical(found.grid, found.layout, book.name, book.sha256))
    if not sheets and not any(p.level == "error" for p in problems):
        raise UnreadableWorkbook(
            "wrong_template",
            "没有一张工作表能认出是年度资料包的表",
            "请用 yuanjian template 生成模板填写，或把工作表改名为对应的表名（如“05_企业名录”）",
        )
    problems += [p for sheet in sheets for p in sheet.problems]
    read = PackageRead(book.name, book.sha256, read_meta(book), tuple(sheets), tuple(problems))
    return replace(read, problems=(*_reused(read), *_doubled(read), *read.problems))


def _reused(read: PackageRead) -> Iterator[Problem]:
    """A package made for one park or year and now filled in for another."""
    meta = read.meta
    if meta is None:
        return
    for made, now, what in (
        (meta.park_code, read.park, "园区代码"),
        (str(meta.year or ""), str(read.year or ""), "报告年度"),
    ):
        if made and now and made != now:
            yield sheet_problem(
                "doubt",
                f"模板是为{what} {made} 生成的，01_园区概况 填的{what}是 {now}，按 {now} 读入",
                Place(read.name, sha256=read.sha256),
                "请确认没有用错文件",
            )
    if meta.template != TEMPLATE_VERSION:
        yield sheet_problem(
            "doubt",
            f"模板是第 {meta.template} 版，本程序的模板是第 {TEMPLATE_VERSION} 版；各列按表头对应读入",
            Place(read.name, sha256=read.sha256),
            "请留意未识别的列；模板较新的请升级园鉴",
        )


def _doubled(read: PackageRead) -> Iterator[Problem]:
    """Several worksheets that are one sheet: read together, and said so."""
    names: dict[str, list[str]] = {}
    for sheet in read.sheets:
        names.setdefault(sheet.no, []).append(sheet.name)
    for no, of_sheet in names.items():
        if len(of_sheet) > 1:
            listed = "、".join(f"“{n}”" for n in of_sheet)
            yield sheet_problem(
                "doubt",
                f"有 {len(of_sheet)} 张工作表都是“{all_sheets()[no].sheet.name}”：{listed}，已合并读入",
                Place(read.name, sha256=read.sha256),
                "是复制的旧表的，请删除后再导入",
            )


def read_meta(book: Workbook) -> Meta | None:
    """What the hidden sheet of our templates says; None for any other workbook."""
    grid = book.grid(META_SHEET)
    if grid is None:
        return None
    said = {grid.text(row, 1): grid.text(row, 2) for row in grid.rows}
    if not said.get("template"):
        return None
    year = said.get("year", "")
    return Meta(
        said["template"],
        said.get("park.code", ""),
        said.get("park.name", ""),
        int(year) if year.isdigit() else None,
        said.get("rules", ""),
        said.get("role", ""),
        said.get("firm.no", ""),
        {k.removeprefix("form."): v for k, v in said.items() if k.startswith("form.")},
    )


def validate(
    package: PackageRead, kept: Mapping[str, Iterable[Record]] | None = None
) -> PackageChecked:
    """Every row checked, twins found, references followed: all problems in one pass, nothing written.

    ``kept`` are the records of the park's year as they stand; references may point to them.
    """
    rows = [row for sheet in package.sheets for row in _checked(sheet)]
    rows = _without_twins(_followed(rows, kept or {}))
    return PackageChecked(package, tuple(rows))


def _checked(sheet: SheetRead) -> Iterator[RowRead]:
    form = all_sheets()[sheet.no]
    for raw in sheet.rows:
        checked = check_row(form, raw.values)
        unread = {p.key for p in raw.problems if p.level == "error"}
        found = [p for p in checked.problems if p.key not in unread]
        placed = tuple(p.at(_place(raw, sheet, p)) for p in found) + raw.problems
        row = None if unread else checked.row
        checked = Checked(row, checked.none, checked.raw, placed)
        yield RowRead(form, raw, checked, _record(form, raw, sheet, checked))


def _place(raw: RawRow, sheet: SheetRead, problem: Problem) -> Place:
    where = sheet.letters.get(problem.key, "")
    if where.isalpha():
        where = f"{where}{raw.place.row}"
    return replace(raw.place, cell=where)


def _record(form: type[SheetRow], raw: RawRow, sheet: SheetRead, checked: Checked) -> Record | None:
    if checked.row is None:
        return None
    key = NONE_KEY if checked.none else checked.row.key_text()
    return Record(sheet.no, key, checked.row, checked.none, raw.place, sheet.letters, checked.raw)


def _refused(row: RowRead, problem: Problem) -> RowRead:
    problems = (*row.checked.problems, problem)
    return replace(row, record=None, checked=replace(row.checked, row=None, problems=problems))


def _without_twins(rows: list[RowRead]) -> list[RowRead]:
    """Rows with one key in one sheet: all refused, each naming the others.

    A row that was refused for its errors counts: which of the two is meant cannot be known.
    """
    groups: dict[tuple[str, str], list[int]] = {}
    for number, row in enumerate(rows):
        groups.setdefault((row.sheet, row.key), []).append(number)
    judged = list(rows)
    for twins in groups.values():
        good = [t for t in twins if rows[t].record is not None] if len(twins) > 1 else []
        for number in good:
            judged[number] = _twin(rows, number, [t for t in twins if t != number])
    return judged


def _twin(rows: list[RowRead], number: int, others: list[int]) -> RowRead:
    row = rows[number]
    sheet = row.form.sheet
    places = "、".join(str(replace(rows[o].raw.place, file="")) for o in others[:5])
    headers = "、".join(row.form.columns[k].header for k in sheet.keys)
    record = row.record
    first = sheet.keys[0]
    problem = Problem(
        "error",
        f"与{places}重复（{headers}相同）",
        first,
        row.form.columns[first].header,
        record.key if record else "",
        "每行各不相同",
        "请合并为一行，或改正其中一行",
        record.cell(first) if record else row.raw.place,
    )
    return _refused(row, problem)


def _followed(rows: list[RowRead], kept: Mapping[str, Iterable[Record]]) -> list[RowRead]:
    """References followed among the rows of the package and the records that are kept."""
    from yuanjian.sheets.references import RefusedRow, follow

    coming = [row.record for row in rows if row.record is not None]
    refused = [RefusedRow(row.sheet, row.raw.values) for row in rows if row.record is None]
    known = [record for records in kept.values() for record in records]
    results = iter(follow(coming, known, refused))
    judged = []
    for row in rows:
        if row.record is None:
            judged.append(row)
            continue
        result = next(results)
        good = result.record.row if result.record else None
        problems = (*row.problems, *result.problems)
        checked = replace(row.checked, row=good, problems=problems)
        judged.append(replace(row, record=result.record, checked=checked))
    return judged

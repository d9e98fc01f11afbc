"""The base of all row classes, and the one door through which a row comes in: ``check_row``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar, Self, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from yuanjian.core.marks import Mark
from yuanjian.sheets.cells import read_cell, written
from yuanjian.sheets.column import Column, Many, Text, choice, long, multi
from yuanjian.sheets.conditions import When
from yuanjian.sheets.problem import CellError, Level, Problem

SOURCES = ("企业填报", "检测报告", "在线平台", "许可平台", "固废平台", "批复文件", "统计部门", "例行监测", "现场核实", "测算", "上年结转")  # fmt: skip

RowClass = TypeVar("RowClass", bound="SheetRow")
_NAMES = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the yearly package.

    ``keys`` are the columns that tell rows apart; ``vertical`` for single-record sheets; ``firm`` is the
    column that names the owning firm («» when rows belong to the park); ``by`` says who fills it;
    ``called`` is how people call a row, its columns in braces («{ent_no} {name}»);
    ``none_ok``: the officer may write 无 in the first column, «this park has none of it».
    ``proven_by``: what papers prove a row («验收意见»; «» where rows need no proof), where ``proven_when`` holds.
    ``yearly``: its rows are events and results of one year; none stays for the next but those that ``lasting`` says:
    what is still open at its end, and what is kept from year to year.
    """

    no: str
    title: str
    keys: tuple[str, ...]
    called: str = ""
    by: str = "园区"
    firm: str = ""
    vertical: bool = False
    none_ok: bool = False
    note: str = ""
    version: str = "2020.1"
    yearly: bool = False
    lasting: When | None = None
    proven_by: str = ""
    proven_when: When | None = None

    @property
    def name(self) -> str:
        """The name of its Excel sheet: 05_企业名录."""
        return f"{self.no}_{self.title}"


class SheetRow(BaseModel):
    """A row of a sheet: typed cells, each None (blank), a Mark (无, /) or a value.

    Subclasses declare ``sheet`` and their columns. Constructing one validates every cell by its column;
    ``check_row`` does the same and returns all problems at once instead of raising.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )
    sheet: ClassVar[Sheet]
    columns: ClassVar[Mapping[str, Column]]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        found = {}
        for name, made in cls.model_fields.items():
            declared = next((m for m in made.metadata if isinstance(m, Column)), None)
            if declared is not None:
                found[name] = replace(declared, key=declared.key or name)
        cls.columns = found

    @field_validator("*", mode="before")
    @classmethod
    def _by_its_column(cls, raw: object, info: ValidationInfo) -> object:
        column = cls.columns[info.field_name or ""]
        if column.computed or raw is None or isinstance(raw, Mark):
            return None if column.computed else raw
        try:
            return read_cell(column, "；".join(raw) if isinstance(raw, tuple | list) else raw).value
        except CellError as wrong:
            raise PydanticCustomError(
                "cell", "{what}", {"what": wrong.message, "expected": wrong.expected}
            ) from None

    def problems(self) -> Iterator[Problem]:
        """What contradicts inside this one row; sheets override it (``error`` or ``doubt``)."""
        return iter(())

    def amount(self, key: str) -> Decimal | None:
        """The number in ``key``, None for blank or a mark (无 counts as 0: confirmed none)."""
        value = getattr(self, key)
        if value is Mark.NONE:
            return Decimal(0)
        return (
            Decimal(value)
            if isinstance(value, int | Decimal) and not isinstance(value, bool)
            else None
        )

    def key_text(self) -> str:
        """The key columns in words, the row's identity in its sheet and year."""
        return " · ".join(filter(None, (shown(getattr(self, k)) for k in self.sheet.keys)))

    def called(self) -> str:
        """How people call the row: «第6项», «E001 甲公司»; by its key where the sheet has no such words.

        «» for the one record of a vertical sheet.
        """
        if self.sheet.vertical:
            return ""
        names = {k: shown(getattr(self, k)) for k in _NAMES.findall(self.sheet.called)}
        blank = not names or not all(names.values())
        return self.key_text() if blank else self.sheet.called.format_map(names)

    def to_data(self) -> dict[str, Any]:
        """JSON data of the filled cells: decimals and dates as text, marks as 无 and /."""
        return {k: _encode(v) for k in self.columns if (v := getattr(self, k)) is not None}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """The row that ``to_data`` wrote; no grammar runs, so it is fast."""
        return _made(
            cls, {k: _decode(cls.columns[k], v) for k, v in data.items() if k in cls.columns}
        )


class ListRow(SheetRow):
    """A row of a list sheet: ends in the three common columns. Subclass fields come first (see ``ordered``)."""

    source: Text = choice(
        "数据来源", *SOURCES, required=True, example="企业填报", note="这一行的数据从哪里来"
    )
    proof: Many = multi(
        "佐证附件编号",
        ref="34.no",
        example="A001",
        note="对应 34_附件清单 的附件编号，多个用；分隔",
    )
    remark: Text = long("备注")

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        tail = ("source", "proof", "remark")
        cls.columns = {k: c for k, c in cls.columns.items() if k not in tail} | {
            k: cls.columns[k] for k in tail
        }


def shown(value: object) -> str:
    """A typed cell value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, Mark):
        return value.value
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "；".join(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


_BARE = re.compile(r"[-+]?\d+(?:\.\d+)?")


def in_unit(column: Column, said: str) -> str:
    """The words of a cell with its column's unit; as they are where they bring their own or are no number."""
    if not column.unit or not _BARE.fullmatch(said):
        return said
    return f"{said}{column.unit}" if column.unit == "%" else f"{said} {column.unit}"


def _encode(value: object) -> Any:
    if isinstance(value, Mark):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


_DECODERS: dict[str, Callable[[Any], Any]] = {
    "number": Decimal,
    "percent": Decimal,
    "day": date.fromisoformat,
    "multi": tuple,
}


def _decode(column: Column, value: Any) -> Any:
    if value == "无" and "无" not in column.options:
        return Mark.NONE
    if value == "/" and "/" not in column.options:
        return Mark.NA
    return _DECODERS.get(column.kind, lambda v: v)(value)


def _made(form: type[RowClass], values: Mapping[str, Any]) -> RowClass:
    """A row of good values. Not by keywords: a column may be called ``cls``."""
    row = cast("RowClass", form.model_construct())
    row.__dict__.update(values)
    row.__pydantic_fields_set__.update(values)
    return row


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one row: the row (None when refused), what was written where it differs, the problems."""

    row: SheetRow | None
    none: bool
    raw: Mapping[str, str]
    problems: tuple[Problem, ...]


def check_row(form: type[SheetRow], raw: Mapping[str, object]) -> Checked:
    """Every cell, then the conditions, then the row's own rules: all problems in one pass.

    ``raw`` maps keys to cell values as read (text, number, date, bool). Unknown keys are a caller's error.
    """
    values: dict[str, Any] = {}
    kept: dict[str, str] = {}
    problems: list[Problem] = []
    for key, column in form.columns.items():
        if column.computed or key not in raw:
            continue
        problems += _take(column, raw[key], values, kept)
    if _says_none(form, values):
        return _none_row(form, values, problems)
    bad = {p.key for p in problems if p.level == "error"}
    problems += [p for p in _missing(form, values) if p.key not in bad]
    if any(p.level == "error" for p in problems):
        return Checked(None, False, kept, tuple(problems))
    row = _made(form, values)
    problems += [_named(form, p) for p in row.problems()]
    refused = any(p.level == "error" for p in problems)
    return Checked(None if refused else row, False, kept, tuple(problems))


def _take(
    column: Column, raw: object, values: dict[str, Any], kept: dict[str, str]
) -> Iterator[Problem]:
    try:
        cell = read_cell(column, raw)
    except CellError as no:
        told = written(raw)
        yield Problem("error", no.message, column.key, column.header, told, no.expected, no.mend)
        return
    if cell.value is not None:
        values[column.key] = cell.value
    if not cell.notes:
        return
    said = str(cell.value or "") if column.masked else written(raw)
    if cell.value is not None:
        kept[column.key] = said
    for level, note in cell.notes:
        yield Problem(level, note, column.key, column.header, said)


def _missing(form: type[SheetRow], values: Mapping[str, Any]) -> Iterator[Problem]:
    for column in _wanted(form, values):
        value = values.get(column.key)
        names_row = column.required and column.key in form.sheet.keys
        if names_row and isinstance(value, Mark):
            said = "此列用来区分各行，不能填“无”或“/”"
            yield _absent("error", said, column, value.value)
        if value is not None:
            continue
        if column.required:
            yield _absent("error" if names_row else "gap", "必填项未填", column)
        elif column.when is not None:
            yield _absent("gap", f"{column.when.words}时应填", column)


def _absent(level: Level, message: str, column: Column, found: str = "") -> Problem:
    marks_pass = level == "gap" and column.required
    mend = "请补填；没有填“无”，不适用填“/”" if marks_pass else "请补填"
    return Problem(level, message, column.key, column.header, found, column.expected, mend)


def required_cells(form: type[SheetRow], row: SheetRow) -> Iterator[Column]:
    """The columns that this row must fill, by itself or because a condition holds."""
    values = {k: v for k in form.columns if (v := getattr(row, k)) is not None}
    return _wanted(form, values)


def missing_cells(form: type[SheetRow], row: SheetRow) -> Iterator[Column]:
    """The columns that this row must fill and leaves blank."""
    return (c for c in required_cells(form, row) if getattr(row, c.key) is None)


def _wanted(form: type[SheetRow], values: Mapping[str, Any]) -> Iterator[Column]:
    for column in form.columns.values():
        if column.computed:
            continue
        if column.required or (column.when is not None and column.when.test(values)):
            yield column


def _says_none(form: type[SheetRow], values: Mapping[str, Any]) -> bool:
    """The officer wrote 无 in the first column: this park has none of it."""
    first = next(iter(form.columns))
    return form.sheet.none_ok and values.get(first) is Mark.NONE


def _none_row(form: type[SheetRow], values: dict[str, Any], problems: list[Problem]) -> Checked:
    tail = {k: v for k, v in values.items() if k in ("source", "proof", "remark")}
    others = [
        form.columns[k].header
        for k in values
        if k not in tail and values[k] is not Mark.NONE and values[k] is not Mark.NA
    ]
    if others:
        problems.append(
            Problem(
                "error",
                "首列填“无”的行不能再填其他内容",
                "",
                "",
                "、".join(others),
                "",
                "要么删去“无”，要么清空其他列",
            )
        )
    if "source" not in tail:
        problems.append(
            Problem("gap", "填“无”请注明数据来源，否则不能作为举证", "source", "数据来源")
        )
    refused = any(p.level == "error" for p in problems)
    return Checked(None if refused else _made(form, tail), True, {}, tuple(problems))


def _named(form: type[SheetRow], problem: Problem) -> Problem:
    if problem.header or problem.key not in form.columns:
        return problem
    return replace(problem, header=form.columns[problem.key].header, found=problem.found)

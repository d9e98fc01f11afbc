"""References between sheets: the firm, point, plant, block or attachment that a cell names must exist.

A thing may be named by its number, its name, a short name or its credit code; the cell then keeps the
one word that the column refers to («05.name» is the registered name), and a note says so.
Pure functions over records: those coming in, and those already kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from yuanjian.core.marks import Mark
from yuanjian.core.text import fold, squeeze
from yuanjian.sheets.column import Column
from yuanjian.sheets.problem import Level, Problem
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow, shown
from yuanjian.sheets.shelf import sheet

# By which other columns of its row a thing may be called.
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "01.park_name": ("park_abbr", "park_code"),
    "02.block_no": ("block_name",),
    "03.doc_no": ("title", "reply_no", "reply_title"),
    "05.ent_no": ("name", "uscc", "alias"),
    "05.name": ("ent_no", "uscc", "alias"),
    "06.proj_no": ("name",),
    "13.name": ("no",),
    "13.no": ("name",),
    "16.no": ("name",),
    "17.no": ("name", "device"),
    "18.no": ("name",),
    "23.no": ("name",),
    "34.no": ("name", "file"),
}
# What a sheet may come to know later: a number that is not there yet keeps nobody's row out.
_LATER = frozenset({"34"})
# Outlets are numbered by each firm from 001 and are no rows of their own: their form is all that is checked.
_OUTLET = re.compile(r"(?:DW|DA|YS)\d{3}(?!\d)", re.IGNORECASE)
_LOOSE = re.compile(r"[、，,\s]+")
_ROUND = str.maketrans("〔〕[]", "()()")


@dataclass(frozen=True, slots=True)
class Followed:
    """A record whose references were followed: None when one of them leads nowhere."""

    record: Record | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that did not come in because of errors of its own; what it names is known all the same."""

    sheet: str
    values: Mapping[str, object]


class Register:
    """What can be referred to: the words of every target column, by all the names of their rows."""

    def __init__(self, records: Iterable[Record], refused: Iterable[RefusedRow] = ()) -> None:
        self._records: dict[str, list[Mapping[str, object]]] = {}
        for record in records:
            if not record.none:
                self._records.setdefault(record.sheet, []).append(vars(record.row))
        self._refused: dict[str, list[Mapping[str, object]]] = {}
        for row in refused:
            self._refused.setdefault(row.sheet, []).append(row.values)
        self._refused_names: dict[str, set[str]] = {}
        self._names: dict[tuple[str, bool], dict[str, dict[str, None]]] = {}
        self._near: dict[tuple[str, str], tuple[str, ...]] = {}

    def knows(self, target: str) -> bool:
        """Whether the target's sheet has any row at all."""
        return bool(self._records.get(target[:2]))

    def find(self, targets: Sequence[str], said: str) -> tuple[str, ...]:
        """The words that ``said`` may mean: one when it is clear, none when nothing is so called."""
        key = _key(said)
        for index in (self._index(targets, False), self._index(targets, True)):
            if key in index:
                return tuple(index[key])
        return ()

    def refused(self, targets: Sequence[str], said: str) -> bool:
        """Whether a row that was refused bears this name."""
        at = "|".join(targets)
        if at not in self._refused_names:
            self._refused_names[at] = {
                _key(word)
                for target in targets
                for values in self._refused.get(target[:2], ())
                for column in (target[3:], *OTHER_NAMES.get(target, ()))
                for cell in _words(values.get(column))
                for word in re.split("[；;]", cell)
            }
        return _key(said) in self._refused_names[at]

    def nearest(self, targets: Sequence[str], said: str) -> tuple[str, ...]:
        """Up to three words that look like ``said``, the likeliest first."""
        at = ("|".join(targets), said)
        if at not in self._near:
            self._near[at] = _nearest(self._index(targets, True), _key(said))
        return self._near[at]

    def _index(self, targets: Sequence[str], others: bool) -> dict[str, dict[str, None]]:
        """Folded name → the words meant. With ``others``, also by the other names of a row."""
        at = ("|".join(targets), others)
        if at not in self._names:
            index: dict[str, dict[str, None]] = {}
            for target in targets:
                for values in self._records.get(target[:2], ()):
                    for word in _words(values.get(target[3:])):
                        names = OTHER_NAMES.get(target, ()) if others else ()
                        called = [word, *(w for n in names for w in _words(values.get(n)))]
                        for name in called:
                            index.setdefault(_key(name), {})[word] = None
            self._names[at] = index
        return self._names[at]


def follow(
    coming: Sequence[Record],
    kept: Iterable[Record] = (),
    refused: Iterable[RefusedRow] = (),
) -> list[Followed]:
    """Follow the references of ``coming``, in its order, among ``coming`` and ``kept``.

    A name that nothing bears is an ``error`` with the nearest names; an attachment, and a name in a
    column that takes others too, is a ``doubt`` told once per name. Names are replaced by the word of
    the column referred to, with an ``info``.
    """
    own = {(r.sheet, r.key) for r in coming}
    register = Register(
        [*coming, *(r for r in kept if (r.sheet, r.key) not in own)], tuple(refused)
    )
    told: dict[tuple[str, str], list[int]] = {}
    followed = [_followed(record, register, told) for record in coming]
    return [_counted(one, told) for one in followed]


def owner_of(row: SheetRow, register: Register | None = None) -> str:
    """The 企业编号 of the firm that a row belongs to, «» when it is the park's or the firm is not known.

    Rows of 05 know it themselves; all others need the ``register`` of the park's firms.
    """
    form = row.sheet
    if form.no == "05":
        return shown(getattr(row, "ent_no", None))
    said = getattr(row, form.firm, None) if form.firm else None
    if not isinstance(said, str) or register is None:
        return ""
    numbers = register.find(("05.ent_no",), said)
    return numbers[0] if len(numbers) == 1 else ""


def _followed(
    record: Record, register: Register, told: dict[tuple[str, str], list[int]]
) -> Followed:
    if record.none and getattr(record.row, "proof", None) is None:
        return Followed(record)
    problems: list[Problem] = []
    found: dict[str, object] = {}
    for key, column in _referring(record.sheet):
        held = getattr(record.row, key, None)
        if held is None or isinstance(held, Mark):
            continue
        parts = held if isinstance(held, tuple) else (held,)
        meant: dict[str, None] = {}
        for part in _parts(parts, column, register):
            word, problem = _meant(column, part, register)
            meant[word] = None
            if problem is not None:
                problems.append(problem.at(record.cell(key)))
        now: object = tuple(meant) if isinstance(held, tuple) else next(iter(meant))
        if now != held:
            found[key] = now
    if any(p.level == "error" for p in problems):
        return Followed(None, tuple(problems))
    kept = tuple(p for p in problems if p.level != "doubt" or _first(p, told))
    if found:
        row = record.row.model_copy(update=found)
        raw = {k: shown(getattr(record.row, k)) for k in found} | dict(record.raw)
        key = record.key if record.none else row.key_text()
        record = replace(record, row=row, key=key, raw=raw)
    return Followed(record, kept)


def _referring(no: str) -> Iterator[tuple[str, Column]]:
    return ((k, c) for k, c in sheet(no).columns.items() if c.ref)


def _parts(parts: Sequence[str], column: Column, register: Register) -> Iterator[str]:
    """The elements of a list; one that nothing is called is split at 、, commas and blanks if that helps."""
    targets = column.ref.split("|")
    for part in parts:
        split = [p for p in _LOOSE.split(part) if p]
        if (
            column.kind == "multi"
            and len(split) > 1
            and not register.find(targets, part)
            and any(register.find(targets, p) for p in split)
        ):
            yield from split
        else:
            yield part


def _meant(column: Column, said: str, register: Register) -> tuple[str, Problem | None]:
    """The word that a name means in its column, and what is to be said about it."""
    targets = column.ref.split("|")
    if said in column.options:
        return said, None
    if any(t.endswith(".outlet") for t in targets) and _OUTLET.match(said):
        return said, None
    found = register.find(targets, said)
    if len(found) == 1:
        note = f"“{said}”按“{found[0]}”读入"
        same = found[0] == said
        return found[0], None if same else Problem("info", note, column.key, column.header, said)
    if len(found) > 1:
        many = "、".join(found[:5])
        mend = "请写全称或编号"
        message = f"“{said}”可指多个：{many}"
        return said, Problem("error", message, column.key, column.header, said, "其中一个", mend)
    return said, _nowhere(column, targets, said, register)


def _nowhere(column: Column, targets: Sequence[str], said: str, register: Register) -> Problem:
    names = _sheet_names(targets)
    if register.refused(targets, said):
        message = f"{names}中“{said}”所在的行有错误，暂未导入"
        return Problem("doubt", message, column.key, column.header, said, mend="请先改正那一行")
    soft = column.open_list or all(t[:2] in _LATER for t in targets)
    level: Level = "doubt" if soft else "error"
    if not any(register.knows(t) for t in targets):
        mend = f"请先填写或一并导入{names}"
        return Problem(
            level,
            f"{names}还没有数据，无法核对“{said}”",
            column.key,
            column.header,
            said,
            "",
            mend,
        )
    near = register.nearest(targets, said)
    mend = f"是否为“{'”、“'.join(near)}”？" if near else f"请先在{names}中登记，或核对写法"
    message = f"{names}中没有“{said}”"
    return Problem(level, message, column.key, column.header, said, mend=mend)


def _sheet_names(targets: Sequence[str]) -> str:
    return "、".join(dict.fromkeys(sheet(t[:2]).sheet.name for t in targets))


def _first(problem: Problem, told: dict[tuple[str, str], list[int]]) -> bool:
    """Whether this doubt is told for the first time; counts it in any case."""
    times = told.setdefault((problem.key, problem.message), [0])
    times[0] += 1
    return times[0] == 1


def _counted(followed: Followed, told: Mapping[tuple[str, str], Sequence[int]]) -> Followed:
    """The same, its doubts saying in how many places they arise."""

    def counted(problem: Problem) -> Problem:
        times = told.get((problem.key, problem.message), (1,))[0] if problem.level == "doubt" else 1
        return (
            replace(problem, message=f"{problem.message}（共 {times} 处）")
            if times > 1
            else problem
        )

    return replace(followed, problems=tuple(counted(p) for p in followed.problems))


def _key(text: str) -> str:
    """What two spellings of one name have in common: width, case, blanks and the kind of bracket."""
    return squeeze(fold(text)).lower().translate(_ROUND)


def _words(value: object) -> tuple[str, ...]:
    """The words of a cell, good or as written: a list has several; blanks and marks have none."""
    if isinstance(value, tuple):
        return tuple(v for v in value if v)
    return (value,) if isinstance(value, str) and value else ()


def _nearest(index: Mapping[str, Mapping[str, None]], key: str) -> tuple[str, ...]:
    """A number looks like any other number: its neighbours are no proposal, a slip in writing is."""
    enough = 0.6 if not key.isascii() else 0.8 if len(key) < 8 else 0.9
    scored: dict[str, float] = {}
    matcher = SequenceMatcher(b=key, autojunk=False)
    for name, words in index.items():
        matcher.set_seq1(name)
        inside = min(len(name), len(key)) >= 2 and (name in key or key in name)
        score = 1.0 if inside else 0.0
        if not inside and matcher.quick_ratio() >= enough:
            score = matcher.ratio()
        for word in words:
            scored[word] = max(score, scored.get(word, 0.0))
    best = sorted((w for w, s in scored.items() if s >= enough), key=lambda w: -scored[w])
    return tuple(best[:3])

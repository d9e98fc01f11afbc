"""Proofs: files into the store with a number each, cited to rows; sheet 34 follows by itself.

A file whose name begins with a number that the records know (A031_…) or is a name in sheet 34 goes there;
every other gets the next free number and a row in sheet 34, filled from its name and marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from django.db import transaction

from yuanjian.actions.edit_rows import form_of, locked
from yuanjian.actions.proof_names import cells_of
from yuanjian.actions.record_act import record_act
from yuanjian.actions.touch import touch
from yuanjian.actions.write_rows import Writing, remove_rows, write_rows
from yuanjian.core.filenames import HEAD, safe_name, why_no_proof
from yuanjian.core.refusal import Refusal
from yuanjian.core.text import fold, squeeze
from yuanjian.ledger.files import keep
from yuanjian.ledger.models import Document, ParkYear, ProofFile, Row
from yuanjian.sheets.carry import citing
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import check_row
from yuanjian.sheets.shelf import all_sheets, sheet

LIST = "34"
_NUMBERED = re.compile(r"(A\d{3,4})(?!\d)", re.IGNORECASE)
_MARKS = ("无", "/")
_MOST = 2_000

State = Literal["new", "filled", "renewed", "same", "refused"]
STATE_WORDS: dict[State, str] = {
    "new": "新登记", "filled": "补上文件", "renewed": "更换文件", "same": "已有相同文件", "refused": "没有收",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: under which number, or why it was not taken."""

    name: str
    state: State
    number: str = ""
    why: str = ""

    @property
    def words(self) -> str:
        """«A031 补上文件»."""
        return f"{self.number} {STATE_WORDS[self.state]}".strip() + (f"：{self.why}" if self.why else "")  # fmt: skip


@dataclass
class _Known:
    """The year's numbers as they are while files come in."""

    rows: dict[str, dict[str, Any]]
    files: dict[str, ProofFile]
    cited: set[str]

    def free(self) -> str:
        """The next number that nothing uses."""
        used = [
            int(n[1:]) for n in (*self.rows, *self.files, *self.cited) if _NUMBERED.fullmatch(n)
        ]
        return f"A{max(used, default=0) + 1:03}"


def add_files(
    of: ParkYear, files: Sequence[tuple[str, Path]], *, by: str, store: Path
) -> tuple[Added, ...]:
    """Keep files as proofs of a park's year; one that is no proof is named and stops no other."""
    good, told = [], {}
    for n, (sent, path) in enumerate(files):
        name = safe_name(sent)
        with path.open("rb") as file:
            why = why_no_proof(name, file.read(HEAD))
        if why:
            told[n] = Added(name, "refused", why=why)
        else:
            good.append((n, name, path, keep(store, path)))
    with transaction.atomic():
        of = locked(of)
        known, writings = _known(of), []
        for n, name, path, sha256 in good:
            told[n], writing = _one(of, known, name, sha256, path.stat().st_size, by)
            writings += [writing] if writing else []
        if writings:
            said_none = Row.objects.filter(park_year=of, sheet=LIST, none=True)
            remove_rows(of, list(said_none), by=by)
        write_rows(of, writings, by=by)
        took = {a.number: a.name for a in told.values() if a.state in ("new", "filled", "renewed")}
        if took:
            touch(of)
            record_act(by, "收存佐证", str(of), {"added": took})
    return tuple(told[n] for n in sorted(told))


def _known(of: ParkYear) -> _Known:
    listed = Row.objects.filter(park_year=of, sheet=LIST, none=False)
    files = {p.number: p for p in ProofFile.objects.filter(park_year=of)}
    return _Known(dict(listed.values_list("key", "data")), files, cited_numbers(of))


def cited_numbers(of: ParkYear) -> set[str]:
    """The attachments that any row of the year cites."""
    found: set[str] = set()
    for no, form in all_sheets().items():
        keys = citing(form)
        if keys and no != LIST:
            rows = Row.objects.filter(park_year=of, sheet=no).values_list("data", flat=True)
            found.update(n for data in rows for k in keys for n in _numbers(data.get(k)))
    return found


def _numbers(held: object) -> tuple[str, ...]:
    return tuple(held) if isinstance(held, list) else (str(held),) if held else ()


def _one(
    of: ParkYear, known: _Known, name: str, sha256: str, size: int, by: str
) -> tuple[Added, Writing | None]:
    twin = next((p for p in known.files.values() if p.document_id == sha256), None)
    if twin is not None:
        return Added(name, "same", twin.number), None
    Document.objects.get_or_create(sha256=sha256, defaults={"name": name[:255], "size": size})
    number = _meant(known, name) or known.free()
    held, listed = known.files.get(number), number in known.rows
    if held is None:
        held = ProofFile(park_year=of, number=number)
    state: State = "renewed" if held.pk else "filled" if listed else "new"
    held.document_id, held.by = sha256, by[:100]
    held.name = name if _NUMBERED.match(name) else f"{number}_{name}"
    held.save()
    known.files[number] = held
    data = known.rows.get(number)
    if data is not None and data.get("file"):
        return Added(name, state, number), None
    cells = {"no": number, "file": held.name} if listed else cells_of(number, held.name)
    row = check_row(sheet(LIST), cells).row
    if row is None:
        raise Refusal(f"“{name}”的文件名写不进34_附件清单，请换一个名字再传。")
    made = row.to_data() if data is None else data | {"file": held.name}
    known.rows[number] = made
    record = Record(LIST, number, sheet(LIST).from_data(made))
    return Added(name, state, number), Writing(record)


def _meant(known: _Known, name: str) -> str | None:
    """The number that a file's name asks for: it begins with one that the records know, or sheet 34 names it."""
    wanted = _alike(name)
    for number, data in known.rows.items():
        if data.get("file") and _alike(str(data["file"])) == wanted:
            return number
    begins = _NUMBERED.match(name)
    if begins is None:
        return None
    number = begins[1].upper()
    known_to_be = number in known.rows or number in known.cited
    return number if known_to_be and number not in known.files else None


def _alike(name: str) -> str:
    return squeeze(fold(name)).lower()


def cite(of: ParkYear, no: str, keys: Collection[str], numbers: Collection[str], *, by: str) -> int:
    """Cite attachments as proof of rows of a sheet; returns how many rows changed.

    Raises:
        Refusal: the sheet cites no proofs, a row is gone, or a number stands neither in sheet 34 nor with a file.
    """
    return _change(of, no, keys, numbers, by=by, verb="引用佐证", take_back=False)


def uncite(
    of: ParkYear, no: str, keys: Collection[str], numbers: Collection[str], *, by: str
) -> int:
    """Take citations back; returns how many rows changed.

    Raises:
        Refusal: as of ``cite``.
    """
    return _change(of, no, keys, numbers, by=by, verb="取消引用", take_back=True)


def _change(
    of: ParkYear,
    no: str,
    keys: Collection[str],
    numbers: Collection[str],
    *,
    by: str,
    verb: str,
    take_back: bool,
) -> int:
    form = form_of(no)
    if "proof" not in form.columns or no == LIST:
        raise Refusal(f"{form.sheet.name}没有“佐证附件编号”列。")
    if not keys or not numbers:
        raise Refusal("请勾选要佐证的行，并选择附件。")
    with transaction.atomic():
        of = locked(of)
        if not take_back:
            _must_be_listed(of, numbers)
        rows = list(Row.objects.filter(park_year=of, sheet=no, key__in=list(keys)[:_MOST]))
        if len(rows) < len(set(keys)):
            raise Refusal("有的行已经不在台账里，可能刚被别人改过。请刷新页面。")
        changed = []
        for row in rows:
            old = [n for n in _numbers(row.data.get("proof")) if n not in _MARKS]
            if take_back:
                made = [n for n in old if n not in numbers]
            else:
                made = [*old, *(n for n in dict.fromkeys(numbers) if n not in old)]
            if made != old:
                changed.append(_with_proof(row, made))
        write_rows(of, changed, by=by)
        if changed:
            told = [[w.record.key] for w in changed[:50]]
            record_act(by, verb, str(of), {"sheet": no, "rows": told, "proofs": list(numbers)})
    return len(changed)


def _with_proof(row: Row, numbers: list[str]) -> Writing:
    data = {k: v for k, v in row.data.items() if k != "proof"}
    if numbers:
        data["proof"] = numbers
    form = sheet(row.sheet)
    return Writing(Record(row.sheet, row.key, form.from_data(data), none=row.none, raw=row.raw))


def _must_be_listed(of: ParkYear, numbers: Collection[str]) -> None:
    known = set(Row.objects.filter(park_year=of, sheet=LIST).values_list("key", flat=True))
    lost = [n for n in numbers if n not in known]
    if lost:
        raise Refusal(f"34_附件清单没有 {'、'.join(lost[:5])}，请先上传文件或在清单中登记。")


def drop(of: ParkYear, number: str, *, by: str) -> None:
    """Take an attachment that proves nothing off the list. Its content stays in the store, the row in the history.

    Raises:
        Refusal: a row cites it, or there is none of that number.
    """
    with transaction.atomic():
        of = locked(of)
        if number in cited_numbers(of):
            raise Refusal(f"{number} 还有行引用，没有移出。请先取消引用。")
        rows = list(Row.objects.filter(park_year=of, sheet=LIST, key=number))
        gone = ProofFile.objects.filter(park_year=of, number=number).delete()[0]
        if not rows and not gone:
            raise Refusal(f"没有编号为 {number[:10]} 的附件。")
        remove_rows(of, rows, by=by)
        touch(of)
        record_act(by, "移出佐证", str(of), {"number": number})

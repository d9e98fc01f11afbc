"""Edit rows of a sheet as people do on the page: each row is checked as an imported one, and saved or told why not.

A row that somebody else has changed in the meantime is never overwritten unseen: both are given back.
What is good is written in one transaction with one act; an act can be undone (``undo_rows``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from yuanjian.actions.record_act import record_act
from yuanjian.actions.write_rows import Writing, remove_rows, write_rows
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import ParkYear, Person, Row, RowHistory
from yuanjian.ledger.queries import records as kept_records
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.record import NONE_KEY, Record
from yuanjian.sheets.references import follow
from yuanjian.sheets.row import Checked, SheetRow, check_row, shown
from yuanjian.sheets.shelf import all_sheets

EDIT, REMOVE, UNDO, NONE = "填报", "删除", "撤销", "确认无"
LONGEST = 20_000
MOST = 2_000

State = Literal["saved", "same", "refused", "conflict", "gone"]


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One row as a person left it. ``key`` and ``version`` are those that were on the screen («», 0: a new row);
    ``cells`` only the cells that were changed, as typed; ``mark`` is the page's name for the row, given back."""

    key: str
    version: int
    cells: Mapping[str, str]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Edited:
    """What became of one row.

    saved, same: as it is now kept, with doubts and gaps. refused: not written, with errors.
    conflict: somebody (``by``, ``at``) changed it; ``cells`` are theirs. gone: somebody removed it.
    """

    state: State
    mark: str
    key: str
    version: int = 0
    cells: Mapping[str, str] | None = None
    problems: tuple[Problem, ...] = ()
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Judged:
    """An edit on its way: what it does, or why it does not."""

    edit: RowEdit
    old: Row | None
    checked: Checked | None = None
    record: Record | None = None
    answer: Edited | None = None

    def refused(self, *problems: Problem) -> _Judged:
        told = Edited("refused", self.edit.mark, self.edit.key, problems=problems)
        return replace(self, record=None, answer=told)


def form_of(no: str) -> type[SheetRow]:
    """The form of a sheet by its number.

    Raises:
        Refusal: there is no such sheet.
    """
    form = all_sheets().get(no)
    if form is None:
        raise Refusal(f"没有编号为“{no[:10]}”的表。")
    return form


def locked(of: ParkYear) -> ParkYear:
    """The park year, held until the transaction ends: one writer at a time."""
    return ParkYear.objects.select_for_update().select_related("park").get(pk=of.pk)


def edit_rows(of: ParkYear, no: str, edits: Sequence[RowEdit], *, by: Person) -> tuple[Edited, ...]:
    """Save rows of sheet ``no``; each edit is answered, in order. A bad row does not stop the others.

    Raises:
        Refusal: no such sheet or column, or more than anybody types at once.
    """
    form = form_of(no)
    _understood(form, edits)
    with transaction.atomic():
        of = locked(of)
        rows = _kept(of, no, edits)
        _nothing_confirmed(of, form, edits)
        judged = [_judge(form, e, rows.get(e.key), of) for e in edits]
        judged = _followed(of, form, judged)
        judged = _without_twins(of, form, judged)
        good = [j for j in judged if j.record is not None and not _same(j)]
        writings = [Writing(j.record, j.old.key if j.old else "") for j in good if j.record]
        written = write_rows(of, writings, by=str(by))
        if written:
            record_act(str(by), EDIT, str(of), act_detail(by, no, written))
            _rename_park(of, writings)
        versions = {(h.key, h.what != RowHistory.REMOVED): h.version for h in written}
        return tuple(j.answer or _answer(j, versions) for j in judged)


def _rename_park(of: ParkYear, writings: Sequence[Writing]) -> None:
    """The park bears the name that sheet 01 gives it."""
    name = next(
        (getattr(w.record.row, "park_name", None) for w in writings if w.record.sheet == "01"), None
    )
    if isinstance(name, str) and name != of.park.name:
        of.park.name = name[:200]
        of.park.save(update_fields=["name"])


def act_detail(by: Person, no: str, written: Sequence[RowHistory], **more: Any) -> dict[str, Any]:
    """What the log keeps of a write: whose it is and which versions of which rows."""
    rows = [[h.key, h.version, h.what] for h in written]
    return {"sheet": no, "person": by.pk, "rows": rows, **more}


def _understood(form: type[SheetRow], edits: Sequence[RowEdit]) -> None:
    if len(edits) > MOST:
        raise Refusal(f"一次最多保存 {MOST} 行，请分几次粘贴，或用资料包导入。")
    for edit in edits:
        for key, said in edit.cells.items():
            column = form.columns.get(key)
            if column is None or column.computed:
                raise Refusal("页面与服务程序的版本不一致，没有保存。请刷新页面后再试。")
            if len(said) > LONGEST:
                raise Refusal(f"“{column.header}”超过 {LONGEST} 字，没有保存。请精简或放入附件。")
    named = [e.key for e in edits if e.key]
    if len(set(named)) < len(named):
        raise Refusal("同一行提交了两次，没有保存。请刷新页面后再试。")


def _kept(of: ParkYear, no: str, edits: Sequence[RowEdit]) -> dict[str, Row]:
    rows = Row.objects.filter(park_year=of, sheet=no)
    if len(edits) <= 200:
        rows = rows.filter(key__in=[e.key for e in edits])
    return {r.key: r for r in rows}


def _nothing_confirmed(of: ParkYear, form: type[SheetRow], edits: Sequence[RowEdit]) -> None:
    if any(not e.key for e in edits) and (
        Row.objects.filter(park_year=of, sheet=form.sheet.no, none=True).exists()
    ):
        raise Refusal(f"{form.sheet.name}已确认本年度没有此类情况。请先点“改为填写”，再添加行。")


def _judge(form: type[SheetRow], edit: RowEdit, old: Row | None, of: ParkYear) -> _Judged:
    if edit.key and (old is None or old.none):
        last = _last(of, form.sheet.no, edit.key)
        who = (last.by, last.at) if last else ("", None)
        gone = Edited("gone", edit.mark, edit.key, by=who[0], at=who[1])
        return _Judged(edit, None, answer=gone)
    if old is not None and old.version != edit.version:
        last = _last(of, form.sheet.no, edit.key)
        by, at = (last.by, last.at) if last else ("", None)
        theirs = texts(form.from_data(old.data))
        told = Edited("conflict", edit.mark, old.key, old.version, theirs, (), by, at)
        return _Judged(edit, old, answer=told)
    before = texts(form.from_data(old.data)) if old else {}
    checked = check_row(form, {**before, **edit.cells})
    judged = _Judged(edit, old, checked)
    if checked.row is None:
        return judged.refused(*checked.problems)
    if wrong := _of_another(form, checked.row, of):
        return judged.refused(wrong, *checked.problems)
    if checked.none:
        first = next(iter(form.columns.values()))
        said = "整表没有此类情况的，请清空此格，用表格上方的“本表无此类情况”确认"
        return judged.refused(Problem("error", said, first.key, first.header))
    raw = {k: v for k, v in (old.raw if old else {}).items() if k not in edit.cells}
    raw |= {k: v for k, v in checked.raw.items() if k in edit.cells}
    return replace(
        judged, record=Record(form.sheet.no, checked.row.key_text(), checked.row, raw=raw)
    )


def _of_another(form: type[SheetRow], row: SheetRow, of: ParkYear) -> Problem | None:
    """Sheet 01 names the park and year that it is of: they are not changed by typing over them."""
    if form.sheet.no != "01":
        return None
    for key, its in (("year", of.year), ("park_code", of.park.code)):
        if getattr(row, key) not in (its, None):
            mend = "其他园区或年度请从页面上方切换"
            said = f"这里是 {of} 的资料"
            column = form.columns[key]
            return Problem(
                "error", said, key, column.header, shown(getattr(row, key)), str(its), mend
            )
    return None


def _last(of: ParkYear, no: str, key: str) -> RowHistory | None:
    history = RowHistory.objects.filter(park_year=of, sheet=no, key=key)
    return history.order_by("-version").first()


def texts(row: SheetRow) -> dict[str, str]:
    """Every filled cell of a row as a person reads and would type it."""
    return {k: shown(v) for k in row.columns if (v := getattr(row, k)) is not None}


def _followed(of: ParkYear, form: type[SheetRow], judged: list[_Judged]) -> list[_Judged]:
    """References followed among the rows that come and those that are kept."""
    coming = [(n, j.record) for n, j in enumerate(judged) if j.record is not None]
    named = {t[:2] for c in form.columns.values() if c.ref for t in c.ref.split("|")}
    if not coming or not named:
        return judged
    kept = [r for rows in kept_records(of, *sorted(named)).values() for r in rows]
    for (n, _), found in zip(coming, follow([r for _, r in coming], kept), strict=True):
        one = judged[n]
        checked = one.checked
        assert checked is not None
        problems = (*checked.problems, *found.problems)
        if found.record is None:
            judged[n] = one.refused(*problems)
        else:
            judged[n] = replace(
                one, record=found.record, checked=replace(checked, problems=problems)
            )
    return judged


def _without_twins(of: ParkYear, form: type[SheetRow], judged: Sequence[_Judged]) -> list[_Judged]:
    """A key that another row has already, in the ledger or among those that come, is refused.

    A key that its row leaves in the same save is free: a block that is pasted in another order is fine.
    """
    found = list(judged)
    wanted = [j.record.key for j in found if j.record]
    rows = Row.objects.filter(park_year=of, sheet=form.sheet.no, key__in=wanted)
    taken = set(rows.values_list("key", flat=True))
    while True:
        left = {j.old.key for j in found if j.record and j.old and j.old.key != j.record.key}
        twins = list(_twins(found, taken - left))
        if not twins:
            return found
        for n in twins:
            one = found[n]
            key = one.record.key if one.record else ""
            problems = one.checked.problems if one.checked else ()
            found[n] = one.refused(_twin(form, key), *problems)


def _twins(judged: Sequence[_Judged], taken: Collection[str]) -> Iterator[int]:
    """Which of the rows bear a key that is taken, or that one before them bears."""
    seen: set[str] = set()
    for n, one in enumerate(judged):
        if one.record is None:
            continue
        key = one.record.key
        moved = one.old is None or one.old.key != key
        if key in seen or (moved and key in taken):
            yield n
        seen.add(key)


def _twin(form: type[SheetRow], key: str) -> Problem:
    headers = "、".join(form.columns[k].header for k in form.sheet.keys)
    first = form.columns[form.sheet.keys[0]]
    mend = "请改正编号，或直接修改已有的那一行"
    return Problem(
        "error", f"已有一行的{headers}与此相同：{key}", first.key, first.header, "", "", mend
    )


def _same(judged: _Judged) -> bool:
    record, old = judged.record, judged.old
    return record is not None and old is not None and record.row.to_data() == old.data


def _answer(judged: _Judged, versions: Mapping[tuple[str, bool], int]) -> Edited:
    record, edit = judged.record, judged.edit
    assert record is not None
    problems = judged.checked.problems if judged.checked else ()
    same = _same(judged)
    version = judged.old.version if same and judged.old else versions[record.key, True]
    state: State = "same" if same else "saved"
    return Edited(state, edit.mark, record.key, version, texts(record.row), problems)


def remove(
    of: ParkYear, no: str, named: Mapping[str, int], *, by: Person, even_if_named: bool = False
) -> int:
    """Take rows out by key → the version that was on the screen; they stay in the history.

    Raises:
        Refusal: a row was changed meanwhile, or other sheets still name it (unless ``even_if_named``).
    """
    form = form_of(no)
    with transaction.atomic():
        of = locked(of)
        rows = list(Row.objects.filter(park_year=of, sheet=no, key__in=list(named)[:MOST]))
        if any(r.version != named[r.key] for r in rows):
            raise Refusal("这些行刚刚被别人改过，没有删除。请刷新页面，核对后再删。")
        if not rows:
            raise Refusal("这些行已经不在台账里，可能刚被别人删除。请刷新页面。")
        if not even_if_named and (told := _named_by_others(of, form, rows)):
            raise StillNamed(told)
        gone = remove_rows(of, rows, by=str(by))
        record_act(str(by), REMOVE, str(of), act_detail(by, no, gone))
    return len(gone)


class StillNamed(Refusal):
    """Other sheets name the rows that were to be removed; they can be removed all the same."""


def _named_by_others(of: ParkYear, form: type[SheetRow], rows: Sequence[Row]) -> str:
    """Which rows of other sheets name these, in words; «» when none does."""
    no, found = form.sheet.no, []
    for other, its in all_sheets().items():
        pairs = [
            (key, target[3:])
            for key, column in its.columns.items()
            for target in column.ref.split("|")
            if target.startswith(no + ".") and other != no
        ]
        if not pairs:
            continue
        words = {t: {w for r in rows for w in _words(r.data.get(t))} for _, t in pairs}
        data = Row.objects.filter(park_year=of, sheet=other).values_list("data", flat=True)
        hits = sum(any(words[t] & set(_words(d.get(k))) for k, t in pairs) for d in data)
        if hits:
            found.append(f"{its.sheet.name} {hits} 行")
    return f"{'、'.join(found)}还写着要删的内容，删除后这些行会对不上。" if found else ""


def _words(value: object) -> tuple[str, ...]:
    return tuple(value) if isinstance(value, list) else (str(value),) if value else ()


def confirm_none(
    of: ParkYear, no: str, *, source: str, proof: str = "", remark: str = "", by: Person
) -> None:
    """«本表无此类情况»: the officer confirms that the park has none of it this year.

    Raises:
        Refusal: the sheet cannot be empty, has rows, or the source is missing.
    """
    form = form_of(no)
    if not form.sheet.none_ok:
        raise Refusal(f"{form.sheet.name}不能填“无”。")
    first = next(iter(form.columns))
    said = {first: "无", "source": source, "proof": proof, "remark": remark}
    checked = check_row(form, said)
    gaps = [p for p in checked.problems if p.level in ("error", "gap")]
    if checked.row is None or gaps:
        raise Refusal("没有保存。" + "；".join(str(p) for p in gaps))
    with transaction.atomic():
        of = locked(of)
        if Row.objects.filter(park_year=of, sheet=no).exists():
            raise Refusal(f"{form.sheet.name}已有数据行，不能再确认“无”。请先删除这些行。")
        written = write_rows(
            of, [Writing(Record(no, NONE_KEY, checked.row, none=True))], by=str(by)
        )
        record_act(str(by), NONE, str(of), act_detail(by, no, written))

"""Undo a save of the grid: the rows go back to what they were, as new versions; nothing is taken out of the history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from yuanjian.actions.edit_rows import EDIT, NONE, REMOVE, UNDO, act_detail, form_of, locked
from yuanjian.actions.record_act import record_act
from yuanjian.actions.write_rows import Writing, remove_rows, write_rows
from yuanjian.core.evidence import Place
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Act, ParkYear, Person, Row, RowHistory
from yuanjian.sheets.record import Record

_LOOKED_AT = 500  # acts of this park year, newest first


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone: the words for it, and the keys of the rows that are there now or are gone."""

    words: str
    keys: tuple[str, ...]


def last_save(of: ParkYear, no: str, by: Person) -> Act | None:
    """The newest save of this sheet by this person that has not been undone yet."""
    undone: set[int] = set()
    acts = Act.objects.filter(subject=str(of), verb__in=[EDIT, REMOVE, NONE, UNDO])
    for act in acts.order_by("-pk")[:_LOOKED_AT]:
        if act.detail.get("sheet") != no or act.detail.get("person") != by.pk:
            continue
        if act.verb == UNDO:
            undone.add(int(act.detail["undoes"]))
        elif act.pk not in undone:
            return act
    return None


def undo(of: ParkYear, no: str, *, by: Person) -> Undone:
    """Undo the last save of this sheet by this person; called again, the one before it.

    Raises:
        Refusal: there is nothing to undo, or somebody has changed one of its rows since.
    """
    form = form_of(no)
    with transaction.atomic():
        of = locked(of)
        act = last_save(of, no, by)
        if act is None:
            raise Refusal("没有可以撤销的保存。")
        written = [(str(k), int(v), str(w)) for k, v, w in act.detail["rows"]]
        versions = _versions(of, no, [k for k, _, _ in written])
        _untouched(versions, written)
        before = list(_before(versions, written))
        returning = {h.key for h in before}
        added = [k for k, _, what in written if what != RowHistory.REMOVED and k not in returning]
        gone = list(Row.objects.filter(park_year=of, sheet=no, key__in=added))
        history = remove_rows(of, gone, by=str(by))
        history += write_rows(of, [_writing(h) for h in before], by=str(by))
        record_act(str(by), UNDO, str(of), act_detail(by, no, history, undoes=act.pk))
    named = "、".join(k for k, _, _ in written[:3]) + (
        f"等 {len(written)} 行" if len(written) > 3 else ""
    )
    words = f"已撤销 {act.at.astimezone():%H:%M} 的{act.verb}：{form.sheet.name} {named}"
    return Undone(words, tuple(dict.fromkeys(k for k, _, _ in written)))


_Versions = Mapping[str, Mapping[int, RowHistory]]


def _versions(of: ParkYear, no: str, keys: Sequence[str]) -> _Versions:
    """Every version of these rows, by key and number."""
    found: dict[str, dict[int, RowHistory]] = {}
    history = RowHistory.objects.filter(park_year=of, sheet=no, key__in=keys)
    for one in history.select_related("intake"):
        found.setdefault(one.key, {})[one.version] = one
    return found


def _untouched(versions: _Versions, written: Sequence[tuple[str, int, str]]) -> None:
    """Every row still reads as the act left it, whatever was undone since."""
    left = {key: version for key, version, _ in written}
    for key, version in left.items():
        wrote, now = versions[key][version], versions[key][max(versions[key])]
        if _content(wrote) != _content(now):
            raise Refusal(
                f"“{key}”之后又被 {now.by} 改过，不能撤销。请打开这一行的历史，核对后直接修改。"
            )


def _content(version: RowHistory) -> tuple[bool, bool, object]:
    gone = version.what == RowHistory.REMOVED
    return gone, version.none, None if gone else version.data


def _before(versions: _Versions, written: Sequence[tuple[str, int, str]]) -> Iterator[RowHistory]:
    """The versions that stood before; none for a row that the act added."""
    for key, version, _ in written:
        one = versions[key].get(version - 1)
        if one is not None and one.what != RowHistory.REMOVED:
            yield one


def _writing(version: RowHistory) -> Writing:
    """The row as it was, and where it was from."""
    form, intake = form_of(version.sheet), version.intake
    place = Place(intake.name if intake else "", form.sheet.name, version.number)
    row = form.from_data(version.data)
    record = Record(version.sheet, version.key, row, version.none, place, raw=version.raw)
    return Writing(record, intake=intake)

"""Monitoring points: which standard, class and case a sample of sheet 19 is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from yuanjian.core.evidence import Because
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import name_key
from yuanjian.facts.limits import OTHER_UNITS, LimitFound, Verdict, judge, limit_on, result_of
from yuanjian.facts.rows import RowView
from yuanjian.sheets.record import Record

_LAKES = ("湖", "库", "水库", "塘", "湾")
_NOISE = "等效连续A声级"
_HALF = ("16", "18地下水")


@dataclass(frozen=True, slots=True)
class Basis:
    """What samples of a point are judged by. ``reason`` says why that is not known."""

    standard: str = ""
    grade: str = ""
    applies: tuple[str, ...] = ()
    half: bool = False
    reason: str = ""
    because: tuple[Because, ...] = ()


def by_number(f: Facts, no: str) -> Mapping[str, Record]:
    """The points of a sheet by their number."""
    return f.kept(
        ("points", no), lambda: {str(r.get("no")): r.record for r in f.rows(no) if r.get("no")}
    )


def basis_of(f: Facts, sample: RowView) -> Basis:
    """The standard and class for a sample, from its point or from the firm or plant of its outlet."""
    point = sample.get("point")
    for no, make in (("16", _section), ("17", _station), ("18", _other)):
        record = by_number(f, no).get(str(point))
        if record is not None:
            return make(RowView(record))
    return _outlet(f, sample)


def section_case(section: RowView) -> str:
    """Whether a section lies in a river or in a lake or reservoir (GB 3838 tells them apart)."""
    return "湖、库" if str(section.get("water")).endswith(_LAKES) else "河流"


def _section(row: RowView) -> Basis:
    because = (row.because("std"), row.because("target"))
    return _told(row, "std", "target", (section_case(row),), because, half=True)


def _station(row: RowView) -> Basis:
    return Basis("GB 3095", str(row.get("zone")), ("日平均",), because=(row.because("zone"),))


def _other(row: RowView) -> Basis:
    because = (row.because("std"), row.because("zone"))
    medium = str(row.get("medium"))
    if medium == "土壤":
        basis = _told(row, "std", "zone", (), because, half=False)
        return Basis(basis.standard, f"{basis.grade}筛选值", (), False, basis.reason, because)
    return _told(row, "std", "zone", (), because, half=medium.startswith("地下水"))


def _told(
    row: RowView,
    standard: str,
    grade: str,
    applies: tuple[str, ...],
    because: tuple[Because, ...],
    *,
    half: bool,
) -> Basis:
    for key in (standard, grade):
        if row.get(key) is None:
            return Basis(reason=row.lacks(key), because=because)
    said = row.get(grade)
    return Basis(str(row.get(standard)), said if isinstance(said, str) else "", applies, half, "", because)  # fmt: skip


def _outlet(f: Facts, sample: RowView) -> Basis:
    owner = sample.get("ent")
    if not isinstance(owner, str):
        return Basis(reason=f"{sample.get('point')}：{sample.lacks('ent')}")
    wanted = name_key(owner)
    for no, key in (("13", "name"), ("15", "ent")):
        rows = [r for r in f.rows(no) if isinstance(n := r.get(key), str) and name_key(n) == wanted]
        kinds = {r.get("std") for r in rows}
        if len(kinds) == 1 and isinstance(rows[0].get("std"), str):
            return Basis(rows[0].get("std"), "", (OTHER_UNITS,), because=(rows[0].because("std"),))
        if len(kinds) > 1:
            return Basis(reason=f"{owner}的废水执行多个标准，未指明{sample.get('point')}执行哪一个")
    return Basis(reason=f"没有登记{owner}的排放口执行标准")


def limit_of(f: Facts, sample: RowView) -> LimitFound:
    """The limit for a sample."""
    day, factor = sample.day("date"), sample.get("factor")
    basis = basis_of(f, sample)
    if basis.reason or day is None or not isinstance(factor, str):
        key = "date" if day is None else "factor"
        reason = basis.reason or sample.lacks(key)
        return LimitFound(None, reason, False, Because("note", "", reason))
    item = _item(factor, sample)
    return limit_on(f, basis.standard, item, basis.grade, day, *basis.applies)


def verdict_of(f: Facts, sample: RowView) -> Verdict:
    """A sample judged."""
    key = ("verdict", id(sample.record))
    return f.kept(
        key, lambda: judge(result_of(sample), limit_of(f, sample), half=basis_of(f, sample).half)
    )


def _item(factor: str, sample: RowView) -> str:
    """Noise is judged by day and by night: the period decides which limit an equivalent level meets."""
    period = sample.get("period")
    if factor == _NOISE and period in ("昼间", "夜间"):
        return f"{period}等效声级"
    return factor

"""A row beside last year's: slips of the unit, leaps, copied prose. Factors and shares are literal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import dossier
from yuanjian.sheets.last_year import beside, shifts
from yuanjian.sheets.record import Record

WASTE = {"ent": "甲公司", "name": "废纸", "code": "223-001-04"}


def _record(no: str, cells: dict[str, Any]) -> Record:
    return dossier({no: [cells]}).sheet(no)[0]


def _found(now: object, before: object, key: str = "gen") -> list[tuple[str, str]]:
    a = _record("24", WASTE | {key: now})
    b = _record("24", WASTE | {key: before})
    return [(s.what, s.said) for s in shifts(a.row, b.row)]


@pytest.mark.parametrize(
    ("now", "before", "told"),
    [
        ("12500", "12.5", [("slip", "去年 12.5 t/a，今年 12500 t/a，约为去年的1000倍")]),
        ("0.0125", "12.5", [("slip", "去年 12.5 t/a，今年 0.0125 t/a，约为去年的1/1000")]),
        ("115", "10", [("slip", "去年 10 t/a，今年 115 t/a，约为去年的10倍")]),
        ("116", "10", [("leap", "去年 10 t/a，今年 116 t/a，增加1060%")]),
        ("13", "10", []),
        ("13.1", "10", [("leap", "去年 10 t/a，今年 13.1 t/a，增加31%")]),
        ("7", "10", []),
        ("6.9", "10", [("leap", "去年 10 t/a，今年 6.9 t/a，减少31%")]),
        ("5", "0", []),
        ("0", "5", []),
        ("5", "无", []),
        (None, "5", []),
    ],
)
def test_slips_and_leaps(now: Any, before: Any, told: list[tuple[str, str]]) -> None:
    assert _found(now, before) == told


def test_the_hint_names_the_units_that_were_mixed_up() -> None:
    a, b = (_record("24", WASTE | {"gen": g}) for g in ("12500", "12.5"))
    assert "（t 与 kg 相差1000倍）" in next(shifts(a.row, b.row)).mend
    sewer = {"ent": "甲公司", "kind": "工业", "to": "纳管"}
    a, b = (_record("15", sewer | {"vol": v}) for v in ("1.24", "12400"))
    assert "（m³ 与 万m³ 相差10000倍）" in next(shifts(a.row, b.row)).mend


def test_a_leap_is_explained_by_a_remark_and_a_slip_is_not() -> None:
    before = _record("24", WASTE | {"gen": "10"})
    told = _record("24", WASTE | {"gen": "20", "remark": "二期投产"})
    slipped = _record("24", WASTE | {"gen": "10000", "remark": "二期投产"})
    assert [p.level for p in beside(told, before)] == []
    assert [p.level for p in beside(slipped, before)] == ["doubt"]


@given(st.decimals("0.001", "1000000", places=3), st.decimals("0.701", "1.299", places=3))
def test_a_change_below_thirty_per_cent_is_never_asked_about(old: Decimal, ratio: Decimal) -> None:
    now = (old * ratio).quantize(Decimal("0.001"))
    if Decimal("0.7") <= now / old <= Decimal("1.3"):
        assert _found(format(now, "f"), format(old, "f")) == []


@given(st.decimals("0.1", "100", places=1), st.sampled_from([10, 100, 1000, 10_000]))
def test_a_whole_power_of_ten_is_always_asked_about(old: Decimal, factor: int) -> None:
    (told,) = _found(format(old * factor, "f"), format(old, "f"))
    assert told[0] == "slip"
    (told,) = _found(format(old, "f"), format(old * factor, "f"))
    assert told[0] == "slip"

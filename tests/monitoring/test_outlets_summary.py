"""A platform's year summary beside the year that the series gives."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from tests.monitoring.outlet_series import hours, year_of
from yuanjian.monitoring.outlets.about import Limits, Outlet
from yuanjian.monitoring.outlets.outcome import OutletYear
from yuanjian.monitoring.outlets.summary import compare
from yuanjian.monitoring.readers.outlet_year import OutletYearSaid

D = Decimal
JAN = datetime(2021, 1, 1)
SAID = OutletYearSaid(
    "甲公司", "DW001 总排口", "废水", "氨氮", 2, due=24, valid=24, days_over=1, hours_over=24, top=D("5.13")
)  # fmt: skip


def series(point: str = "DW001", owner: str = "甲公司") -> OutletYear:
    day = {"since": JAN, "until": JAN + timedelta(days=1)}
    outlet = Outlet(point, owner=owner, limits={"氨氮": Limits(D(5), D(5))}, **day)  # type: ignore[arg-type]
    return year_of(hours("氨氮", JAN, ["5.125"] * 23 + [None], point), outlet)


def test_columns_that_differ_are_told_and_the_largest_day_at_its_own_decimals() -> None:
    unlike, lost = compare([series()], [SAID])

    # 5.125 at two decimals is 5.12 (half to even)
    assert [(u.column, u.said, u.series) for u in unlike] == [
        ("有效小时数", "24", "23"), ("小时超标数", "24", "23"), ("最大日均值", "5.13", "5.12"),
    ]  # fmt: skip
    assert lost == []


def test_a_summary_that_agrees_gives_nothing() -> None:
    assert compare([series()], [replace(SAID, valid=23, hours_over=23, top=D("5.125"))]) == ([], [])


def test_rows_that_no_outlet_or_several_answer_to_are_named() -> None:
    other = replace(SAID, firm="乙公司", line=3)
    nameless = replace(SAID, firm="", line=4)
    _, lost = compare([series(), series(owner="丙公司")], [SAID, other, nameless])

    assert lost == [
        "第3行 乙公司 DW001 总排口 氨氮：数据中没有",
        "第4行 DW001 总排口 氨氮：不止一个排口符合",
    ]

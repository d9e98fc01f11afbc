"""What charts say without being seen: alternative text and data table of every kind."""

from datetime import date
from fractions import Fraction

import pytest

from yuanjian.reports.charts.chart import Limit
from yuanjian.reports.charts.kinds.aqi_calendar import AqiCalendar, CalendarDay, Grade
from yuanjian.reports.charts.kinds.coverage_strip import Coverage, CoverageStrip
from yuanjian.reports.charts.kinds.credit_bars import CreditBars, Item
from yuanjian.reports.charts.kinds.daily_series import DailySeries, DayValue
from yuanjian.reports.charts.kinds.month_bars import MonthBars
from yuanjian.reports.charts.kinds.quarter_strip import Quarters, QuarterStrip
from yuanjian.reports.charts.kinds.stacked_bars import Bar, StackedBars
from yuanjian.reports.charts.kinds.year_bars import Pair, YearBars

F = Fraction
GRADES = (
    Grade("1", "优", 50, (0, 228, 0)),
    Grade("2", "良", 100, (255, 255, 0)),
    Grade("3", "轻度污染", None, (255, 126, 0)),
)


def calendar(*days: CalendarDay) -> AqiCalendar:
    return AqiCalendar("示范站2021年日历", 2021, days, GRADES)


def test_a_calendar_counts_days_by_level_and_names_the_worst():
    made = calendar(
        CalendarDay(date(2021, 1, 1), 50),
        CalendarDay(date(2021, 1, 2), 51),
        CalendarDay(date(2021, 1, 3), None, "invalid"),
        CalendarDay(date(2021, 2, 1), 120),
        CalendarDay(date(2021, 2, 2), 120),
    )

    assert made.alt == (
        "示范站2021年日历：优1天、良1天、轻度污染2天；无效1天、缺测360天；"
        "指数最高的是2月1日，为120（轻度污染）。"
    )
    assert made.table.head == ("月份", "优", "良", "轻度污染", "无效", "缺测")
    assert made.table.rows[1] == ("2月", "0", "0", "2", "0", "26")
    assert made.table.rows[-1] == ("全年", "1", "1", "2", "1", "360")


def test_a_calendar_of_a_leap_year_has_366_days():
    assert len(list(AqiCalendar("日历", 2020, (), GRADES).all_days())) == 366


def test_a_calendar_without_any_index_says_so():
    assert calendar().alt == "示范站2021年日历：全年没有指数；缺测365天。"


def months(*values: str) -> tuple[F | None, ...]:
    return tuple(F(v) if v else None for v in values)


def test_month_bars_name_the_ends_and_the_months_above_the_level():
    made = MonthBars(
        "总磷各月浓度", "总磷浓度", "mg/L",
        months("0.16", "0.23", "0.2", "", *["0.1"] * 8), Limit(F("0.2"), "Ⅲ类限值"), None, "未监测",
    )  # fmt: skip

    assert made.alt == (
        "总磷各月浓度：最高为2月的0.23mg/L，最低为5月的0.1mg/L；"
        "有1个月高于Ⅲ类限值0.2mg/L（2月）；4月未监测。"
    )
    assert made.table.head == ("月份", "总磷浓度", "是否高于Ⅲ类限值（0.2）")
    assert made.table.rows[1:4] == (("2月", "0.23", "是"), ("3月", "0.2", "否"), ("4月", "—", "—"))
    assert made.table.unit == "mg/L"


def test_month_bars_want_twelve_months():
    with pytest.raises(ValueError, match="twelve"):
        MonthBars("题", "项", "t", (F(1),))


def series(*days: tuple[int, int, str, str]) -> DailySeries:
    told = tuple(DayValue(date(2026, m, d), F(v), F(limit)) for m, d, v, limit in days)
    return DailySeries("PM2.5逐日浓度", 2026, "PM2.5日平均浓度", "μg/m³", told)


def test_a_series_counts_a_day_that_equals_the_limit_as_attained():
    made = series((1, 1, "75", "75"), (1, 2, "76", "75"), (3, 1, "61", "60"), (3, 2, "10", "60"))

    assert made.alt == (
        "PM2.5逐日浓度：有效4天；超标2天，其中1月1天、3月1天；最大值为1月2日的76μg/m³。"
    )
    assert made.table.rows[0] == ("1月", "2", "76", "1")
    assert made.table.rows[1] == ("2月", "0", "—", "0")
    assert made.table.rows[-1] == ("全年", "4", "76", "2")


def test_a_limit_that_changes_within_the_year_is_drawn_in_two_stretches():
    # GB 3095—2026 replaces the 2012 edition on 2026-03-01.
    made = series((2, 1, "1", "75"), (2, 28, "1", "75"), (3, 1, "1", "60"), (12, 31, "1", "60"))

    assert list(made.limits()) == [
        (date(2026, 2, 1), date(2026, 2, 28), F(75)),
        (date(2026, 3, 1), date(2026, 12, 31), F(60)),
    ]


def test_a_series_without_days_says_so():
    assert series().alt == "PM2.5逐日浓度：全年没有有效数据。"


def test_coverage_counts_days_by_state():
    made = CoverageStrip("有效天数", 2021, (Coverage("甲站", ("valid",) * 3 + ("missing",)),))

    assert made.alt == "有效天数：甲站有效3天、缺测1天。"
    assert made.table.rows == (("甲站", "3", "0", "1", "0"),)


def test_quarters_name_those_that_exceeded():
    made = QuarterStrip(
        "状况", ("2020年三季度", "2020年四季度"), (Quarters("DW001", ("ok", "above")),)
    )

    assert made.alt == "状况：DW001达标1个季度、超标1个季度（超标：2020年四季度）。"
    assert made.table.rows == (("2020年三季度", "达标"), ("2020年四季度", "超标"))
    with pytest.raises(ValueError, match="one state a quarter"):
        QuarterStrip("状况", ("2020年三季度",), (Quarters("DW001", ("ok", "ok")),))


def test_stacked_bars_leave_out_parts_of_nothing_in_words_and_keep_them_in_the_table():
    made = StackedBars("去向", "t", ("利用", "处置"), (Bar("一般固废", (F("14.2"), F(0))),))

    assert made.alt == "去向：一般固废共14.2t，其中利用14.2t。"
    assert made.table.rows == (("一般固废", "14.2", "0", "14.2"),)


def test_two_years_are_told_as_from_and_to():
    made = YearBars(
        "排放量", 2021, "t",
        (Pair("化学需氧量", F("4.1"), F("3.66")), Pair("氨氮", None, F(1)), Pair("VOCs", F(1), F(1))),
    )  # fmt: skip

    assert (
        made.alt
        == "排放量：化学需氧量由4.1降至3.66t；氨氮2021年1t，2020年无数据；VOCs1t，与上年持平。"
    )
    assert made.table.rows[1] == ("氨氮", "—", "1")


def test_credit_bars_tell_the_range_and_the_items_that_move_it():
    made = CreditBars(
        "试算", F(9),
        (Item("1", "甲", F(0), F(0)), Item("11", "乙", F(-2), F(0)), Item("13", "丙", F(1), F(1))),
    )  # fmt: skip

    assert made.alt == "试算：初始9分，合计8～10分；第11项−2～0、第13项+1。"
    assert [i.number for i in made.moved()] == ["11", "13"]
    assert made.table.rows[0] == ("1", "甲", "0")


def test_the_mark_is_the_same_for_equal_data_and_another_for_other():
    one, same = (MonthBars("题", "项", "t", months(*["1"] * 12)) for _ in range(2))
    other = MonthBars("题", "项", "t", months(*["1"] * 11, "2"))

    assert one.mark == same.mark
    assert one.mark != other.mark

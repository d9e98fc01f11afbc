"""Charts drawn: few, since drawing is slow. What they say is tested without drawing."""

import re
import struct
import warnings
from datetime import date
from fractions import Fraction
from importlib import import_module
from pathlib import Path

import pytest

from tests.reports.charts.test_kinds import GRADES
from yuanjian.reports.charts import kinds
from yuanjian.reports.charts.chart import Chart, Limit
from yuanjian.reports.charts.drawing import canvas, fonts
from yuanjian.reports.charts.kinds.aqi_calendar import AqiCalendar, CalendarDay
from yuanjian.reports.charts.kinds.coverage_strip import Coverage, CoverageStrip
from yuanjian.reports.charts.kinds.credit_bars import CreditBars, Item
from yuanjian.reports.charts.kinds.daily_series import DailySeries, DayValue
from yuanjian.reports.charts.kinds.month_bars import MonthBars
from yuanjian.reports.charts.kinds.quarter_strip import Quarters, QuarterStrip
from yuanjian.reports.charts.kinds.stacked_bars import Bar, StackedBars
from yuanjian.reports.charts.kinds.year_bars import Pair, YearBars
from yuanjian.reports.charts.paint import NoFont, Painter
from yuanjian.reports.word.office_profile import PROFILES, office_profile

F = Fraction
BARS = MonthBars(
    "PM2.5各月浓度", "PM2.5浓度", "μg/m³", (F(40), None, *[F(30)] * 10), Limit(F(35), "年平均限值")
)
ONE_OF_EACH: tuple[Chart, ...] = (
    AqiCalendar(
        "日历", 2021,
        (CalendarDay(date(2021, 1, 1), 30), CalendarDay(date(2021, 1, 2), None, "invalid"),
         CalendarDay(date(2021, 1, 3), None, "no_index"), CalendarDay(date(2021, 1, 4), 140)),
        GRADES,
    ),
    BARS,
    DailySeries("逐日", 2021, "O3日最大8小时平均浓度", "μg/m³",
                tuple(DayValue(date(2021, 5, d), F(100 + 10 * d), F(160)) for d in (1, 2, 4, 9))),
    CoverageStrip("有效天数", 2021, (Coverage("甲站", ("valid",) * 300 + ("invalid", "missing", "none") * 21),)),
    QuarterStrip("季度", ("2021年一季度", "2021年二季度", "2021年三季度", "2021年四季度"),
                 (Quarters("DW001", ("ok", "above", "short", "none")),)),
    StackedBars("手续", "家", ("已办", "未办"), (Bar("环评", (F(8), F(1))), Bar("验收", (F(0), F(0)))), places=0),
    YearBars("排放量", 2021, "t", (Pair("COD$", F(2), F(1)), Pair("NOx", None, F(1)))),
    CreditBars("试算", F(9), (Item("1", "甲", F(-1), F(-1)), Item("2", "乙", F(-2), F(1)), Item("3", "丙", F(0), F(1)))),
)  # fmt: skip


def drawer(chart: Chart):  # type: ignore[no-untyped-def]
    return import_module(f"yuanjian.reports.charts.drawing.{chart.drawer}").draw


@pytest.fixture(scope="module")
def painter() -> Painter:
    made = Painter(office_profile())
    try:
        made.paint(BARS)
    except NoFont:
        pytest.skip("no font with Chinese characters is installed")
    return made


def test_every_kind_has_its_drawer_and_an_example_here():
    there = {path.stem for path in Path(kinds.__file__).parent.glob("[a-z]*.py")}

    assert {chart.drawer for chart in ONE_OF_EACH} == there


@pytest.mark.parametrize("chart", ONE_OF_EACH, ids=lambda chart: chart.drawer)
def test_a_chart_is_drawn_with_every_character_and_without_inline_styles(painter, chart):
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a character that no face has
        svg = canvas.picture(chart, drawer(chart), fonts.chinese(painter.profile), "svg").decode()

    assert svg.startswith("<svg ")
    assert not re.search(r"\sstyle=|<style|<script|https?://(?!www\.w3\.org/)", svg)


def test_the_png_has_300_dots_an_inch_and_equal_bytes_for_equal_data(painter):
    faces = fonts.chinese(painter.profile)
    one, two = (canvas.picture(BARS, drawer(BARS), faces, "png") for _ in range(2))

    assert one == two == painter.paint(BARS)
    width, height = struct.unpack(">II", one[16:24])
    assert (width, height) == (1771, 732)  # 150 mm × 62 mm
    at = one.index(b"pHYs") + 4
    assert struct.unpack(">I", one[at : at + 4]) == (11811,)  # dots a metre


def test_a_collection_of_fonts_gives_its_simplified_face(monkeypatch):
    from matplotlib import font_manager

    there = ["DejaVu Sans", "Noto Sans CJK JP", "Noto Sans CJK SC", "Noto Serif CJK SC"]
    entries = [font_manager.FontEntry(name=name) for name in there]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", entries)

    assert fonts.chinese.__wrapped__(office_profile()) == ("Noto Sans CJK SC", "Noto Serif CJK SC")


def test_the_face_of_the_office_comes_before_what_the_system_brings():
    from yuanjian.reports.charts.drawing.fonts import candidates

    assert list(candidates(PROFILES["gbk"]))[:2] == ["方正黑体_GBK", "FZHei-B01"]
    assert list(candidates(PROFILES["windows"]))[:2] == ["黑体", "SimHei"]


def test_without_a_chinese_font_nothing_is_drawn_and_the_message_names_fonts(monkeypatch):
    monkeypatch.setattr(fonts, "chinese", lambda profile: ())

    with pytest.raises(NoFont, match=r"黑体、微软雅黑.*fonts-noto-cjk"):
        Painter(office_profile()).paint(BARS)


def test_a_rare_character_comes_from_another_face_and_one_that_no_face_has_stops_nothing(painter):
    rare = MonthBars("题", "𰻝麵\U000e0001浓度", "t", (F(1),) * 12)

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert painter.paint(rare).startswith(b"\x89PNG")


def test_lowered_digits_are_set_and_a_dollar_sign_stays_a_dollar_sign():
    from yuanjian.reports.charts.drawing.canvas import rich

    assert rich("PM2.5，5.0×10⁴ m³，A$B") == r"PM$_{2.5}$，5.0×10$^{4}$ m$^{3}$，A\$B"

"""The page of charts: pictures as SVG that our pages' policy allows, words for the blind, data as tables."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.conftest import DemoYear
from yuanjian.reports.charts.paint import NoFont, Painter

Enter = Callable[..., Client]


def pictures(page: str) -> list[tuple[str, str]]:
    """Address and alternative text of every picture of the main part."""
    return re.findall(r'<img src="([^"]+/charts/[^"]+)"[^>]*? alt="([^"]*)"', page)


def test_every_chart_has_words_a_table_and_the_number_that_the_report_gives_it(
    demo_year: DemoYear, visitor: Enter
) -> None:
    page = visitor("reader").get(demo_year("charts")).content.decode()

    alts = [alt for _, alt in pictures(page)]
    assert len(alts) == page.count("<details><summary>数据表") == 9
    assert '<span class="quiet">图3</span> 澄江实验中学站2021年空气质量指数（AQI）日历' in page
    assert any("优47天、良260天、轻度污染39天" in alt for alt in alts)
    assert any(
        alt.startswith("2021年大气站点逐日数据有效情况：澄江实验中学站有效349天") for alt in alts
    )
    assert any(alt.startswith("信用评价试算：加分、扣分和未定的项：初始9分") for alt in alts)


def test_a_picture_is_an_svg_without_inline_styles_and_may_be_kept_by_the_browser(
    demo_year: DemoYear, visitor: Enter
) -> None:
    reader = visitor("reader")
    page = reader.get(demo_year("charts")).content.decode()
    address = next(a for a, _ in pictures(page) if "chart.waste" in a)

    answer = reader.get(address)

    if answer.status_code == 422:
        pytest.skip("no font with Chinese characters is installed")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Cache-Control"] == "private, max-age=86400, immutable"
    assert "default-src" in answer.headers["Content-Security-Policy"]
    assert b"style=" not in answer.content


def test_data_that_changed_have_another_address_and_the_old_one_says_so(
    demo_year: DemoYear, visitor: Enter
) -> None:
    address = demo_year("charts.drawing", chart="chart.waste", mark="0" * 16)

    answer = visitor("reader").get(address)

    assert answer.status_code == 422
    assert "请刷新页面" in answer.content.decode()


def test_without_a_chinese_font_the_words_and_tables_stay(
    demo_year: DemoYear, visitor: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(self: Painter, chart: object, form: str = "png") -> bytes:
        raise NoFont()

    monkeypatch.setattr(Painter, "paint", none)
    reader = visitor("reader")
    page = reader.get(demo_year("charts")).content.decode()

    answer = reader.get(pictures(page)[0][0])

    assert answer.status_code == 422
    assert "请安装任意一种：黑体" in answer.content.decode()
    assert "轻度污染" in page


def test_the_report_page_shows_the_same_pictures_where_they_stand(
    demo_year: DemoYear, visitor: Enter
) -> None:
    reader = visitor("reader")
    report = reader.get(demo_year("report")).content.decode()

    assert len(re.findall(r'<figure id="b-chart\.', report)) == 7
    assert 'href="#b-chart.aqi.data"' in report
    assert 'id="b-chart.aqi.data"' in report


def test_the_sheet_of_daily_means_leads_to_the_charts(demo_year: DemoYear, visitor: Enter) -> None:
    page = visitor("reader").get(demo_year("sheet", no="20")).content.decode()

    assert f'href="{demo_year("charts")}">' in page
    assert "看图" in page

"""Figures: the list, the search, one figure with its rows, rounding, last year and where else it stands."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.conftest import DemoYear

Visitor = Callable[..., Client]
PART = {"HX-Request": "true"}


def _drawer(browser: Client, demo_year: DemoYear, fact: str, **asked: str) -> str:
    answer = browser.get(demo_year("facts.show", id=fact), asked, headers=PART)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_figure_says_its_value_formula_clause_scope_and_rows(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    drawer = _drawer(visitor("clerk"), demo_year, "enterprises.total")

    assert "<strong>12 个</strong>" in drawer
    assert "计入统计口径、年末未退出的企业数" in drawer
    assert "湘环发〔2020〕27号" in drawer
    assert "园区，2021 年度" in drawer
    assert "05_企业名录：是否计入统计口径＝是，2021年末在园" in drawer
    assert "E001 澄江凌屿电子科技有限公司" in drawer
    assert 'href="/p/G439901/2021/sheets/05/?row=E001"' in drawer
    assert "园区年度资料包_G439901_2021.xlsx" in drawer


def test_the_drawer_is_a_dialog_that_takes_the_focus(demo_year: DemoYear, visitor: Visitor) -> None:
    drawer = _drawer(visitor("clerk"), demo_year, "enterprises.total")
    assert re.match(
        r'<div class="drawer" data-drawer tabindex="-1" role="dialog" aria-label="数字来历：已入园企业数量">',
        drawer.strip(),
    )
    assert "data-close-drawer" in drawer


def test_without_script_a_figure_is_a_page_of_its_own(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("clerk").get(demo_year("facts.show", id="enterprises.total")).content.decode()
    assert "<html" in page and "<h1>已入园企业数量" in page and "<strong>12 个</strong>" in page


def test_rounding_shows_the_value_before_and_after(demo_year: DemoYear, visitor: Visitor) -> None:
    # 11 of 12 sampling days of 白鹭渡 attain: 275/3 % (README of the demo park; GB/T 8170 rounds to 91.67)
    drawer = _drawer(visitor("clerk"), demo_year, "section.rate")
    assert "修约前 91.666666666667…（＝275/3） → 修约后 91.67%" in drawer


def test_last_year_stands_beside_with_the_change(demo_year: DemoYear, visitor: Visitor) -> None:
    clerk = visitor("clerk")
    drawer = _drawer(clerk, demo_year, "enterprises.total")
    assert re.search(r">11 个</button>（2020 年度），增加 1（9.1%）", drawer)
    assert "减少 8.33 个百分点" in _drawer(clerk, demo_year, "section.rate")

    before = _drawer(clerk, demo_year, "enterprises.total", period="2020")
    assert "<strong>11 个</strong>" in before and "园区，2020 年度" in before
    assert "/p/G439901/2020/sheets/05/?row=E001" in before
    assert "园区年度资料包_G439901_2020.xlsx" in before


def test_a_figure_says_where_else_it_appears(demo_year: DemoYear, visitor: Visitor) -> None:
    drawer = _drawer(visitor("clerk"), demo_year, "enterprises.total")
    assert "企业数量上下年不衔接" in drawer  # the contradiction that names it
    assert 'href="/p/G439901/2021/report/#b-s1.enterprises"' in drawer
    credit = _drawer(visitor("clerk"), demo_year, "wastewater.central_rate")
    assert "信用评价第 5 项" in credit


def test_what_is_missing_says_why_and_is_never_a_zero(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    # The demo park leaves the ammonia of E006 in sheet 15 blank.
    drawer = _drawer(visitor("clerk"), demo_year, "wastewater.nh3n")
    assert "<strong>缺</strong>" in drawer
    assert "15_企业废水“澄江素阁保税维修有限公司 · 工业 · 纳管 · W01”未填氨氮" in drawer
    zero = _drawer(visitor("clerk"), demo_year, "enterprises.cleared")
    assert "<strong>0 个</strong>" in zero and "零" in zero


def test_a_limit_is_shown_with_how_far_it_was_compared_with_the_official_text(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    drawer = _drawer(visitor("clerk"), demo_year, "section.rate")
    assert "GB 3838—2002 表1第8项（Ⅲ类，总磷，河流）" in drawer
    assert "已核对原文" in drawer


def test_a_figure_of_many_subjects_lists_them_by_name(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    clerk = visitor("clerk")
    listed = _drawer(clerk, demo_year, "air_station.days")
    assert "2 个对象" in listed and "澄江实验中学站" in listed and ">349 天</button>" in listed
    one = _drawer(clerk, demo_year, "air_station.days", subject="A01")
    assert "<strong>349 天</strong>" in one and "澄江实验中学站" in one


def test_the_search_finds_by_label_by_subject_and_by_id(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    clerk = visitor("clerk")

    def found(asked: str) -> str:
        return str(clerk.get(demo_year("facts"), {"q": asked}).content.decode())

    assert "危险废物产生量" in found("危险废物 产生量")
    assert "已入园企业数量" not in found("危险废物 产生量")
    assert "澄江实验中学站" in found("达标率 实验中学")
    assert "已入园企业数量" in found("enterprises.total")
    assert "没有找到“没有这个词”" in found("没有这个词")


def test_a_search_is_shown_as_typed_and_never_as_markup(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("clerk").get(demo_year("facts"), {"q": '"><script>x'}).content.decode()
    assert "<script>x" not in page and "&quot;&gt;&lt;script&gt;x" in page


def test_every_theme_of_facts_has_a_heading() -> None:
    from yuanjian.facts.engine import all_facts
    from yuanjian.web.pages.facts.themes import OTHERS, theme_words

    assert {f.theme for f in all_facts().values() if theme_words(f.theme) == OTHERS} == set()


@pytest.mark.parametrize(
    ("fact", "asked"),
    [
        ("no.such", {}),
        ("enterprises.total", {"subject": "无此企业"}),
        ("enterprises.total", {"period": "1999"}),
        ("enterprises.total", {"period": "去年"}),
    ],
)
def test_a_figure_that_is_not_there_is_answered_by_a_sentence(
    demo_year: DemoYear, visitor: Visitor, fact: str, asked: dict[str, str]
) -> None:
    answer = visitor("clerk").get(demo_year("facts.show", id=fact), asked)
    assert answer.status_code == 422
    assert "没有这个数字" in answer.content.decode()


def test_the_workbook_behind_a_figure_can_be_fetched_and_no_other_file(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    from yuanjian.ledger.models import Intake

    clerk = visitor("clerk")
    intake = Intake.objects.get(park_year=demo_year.of)
    answer = clerk.get(demo_year("facts.file", sha256=intake.document_id))
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"".join(answer.streaming_content)[:2] == b"PK"

    other = Intake.objects.exclude(park_year=demo_year.of).get()
    refused = clerk.get(demo_year("facts.file", sha256=other.document_id))
    assert refused.status_code == 422


def test_rows_typed_into_the_grid_are_found_without_a_file(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    from yuanjian.actions.touch import touch
    from yuanjian.ledger.models import Row

    Row.objects.filter(park_year=demo_year.of).update(intake=None, number=None, sheet_title="")
    touch(demo_year.of)
    drawer = _drawer(visitor("clerk"), demo_year, "enterprises.total")
    assert 'href="/p/G439901/2021/sheets/05/?row=E001"' in drawer
    page = visitor("clerk").get(demo_year("findings")).content.decode()
    assert "cell=sign_date" in page and "cell=yoy" in page

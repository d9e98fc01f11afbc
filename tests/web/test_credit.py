"""The credit page: the range on its scale, what is worth most, the items, a table chosen for reference."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.web.conftest import DemoYear

Visitor = Callable[..., Client]


def test_the_range_the_own_score_and_the_unknown_cut_offs_are_said(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("clerk").get(demo_year("credit")).content.decode()
    # README of the demo park: item 11 costs 2, two bonuses are proven, one is not; the park gave itself 12.
    assert "<strong>9～10</strong> 分" in page
    assert "园区自评 <strong>12</strong> 分" in page
    assert "等级分界未见公布，不作推断" in page
    assert "环保诚信园区：分界未见公布" in page
    assert "分值从 8 到 12；试算 9 到 10 分，自评 12 分，起评 9 分，满分 12 分" in page
    assert "待核对原文" in page


def test_what_is_worth_most_comes_first(demo_year: DemoYear, visitor: Visitor) -> None:
    page = visitor("clerk").get(demo_year("credit")).content.decode()
    worth = re.findall(r'class="next-worth">(.*?)</span>.*?第 (\d+) 项', page, flags=re.S)
    assert worth == [("+2 分", "11"), ("+1 分", "17")]
    assert "按计划补测或委托监测：M03 园区上游、下游各1口监测井" in page


def test_an_item_shows_rule_reason_cells_files_and_the_difference(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("clerk").get(demo_year("credit"), {"item": "11"}).content.decode()
    item = page[page.index('id="item-11" open') : page.index('id="item-12"')]

    assert "产业园区未开展自行监测或自行监测数据弄虚作假" in item
    assert "自评偏高" in item and "扣分" in item
    assert "11_自行监测计划2项未落实：M01 园区管委会、M03" in item
    assert "sheets/11/?row=M01&amp;cell=result" in item
    assert "A019" in item and "sheets/34/?row=A019" in item
    assert "已按计划依托国控站和小微站开展监测" in item


def test_items_can_be_narrowed_down(demo_year: DemoYear, visitor: Visitor) -> None:
    clerk = visitor("clerk")

    def numbers(show: str) -> list[str]:
        page = clerk.get(demo_year("credit"), {"show": show}).content.decode()
        return re.findall(r'id="item-(\d+)"', page)

    assert numbers("lost") == ["11"]
    assert numbers("lacking") == ["17"]
    assert numbers("differing") == ["11"]
    assert numbers("") == [str(n) for n in range(1, 25)]


@pytest.fixture
def year_without_table(demo_year: DemoYear) -> DemoYear:
    """The example park in 2026: no published table names that report year."""
    from yuanjian.ledger.models import ParkYear, Row

    of = ParkYear.objects.create(park=demo_year.of.park, year=2026)
    park = Row.objects.get(park_year=demo_year.of, sheet="01")
    Row.objects.create(
        park_year=of, sheet="01", form_version=park.form_version, key="2026",
        data={**park.data, "year": 2026},
    )  # fmt: skip
    return DemoYear(of)


def test_without_a_table_one_can_be_chosen_for_reference_and_let_go_again(
    year_without_table: DemoYear, visitor: Visitor
) -> None:
    from yuanjian.ledger.models import Act, ParkYear

    clerk = visitor("clerk")
    page = clerk.get(year_without_table("credit")).content.decode()
    assert "这一年度没有适用的信用评价指标表" in page
    assert "湖南省2026年度适用的园区环保信用评价指标表未见公布，不作评分" in page

    clerk.post(year_without_table("credit.scheme"), {"scheme": "hunan_2020"})
    assert ParkYear.objects.get(pk=year_without_table.of.pk).scheme == "hunan_2020"
    page = clerk.get(year_without_table("credit")).content.decode()
    assert "参考：2026年度适用的指标表未见" in page
    assert Act.objects.order_by("-pk")[0].verb == "选用信用指标表"

    clerk.post(year_without_table("credit.scheme"), {"scheme": ""})
    page = clerk.get(year_without_table("credit")).content.decode()
    assert "这一年度没有适用的信用评价指标表" in page


def test_a_table_that_does_not_exist_is_refused(
    year_without_table: DemoYear, visitor: Visitor
) -> None:
    answer = visitor("clerk").post(year_without_table("credit.scheme"), {"scheme": "../x"})
    assert answer.status_code == 422
    assert "没有这份信用评价指标表" in answer.content.decode()


@pytest.mark.parametrize(("role", "may"), [("clerk", True), ("reviewer", False), ("reader", False)])
def test_only_who_writes_the_records_chooses_a_table(
    year_without_table: DemoYear, visitor: Visitor, role: str, may: bool
) -> None:
    browser = visitor(role)
    page = browser.get(year_without_table("credit")).content.decode()
    assert (">选用</button>" in page) is may
    answer = browser.post(year_without_table("credit.scheme"), {"scheme": "hunan_2020"})
    assert answer.status_code == (302 if may else 403)


def test_words_of_the_park_are_never_markup(demo_year: DemoYear, visitor: Visitor) -> None:
    from yuanjian.actions.touch import touch
    from yuanjian.ledger.models import Row

    row = Row.objects.get(park_year=demo_year.of, sheet="32", key="2")
    row.data = {**row.data, "text": "<img src=x onerror=alert(1)>"}
    row.save()
    touch(demo_year.of)

    page = visitor("clerk").get(demo_year("credit")).content.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page

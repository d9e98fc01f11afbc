"""企业档案: the matrix of procedures as the facts of the report sort the firms, sieves, the card of one firm."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from django.test import Client

from tests.web.conftest import DemoYear
from yuanjian.ledger.models import ParkYear
from yuanjian.web.pages.firms.matrix import Due, Firm, firms, judged_on
from yuanjian.web.park_book import book

Visitor = Callable[..., Client]


def listed(page: str) -> list[str]:
    return re.findall(r'<td class="quiet">(E\d+)</td>', page)


def by_number(demo_year: DemoYear) -> dict[str, Firm]:
    return {f.number: f for f in firms(book(demo_year.of).facts, date(2021, 12, 31))}


def test_the_matrix_counts_what_the_report_counts(demo_year: DemoYear) -> None:
    facts = book(demo_year.of).facts
    matrix = by_number(demo_year).values()
    for key, fact in (("acceptance", "acceptance.done"), ("plan", "plan.done")):
        good = sum(f.mark(key).state == "good" for f in matrix)
        assert str(good) == facts.value(fact).text, key
    pending = sum(f.lacks("acceptance") for f in matrix)
    assert str(pending) == facts.value("acceptance.pending").text


def test_a_permit_that_ran_out_is_a_cross_with_the_days(demo_year: DemoYear) -> None:
    mark = by_number(demo_year)["E003"].mark("permit")
    # src/yuanjian/demo/README.md slip 7: it ran out on 2021-11-11
    assert (mark.state, mark.words, mark.due) == ("bad", "未取得", Due(date(2021, 11, 11), -50))
    assert mark.due is not None
    assert mark.due.words == "已过期 50 天"


def test_under_way_not_needed_and_left_are_not_crosses(demo_year: DemoYear) -> None:
    known = by_number(demo_year)
    assert (known["E001"].mark("acceptance").state, known["E001"].mark("acceptance").words) == (
        "wait",
        "正在验收",
    )
    assert (known["E006"].mark("plan").state, known["E006"].mark("plan").words) == (
        "none",
        "无需编制",
    )
    assert {m.words for m in known["E007"].marks} == {"已退出"}
    assert {m.words for m in known["E014"].marks} == {"不计入统计"}


def test_ends_are_judged_today_while_the_year_runs_and_on_its_last_day_afterwards() -> None:
    assert judged_on(2021, date(2021, 3, 1)) == date(2021, 3, 1)
    assert judged_on(2021, date(2026, 11, 25)) == date(2021, 12, 31)


def test_sieves_and_search(demo_year: DemoYear, visitor: Visitor) -> None:
    reader, address = visitor("reader"), demo_year("firms")
    assert len(listed(reader.get(address).content.decode())) == 14
    assert listed(reader.get(address + "?only=permit").content.decode()) == ["E003"]
    assert listed(reader.get(address + "?only=permit_ends").content.decode()) == ["E003"]
    assert listed(reader.get(address + "?only=plan").content.decode()) == ["E005"]
    assert listed(reader.get(address + "?q=岭穗").content.decode()) == ["E003"]
    assert listed(reader.get(address + "?q=e01").content.decode()) == [
        "E010",
        "E011",
        "E012",
        "E013",
        "E014",
    ]
    assert "没有符合条件的企业。" in reader.get(address + "?q=没有这家").content.decode()


def test_each_mark_has_a_word_for_those_who_do_not_see_it(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("reader").get(demo_year("firms")).content.decode()
    assert 'aria-label="缺"' in page
    assert 'aria-label="有"' in page
    assert 'aria-label="在办"' in page


def test_the_card_shows_every_sheet_of_the_firm_with_last_year_and_documents(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("reader").get(demo_year("firm", firm="E004")).content.decode()
    titles = re.findall(r'<h2 id="t(\d\d)">', page)
    assert titles == ["05", "06", "07", "08", "15", "19", "22", "24", "25"]
    assert "上年 未备案" in page
    assert "A010" in page
    assert "/sheets/25/?row=" in page


def test_a_blank_that_should_be_filled_leads_to_its_cell(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("reader").get(demo_year("firm", firm="E009")).content.decode()
    assert re.search(r'href="[^"]*/sheets/06/\?row=P009&amp;cell=acc_date">未填<', page)


def test_an_unknown_firm_is_a_sentence(demo_year: DemoYear, visitor: Visitor) -> None:
    answer = visitor("reader").get(demo_year("firm", firm="E999"))
    assert answer.status_code == 422
    assert "企业名录里没有编号为“E999”的企业" in answer.content.decode()


def test_a_park_without_firms_is_told_where_to_begin(
    other_park: ParkYear, visitor: Visitor
) -> None:
    page = visitor("clerk", park=other_park.park).get(
        f"/p/{other_park.park.code}/{other_park.year}/firms/"
    )
    assert "还没有企业" in page.content.decode()

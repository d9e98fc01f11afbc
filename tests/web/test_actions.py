"""The pages of rectification: from a finding, a gap or a row to struck off. Figures are the example park's."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document as Word

from tests.web.conftest import DemoYear
from yuanjian.ledger.models import Act, Decision, ParkYear, Person, Rectification, Row
from yuanjian.web.park_book import book

Enter = Callable[..., Client]
FORM = {
    "title": "更换过期物资",
    "problem": "吸油毡过期",
    "measure": "更换",
    "owner": "规建局",
    "due": "2031-03-31",
}


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def item(demo_year: DemoYear, visitor: Enter) -> Rectification:
    """An item that a clerk opened."""
    visitor("clerk").post(demo_year("actions.keep"), {**FORM, "plan": "on"})
    return Rectification.objects.get(park_year=demo_year.of)


def test_without_items_the_page_says_where_they_come_from(
    demo_year: DemoYear, visitor: Enter
) -> None:
    page = text(visitor("reader").get(demo_year("actions")).content.decode())

    assert "还没有整改事项" in page
    assert "台账中的 8 项" in page  # three plans, requirements of 10, 11 and 12 that are not met
    assert "新增整改事项" not in page  # a reader opens none


def test_rows_with_owner_and_date_become_items_by_ticking_them(
    demo_year: DemoYear, visitor: Enter
) -> None:
    clerk = visitor("clerk")
    page = clerk.get(demo_year("actions.waiting")).content.decode()
    marks = re.findall(r'name="mark" value="([^"]+)"', page)
    assert "plan:33/下一步计划 · 1" in marks
    clerk.post(demo_year("actions.take"), {"mark": ["plan:33/下一步计划 · 1", "row:11/M01"]})

    items = {i.mark: i for i in Rectification.objects.filter(park_year=demo_year.of)}
    assert items["plan:33/下一步计划 · 1"].plan_key == "下一步计划 · 1"
    assert items["row:11/M01"].plan_key == ""  # part 五 lists it by its own row
    left = clerk.get(demo_year("actions.waiting")).content.decode()
    assert "row:11/M01" not in left
    assert "待转事项 6" in text(left)


def test_nothing_ticked_is_said(demo_year: DemoYear, visitor: Enter) -> None:
    answer = visitor("clerk").post(demo_year("actions.take"), {})
    assert "请先勾选要转为整改事项的行" in answer.content.decode()


def test_a_finding_leads_to_a_filled_form_and_then_to_its_item(
    demo_year: DemoYear, visitor: Enter
) -> None:
    clerk = visitor("clerk")
    findings = clerk.get(demo_year("findings")).content.decode()
    link = re.search(r'href="([^"]+\?finding=(\w+))">', findings)
    assert link is not None
    form = clerk.get(link[1]).content.decode()
    assert "来源：核对发现" in text(form)
    clerk.post(link[1], FORM)

    item = Rectification.objects.get(park_year=demo_year.of)
    assert (item.mark, item.origin) == (f"finding:{link[2]}", "finding")
    again = clerk.get(demo_year("findings")).content.decode()
    assert f"?finding={link[2]}" not in again
    assert "整改事项 1（待整改）" in text(again)


def test_a_reviewer_and_a_reader_are_offered_no_new_item(
    demo_year: DemoYear, visitor: Enter
) -> None:
    for role in ("reviewer", "reader"):
        assert "?finding=" not in visitor(role).get(demo_year("findings")).content.decode()
        assert "转为整改事项" not in visitor(role).get(demo_year("desk")).content.decode()


def test_a_gap_of_the_workbench_becomes_an_item_that_leads_back_to_its_cell(
    demo_year: DemoYear, visitor: Enter
) -> None:
    clerk = visitor("clerk")
    desk = clerk.get(demo_year("desk")).content.decode()
    links = [
        m.replace("&amp;", "&") for m in re.findall(r'class="missing-act" href="([^"]+)"', desk)
    ]
    assert len(links) == 3
    form = clerk.get(links[0]).content.decode()
    assert "补填P009" in form
    clerk.post(links[0], FORM)

    item = Rectification.objects.get(park_year=demo_year.of)
    assert item.mark == "gap:06/P009/acc_date"
    page = clerk.get(demo_year("actions.item", number=1)).content.decode()
    assert "cell=acc_date" in page


def test_what_is_not_there_any_more_is_said(demo_year: DemoYear, visitor: Enter) -> None:
    for asked in (
        {"finding": "0" * 64},
        {"sheet": "27", "row": "没有"},
        {"sheet": "06", "row": "P001", "column": "x"},
    ):
        page = visitor("clerk").get(f"{demo_year('actions.new')}?{urlencode(asked)}")
        assert "要整改的内容已经不在了" in page.content.decode()


def test_an_item_is_a_plan_of_the_report_and_in_the_log(
    demo_year: DemoYear, item: Rectification
) -> None:
    row = Row.objects.get(park_year=demo_year.of, sheet="33", key=item.plan_key)

    assert row.data["title"] == "更换过期物资"
    assert item.plan_key == "下一步计划 · 4"
    act = Act.objects.latest("pk")
    assert (act.verb, act.detail["number"], act.detail["state"]) == ("整改", 1, "待整改")


def test_the_whole_way_with_a_file_as_proof_and_another_to_verify(
    demo_year: DemoYear, visitor: Enter, item: Rectification
) -> None:
    clerk, head = visitor("clerk"), visitor("head")
    done = demo_year("actions.done", number=1)
    photo = SimpleUploadedFile("../照片.jpg", b"jpg", "image/jpeg")
    clerk.post(done, {"words": "已更换", "proofs": "A029", "files": photo})
    page = text(clerk.get(demo_year("actions.item", number=1)).content.decode())
    assert "已整改待核验" in page
    assert "等园区负责人或审核人员核验销号" in page

    assert clerk.post(demo_year("actions.close", number=1)).status_code == 403
    head.post(demo_year("actions.close", number=1), {"words": "现场核实，同意"})
    item.refresh_from_db()
    assert item.state == "closed"
    proof = item.steps.get(what="done").proofs[1]
    assert proof["name"] == "照片.jpg"
    answer = clerk.get(demo_year("actions.proof", number=1, sha256=proof["sha256"]))
    assert b"".join(answer.streaming_content) == b"jpg"  # type: ignore[attr-defined]
    assert "attachment" in answer["Content-Disposition"]


def test_who_reported_may_not_verify_while_somebody_else_may(
    demo_year: DemoYear, visitor: Enter, item: Rectification
) -> None:
    head = visitor("head")
    head.post(demo_year("actions.done", number=1), {"words": "已更换", "unproven": "现场查看"})
    visitor("reviewer")  # there is another who may
    answer = head.post(demo_year("actions.close", number=1), {"words": ""})

    assert "报整改完成的人不能自己核验" in answer.content.decode()
    item.refresh_from_db()
    assert item.state == "done"


def test_what_is_sent_back_says_why(
    demo_year: DemoYear, visitor: Enter, item: Rectification
) -> None:
    visitor("clerk").post(
        demo_year("actions.done", number=1), {"words": "已换", "unproven": "无照片"}
    )
    reviewer = visitor("reviewer")
    reviewer.post(demo_year("actions.send_back", number=1), {"words": "防化服仍过期"})

    page = text(reviewer.get(demo_year("actions.item", number=1)).content.decode())
    assert "核验退回" in page
    assert "防化服仍过期" in page
    assert "未附佐证材料：无照片" in page


def test_overdue_items_stand_first_on_the_list_and_on_the_workbench(
    demo_year: DemoYear, visitor: Enter, item: Rectification
) -> None:
    clerk = visitor("clerk")
    clerk.post(demo_year("actions.keep"), {**FORM, "title": "早该办完", "due": "2022-01-31"})
    page = text(clerk.get(demo_year("actions")).content.decode())
    desk = text(clerk.get(demo_year("desk")).content.decode())

    assert page.index("早该办完") < page.index("更换过期物资")
    assert "待整改 · 逾期" in page
    assert "逾期 1" in desk
    late = text(clerk.get(demo_year("actions") + "?state=overdue").content.decode())
    assert "早该办完" in late
    assert "更换过期物资" not in late


def test_a_plan_that_is_an_item_is_not_told_twice_among_the_dates(
    demo_year: DemoYear, visitor: Enter
) -> None:
    clerk = visitor("clerk")
    before = text(clerk.get(demo_year("duties")).content.decode())
    assert "下一步计划第2项：建成固废集中收集点" in before
    clerk.post(demo_year("actions.take"), {"mark": ["plan:33/下一步计划 · 2"]})

    after = clerk.get(demo_year("duties")).content.decode()
    assert text(after).count("建成固废集中收集点") == 1
    assert "整改：建成固废集中收集点" in text(after)
    assert demo_year("actions.item", number=1) in after


def test_what_is_an_item_already_leads_to_it(demo_year: DemoYear, visitor: Enter) -> None:
    clerk = visitor("clerk")
    clerk.post(demo_year("actions.take"), {"mark": ["plan:33/下一步计划 · 2"]})
    asked = urlencode({"sheet": "33", "row": "下一步计划 · 2"})

    answer = clerk.get(f"{demo_year('actions.new')}?{asked}")
    assert (answer.status_code, answer["Location"]) == (302, demo_year("actions.item", number=1))


def test_a_row_of_the_grid_is_offered_to_those_who_write(
    demo_year: DemoYear, visitor: Enter
) -> None:
    assert "转为整改事项" in visitor("clerk").get(demo_year("sheet", no="27")).content.decode()
    assert "转为整改事项" not in visitor("reader").get(demo_year("sheet", no="27")).content.decode()


def test_another_day_is_kept_with_its_reason(
    demo_year: DemoYear, visitor: Enter, item: Rectification
) -> None:
    clerk = visitor("clerk")
    change = {**FORM, "due": "2031-06-30"}
    refused = clerk.post(demo_year("actions.change", number=1), change)
    assert "调整完成时限请写明理由" in refused.content.decode()
    clerk.post(demo_year("actions.change", number=1), {**change, "reason": "采购延迟"})

    page = text(clerk.get(demo_year("actions.item", number=1)).content.decode())
    assert "完成时限 2031-03-31 改为 2031-06-30；采购延迟" in page


def test_the_forms_are_word_files(demo_year: DemoYear, visitor: Enter, item: Rectification) -> None:
    reader = visitor("reader")
    for name, args, title in (
        ("actions.form", {"number": 1}, "生态环境问题整改销号表"),
        ("actions.list_form", {}, "生态环境问题整改事项清单"),
    ):
        answer = reader.get(demo_year(name, **args))
        content = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        assert Word(io.BytesIO(content)).paragraphs[0].text == title
        assert answer["X-Content-Type-Options"] == "nosniff"


def test_an_item_of_another_park_is_not_to_be_reached(
    demo_year: DemoYear, other_park: ParkYear, visitor: Enter, item: Rectification
) -> None:
    from yuanjian.web.visit import link

    stranger = visitor("head", park=other_park.park)
    assert stranger.get(demo_year("actions.item", number=1)).status_code == 403
    own = stranger.get(link("actions.item", other_park, number=1))
    assert "没有编号为 1 的整改事项" in own.content.decode()


def test_what_the_year_before_left_open_is_said_in_the_next(
    demo_year: DemoYear, visitor: Enter, item: Rectification
) -> None:
    from yuanjian.web.visit import link

    following = ParkYear.objects.create(park=demo_year.of.park, year=2022)
    clerk = visitor("clerk")
    page = clerk.get(link("actions", following)).content.decode()
    assert "2021 年度还有 1 项没有销号" in text(page)
    assert demo_year("actions") in page
    assert "没有销号" not in clerk.get(demo_year("actions")).content.decode()


def test_names_that_look_like_code_are_shown_as_words(demo_year: DemoYear, visitor: Enter) -> None:
    clerk = visitor("clerk")
    clerk.post(demo_year("actions.keep"), {**FORM, "title": "<script>alert(1)</script>"})

    page = clerk.get(demo_year("actions")).content.decode()
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;" in page


def test_the_page_asks_the_database_no_more_for_many_items_than_for_few(
    demo_year: DemoYear, visitor: Enter, django_assert_max_num_queries: Callable[..., object]
) -> None:
    clerk = visitor("clerk")
    for n in range(30):
        clerk.post(demo_year("actions.keep"), {**FORM, "title": f"事项{n}", "plan": "on"})
    book(demo_year.of).facts  # noqa: B018  computed before counting
    with django_assert_max_num_queries(25):  # type: ignore[attr-defined]
        clerk.get(demo_year("actions"))
    assert Decision.objects.count() == 0
    assert Person.objects.exists()

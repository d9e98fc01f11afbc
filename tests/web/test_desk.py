"""The workbench and the head's meter. Expected figures are those that the example park plants (demo/README.md)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from django.db.models import F
from django.test import Client

from tests.web.conftest import DemoYear
from yuanjian.actions.people import record_sign_in
from yuanjian.ledger.models import Act, Job, ParkYear, Person, Row, RowHistory
from yuanjian.web.pages.desk.due import calendar
from yuanjian.web.pages.desk.scale import scale
from yuanjian.web.park_book import book

Enter = Callable[..., Client]


def text(page: str) -> str:
    """The words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_workbench_shows_score_contradictions_gaps_and_progress(
    demo_year: DemoYear, visitor: Enter
) -> None:
    page = visitor("clerk").get(demo_year("desk")).content.decode()
    said = text(page)

    assert "9～10 分 满分 12，自评 12" in said
    assert "共 16 处未处理" in said
    assert page.count('class="severity severity-') == 5
    assert "企业数量上下年不衔接" in said
    assert "还缺什么 共 3 处" in said
    assert "06_建设项目环评验收：P009 年产1200台输送分拣设备项目 验收意见日期" in said
    assert "?row=P009&amp;cell=acc_date" in page
    assert "园区与规划环评 已填完" in said
    assert "企业与环保手续 99% 缺 1 格" in said


def test_the_meter_links_to_score_and_open_contradictions(
    demo_year: DemoYear, visitor: Enter
) -> None:
    page = visitor("reader").get(demo_year("desk.meter")).content.decode()

    assert "信用 9～10 / 12" in text(page)
    assert "必须退回 4" in text(page)
    assert "须更正 7" in text(page)
    assert 'href="/p/G439901/2021/credit/"' in page
    assert 'href="/p/G439901/2021/findings/?severity=blocker"' in page
    assert 'data-left="75.00" data-width="8.33"' in page  # 9 of 12 to 10 of 12


def test_a_year_without_a_table_shows_no_score_and_says_why(
    demo_year: DemoYear, visitor: Enter
) -> None:
    of = ParkYear.objects.create(park=demo_year.of.park, year=2030)
    one = Row.objects.filter(sheet="01").first()
    assert one
    Row.objects.filter(pk=one.pk).update(park_year=of)

    clerk = visitor("clerk")
    assert "无适用信用表" in clerk.get("/p/G439901/2030/meter/").content.decode()
    assert "未见公布，不作评分" in clerk.get("/p/G439901/2030/").content.decode()


def test_an_empty_year_shows_three_steps(other_park: ParkYear, visitor: Enter) -> None:
    page = visitor("clerk", park=other_park.park).get("/p/G439902/2021/").content.decode()

    assert "临江经济开发区 2021 年度还没有资料" in page
    assert re.findall(r"<li><strong>(.+?)</strong>", page) == [
        "下载资料包",
        "用 Excel 或 WPS 填写",
        "导入",
    ]
    assert "/p/G439902/2021/imports/template/" in page


def test_what_others_changed_since_the_last_sign_in_is_listed(
    demo_year: DemoYear, visitor: Enter
) -> None:
    clerk = visitor("clerk")
    me = Person.objects.latest("pk")
    record_sign_in(me, "登录")
    row = Row.objects.get(park_year=demo_year.of, sheet="02", key="B01")
    RowHistory.objects.create(
        park_year=demo_year.of, sheet="02", key="B01", version=2, what="changed",
        data=row.data, by="王某",
    )  # fmt: skip
    record_sign_in(me, "登录")

    said = text(clerk.get(demo_year("desk")).content.decode())

    assert "上次登录以来的改动" in said
    assert "02 区块与用地 更新 1 行 王某" in said
    assert "01 园区概况 新增" not in said  # that was before
    assert Act.objects.filter(verb="登录").count() == 2


def test_one_goes_on_where_one_stopped(demo_year: DemoYear, visitor: Enter) -> None:
    clerk, reader = visitor("clerk"), visitor("reader")
    clerk_is = Person.objects.get(username__startswith="clerk")
    row = Row.objects.get(park_year=demo_year.of, sheet="05", key="E003")
    assert "打开下一张未完成的表" in clerk.get(demo_year("desk")).content.decode()

    RowHistory.objects.create(
        park_year=demo_year.of, sheet="05", key="E003", version=2, what="changed",
        data=row.data, by=str(clerk_is),
    )  # fmt: skip

    page = clerk.get(demo_year("desk")).content.decode()
    assert "继续上次工作：05 企业名录" in page
    assert "sheets/05/?row=E003" in page
    assert "继续上次工作" not in reader.get(demo_year("desk")).content.decode()


def test_work_that_runs_is_shown_with_its_progress(demo_year: DemoYear, visitor: Enter) -> None:
    clerk = visitor("clerk")
    Job.objects.create(
        kind="preview_file", title="读取 包.xlsx", by=Person.objects.latest("pk"),
        park_year=demo_year.of, state="running", done=1, total=2,
    )  # fmt: skip

    page = clerk.get(demo_year("desk")).content.decode()

    assert "读取 包.xlsx" in page
    assert 'aria-valuenow="50"' in page


def test_dates_by_law_and_dates_that_rows_state_fall_due_nearest_first(demo_year: DemoYear) -> None:
    """The dates of the example: cells of 12 and 33; the plan of 08, filed on 2019-10-30, ends after three years."""
    found = calendar(book(demo_year.of), date(2022, 10, 1))

    assert [(str(d.first.day), d.first.what, d.first.called, d.words) for d in found.soon] == [
        (
            "2022-10-15", "提交 2022 年第3季度排污许可证执行报告",
            "澄江砺川通信终端有限公司 · 简化管理 · 91430903MA0DC4T69Q001V", "还有 14 天",
        ),
        (
            "2022-10-15", "申报 2022 年第3季度危险废物",
            "澄江砺川通信终端有限公司 · 废活性炭 · 900-039-49", "还有 14 天",
        ),
        ("2022-10-29", "应急预案满三年，须回顾性评估、修编备案", "园区 · 澄江综合保税区", "还有 28 天"),
        ("2022-10-31", "完成下一步计划", "下一步计划第2项", "还有 30 天"),
        ("2022-10-31", "落实生态环境管控要求", "第2.3条", "还有 30 天"),
    ]  # fmt: skip
    assert [d.first.basis for d in found.soon[1:4]] == [
        "HJ 1259—2022 7.2.2", "环发〔2015〕4号 第十二条", "台账所列时限",
    ]  # fmt: skip
    assert [(str(d.first.day), d.first.sheet, d.days) for d in found.later][-1] == (
        "2022-12-04", "08", 64,
    )  # fmt: skip
    assert "2021-11-11" in [str(d.first.day) for d in found.past]  # the permit of 澄江岭穗
    assert found.past[0].words == "已过 1 天"  # what was due on 2022-09-30


def test_what_is_dealt_with_no_longer_falls_due(demo_year: DemoYear) -> None:
    """A date of a requirement that is met is of no concern, whatever its cell says."""
    row = Row.objects.get(park_year=demo_year.of, sheet="12", key="ZH43990120001 · 2.3")
    assert row.data["due"].startswith("2022-10")
    Row.objects.filter(pk=row.pk).update(data=row.data | {"result": "符合"})
    ParkYear.objects.filter(pk=demo_year.of.pk).update(revision=F("revision") + 1)

    found = calendar(book(demo_year.of), date(2022, 10, 1))

    shown = [t.called for d in (*found.past, *found.soon, *found.later) for t in d.terms]
    assert "第2.3条" not in shown


def test_a_range_of_no_width_is_still_seen_and_cut_offs_stand_in_their_place() -> None:
    grades = (
        SimpleNamespace(name="诚信", at_least=Decimal(11)),
        SimpleNamespace(name="风险", at_least=None),
    )
    scheme = SimpleNamespace(ceiling=Decimal(12), grades=grades)
    made = SimpleNamespace(
        applied=SimpleNamespace(scheme=scheme),
        low=Decimal(12),
        high=Decimal(12),
        own_total=Decimal(6),
    )

    found = scale(made)  # type: ignore[arg-type]

    assert found
    assert (found.left, found.width, found.own) == ("97.00", "3.00", "50.00")
    assert found.cuts == (("诚信", "91.67"),)


def test_a_score_below_nought_moves_the_beginning_of_the_scale() -> None:
    scheme = SimpleNamespace(ceiling=Decimal(12), grades=())
    made = SimpleNamespace(
        applied=SimpleNamespace(scheme=scheme), low=Decimal(-4), high=Decimal(4), own_total=None
    )

    found = scale(made)  # type: ignore[arg-type]

    assert found
    assert (found.floor, found.left, found.width, found.own) == (Decimal(-4), "0.00", "50.00", "")

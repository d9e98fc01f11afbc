"""The page of statutory dates. Expected days are those of the example park's rows (demo/README.md)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.db.models import F
from django.test import Client

from tests.web.conftest import DemoYear
from yuanjian.ledger.models import ParkYear, Row
from yuanjian.web.pages.duties import view

Enter = Callable[..., Client]


def text(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.fixture
def in_january(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 10 January 2022."""
    from datetime import datetime

    from django.utils import timezone

    day = timezone.make_aware(datetime(2022, 1, 10, 8, 30))
    monkeypatch.setattr(view.timezone, "localdate", lambda: day.date())
    monkeypatch.setattr(view.timezone, "localtime", lambda: day)


@pytest.mark.usefixtures("in_january")
def test_the_page_tells_what_is_overdue_and_what_falls_due_with_the_clause(
    demo_year: DemoYear, visitor: Enter
) -> None:
    page = text(visitor("reader").get(demo_year("duties")).content.decode())

    assert "已逾期 2 项" in page
    assert "2021-03-17 已过 299 天 规划实施满五年，须完成环境影响跟踪评价" in page
    assert "2022-02-15 还有 36 天 完成竣工环境保护验收 澄江凌屿电子科技有限公司" in page
    assert "国环规环评〔2017〕4号 第十二条 待核对原文" in page


@pytest.mark.usefixtures("in_january")
def test_each_date_leads_to_the_cell_that_it_follows_from(
    demo_year: DemoYear, visitor: Enter
) -> None:
    page = visitor("reader").get(demo_year("duties")).content.decode()
    link = re.search(r'href="([^"]+)">澄江凌屿电子科技有限公司', page)

    assert link is not None
    assert link[1].startswith(demo_year("sheet", no="06"))
    assert "cell=acc" in link[1]


@pytest.mark.usefixtures("in_january")
def test_of_many_firms_six_are_shown_and_the_others_folded(
    demo_year: DemoYear, visitor: Enter
) -> None:
    """Units of 05 with a key type disclose by 15 March; here ten of the firms of the example are such."""
    for row in Row.objects.filter(park_year=demo_year.of, sheet="05").order_by("key")[:10]:
        row.data = row.data | {"key_types": ["水"], "status": "投产"}
        row.save()
    ParkYear.objects.filter(pk=demo_year.of.pk).update(revision=F("revision") + 1)

    page = text(visitor("reader").get(demo_year("duties")).content.decode())
    assert re.search(r"披露 2021 年度环境信息.*另有 [4-9] 家", page)


@pytest.mark.usefixtures("in_january")
def test_times_that_begin_with_an_event_are_listed_without_a_day(
    demo_year: DemoYear, visitor: Enter
) -> None:
    page = text(visitor("reader").get(demo_year("duties")).content.decode())

    assert "随事件起算、日期未见的期限 14 项" in page
    assert "园区自评估：报送时间" in page
    assert "期限未见" in page


@pytest.mark.usefixtures("in_january")
def test_the_days_ahead_come_as_a_calendar_file(demo_year: DemoYear, visitor: Enter) -> None:
    answer = visitor("reader").get(demo_year("duties.calendar") + "?days=30")
    content = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]

    assert "attachment" in answer["Content-Disposition"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert content.startswith("BEGIN:VCALENDAR\r\n")
    assert "VEVENT" not in content  # nothing within thirty days
    wider = visitor("reader").get(demo_year("duties.calendar") + "?days=90")
    assert b"DTSTART;VALUE=DATE:20220215" in b"".join(wider.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.usefixtures("in_january")
def test_a_reach_that_nobody_offers_is_ninety_days(demo_year: DemoYear, visitor: Enter) -> None:
    page = visitor("reader").get(demo_year("duties") + "?days=99999").content.decode()
    assert "90 天内到期" in text(page)

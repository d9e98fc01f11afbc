"""The report page: its text with figures, what lacks, building, versions, what changed between two."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.web.conftest import DemoYear

if TYPE_CHECKING:
    from yuanjian.ledger.models import Job, ParkYear

Visitor = Callable[..., Client]
Do = Callable[[], "list[Job]"]


def write(demo_year: DemoYear, sheet: str, key: str, **cells: object) -> None:
    from yuanjian.actions.touch import touch
    from yuanjian.ledger.models import Row

    row = Row.objects.get(park_year=demo_year.of, sheet=sheet, key=key)
    row.data = {**row.data, **cells}
    row.save()
    touch(demo_year.of)


def _build(browser: Client, demo_year: DemoYear, do_jobs: Do) -> Job:
    answer = browser.post(demo_year("report.build"), {"profile": "gb2312"})
    assert answer.status_code == 302
    return do_jobs()[0]


def test_the_text_is_the_report_and_every_figure_opens_the_drawer(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("clerk").get(demo_year("report")).content.decode()

    assert "澄江综合保税区园区生态环境管理2021年度自评估报告" in page
    assert '<h2 id="b-s1">一、园区概况</h2>' in page
    button = (
        '<button type="button" class="figure" hx-get="/p/G439901/2021/facts/enterprises.total/" '
        'hx-target="#drawer" title="已入园企业数量">12</button>'
    )
    assert f"园区已入园企业数量{button}个" in page
    assert "facts/air_station.rate/?subject=A01" in page
    assert "<caption>表1 园区规划环评批复要求落实情况" in page


def test_every_word_of_the_word_file_stands_on_the_page(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    from html import unescape

    from yuanjian.reports.tree import Paragraph, plain
    from yuanjian.web.pages.facts.appears import annual
    from yuanjian.web.park_book import book

    page = visitor("clerk").get(demo_year("report")).content.decode()
    words = re.sub(r"\s", "", unescape(re.sub(r"<[^>]+>", "", page)))
    blocks = annual(book(demo_year.of)).report.blocks
    told = [re.sub(r"\s", "", plain(b.inlines)) for b in blocks if isinstance(b, Paragraph)]
    assert len(told) > 40
    assert [t for t in told if t not in words] == []


def test_the_outline_says_what_lacks_and_from_which_sheet(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    page = visitor("clerk").get(demo_year("report")).content.decode()
    # Blanks on purpose: README of the demo park
    assert "待填 3 处" in page
    assert "15_企业废水“澄江素阁保税维修有限公司 · 工业 · 纳管 · W01”未填氨氮" in page
    line = re.search(r'href="#b-s2.3">.*?</a>', page)
    assert line is not None and "缺 1" in line[0] and "is-lacks" in line[0]
    assert "【待填】</button>" in page


def test_a_cell_that_nobody_filled_leads_to_the_grid(demo_year: DemoYear, visitor: Visitor) -> None:
    write(demo_year, "10", "D01 · 9", plan=None)
    from yuanjian.ledger.models import Row

    row = Row.objects.get(park_year=demo_year.of, sheet="10", key="D01 · 9")
    row.data = {k: v for k, v in row.data.items() if k != "plan"}
    row.save()
    page = visitor("clerk").get(demo_year("report")).content.decode()
    assert re.search(
        r'<a class="figure-missing" href="[^"]*sheets/10/\?row=D01[^"]*cell=plan">', page
    )


def test_numbers_in_own_words_without_a_figure_are_marked(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    write(
        demo_year, "33", "成效 · 1",
        text="2019年新建管网3公里，2021年6月投运；PM2.5下降，见湘环函〔2018〕12号，企业{enterprises.total}家。",
    )  # fmt: skip
    page = visitor("clerk").get(demo_year("report")).content.decode()
    own = re.search(r'<p id="b-s33.result.1".*?</p>', page)
    assert own is not None
    assert re.findall(r'<mark class="untraced"[^>]*>(.*?)</mark>', own[0]) == ["2019年", "3"]
    assert 'title="已入园企业数量">12</button>家' in own[0]


def test_own_words_are_never_markup(demo_year: DemoYear, visitor: Visitor) -> None:
    write(demo_year, "33", "成效 · 1", text="<script>alert(1)</script> {<b>x</b>}", title='"><i>')
    write(demo_year, "01", "2021", name="<script>park</script>")
    page = visitor("clerk").get(demo_year("report")).content.decode()
    assert "<script>alert" not in page and "<b>x" not in page and "<script>park" not in page
    assert "&lt;script&gt;alert(" in page


def test_building_makes_a_version_whose_files_can_be_fetched(
    demo_year: DemoYear, visitor: Visitor, do_jobs: Do
) -> None:
    from yuanjian.ledger.models import Report

    clerk = visitor("clerk")
    assert "还没有生成过报告" in clerk.get(demo_year("report.versions")).content.decode()
    job = _build(clerk, demo_year, do_jobs)

    assert (job.state, job.result["go"], job.result["args"]) == (
        "done", "report.version", {"version": 1},
    )  # fmt: skip
    report = Report.objects.get(park_year=demo_year.of)
    page = clerk.get(demo_year("report.version", version=1)).content.decode()
    assert "年度自评估报告" in page and "全部文件（压缩包）" in page and "与台账一致" in page
    word = clerk.get(demo_year("report.file", version=1, file_name="report.docx"))
    assert zipfile.ZipFile(io.BytesIO(b"".join(word.streaming_content))).testzip() is None
    assert "%EF%BC%88%E7%AC%AC1%E7%A8%BF%EF%BC%89.docx" in word.headers["Content-Disposition"]
    whole = clerk.get(demo_year("report.file", version=1, file_name="报送材料_G439901_2021.zip"))
    names = zipfile.ZipFile(io.BytesIO(b"".join(whole.streaming_content))).namelist()
    assert {"report.docx", "annex.xlsx", "score.xlsx", "findings.xlsx", "manifest.json"} < set(
        names
    )
    assert len(report.figures) > 150


def test_a_file_that_is_none_of_the_version_is_refused(
    demo_year: DemoYear, visitor: Visitor, do_jobs: Do
) -> None:
    clerk = visitor("clerk")
    _build(clerk, demo_year, do_jobs)
    assert clerk.get(demo_year("report.file", version=1, file_name="secret.key")).status_code == 422
    assert clerk.get(demo_year("report.version", version=7)).status_code == 422


def test_a_job_that_is_run_again_after_a_crash_makes_no_second_version(
    demo_year: DemoYear, visitor: Visitor, do_jobs: Do
) -> None:
    from yuanjian.actions.build_report import build_into_store
    from yuanjian.ledger.models import Report

    job = _build(visitor("clerk"), demo_year, do_jobs)
    assert build_into_store(demo_year.of, by="李某", job=str(job.pk)) == 1
    assert Report.objects.count() == 1


def test_while_one_is_built_another_is_not_started(demo_year: DemoYear, visitor: Visitor) -> None:
    from yuanjian.ledger.models import Job

    clerk = visitor("clerk")
    for _ in range(2):
        clerk.post(demo_year("report.build"), {"profile": "gb2312"})
    assert Job.objects.filter(kind="build_report").count() == 1
    page = clerk.get(demo_year("report.versions")).content.decode()
    assert "正在生成" in page and "生成报告：澄江综合保税区 2021 年度" in page


def test_a_version_is_stale_once_the_records_change_and_the_next_says_what_changed(
    demo_year: DemoYear, visitor: Visitor, do_jobs: Do
) -> None:
    clerk = visitor("clerk")
    _build(clerk, demo_year, do_jobs)
    write(demo_year, "01", "2021", ent_prev=11)

    assert "台账之后有改动" in clerk.get(demo_year("report")).content.decode()
    _build(clerk, demo_year, do_jobs)
    page = clerk.get(demo_year("report.version", version=2)).content.decode()
    rows = re.findall(
        r"<tr><td>(.*?)</td><td class=\"number\">(.*?)</td>.*?>([^<>]*)</button>", page
    )
    assert rows == [("上一年度末已入园企业数量", "10 个", "11 个")]
    assert re.search(r"其余 \d{3} 个不变", page)
    back = clerk.get(demo_year("report.version", version=1), {"with": "2"}).content.decode()
    assert "10 个" in back and "11 个" in back
    listed = clerk.get(demo_year("report.versions")).content.decode()
    assert listed.count("之后有改动") == 1 and listed.index("第 2 稿") < listed.index("第 1 稿")


@pytest.mark.parametrize(
    ("role", "may"), [("clerk", True), ("head", True), ("reviewer", False), ("reader", False)]
)
def test_only_those_who_may_build_see_the_button_and_can(
    demo_year: DemoYear, visitor: Visitor, role: str, may: bool
) -> None:
    browser = visitor(role)
    assert ("生成新一稿" in browser.get(demo_year("report")).content.decode()) is may
    answer = browser.post(demo_year("report.build"), {"profile": "gb2312"})
    assert answer.status_code == (302 if may else 403)


def test_a_font_scheme_that_does_not_exist_is_refused(
    demo_year: DemoYear, visitor: Visitor
) -> None:
    answer = visitor("clerk").post(demo_year("report.build"), {"profile": "../../x"})
    assert answer.status_code == 422
    assert "没有这种字体方案" in answer.content.decode()


@pytest.mark.parametrize("name", ["report", "credit", "findings", "facts", "report.versions"])
def test_a_year_without_any_row_has_its_pages_too(
    other_park: ParkYear, visitor: Visitor, name: str
) -> None:
    from yuanjian.web.visit import link

    page = visitor("clerk", park=other_park.park).get(link(name, other_park))
    assert page.status_code == 200
    assert "临江经济开发区" in page.content.decode()


def test_the_text_of_an_empty_year_is_blanks_and_never_zeros(
    other_park: ParkYear, visitor: Visitor
) -> None:
    from yuanjian.web.visit import link

    page = visitor("clerk", park=other_park.park).get(link("report", other_park)).content.decode()
    assert page.count("【待填】</button>") > 20
    assert not re.search(r'hx-target="#drawer" title="[^"]*">0</button>', page)
    assert "05_企业名录未填报" in page

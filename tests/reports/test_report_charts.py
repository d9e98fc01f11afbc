"""Charts in the annual report of the demo park: which, where, how numbered, what stands in the Word file."""

import zipfile
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from lxml import etree

from tests.reports.park import park_year
from tests.reports.picture_sample import png
from yuanjian.demo.park import PARK, records
from yuanjian.facts.dossier import Dossier
from yuanjian.facts.engine import Facts
from yuanjian.reading.open import read_document
from yuanjian.reading.passages import passages
from yuanjian.reports.annual.build import annual_report
from yuanjian.reports.charts.paint import NoFont, Painter
from yuanjian.reports.filing import make_filing
from yuanjian.reports.pictures import painted
from yuanjian.reports.tree import Picture, Report, Table
from yuanjian.reports.word.basemap import read_base_map
from yuanjian.reports.word.document import word_bytes
from yuanjian.reports.word.office_profile import office_profile
from yuanjian.reports.word.wml import NAMESPACES

MADE = datetime(2022, 2, 25, 9)


@pytest.fixture(scope="module")
def facts() -> Facts:
    prior = Dossier(PARK.code, 2020, records(2020))
    return Facts(Dossier(PARK.code, 2021, records(2021), prior=prior))


@pytest.fixture(scope="module")
def report(facts: Facts) -> Report:
    return annual_report(facts).report


@pytest.fixture(scope="module")
def word(report: Report) -> zipfile.ZipFile:
    """The report with images that are no drawings."""
    blocks = (replace(b, image=png(9)) if isinstance(b, Picture) else b for b in report.blocks)
    return zipfile.ZipFile(BytesIO(word_bytes(replace(report, blocks=tuple(blocks)), made=MADE)))


def pictures(report: Report) -> list[Picture]:
    return [b for b in report.blocks if isinstance(b, Picture)]


def test_charts_are_numbered_in_reading_order_and_stand_after_what_they_show(report):
    ids = [b.id for b in report.blocks]

    assert [(p.number, p.id, ids[ids.index(p.id) - 1]) for p in pictures(report)] == [
        ("图1", "chart.papers", "s1.enterprises"),
        ("图2", "chart.section", "s2.3.section"),
        ("图3", "chart.aqi", "s2.4.stations.A02"),
        ("图4", "chart.air_months", "chart.aqi"),
        ("图5", "chart.air_days", "chart.air_months"),
        ("图6", "chart.waste", "s2.6.amounts"),
        ("图7", "chart.loads", "work_done"),
    ]


def test_charts_say_what_the_sentences_beside_them_say(report, facts):
    said = {p.id: p.chart.alt for p in pictures(report)}

    assert facts.amount("air.days").number == 349
    assert "有效349天；超标34天" in said["chart.air_days"]
    assert "优47天、良260天、轻度污染39天、中度污染3天；无效5天、缺测11天" in said["chart.aqi"]
    assert "最高为2月的0.23mg/L" in said["chart.section"]
    assert "应急预案共12家，其中已办理3家" in said["chart.papers"]
    assert "氨氮2020年0.2677t/a，2021年无数据" in said["chart.loads"]
    assert "危险废物共10.48t，其中外委处置9.69t、年末贮存0.79t" in said["chart.waste"]


def test_every_chart_has_its_data_table_at_the_end(report):
    tables = [b for b in report.blocks if isinstance(b, Table) and b.id.endswith(".data")]

    assert [t.number for t in tables] == [f"{p.number}数据" for p in pictures(report)]
    assert [t.title for t in tables] == [p.chart.title for p in pictures(report)]


def test_a_park_may_leave_charts_out_with_their_tables(facts):
    ids = [b.id for b in annual_report(facts, charts=False).report.blocks]

    assert [i for i in ids if i.startswith(("chart.", "annex.charts"))] == []


def test_a_year_without_days_or_papers_has_no_chart_and_no_table_of_one():
    bare = annual_report(Facts(park_year(s20=None, s17=None, s05=None, s24=None, s25=None))).report

    assert [p.id for p in pictures(bare)] == []
    assert "annex.charts" not in [b.id for b in bare.blocks]


def test_a_picture_in_word_has_words_for_the_blind_and_a_caption_below_it(word):
    body = etree.fromstring(word.read("word/document.xml"))
    named = body.find(".//wp:docPr", NAMESPACES)
    paragraph = next(named.iterancestors(f"{{{NAMESPACES['w']}}}p"))
    caption = paragraph.getnext()

    assert named.get("descr").startswith("年末在园企业环境管理手续办理情况：环评共12家")
    assert "".join(caption.itertext()) == "图1　年末在园企业环境管理手续办理情况"
    assert word.read("word/media/image1.png") == png(9)


def test_settings_stand_in_the_order_that_word_demands(word):
    # ECMA-376 part 1, 17.15.1.78 (CT_Settings): a wrong order makes Word call the file damaged.
    top = etree.fromstring(word.read("word/settings.xml"))
    wanted = [
        "zoom",
        "defaultTabStop",
        "evenAndOddHeaders",
        "characterSpacingControl",
        "updateFields",
        "compat",
        "themeFontLang",
        "doNotAutoCompressPictures",
        "decimalSymbol",
        "listSeparator",
    ]

    names = [etree.QName(e).localname for e in top]
    assert names == [n for n in wanted if n in names]
    assert "doNotAutoCompressPictures" in names


def test_the_base_map_remembers_image_and_data_of_a_picture(word, report):
    told = read_base_map(word.read("customXml/item1.xml"))
    kept = [p for p in told.pieces if p.part == "picture"]

    assert [p.drawn for p in kept] == [p.chart.mark for p in pictures(report)]
    assert {len(p.image) for p in kept} == {16}
    assert kept[0].text == pictures(report)[0].chart.alt


def test_our_reader_takes_no_number_from_the_data_of_a_picture(word, tmp_path):
    path = tmp_path / "报告.docx"
    path.write_bytes(word.fp.getvalue())
    document = read_document(path)

    said = [p.text for p in passages(document)]
    assert "图3数据　澄江实验中学站2021年空气质量指数（AQI）日历" in said
    assert "轻度污染" in [p.text for p in document.paragraphs]
    assert "轻度污染" not in said


def test_without_a_chinese_font_the_tables_stay_and_a_notice_says_what_to_install(
    report, monkeypatch
):
    def none(self, chart, form="png"):
        raise NoFont()

    monkeypatch.setattr(Painter, "paint", none)
    plain, notices = painted(report, office_profile())

    assert pictures(plain) == []
    numbers = [b.number for b in plain.blocks if isinstance(b, Table) and b.id.endswith(".data")]
    assert numbers == ["图表数据"] * 7
    assert len(notices) == 1
    assert "请安装任意一种：黑体" in notices[0]


def test_equal_data_give_equal_bytes_pictures_included(report):
    one, other = (painted(report, office_profile()) for _ in range(2))
    if one[1]:
        pytest.skip("no font with Chinese characters is installed")

    assert [p.image[:8] for p in pictures(one[0])] == [b"\x89PNG\r\n\x1a\n"] * 7
    assert word_bytes(one[0], made=MADE) == word_bytes(other[0], made=MADE)


def test_a_filing_without_charts_holds_no_image():
    made = make_filing(Facts(park_year()), made=MADE, charts=False)

    names = zipfile.ZipFile(BytesIO(made.contents["report.docx"])).namelist()
    assert [n for n in names if "media" in n] == []

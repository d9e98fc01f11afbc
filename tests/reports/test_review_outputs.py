"""A review as JSON, as a page and as a list: verbatim quotes in their places, nothing that reaches or breaks out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.reports.review_sample import everywhere, found, quote, review_of, sample
from yuanjian.audit.check import all_checks
from yuanjian.audit.finding import Quote
from yuanjian.core.evidence import Place
from yuanjian.facts.claim import Untraced
from yuanjian.reading.document import Document
from yuanjian.reading.open import read_document
from yuanjian.reports.review.as_json import as_json, json_bytes
from yuanjian.reports.review.cards import finding_cards
from yuanjian.reports.review.families import FAMILIES, family
from yuanjian.reports.review.list_book import list_bytes
from yuanjian.reports.review.outcome import FactRead, Review
from yuanjian.reports.review.page import page_bytes
from yuanjian.reports.review.quoting import Quoting

MADE = datetime(2021, 3, 1, 9, 30)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    return sample(tmp_path)[1]


def reviewed(document: Document) -> Review:
    number = quote(document, "数量10个")
    fact = FactRead(
        "enterprises.total", "已入园企业总数", "", "", "", Fraction(10), "value", "个", "10", number
    )  # fmt: skip
    loose = quote(document, "规模5.0×10⁴m³")
    untraced = Untraced("5.0×10⁴", "m³", loose.text, loose.place)
    both = [
        found(number, quote(document, "清退0个"), severity="blocker"),
        found(quote(document, "100%，偶发"), code="rates.often", severity="query"),
        found(everywhere(""), code="gaps.annexes", severity="wording"),
    ]
    return replace(review_of(document, both), facts=(fact,), untraced=(untraced,))


def test_json_has_the_names_of_the_contract(document: Document) -> None:
    told = json.loads(json_bytes(reviewed(document)))
    assert told["document"]["name"] == "自评估报告.docx"
    assert told["document"]["paragraphs"] == len(document.paragraphs)
    assert told["profile"] == {
        "park": "某某园区",
        "code": "S439901",
        "year": 2020,
        "province": "湖南省",
    }
    first = told["findings"][0]
    assert {
        "code",
        "severity",
        "message",
        "expected",
        "found",
        "clause",
        "advice",
        "quotes",
    } <= first.keys()
    assert (first["code"], first["severity"]) == ("partition.enterprises", "blocker")
    assert told["checks_run"] == 3
    assert told["not_assessed"] == []


def test_json_places_count_from_one_and_lead_to_the_quoted_words(document: Document) -> None:
    told = as_json(reviewed(document))
    place = told["findings"][0]["quotes"][0]
    assert place == {
        "text": "数量10个", "paragraph": 2, "start": 8, "end": 12, "table": None, "row": None, "column": None,
        "page": None,
        "file": "自评估报告.docx",
    }  # fmt: skip
    assert document.paragraph(2).text[place["start"] - 1 : place["end"]] == "数量10个"
    cell = told["findings"][1]["quotes"][0]
    assert (cell["table"], cell["row"], cell["column"]) == (1, 2, 2)


def test_json_gives_numbers_that_keep_every_digit(document: Document) -> None:
    review = reviewed(document)
    told = [
        as_json(replace(review, facts=(replace(review.facts[0], value=value),)))["facts"][0][
            "value"
        ]
        for value in (Fraction(10), Fraction("8.7958"), Fraction("1234567890123456.78"), None)
    ]
    assert json.dumps(told) == '[10, 8.7958, "1234567890123456.78", null]'


def test_a_quote_is_at_most_300_characters_and_verbatim(tmp_path: Path) -> None:
    path = tmp_path / "长.txt"
    path.write_text("一、概况\n  " + "园区入园企业数量很多，" * 60 + "\n", encoding="utf-8")
    document = read_document(path)
    place = document.place(2)
    told = Quoting(document).verbatim(found(Quote("转述过的话", place)))
    (said,) = told.finding.quotes
    assert len(said.text) == 300
    paragraph = document.paragraph(2).text
    assert paragraph[said.place.start : said.place.end] == said.text
    assert said.text.startswith("园区入园")


def test_a_quoted_row_becomes_the_words_of_its_cells(document: Document) -> None:
    cells = (quote(document, "莲花渠").place, quote(document, "偶发超标").place)
    row = Quote("表1第1行　点位：莲花渠；结果：…", cells[0], cells=cells)
    told = Quoting(document).verbatim(found(row))
    assert [q.text for q in told.finding.quotes] == ["莲花渠", "达标率 100%，偶发超标"]


class Page(HTMLParser):
    """What a page refers to, and the anchors it has."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.references: list[str] = []
        self.anchors: list[str] = []
        self.tags: list[str] = []
        self.text: list[str] = []
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name in ("src", "href", "action", "data", "poster", "srcset"):
                self.references.append(value or "")
            elif name == "id":
                self.anchors.append(value or "")

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_page_asks_for_nothing_from_outside(document: Document) -> None:
    content = page_bytes(reviewed(document))
    page = Page(content)
    assert [r for r in page.references if not r.startswith("#")] == []
    assert b"url(" not in content
    assert b"@import" not in content
    assert b"default-src 'none'" in content
    assert not {"img", "link", "iframe", "object", "embed", "form"} & set(page.tags)


def test_every_link_of_the_page_leads_to_a_place_on_it(document: Document) -> None:
    page = Page(page_bytes(reviewed(document)))
    assert len(set(page.anchors)) == len(page.anchors)
    assert {r.removeprefix("#") for r in page.references} <= set(page.anchors)
    assert {"q1-1", "q1-2", "q2-1", "f1", "f2", "f3", "p2", "t1"} <= set(page.anchors)


def test_the_page_marks_quotes_figures_and_numbers_not_understood(document: Document) -> None:
    html = page_bytes(reviewed(document)).decode()
    assert re.search(
        r'<mark class="blocker" data-f="1" data-n="1" tabindex="0"><span class="fact" '
        r'title="已入园企业总数：10 个">数量10个</span></mark>',
        html,
    )
    assert re.search(r'<span class="untraced" title="[^"]+人工核对">5.0×10⁴</span>', html)
    assert "必须退回" in html


def test_overlapping_findings_share_a_mark_and_the_worse_colours_it(document: Document) -> None:
    one = found(quote(document, "数量10个"), severity="query")
    other = found(quote(document, "10个，其中"), severity="blocker")
    html = page_bytes(review_of(document, [one, other])).decode()
    assert re.search(r'<mark class="query" data-f="1" data-n="1" tabindex="0">数量</mark>', html)
    assert re.search(
        r'<mark class="blocker" data-f="1 2" data-n="2" tabindex="0">10个</mark>', html
    )
    assert re.search(r'<mark class="blocker" data-f="2" tabindex="0">，其中</mark>', html)


def test_the_text_of_the_page_is_the_text_of_the_document(document: Document) -> None:
    shown = "".join("".join(Page(page_bytes(reviewed(document))).text).split())
    for paragraph in document.paragraphs:
        assert "".join(paragraph.text.split()) in shown


def test_a_hostile_text_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "坏.txt"
    path.write_text(
        '<script>alert(1)</script>\n"><img src=x onerror=alert(2)>\u202e10家\n', encoding="utf-8"
    )
    document = read_document(path)
    one = found(quote(document, "<script>alert(1)"), message="<b onclick=x>", subject='"><svg>')
    page = Page(page_bytes(review_of(document, [one])))
    assert page.tags.count("script") == 1
    assert not {"img", "svg"} & set(page.tags)
    assert page.tags.count("b") == 5  # the counts of the four severities, the one of the finding
    assert "alert(1)" in "".join(page.text)


def test_the_list_for_the_return_letter_has_place_words_arithmetic_and_advice(
    document: Document,
) -> None:
    book = openpyxl.load_workbook(BytesIO(list_bytes(reviewed(document), MADE)))
    rows = [[c.value for c in row] for row in book["问题清单"].iter_rows()]
    head = next(r for r in rows if r[0] == "序号")
    assert head[:10] == [
        "序号",
        "级别",
        "位置",
        "原文",
        "问题",
        "算式",
        "依据",
        "影响得分",
        "办法",
        "复核方法",
    ]
    first = rows[rows.index(head) + 1]
    assert first[:10] == [
        1, "必须退回", "(1) 第2段\n(2) 第2段", "(1) “数量10个”\n(2) “清退0个”", "企业数前后对不上：5＋1－0＝6，报告写10",
        "应为：6\n现为：10", "年末数＝上年末数＋新入园数－清退数（逻辑）", None, "核对企业名录", "四个数相加相等",
    ]  # fmt: skip


def test_what_is_at_stake_in_the_score_is_told_in_every_output(document: Document) -> None:
    review = reviewed(document)
    touching = replace(review.findings[0].found.finding, credit=(11,))
    first = replace(review.findings[0], found=replace(review.findings[0].found, finding=touching))
    stake = "监测能力：试算 -2 分（触发），自评 0 分"
    review = replace(review, findings=(first, *review.findings[1:]), effects={11: stake})

    assert as_json(review)["effects"] == {"11": stake}
    assert ("影响得分", f"信用评价第11项　{stake}") in finding_cards(review)[0].lines
    assert stake in page_bytes(review).decode()
    book = openpyxl.load_workbook(BytesIO(list_bytes(review, MADE)))
    told = [cell.value for row in book["问题清单"].iter_rows() for cell in row]
    assert f"第11项　{stake}" in told


def test_every_family_of_checks_has_a_chinese_name() -> None:
    assert {family(code) for code in all_checks()} - FAMILIES.keys() == set()


def test_a_place_in_a_workbook_is_said_by_sheet_and_cell(document: Document) -> None:
    review = reviewed(document)
    assert review.where(Place("包.xlsx", "05_企业名录", 7, "C7")) == "05_企业名录 C7"
    assert review.where(quote(document, "偶发超标").place) == "表格1 第2行第2列"
    assert review.where(Place()) == ""

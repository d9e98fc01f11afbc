"""PDF: footnotes are told from the text, as Word has them; powers and units stay what they are."""

import pytest

from tests.reading.pdffile import PdfPage, pdf_file
from yuanjian.reading.document import Document
from yuanjian.reading.open import read_document

FULL = "园区排水实行雨污分流全部工业废水经企业预处理达到接管标准后进入示范污水处理厂"[:35]


@pytest.fixture
def read(tmp_path):
    def reader(*pages: PdfPage) -> Document:
        return read_document(pdf_file(tmp_path / "a.pdf", *pages))

    return reader


def body(page: PdfPage, lines: int = 20) -> float:
    for n in range(lines):
        page.text(90, 100 + 20 * n, FULL)
    return 100 + 20.0 * lines


def notes(document: Document) -> list[tuple[int | None, str]]:
    return [(p.page, p.text) for p in document.paragraphs if p.aside == "footnote"]


def prose(document: Document) -> str:
    return "\n".join(p.text for p in document.prose() if not p.aside)


def test_small_lines_under_a_short_rule_are_footnotes_and_their_marks_leave_the_text(read):
    page = PdfPage()
    y = body(page)
    page.text(90, y, "企业66家")
    page.text(90 + 4 * 12, y - 4, "1", 7)
    page.text(90 + 4 * 12 + 7, y, "面积5.2km")
    page.text(90 + 4 * 12 + 7 + 66, y - 4, "2", 7)
    page.text(250, y, "。")
    page.line(90, 740, 230, 740)
    page.text(90, 752, "1", 6)
    page.text(96, 755, "以年末在册计，不含当年新建而未投产的企业，口径与上年一致，由园区统计", 9)
    page.text(90, 768, "部门提供。", 9)

    document = read(page)

    assert notes(document) == [
        (1, "以年末在册计，不含当年新建而未投产的企业，口径与上年一致，由园区统计部门提供。")
    ]
    assert "企业66家面积5.2km²" in prose(document).replace(" ", "")


def test_a_note_of_plain_figures_begins_where_the_text_has_its_mark_and_goes_on_overleaf(read):
    first, second = PdfPage(), PdfPage()
    for page in (first, second):
        y = body(page)
        page.text(90, y, "企业数")
        page.text(126, y - 4, "3", 7)
        page.line(90, 740, 230, 740)
    first.text(90, 755, "3数据为", 9)
    first.text(90, 768, "12月31日的统计，", 9)
    second.text(90, 755, "不含在建。", 9)

    document = read(first, second)

    assert [text for _, text in notes(document)] == ["数据为12月31日的统计，不含在建。"]
    assert [page for page, _ in notes(document)] == [1]


def test_small_lines_without_rule_or_mark_stay_text(read):
    page = PdfPage()
    y = body(page)
    page.text(90, y + 10, "注：数据来源于统计年鉴。", 9)
    page.text(90, y + 24, "规模5.0×10", 9)

    document = read(page)

    assert notes(document) == []
    assert "注：数据来源于统计年鉴。" in prose(document)


def test_circled_marks_without_a_rule_are_notes_where_the_text_has_them(read):
    page = PdfPage()
    y = body(page)
    page.text(90, y, "企业数")
    page.text(126, y - 4, "①", 7)
    page.text(136, y, "为66家。")
    page.text(90, 755, "①以年末在册计。", 9)

    document = read(page)

    assert notes(document) == [(1, "以年末在册计。")]
    assert "①" not in prose(document)


def test_a_sentence_goes_on_over_a_page_with_notes(read):
    first, second = PdfPage(), PdfPage()
    y = body(first)
    first.text(510, y - 24, "1", 7)
    first.line(90, 740, 230, 740)
    first.text(90, 755, "1注。", 9)
    second.text(90, 100, "完。")
    for n in range(5):
        second.text(90, 120 + 20 * n, FULL)

    assert prose(read(first, second)).startswith(FULL * 20 + "完。")

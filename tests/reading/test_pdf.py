"""PDF: pages made by hand, so that every place is known."""

from itertools import pairwise

import pytest

from tests.reading.pdffile import PdfPage, pdf_file
from yuanjian.reading.document import Document
from yuanjian.reading.guards import UnreadableDocument
from yuanjian.reading.open import read_document

LEFT, RIGHT, EM = 90.0, 510.0, 12.0  # a type area of 35 characters
_TEXT = "园区排水实行雨污分流全部工业废水经企业预处理达到接管标准后进入示范污水处理厂尾水执行一级标准后排入示范河"


@pytest.fixture
def read(tmp_path):
    def reader(*pages: PdfPage) -> Document:
        return read_document(pdf_file(tmp_path / "报告.pdf", *pages))

    return reader


def typeset(page: PdfPage, y: float, text: str, indent: float = 2) -> float:
    """Sets a paragraph as a word processor does, by 35 ems; the next baseline."""
    first = int((RIGHT - LEFT) / EM - indent)
    lines = [text[:first]] + [text[i : i + 35] for i in range(first, len(text), 35)]
    for n, line in enumerate(lines):
        page.text(LEFT + (indent * EM if n == 0 else 0), y, line)
        y += 20
    return y


def prose(document: Document) -> list[str]:
    return [p.text for p in document.prose() if not p.aside]


def cells(document: Document, table: int = 0) -> list[tuple[int, int, int, int, str]]:
    found = document.tables[table]
    return [(c.row, c.column, c.rows, c.columns, document.cell_text(c)) for c in found.cells]


def test_wrapped_lines_are_one_paragraph_and_an_indent_begins_the_next(read):
    page = PdfPage()
    paragraphs = [_TEXT + "。", _TEXT * 2 + "。", "短段。", _TEXT[:33], _TEXT + "。"]
    y = 100.0
    page.text(230, 80, "一、园区概况", 16)
    for text in paragraphs:
        y = typeset(page, y, text)

    assert prose(read(page)) == ["一、园区概况", *paragraphs]


def test_without_indents_a_short_line_ends_the_paragraph(read):
    page = PdfPage()
    paragraphs = [_TEXT[:50] + "。", _TEXT * 3, "短段。", _TEXT + "完。"]
    y = 100.0
    for text in paragraphs:
        y = typeset(page, y, text, indent=0)

    assert prose(read(page)) == paragraphs


def test_a_line_that_leaves_room_for_less_than_the_next_word_is_a_wrapped_one(read):
    page = PdfPage()
    page.text(LEFT, 100, _TEXT[:35])
    page.text(LEFT, 120, _TEXT[:30])  # five ems are left; «1081.6304t/a» needs six
    page.text(LEFT, 140, "1081.6304t/a。")
    page.text(LEFT, 160, _TEXT[:30])  # five ems are left: «完» would have had room
    page.text(LEFT, 180, "完。")
    for n in range(3):
        page.text(LEFT, 200 + 20 * n, _TEXT[:35])

    assert prose(read(page))[:3] == [_TEXT[:35] + _TEXT[:30] + "1081.6304t/a。", _TEXT[:30], "完。"]


def test_a_sentence_goes_on_over_the_page_and_furniture_is_left_out(read):
    pages = []
    for n in range(3):
        page = PdfPage()
        page.text(200, 40, "某某园区2020年度自评估报告", 9)
        page.text(280, 800, f"— {n + 1} —", 10)
        pages.append(page)
    typeset(pages[0], 100, _TEXT[:33], indent=2)
    pages[1].text(LEFT, 100, _TEXT[33:] + "。")
    for n in range(5):
        typeset(pages[2], 100 + 60 * n, _TEXT + "。")

    document = read(*pages)

    assert prose(document)[0] == _TEXT + "。"
    assert document.paragraphs[0].page == 1
    assert [p.text for p in document.paragraphs if p.aside] == ["某某园区2020年度自评估报告"]
    assert not any("—" in p.text for p in document.paragraphs)


def test_raised_figures_are_superscripts_and_lowered_ones_plain(read):
    page = PdfPage()
    page.text(90, 100, "规模5.0×10")
    page.text(90 + 24 + 4.5 * 12, 96, "4", 7)
    page.text(90 + 24 + 4.5 * 12 + 4, 100, "吨，CO")
    page.text(90 + 24 + 4.5 * 12 + 4 + 36, 102, "2", 7)

    assert prose(read(page)) == ["规模5.0×10⁴吨，CO2"]


XS, ROW = [90.0, 150.0, 350.0, 510.0], 30.0


def test_a_ruled_table_has_its_cells_blank_ones_too(read):
    page = PdfPage()
    page.text(90, 90, "表1 落实情况")
    page.cells(XS, [100, 130, 160], [["序号", "要求", "情况"], ["1", "雨污分流", ""]])
    page.text(90, 200, "下文。")

    document = read(page)

    assert cells(document) == [
        (1, 1, 1, 1, "序号"),
        (1, 2, 1, 1, "要求"),
        (1, 3, 1, 1, "情况"),
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, "雨污分流"),
        (2, 3, 1, 1, ""),
    ]
    assert prose(document) == ["表1 落实情况", "下文。"]
    assert (document.tables[0].after, document.tables[0].page) == (1, 1)


def test_missing_rules_are_merged_cells_and_underlines_are_none(read):
    page = PdfPage()
    for y in (100, 160):
        page.line(90, y, 510, y)
    page.line(350, 130, 510, 130)
    for x, top in ((90, 100), (150, 100), (350, 100), (430, 130), (510, 100)):
        page.line(x, top, x, 160)
    page.line(160, 125, 200, 125)
    page.text(95, 120, "类别", 10)
    page.text(160, 120, "待填", 10)
    page.text(360, 120, "数值", 10)
    page.text(360, 150, "指标", 10)
    page.text(440, 150, "排放", 10)

    assert cells(read(page)) == [
        (1, 1, 2, 1, "类别"),
        (1, 2, 2, 1, "待填"),
        (1, 3, 1, 2, "数值"),
        (2, 3, 1, 1, "指标"),
        (2, 4, 1, 1, "排放"),
    ]


def test_borders_drawn_as_filled_bars_cell_by_cell_are_one_grid(read):
    page = PdfPage()
    for y in (100.0, 130.0, 160.0):
        for a, b in pairwise(XS):
            page.bar(a, y, b - a, 0.5)
    for x in XS:
        for y in (100.0, 130.0):
            page.bar(x, y, 0.5, 30)
    page.text(95, 118, "甲", 10)
    page.text(360, 148, "乙", 10)

    document = read(page)

    assert (document.tables[0].height, document.tables[0].width) == (2, 3)
    assert [t for *_, t in cells(document)] == ["甲", "", "", "", "", "乙"]


def test_a_table_goes_on_over_the_page_without_its_repeated_heading(read):
    head = ["序号", "要求", "情况"]
    first, second = PdfPage(), PdfPage()
    first.text(90, 90, "表1")
    first.cells(XS, [700, 730, 760], [head, ["1", "甲", "已落实"]])
    second.text(90, 60, "续表1")
    second.cells(XS, [70, 100, 130, 160], [head, ["2", "乙", "未落实"], ["3", "丙", "已落实"]])
    second.text(90, 200, "下文。")

    document = read(first, second)

    assert len(document.tables) == 1
    assert [(r, c, t) for r, c, *_, t in cells(document)] == [
        (1, 1, "序号"),
        (1, 2, "要求"),
        (1, 3, "情况"),
        (2, 1, "1"),
        (2, 2, "甲"),
        (2, 3, "已落实"),
        (3, 1, "2"),
        (3, 2, "乙"),
        (3, 3, "未落实"),
        (4, 1, "3"),
        (4, 2, "丙"),
        (4, 3, "已落实"),
    ]
    assert [p.page for p in document.paragraphs if p.text in ("甲", "乙")] == [1, 2]
    assert prose(document) == ["表1", "下文。"]


def test_a_row_parted_by_the_page_is_one_row(read):
    first, second = PdfPage(), PdfPage()
    first.cells(
        XS,
        [700, 730, 760],
        [["序号", "要求", "情况"], ["1", "园区排水实行雨污分流全部工业废水经企业", "已落实"]],
    )
    second.cells(XS, [70, 100, 130], [["", "预处理达到接管标准。", ""], ["2", "乙", "未落实"]])

    assert [(r, c, t) for r, c, *_, t in cells(read(first, second))][3:] == [
        (2, 1, "1"),
        (2, 2, "园区排水实行雨污分流全部工业废水经企业预处理达到接管标准。"),
        (2, 3, "已落实"),
        (3, 1, "2"),
        (3, 2, "乙"),
        (3, 3, "未落实"),
    ]


def test_another_table_on_the_next_page_stays_another(read):
    first, second = PdfPage(), PdfPage()
    first.cells(XS, [700, 730, 760], [["序号", "要求", "情况"], ["1", "甲", "已落实"]])
    second.cells([90, 300, 510], [70, 100, 130], [["名称", "数"], ["乙", "2"]])

    assert len(read(first, second).tables) == 2


def test_a_page_turned_on_its_side_reads_upright(read):
    page = PdfPage(turn="0 1 -1 0")
    for n in range(3):
        page.text(100 + 20 * n, 700, f"第{n}行AB")

    assert [t for text in prose(read(page)) for t in text.split("行AB") if t] == [
        "第0",
        "第1",
        "第2",
    ]


def test_a_slanted_watermark_is_no_text(read):
    page = PdfPage()
    page.text(LEFT, 100, "正文AB。")
    page.turn = "0.7 0.7 -0.7 0.7"
    page.text(200, 500, "草稿AB", 60)

    assert prose(read(page)) == ["正文AB。"]


def test_the_table_of_contents_is_left_out(read):
    page, text = PdfPage(), PdfPage()
    page.text(250, 80, "目  录", 16)
    page.text(LEFT, 110, "一、园区概况" + "." * 60 + "1")
    page.text(LEFT, 130, "二、环境管理情况" + "…" * 20 + "12")
    text.text(LEFT, 100, "一、园区概况")

    assert prose(read(page, text)) == ["一、园区概况"]


def test_a_scanned_document_is_refused_and_a_scanned_page_is_told(read):
    picture, written = PdfPage(), PdfPage()
    picture.image()
    typeset(written, 100, _TEXT * 3)

    with pytest.raises(UnreadableDocument, match="是扫描件，没有文字") as caught:
        read(picture, picture)
    assert caught.value.why == "scanned"
    assert read(written, written, picture).notes == ("第3页是扫描图像，图中的文字没有读入",)


def test_scanned_pages_are_told_in_runs_also_with_a_number_stamped_on_them(read):
    written = PdfPage()
    typeset(written, 100, _TEXT * 3)
    stamped = []
    for n in range(4):
        stamped.append(PdfPage())
        stamped[-1].image()
        stamped[-1].text(200, 800, f"附件第{n}页共4页核对章AB", 9)

    document = read(written, *stamped[:3], written, stamped[3])

    assert document.notes == ("第2—4、6页是扫描图像，图中的文字没有读入",)


def test_text_behind_a_scan_is_read_and_told_to_be_recognised(read):
    page = PdfPage()
    page.image()
    page.marks.append("3 Tr")
    typeset(page, 100, _TEXT * 3)

    document = read(page)

    assert prose(document) == [_TEXT * 3]
    assert document.notes == ("第1页是扫描图像，文字由识别（OCR）得来，可能有错，请对照原件",)


def test_letters_drawn_as_outlines_are_like_a_scan(read):
    page = PdfPage()
    for n in range(400):
        page.bar(90 + n % 20 * 12, 100 + n // 20 * 20, 8, 8)

    with pytest.raises(UnreadableDocument, match="是扫描件，没有文字"):
        read(page)


def test_fonts_without_a_code_are_refused_as_such(read):
    page = PdfPage()
    typeset(page, 100, "\ue012\ue345" * 60)

    with pytest.raises(UnreadableDocument, match="取出来是乱码"):
        read(page)

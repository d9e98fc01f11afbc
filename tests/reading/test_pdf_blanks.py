"""PDF: blanks that wait for a figure are kept, in the middle of a line and at its end."""

import pytest

from tests.reading.pdffile import PdfPage, pdf_file
from yuanjian.reading.open import read_document

FULL = "园区排水实行雨污分流全部工业废水经企业预处理达到接管标准后进入示范污水处理厂"[:35]


@pytest.fixture
def read(tmp_path):
    def reader(*lines: str) -> list[str]:
        page = PdfPage()
        for n, line in enumerate(lines):
            page.text(90, 100 + 20 * n, line)
        return [p.text for p in read_document(pdf_file(tmp_path / "a.pdf", page)).paragraphs]

    return reader


def test_several_blanks_in_a_line_stay_several(read):
    (text,) = read("本年度新入园企业数量     家，清退 2 家，另有NO2  46天。")

    assert text == "本年度新入园企业数量     家，清退 2 家，另有NO2 46天。"


def test_blanks_at_the_end_of_a_full_line_stay_and_its_sentence_goes_on(read):
    paragraphs = read(FULL, FULL, FULL[:27] + "本年度新入园企业    ", "家，清退0家。")

    assert paragraphs == [FULL + FULL + FULL[:27] + "本年度新入园企业    家，清退0家。"]


def test_blanks_that_fill_a_line_to_its_end_do_not_part_the_sentence(read):
    paragraphs = read(FULL, FULL, FULL[:20] + "企业数量" + " " * 22, "家，清退0家。")

    assert paragraphs == [FULL + FULL + FULL[:20] + "企业数量" + " " * 22 + "家，清退0家。"]


def test_one_blank_at_a_lines_end_between_chinese_is_none_but_parts_a_figure_from_a_word(read):
    assert read(FULL, FULL[:34] + " ", "家。") == [FULL + FULL[:34] + "家。"]
    assert read(FULL, FULL[:34] + " ", "46天。") == [FULL + FULL[:34] + " 46天。"]


def test_a_tab_before_a_unit_is_a_gap_and_several_on_a_line_are_columns(tmp_path):
    page = PdfPage()
    page.text(90, 100, "企业数量")
    page.text(186, 100, "家，清退0家。")
    page.text(90, 140, "名称")
    page.text(186, 140, "单位")
    page.text(282, 140, "数值")

    found = [p.text for p in read_document(pdf_file(tmp_path / "a.pdf", page)).paragraphs]

    assert found == ["企业数量" + " " * 8 + "家，清退0家。", "名称 单位 数值"]

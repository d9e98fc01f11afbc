"""The PDF without an office program: the source that is typeset, and what stands in the file."""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.reports.changed_sample import sample, with_added, with_words
from tests.reports.pdf_tags import tags
from tests.reports.picture_sample import ALT, illustrated
from tests.reports.sample import MADE, words
from yuanjian.reports.pdf import NoPdf
from yuanjian.reports.tree import Figure, Heading, Paragraph, Text
from yuanjian.reports.typeset import render
from yuanjian.reports.typeset.markup import source
from yuanjian.reports.typeset.values import content, inlines, literal
from yuanjian.reports.word.office_profile import PROFILES, office_profile

HOSTILE = '#read("/etc/passwd") $x$ \\ "引号" `#panic()` *粗* _斜_ @标签 <锚> // 注释 [括号] ~ ---'


@pytest.fixture(scope="module")
def pdf() -> bytes:
    try:
        return render.typeset(illustrated(sample()), office_profile(), MADE)
    except NoPdf:
        pytest.skip("no font with Chinese characters is installed")


def test_words_are_string_literals_so_that_nothing_in_them_is_markup():
    assert literal('a"b\\c\nd') == '"a\\"b\\\\c\\nd"'
    assert content("甲#乙\n丙") == '#"甲#乙"#linebreak()#"丙"'
    assert content("5.0×10⁴ m³") == '#"5.0×10"#super[#"4"]#" m"#super[#"3"]'


def test_a_marked_blank_is_underlined_and_a_raised_text_raised():
    blank = Figure("plan.done", "", "missing")

    assert inlines((Text("面积10"), Text("4", "super"), blank)) == (
        '#"面积10"#super[#"4"]#underline[#"【待填】"]'
    )


def test_every_block_of_the_tree_comes_into_the_source():
    text = source(illustrated(sample()))

    assert '#heading(level: 2)[#"（二）水环境管理"]' in text
    assert "table.header(" in text
    assert "rowspan: 2" in text
    assert "#page(flipped: true" in text
    assert f'image("chart.section.png", width: 150mm, alt: {literal(ALT.format("0.23"))})' in text
    assert "#outline(title: none, depth: 2)" in text


def test_the_pdf_is_tagged_for_screen_readers(pdf):
    found = tags(pdf)

    assert (found.language, found.marked) == ("zh-CN", True)
    assert found.title == "示范综合保税区生态环境管理2020年度自评估报告"
    assert found.alts == [ALT.format("0.23")]
    assert found.kinds["Table"] == 3
    assert found.kinds["TH"] == 4 + 5 + 8  # cells of the heads of table1, table2, annex1
    assert found.kinds["TOC"] >= 1
    assert found.bookmarks >= 2
    assert b"<pdfuaid:part>1</pdfuaid:part>" in found.part


def test_the_same_report_and_time_give_the_same_bytes_and_another_time_others(pdf):
    again = render.typeset(illustrated(sample()), office_profile(), MADE)
    later = render.typeset(illustrated(sample()), office_profile(), datetime(2022, 1, 1))

    assert again == pdf
    assert later != pdf


def test_what_an_officer_types_is_never_run(pdf):
    import pypdfium2

    of = with_words(sample(), "identity", HOSTILE)
    made = render.typeset(of, office_profile(), MADE)

    shown = "".join(p.get_textpage().get_text_bounded() for p in pypdfium2.PdfDocument(made))
    flat = "".join(shown.split())
    for piece in ("#panic()", "*粗*", "@标签", "[括号]", '#read("/etc/passwd")'):
        assert piece in flat, piece


def test_a_heading_that_leaves_out_a_level_costs_the_standard_and_not_the_pdf(pdf):
    of = with_added(sample(), "s1", Heading("deep", 4, "（1）跳过两级"))
    found = tags(render.typeset(of, office_profile(), MADE))

    assert found.marked
    assert b"pdfuaid" not in found.part


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_every_profile_is_set_in_fonts_of_this_machine(pdf, name):
    small = replace(sample(), blocks=(Paragraph("p", words("园区")),))

    assert render.typeset(small, office_profile(name), MADE).startswith(b"%PDF-")


def test_without_a_chinese_font_the_message_says_what_to_install(monkeypatch):
    monkeypatch.setattr(render, "_families", lambda: frozenset({"DejaVu Sans"}))

    with pytest.raises(NoPdf, match=r"没有中文字体.*fonts-noto-cjk"):
        render.typeset(sample(), office_profile(), MADE)

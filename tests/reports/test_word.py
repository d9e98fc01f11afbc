"""The Word file: read back with python-docx and as plain XML."""

import hashlib
import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from lxml import etree

from tests.reports.sample import MADE, cell, report, words
from yuanjian.reports.tree import Column, Paragraph, Report, Table
from yuanjian.reports.word.basemap import read_base_map
from yuanjian.reports.word.document import word_bytes, write_word
from yuanjian.reports.word.office_profile import office_profile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NS = {"w": W[1:-1]}


@pytest.fixture(scope="module")
def made() -> bytes:
    return word_bytes(report(), made=MADE)


@pytest.fixture(scope="module")
def document(made):
    return Document(io.BytesIO(made))


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(made: bytes):
    return etree.fromstring(parts(made)["word/document.xml"])


def test_the_page_is_a4_with_the_type_area_of_the_standard(document):
    # GB/T 9704—2012, 5.2: 天头37 mm, 订口28 mm, 版心156 mm × 225 mm
    section = document.sections[1]
    sizes = [
        round(size.mm)
        for size in (
            section.page_width,
            section.page_height,
            section.top_margin,
            section.left_margin,
            section.right_margin,
            section.bottom_margin,
        )
    ]

    assert sizes == [210, 297, 37, 28, 26, 35]


def test_body_text_is_san_hao_fangsong_on_exact_lines_with_two_characters_indent(made):
    styles = etree.fromstring(parts(made)["word/styles.xml"])
    look = {s.get(f"{W}styleId"): s for s in styles.iter(f"{W}style")}["OfficialBody"]

    assert look.find(".//w:rFonts", NS).get(f"{W}eastAsia") == "仿宋_GB2312"
    assert look.find(".//w:rFonts", NS).get(f"{W}ascii") == "Times New Roman"
    assert look.find(".//w:sz", NS).get(f"{W}val") == "32"
    assert look.find(".//w:ind", NS).get(f"{W}firstLineChars") == "200"


def test_every_style_names_its_fonts_in_every_slot_and_no_theme_or_mincho_leaks(made):
    whole = b"".join(parts(made).values()).decode("utf-8", "replace")
    styles = etree.fromstring(parts(made)["word/styles.xml"])
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}type") == "paragraph":
            slots = style.find("w:rPr/w:rFonts", NS)
            names = {slots.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")}
            assert None not in names, style.get(f"{W}styleId")

    assert "Mincho" not in whole
    assert "asciiTheme" not in whole
    assert not [name for name in parts(made) if "theme" in name]


@pytest.mark.parametrize(
    ("name", "font"), [("gb2312", "仿宋_GB2312"), ("windows", "仿宋"), ("gbk", "方正仿宋_GBK")]
)
def test_the_office_profile_decides_the_fonts(name, font):
    made = word_bytes(report(), made=MADE, profile=office_profile(name))
    styles = Document(io.BytesIO(made)).styles

    assert styles["公文正文"].element.rPr.rFonts.get(f"{W}eastAsia") == font


def test_an_unknown_office_profile_is_refused_with_the_known_ones():
    with pytest.raises(LookupError, match=r"没有名为“xyz”的字体方案.*gb2312"):
        office_profile("xyz")


def test_headings_are_real_ones_with_outline_levels(document):
    found = [(p.style.name, p.text) for p in document.paragraphs if p.style.name[:7] == "Heading"]

    assert found[:3] == [
        ("Heading 1", "一、园区概况"),
        ("Heading 1", "二、环境管理情况"),
        ("Heading 2", "（一）规划环评批复要求落实情况"),
    ]
    levels = [
        document.styles[f"Heading {n}"].element.pPr.find("w:outlineLvl", NS).get(f"{W}val")
        for n in (1, 2, 3, 4)
    ]
    assert levels == ["0", "1", "2", "3"]


def test_the_contents_field_holds_an_entry_a_heading_with_its_page(made):
    entries = [
        "".join(t.text for t in p.iter(f"{W}t"))
        for p in body(made).iter(f"{W}p")
        if (s := p.find("w:pPr/w:pStyle", NS)) is not None and s.get(f"{W}val").startswith("TOC")
    ]
    code = "".join(t.text for t in body(made).iter(f"{W}instrText"))

    assert ' TOC \\o "1-2" \\h' in code
    assert [e for e in entries if e] == [
        "一、园区概况1",
        "二、环境管理情况1",
        "（一）规划环评批复要求落实情况1",
        "（二）水环境管理5",
        "附表：园区年度报告表格7",
    ]


def test_every_entry_of_the_contents_points_to_a_bookmark_that_exists(made):
    names = {b.get(f"{W}name") for b in body(made).iter(f"{W}bookmarkStart")}
    targets = [h.get(f"{W}anchor") for h in body(made).iter(f"{W}hyperlink")]
    code = [t.text.split()[1] for t in body(made).iter(f"{W}instrText") if "PAGEREF" in t.text]

    assert len(targets) == 5
    assert set(targets) <= names
    assert targets == code


def test_fields_begin_separate_and_end_in_runs_of_their_own(made):
    for name, xml in parts(made).items():
        if name.startswith("word/") and name.endswith(".xml"):
            tree = etree.fromstring(xml)
            kinds = [f.get(f"{W}fldCharType") for f in tree.iter(f"{W}fldChar")]
            assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
            assert all(len(f.getparent().findall("w:fldChar", NS)) == 1 for f in tree.iter(
                f"{W}fldChar"))  # fmt: skip


def test_page_numbers_stand_right_on_odd_and_left_on_even_pages(document):
    section = document.sections[1]

    assert "".join(r.text for r in section.footer.paragraphs[0].runs) == "— 1 —"
    assert section.footer.paragraphs[0].alignment.name == "RIGHT"
    assert section.even_page_footer.paragraphs[0].alignment.name == "LEFT"
    assert document.settings.odd_and_even_pages_header_footer
    assert document.sections[0].footer.paragraphs[0].text == ""


def test_the_body_is_numbered_from_one(document):
    start = [s._sectPr.find("w:pgNumType", NS) for s in document.sections]

    assert start[0] is None
    assert start[1].get(f"{W}start") == "1"
    assert start[2] is None


def test_a_wide_table_stands_in_a_landscape_section_of_its_own(document):
    assert [s.orientation.name for s in document.sections] == [
        "PORTRAIT",
        "PORTRAIT",
        "LANDSCAPE",
        "PORTRAIT",
    ]


def test_captions_stand_above_with_an_em_space_and_the_unit_at_the_right(document):
    captions = [p.text for p in document.paragraphs if p.style.name == "Caption"]
    units = [p.text for p in document.paragraphs if p.style.name == "表格单位"]

    assert captions == [
        "表1　园区规划环评批复要求落实情况",
        "表2　主要污染物排放量",
        "附表1　企业环境管理情况一览",
    ]
    assert units == ["单位：t/a"]


def test_table_widths_agree_and_fill_the_type_area_exactly(document):
    for table, width in zip(document.tables, (8845, 8845, 12756), strict=True):
        grid = [int(c.get(f"{W}w")) for c in table._tbl.tblGrid.iter(f"{W}gridCol")]
        assert sum(grid) == width
        for row in table._tbl.tr_lst:
            cells = [int(c.tcPr.find("w:tcW", NS).get(f"{W}w")) for c in row.tc_lst]
            assert sum(cells) == width
        assert table._tbl.tblPr.find("w:tblLayout", NS).get(f"{W}type") == "fixed"


def test_header_rows_repeat_and_only_long_rows_may_break(made):
    long = Table(
        "t",
        "表1",
        "长行",
        (Column(1), Column(1)),
        ((cell("甲"), cell("乙")),),
        ((cell("短"), cell("短")), (cell("长" * 2000), cell("短"))),
    )
    made = word_bytes(Report("d", ("题",), (long,), "园区", 2020), made=MADE)
    rows = Document(io.BytesIO(made)).tables[0]._tbl.tr_lst
    marks = [sorted(etree.QName(e).localname for e in row.trPr) for row in rows]

    assert marks == [["cantSplit", "tblHeader"], ["cantSplit"], []]


def test_merged_cells_are_merged_in_both_directions(document):
    table = document.tables[1]

    assert table.cell(0, 2)._tc is table.cell(0, 3)._tc
    assert table.cell(2, 0)._tc is table.cell(3, 0)._tc
    assert table.cell(2, 0).text == "废水"


def test_raised_digits_are_raised_runs_and_not_characters(made):
    text = "".join(t.text for t in body(made).iter(f"{W}t"))
    raised = [
        "".join(t.text for t in r.iter(f"{W}t"))
        for r in body(made).iter(f"{W}r")
        if (v := r.find("w:rPr/w:vertAlign", NS)) is not None and v.get(f"{W}val") == "superscript"
    ]

    assert not re.search("[⁰¹²³⁴⁵⁶⁷⁸⁹]", text)
    assert raised == ["2", "4", "3", "3", "4", "2"]


def test_a_missing_figure_is_an_underlined_blank(made):
    marked = [
        r
        for r in body(made).iter(f"{W}r")
        if "".join(t.text for t in r.iter(f"{W}t")) == "【待填】"
    ]

    assert len(marked) == 2
    assert all(r.find("w:rPr/w:u", NS) is not None for r in marked)


def test_every_bookmark_opens_and_closes_in_one_paragraph(made):
    for paragraph in body(made).iter(f"{W}p"):
        opened = [b.get(f"{W}id") for b in paragraph.iter(f"{W}bookmarkStart")]
        closed = [b.get(f"{W}id") for b in paragraph.iter(f"{W}bookmarkEnd")]
        assert sorted(opened) == sorted(closed)
    names = [b.get(f"{W}name") for b in body(made).iter(f"{W}bookmarkStart")]
    assert len({n.lower() for n in names}) == len(names)


def test_the_base_map_says_for_every_bookmark_what_stands_in_it(made):
    base = read_base_map(parts(made)["customXml/item1.xml"])
    stood: dict[str, str] = {}
    for paragraph in body(made).iter(f"{W}p"):
        open_now: dict[str, str] = {}
        for element in paragraph.iter():
            if element.tag == f"{W}bookmarkStart":
                open_now[element.get(f"{W}id")] = element.get(f"{W}name")
                stood[element.get(f"{W}name")] = ""
            elif element.tag == f"{W}bookmarkEnd":
                open_now.pop(element.get(f"{W}id"))
            elif element.tag == f"{W}t":
                for name in open_now.values():
                    stood[name] += element.text
    written = {p.bookmark: p.text for p in base.pieces} | {f.bookmark: f.text for f in base.figures}

    def level(text: str) -> str:
        return text.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789"))

    assert {n: level(t) for n, t in written.items()} == stood


def test_the_base_map_keeps_facts_with_state_and_value(made):
    base = read_base_map(parts(made)["customXml/item1.xml"])
    capacity = next(f for f in base.figures if f.fact == "wastewater.capacity")
    missing = next(f for f in base.figures if f.fact == "enterprises.last_year")

    assert (base.docid, base.park, base.year) == ("t1", "示范综合保税区", 2020)
    assert (capacity.value, capacity.text, capacity.state) == ("50000", "5.0×10⁴", "value")
    assert (missing.state, missing.text) == ("missing", "【待填】")


def test_the_properties_say_title_language_and_maker(document):
    properties = document.core_properties

    assert properties.title == "示范综合保税区生态环境管理2020年度自评估报告"
    assert properties.language == "zh-CN"
    assert properties.author == "园鉴"
    assert properties.created.isoformat()[:16] == "2021-02-24T09:30"


def test_the_signature_stands_above_the_date_without_leading_zeros(document):
    last = [p.text for p in document.paragraphs if p.text][-2:]

    assert last == ["示范综合保税区管理委员会", "2021年2月24日"]


def test_the_same_report_gives_the_same_bytes(made):
    again = word_bytes(report(), made=MADE)

    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(made).hexdigest()


HOSTILE = "=1+1\x00\x07<w:p>&amp;</w:p>\u202e😀\ud800\n第二行\t制表 ]]> '\"" + "很长" * 5000


def test_whatever_people_write_is_held_and_nothing_breaks_the_file():
    table = Table("t", "表1", HOSTILE[:200], (Column(1), Column(1)), (), ((cell(HOSTILE),) * 2,))
    extra = (Paragraph("p", words(HOSTILE)), table)
    made = word_bytes(
        replace(report(), blocks=extra, title=(HOSTILE[:300],), park=HOSTILE[:300]), made=MADE
    )
    document = Document(io.BytesIO(made))
    texts = [p.text for p in document.paragraphs]

    assert any("<w:p>&amp;</w:p>😀\ufffd\n第二行\t制表" in t and len(t) > 10000 for t in texts)
    assert "<w:p>&amp;</w:p>" in document.tables[0].cell(0, 1).text


def test_a_report_without_any_block_is_still_a_file():
    made = word_bytes(Report("d", ("题",), (), "园区", 2020), made=MADE)

    assert Document(io.BytesIO(made)).paragraphs[0].text == "题"


def test_a_failed_write_leaves_the_old_file_and_no_remains(tmp_path, monkeypatch):
    target = tmp_path / "报告.docx"
    target.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(OSError, match="no space"):
        write_word(target, report(), made=MADE)

    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["报告.docx"]

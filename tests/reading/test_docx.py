"""Word files: what a person reads on the page is what is read, in the same order."""

from pathlib import Path

import pytest

from tests.reading.wordfile import p, r, tbl, tc, tr, word_file
from yuanjian.reading.document import Document
from yuanjian.reading.open import read_document


@pytest.fixture
def read(tmp_path: Path):
    def reader(*body: str, **parts: str) -> Document:
        return read_document(word_file(tmp_path / "报告.docx", *body, **parts))

    return reader


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_paragraphs_are_numbered_from_one_and_blank_ones_left_out(read):
    document = read(p("一"), p(), p("　"), p("二"))

    assert [(x.number, x.text) for x in document.paragraphs] == [(1, "一"), (2, "二")]


def test_a_sentence_in_many_runs_is_one_text_with_its_breaks(read):
    document = read(
        p(
            "园区",
            "面积",
            "<w:r><w:br/></w:r>",
            "1.62",
            "<w:r><w:tab/></w:r>",
            "km<w:noBreakHyphen/>",
        )
    )

    assert texts(document)[0].startswith("园区面积\n1.62\t")


def test_raised_figures_become_superscripts_and_lowered_ones_stay_plain(read):
    document = read(
        p(
            "5.0×10",
            r("4", '<w:vertAlign w:val="superscript"/>'),
            "m",
            r("3", '<w:position w:val="8"/>'),
            "/d，CO",
            r("2", '<w:vertAlign w:val="subscript"/>'),
        ),
        p("数据来源", r("[1]", '<w:vertAlign w:val="superscript"/>')),
    )

    assert texts(document) == ["5.0×10⁴m³/d，CO2", "数据来源[1]"]


def test_tracked_changes_read_as_accepted(read):
    document = read(
        p(
            "企业",
            "<w:del><w:r><w:delText>9</w:delText></w:r></w:del>",
            "<w:ins>" + r("10") + "</w:ins>",
            "个",
        ),
        p("<w:moveFrom>" + r("走了") + "</w:moveFrom>", props="<w:rPr><w:moveFrom/></w:rPr>"),
        p("前半句", props='<w:rPr><w:del w:author="a"/></w:rPr>'),
        p("后半句"),
        tbl(tr("留"), tr("删", props="<w:del/>"), tr("下")),
    )

    assert texts(document) == ["企业10个", "前半句后半句", "留", "下"]
    assert document.tables[0].height == 2
    assert document.notes == ("文中有修订痕迹，按全部接受修订后的文字审核",)


def test_fields_show_their_result_and_comments_are_not_text(read):
    document = read(
        p(
            "共",
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x \\h </w:instrText></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            r("12"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            '<w:fldSimple w:instr="PAGE">' + r("3") + "</w:fldSimple>",
            '<w:r><w:commentReference w:id="0"/></w:r>',
            "家",
        )
    )

    assert texts(document) == ["共123家"]


def test_a_field_left_open_by_a_broken_file_hides_nothing_after_its_paragraph(read):
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    document = read(p("甲", begin, "藏"), p("乙"))

    assert texts(document) == ["甲", "乙"]


def test_a_text_box_is_read_once_and_after_its_paragraph(read):
    box = "<w:txbxContent>" + p("框内文字") + tbl(tr("框内表")) + "</w:txbxContent>"
    document = read(
        p(
            '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
            f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
            "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            "锚定段落",
        ),
        p("下一段"),
    )

    assert texts(document) == ["锚定段落", "框内文字", "框内表", "下一段"]
    assert [x.aside for x in document.paragraphs] == ["", "textbox", "textbox", ""]


def test_merged_cells_keep_their_grid_places(read):
    document = read(
        p("表1"),
        tbl(
            tr(
                tc("类别", props='<w:vMerge w:val="restart"/>'),
                tc("数值", props='<w:gridSpan w:val="2"/>'),
            ),
            tr(tc(props="<w:vMerge/>"), "指标", "排放"),
            tr("废水", "12", tc()),
        ),
    )
    table = document.tables[0]

    assert (table.height, table.width, table.after) == (3, 3, 1)
    assert [(c.row, c.column, c.rows, c.columns, document.cell_text(c)) for c in table.cells] == [
        (1, 1, 2, 1, "类别"),
        (1, 2, 1, 2, "数值"),
        (2, 2, 1, 1, "指标"),
        (2, 3, 1, 1, "排放"),
        (3, 1, 1, 1, "废水"),
        (3, 2, 1, 1, "12"),
        (3, 3, 1, 1, ""),
    ]


def test_a_nested_table_is_a_table_of_its_own(read):
    document = read(tbl(tr(tc("外", tbl(tr("内1", "内2")), "外2"), "右")))

    assert [(x.text, x.table, x.row, x.column) for x in document.paragraphs] == [
        ("外", 1, 1, 1),
        ("内1", 2, 1, 1),
        ("内2", 2, 1, 2),
        ("外2", 1, 1, 1),
        ("右", 1, 1, 2),
    ]
    assert [(t.number, t.after) for t in document.tables] == [(1, 0), (2, 1)]


def test_a_row_that_begins_further_right_does_so(read):
    document = read(tbl(tr("a", "b"), tr("c", props='<w:gridBefore w:val="1"/>')))

    assert [(c.row, c.column) for c in document.tables[0].cells] == [(1, 1), (1, 2), (2, 2)]


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="园区标题"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="z"><w:name w:val="z"/><w:basedOn w:val="z"/></w:style>
<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="character" w:styleId="up"><w:name w:val="up"/>
<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""
NUMBERING = """
<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:lvlText w:val="%1、"/><w:pStyle w:val="1"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def numbered(num: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'


def test_automatic_numbers_stand_before_the_text_as_on_the_page(read):
    style = '<w:pStyle w:val="x"/>'
    document = read(
        p("园区概况", props=style),
        p("环境管理", props=style),
        p("水环境", props=numbered(1, 1)),
        p("污水厂", props=numbered(1, 2)),
        p("大气", props=numbered(1, 1)),
        p("工作成效", props=style),
        p("固废", props=numbered(1, 1)),
        tbl(tr(tc(p(props=numbered(2))), "甲"), tr(tc(p(props=numbered(2))), "乙")),
        p("重新起算", props=numbered(3)),
        styles=STYLES,
        numbering=NUMBERING,
    )

    assert texts(document) == [
        "一、园区概况",
        "二、环境管理",
        "（一）水环境",
        "2.1.1 污水厂",
        "（二）大气",
        "三、工作成效",
        "（一）固废",
        "1",
        "甲",
        "2",
        "乙",
        "1 重新起算",
    ]
    assert [x.level for x in document.paragraphs][:3] == [1, 1, 0]


def test_the_table_of_contents_is_left_out_however_it_is_made(read):
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    document = read(
        p("目　录"),
        p(
            field.format("begin"),
            "<w:r><w:instrText>TOC \\o</w:instrText></w:r>",
            field.format("separate"),
            "一、概况",
            "<w:r><w:tab/></w:r>",
            "1",
        ),
        p("二、管理", "<w:r><w:tab/></w:r>", "2", field.format("end")),
        p("附表1 9", props='<w:pStyle w:val="t1"/>'),
        p("一、概况", props='<w:outlineLvl w:val="0"/>'),
        styles=STYLES,
    )

    assert texts(document) == ["一、概况"]


def test_hidden_text_is_left_out_and_told(read):
    document = read(p("见", r("旧稿", "<w:vanish/>"), "文", r("不藏", '<w:vanish w:val="0"/>')))

    assert texts(document) == ["见文不藏"]
    assert document.notes == ("文中有1处隐藏文字，打印不出来，没有读入",)


def test_footnotes_follow_the_text_in_its_order_and_headers_come_last(read):
    document = read(
        p(
            "甲",
            '<w:r><w:footnoteReference w:id="3"/></w:r>',
            "乙",
            '<w:r><w:footnoteReference w:id="2"/></w:r>',
        ),
        footnotes='<w:footnote w:type="separator" w:id="0">' + p("线") + "</w:footnote>"
        '<w:footnote w:id="2">'
        + p("注二")
        + '</w:footnote><w:footnote w:id="3">'
        + p("注三")
        + "</w:footnote>",
        header1=p("某某园区年度报告"),
        footer1=p("第", '<w:fldSimple w:instr="PAGE">' + r("1") + "</w:fldSimple>", "页"),
    )

    assert [(x.text, x.aside) for x in document.paragraphs] == [
        ("甲乙", ""),
        ("注三", "footnote"),
        ("注二", "footnote"),
        ("某某园区年度报告", "header"),
    ]


def test_symbols_boxes_and_formulas_read_as_they_show(read):
    fraction = (
        "<m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
    )
    power = (
        "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>4</m:t></m:r></m:sup></m:sSup>"
    )
    document = read(
        p(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
            "是",
            '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
            "否",
        ),
        p(
            '<w:r><w:sym w:font="Symbol" w:char="F06D"/></w:r>',
            "g/m",
            r("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'),
        ),
        p(f"<m:oMath>{fraction}{power}</m:oMath>"),
        p(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox>'
            "</w:ffData></w:fldChar></w:r>",
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "已备案",
        ),
    )

    assert texts(document) == ["☑是□否", "μg/m≥", "a/b10⁴", "☑已备案"]


def test_content_controls_and_links_are_transparent(read):
    document = read(
        "<w:sdt><w:sdtPr/><w:sdtContent>" + p("控件段落") + "</w:sdtContent></w:sdt>",
        p(
            "<w:sdt><w:sdtContent>" + r("控件") + "</w:sdtContent></w:sdt>",
            "<w:hyperlink>" + r("链接") + "</w:hyperlink>",
        ),
        tbl("<w:sdt><w:sdtContent>" + tr("行内") + "</w:sdtContent></w:sdt>"),
    )

    assert texts(document) == ["控件段落", "控件链接", "行内"]


def test_the_strict_variant_of_the_format_reads_alike(read, tmp_path):
    import zipfile

    usual = word_file(tmp_path / "a.docx", p("正文"), tbl(tr("格")))
    strict = tmp_path / "b.docx"
    with zipfile.ZipFile(usual) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            new.writestr(
                name,
                old.read(name).replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            )

    assert texts(read_document(strict)) == texts(read_document(usual)) == ["正文", "格"]


def test_locating_finds_the_elements_behind_each_paragraph(tmp_path):
    from lxml import etree

    from yuanjian.reading.docx import Parts, locate
    from yuanjian.reading.docx_package import tree
    from yuanjian.reading.guards import receive

    path = word_file(
        tmp_path / "a.docx",
        p("园区概况", props=numbered(1)),
        p("企业", "<w:ins>" + r("10") + "</w:ins>", "个"),
        tbl(tr("格", tc())),
        numbering=NUMBERING,
        styles=STYLES,
    )
    parts = Parts.of(receive(path).archive)
    body = tree(parts.archive, parts.main)
    found = {}
    locate(body, parts, lambda number, pieces: found.update({number: pieces}))

    document = read_document(path)
    assert {n: "".join(x.text for x in pieces) for n, pieces in found.items()} == {
        1: "一、园区概况",
        2: "企业10个",
        3: "格",
    }
    assert [document.paragraph(n).text for n in found] == ["一、园区概况", "企业10个", "格"]
    assert [x.element is None for x in found[1]] == [True, False]
    assert etree.QName(found[2][1].element.getparent().getparent()).localname == "ins"

"""Text files: encodings, tables that lost their ruling, what converters leave behind."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.reading.document import Document
from yuanjian.reading.guards import UnreadableDocument
from yuanjian.reading.open import read_document
from yuanjian.reading.tables_flat import FlatTable, split

SEED = Path(__file__).parents[3] / "shared/seed/report-2020.txt"


def document(tmp_path: Path, content: str | bytes) -> Document:
    path = tmp_path / "报告.txt"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_document(path)


def table(document: Document, number: int = 1) -> list[tuple[int, int, int, int, str]]:
    found = document.tables[number - 1]
    return [(c.row, c.column, c.rows, c.columns, document.cell_text(c)) for c in found.cells]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"]
)
def test_every_usual_encoding_gives_the_same_text(tmp_path, encoding):
    text = (
        "一、园区概况\r\n截止到2020年底，园区已入园企业数量10个。\r\n化学需氧量120.5t/a，氨氮12t/a。\r\n"
        * 3
    )

    read = document(tmp_path, text.encode(encoding))

    assert [p.text for p in read.paragraphs] == [line for line in text.split("\r\n") if line]
    assert read.notes == ()


def test_a_cut_off_last_character_is_shown_and_told(tmp_path):
    read = document(tmp_path, "园区已入园企业数量十个。".encode()[:-1])

    assert read.paragraphs[0].text == "园区已入园企业数量十个�"
    assert read.notes == ("有1处字符损坏，显示为“�”",)


def test_cells_on_own_lines_become_a_table_with_all_lines_of_a_cell(tmp_path):
    read = document(
        tmp_path,
        "表1 落实情况\n\t序号\n\t要求\n\t情况\n\n\t1\n\t监测点位：管委会；\n监测因子：TSP\n\t未监测\n\n\t2\n\t噪声\n\t\n\n\n下文。\n",
    )

    assert table(read) == [
        (1, 1, 1, 1, "序号"),
        (1, 2, 1, 1, "要求"),
        (1, 3, 1, 1, "情况"),
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, "监测点位：管委会；\n监测因子：TSP"),
        (2, 3, 1, 1, "未监测"),
        (3, 1, 1, 1, "2"),
        (3, 2, 1, 1, "噪声"),
        (3, 3, 1, 1, ""),
    ]
    assert [p.text for p in read.prose()] == ["表1 落实情况", "下文。"]


def test_grouping_cells_reach_down_over_the_blanks_they_left_and_this_is_told(tmp_path):
    read = document(
        tmp_path,
        "\t序号\n\t计划\n\t情况\n\n\t1\n\t环境质量\n\t空气\n\t已做\n\n\t\n\t\n\t水\n\t未做\n\n\t2\n\t污染源\n\t废水\n\t已做\n\n",
    )

    assert table(read)[:6] == [
        (1, 1, 1, 1, "序号"),
        (1, 2, 1, 2, "计划"),
        (1, 4, 1, 1, "情况"),
        (2, 1, 2, 1, "1"),
        (2, 2, 2, 1, "环境质量"),
        (2, 3, 1, 1, "空气"),
    ]
    assert read.notes == ("文本里看不出合并单元格；表格左侧的空格按与上一行合并理解",)


def test_one_blank_answer_behind_a_number_stays_blank(tmp_path):
    rows = "".join(f"\t{n}\n\t{'' if n == 3 else f'企业{n}'}\n\t投产\n\n" for n in range(1, 9))

    read = document(tmp_path, "\t序号\n\t名称\n\t状态\n\n" + rows)

    assert (4, 2, 1, 1, "") in table(read)
    assert read.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "名称\t指标\t排放\nCOD\t120.5\t0.1035\n氨氮\t12\t\n",
        "| 名称 | 指标 | 排放 |\n|---|---:|---|\n| COD | 120.5 | 0.1035 |\n| 氨氮 | 12 | |\n",
        "┌────┬────┬────┐\n│名称│指标│排放│\n├────┼────┼────┤\n"
        "│COD │120.5│0.1035│\n├────┼────┼────┤\n│氨氮│12│ │\n└────┴────┴────┘\n",
        "+----+----+----+\n|名称|指标|排放|\n+----+----+----+\n"
        "|COD|120.5|0.1035|\n+----+----+----+\n|氨氮|12||\n+----+----+----+\n",
    ],
    ids=["tabs", "markdown", "box", "ascii"],
)
def test_rows_on_one_line_become_tables_too(tmp_path, text):
    read = document(tmp_path, "前文。\n" + text + "后文。\n")

    assert [t for *_, t in table(read)] == [
        "名称",
        "指标",
        "排放",
        "COD",
        "120.5",
        "0.1035",
        "氨氮",
        "12",
        "",
    ]
    assert [p.text for p in read.prose()] == ["前文。", "后文。"]


@pytest.mark.parametrize(
    "text",
    [
        "\t园区位于示范区。\n\t面积1.62平方公里。\n\n\t园区有企业10家。\n\t全部投产。\n",
        "\t第一段。\n\n\t第二段。\n\n\t第三段。\n",
        "\t一、概况\n\t二、管理\n",
        "联系人：张三\n电话|传真\n",
        "甲\t乙\n单独一行\n",
    ],
    ids=["indented paragraphs", "single ones", "a list", "one stroke", "one row"],
)
def test_prose_with_tabs_or_strokes_stays_prose(tmp_path, text):
    read = document(tmp_path, text)

    assert read.tables == ()
    assert "\n".join(p.text for p in read.paragraphs).split() == text.split()


def test_what_a_converter_leaves_is_dropped_and_the_paragraphs_keep_their_place(tmp_path):
    read = document(
        tmp_path,
        "[bookmark: _Toc97][bookmark: _Toc2]一、概况\n[bookmark: x]\n面积[bookmark: y]1.62[注]\n",
    )

    assert [p.text for p in read.paragraphs] == ["一、概况", "面积1.62[注]"]


def test_a_table_of_contents_is_left_out(tmp_path):
    read = document(tmp_path, "标题\n目  录\n一、概况\t1\n二、管理……………… 12\n\n一、概况\n正文1\n")

    assert [p.text for p in read.paragraphs] == ["标题", "一、概况", "正文1"]


@given(st.text(alphabet="\t\n|甲乙1。- +", max_size=300))
def test_splitting_loses_no_visible_character_of_a_cell_or_line(text):
    found = []
    for part in split(text.split("\n")):
        found += [part] if isinstance(part, str) else [x for c in part.cells for x in c.lines]
    kept = "".join("".join(found).split())

    drawn = str.maketrans("", "", "|- +")
    assert kept.translate(drawn) == "".join(text.split()).translate(drawn)


@given(st.integers(1, 6), st.integers(2, 7), st.data())
def test_a_flattened_table_comes_back_with_every_cell_at_its_place(rows, columns, data):
    word = st.text(alphabet="甲乙丙丁0123456789.%", min_size=1, max_size=8)
    cells = [[data.draw(word) for _ in range(columns)] for _ in range(rows + 1)]
    lines = [line for row in cells for line in [*(f"\t{cell}" for cell in row), ""]]

    (found,) = [x for x in split([*lines, "", "正文"]) if isinstance(x, FlatTable)]

    assert [(c.row, c.column, c.lines[0]) for c in found.cells] == [
        (r, c, cell) for r, row in enumerate(cells, 1) for c, cell in enumerate(row, 1)
    ]


@pytest.mark.skipif(
    not SEED.exists(), reason="the shared reference files are not beside this checkout"
)
def test_the_four_tables_of_a_filed_report_are_found_with_their_merged_cells():
    # the filed report of FY2020: tables 1 to 4 as counted by hand in the file
    read = read_document(SEED)

    assert [(t.height, t.width) for t in read.tables] == [(11, 4), (6, 5), (12, 5), (28, 6)]
    assert (6, 2, 6, 1, "环境基础设施") in table(read, 4)
    assert (26, 2, 1, 4, "总分值") in table(read, 4)
    assert (26, 6, 1, 1, "11") in table(read, 4)
    assert not any("bookmark" in p.text for p in read.paragraphs)


def test_bytes_that_are_no_text_are_refused(tmp_path):
    with pytest.raises(UnreadableDocument, match="不是文本文件"):
        document(tmp_path, bytes(range(256)) * 40)


def test_numbered_rows_of_bare_lines_become_a_table_with_wide_merged_and_long_cells(tmp_path):
    rows = [
        ["1", "准入", "未开展环评", "-1", "0"], ["2", "", "有黑名单企业", "-1", "0"],
        ["3", "设施", "污水厂不达标", "-2", "0"], ["4", "", "未达标率", "-3", "0"],
        ["5", "能力", "未开展监测", "-2", "0"], ["6", "", "未建能力", "-1", "0"],
        ["7", "总分值", "9"],
    ]  # fmt: skip
    head = ["序号", "一级指标", "评价标准", "分值", "自评"]
    text = "\n".join(
        ["表4", *head, *(line for row in rows for line in row), "说明如下。", "正文。"]
    )

    read = document(tmp_path, text)

    assert (read.tables[0].height, read.tables[0].width) == (8, 5)
    assert (2, 2, 2, 1, "准入") in table(read)
    assert table(read)[-3:] == [(8, 1, 1, 1, "7"), (8, 2, 1, 3, "总分值"), (8, 5, 1, 1, "9")]
    assert [p.text for p in read.prose()] == ["表4", "说明如下。", "正文。"]


def test_cells_of_several_bare_lines_are_told_apart_by_their_columns(tmp_path):
    rows = [
        [
            "1",
            "甲公司",
            "报告表 甲〔2016〕1号",
            "报告表 甲〔2018〕2号",
            "已验收",
            "验收中",
            "已备案",
        ],
        ["2", "乙公司", "报告表 乙〔2016〕3号", "已验收", "已备案"],
        ["3", "丙公司", "登记表", "已验收", "未备案"],
        ["4", "丁公司", "报告表 丁〔2016〕4号", "未验收", "未备案"],
    ]
    head = ["序号", "名称", "环评", "验收", "预案"]

    read = document(tmp_path, "\n".join([*head, *(line for row in rows for line in row)]))

    assert table(read)[5:10] == [
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, "甲公司"),
        (2, 3, 1, 1, "报告表 甲〔2016〕1号\n报告表 甲〔2018〕2号"),
        (2, 4, 1, 1, "已验收\n验收中"),
        (2, 5, 1, 1, "已备案"),
    ]


def test_numbered_paragraphs_after_the_word_number_are_no_table(tmp_path):
    text = "序号\n1\n第一件事。\n2\n第二件事。\n"

    assert document(tmp_path, text).tables == ()

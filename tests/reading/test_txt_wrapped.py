"""Text files whose lines were cut at a fixed width, and text copied from a PDF with its page numbers and heads."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.reading.document import Document
from yuanjian.reading.open import read_document
from yuanjian.reading.txt_wrapped import columns, cut_of, rejoined

PARAGRAPHS = [
    "园区已入园企业数量66家，其中正常生产60家，停产6家；上年末63家，本年度新入园企业数量5家，清退企业2家，"
    "环评批复66家，其中报告书14家、报告表52家，全部依法办理了环境影响评价手续，未发现未批先建的企业。",
    "园区排水实行雨污分流，全部工业废水经企业预处理达到接管标准后进入示范污水处理厂，处理规模为1.5万m3/d，"
    "实际处理水量0.8万m3/d，尾水执行一级A标准后排入示范河。全年化学需氧量排放120.5t/a，氨氮排放12.3t/a。",
    "主要污染物总量控制指标为化学需氧量157.9t/a、氨氮12.4t/a、二氧化硫77.8t/a、氮氧化物46.8t/a，实际排放量"
    "均低于指标；园区开展了环境质量监测、污染源监督性监测和地下水监测，监测结果均达到相应标准，没有出现超标情况。",
]


def document(tmp_path: Path, content: str, encoding: str = "utf-8") -> Document:
    path = tmp_path / "报告.txt"
    path.write_bytes(content.encode(encoding))
    return read_document(path)


def cut(text: str, width: int, indent: str = "") -> list[str]:
    """The text in lines of so many columns."""
    lines, line = [], indent
    for char in text:
        if columns(line + char) > width:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def prose(read: Document) -> list[str]:
    return [p.text.strip("　 ") for p in read.prose() if not p.aside]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("indent", ["　　", "    ", ""], ids=["wide blanks", "blanks", "none"])
@pytest.mark.parametrize("width", [64, 76, 80])
def test_lines_of_one_width_become_paragraphs_again(tmp_path, width, indent, encoding):
    lines = ["一、园区概况"]
    for text in PARAGRAPHS * 2:
        lines += cut(text, width, indent)
        lines += [""] if not indent else []

    read = document(tmp_path, "\n".join([*lines, "二、环境管理情况"]), encoding)

    assert prose(read) == ["一、园区概况", *PARAGRAPHS * 2, "二、环境管理情况"]
    assert len(read.notes) == 1 and f"每行约{width // 2}字就断开" in read.notes[0]


def test_lines_of_so_many_characters_become_paragraphs_again(tmp_path):
    lines = []
    for text in PARAGRAPHS * 2:
        lines += [*(text[i : i + 38] for i in range(0, len(text), 38)), ""]

    assert prose(document(tmp_path, "\n".join(lines))) == PARAGRAPHS * 2


def test_a_quote_is_a_span_of_the_paragraph_as_it_was_put_together(tmp_path):
    lines = [line for text in PARAGRAPHS * 2 for line in cut(text, 80, "　　")]
    read = document(tmp_path, "\n".join(lines))

    place = read.place(2, *(read.paragraphs[1].text.index(x) for x in ("化学需氧量", "，氨氮")))

    assert place.paragraph == 2
    assert read.paragraphs[1].text[place.start : place.end] == "化学需氧量排放120.5t/a"


def test_headings_items_and_cells_between_cut_lines_stay_on_their_own(tmp_path):
    full = cut(PARAGRAPHS[0], 80, "　　")
    lines = [*full, *cut(PARAGRAPHS[1], 80, "　　"), *cut(PARAGRAPHS[2], 80, "　　")] * 2
    apart = [
        "二、环境管理情况",
        "（一）水环境",
        "1.完善管网；",
        "2.加强监测。",
        "某某园区管委会",
    ]
    table = ["\t序号", "\t名称", "", "\t1", "\t甲公司", "", ""]

    read = document(tmp_path, "\n".join([*lines, *apart, *table, *full]))

    assert prose(read) == [*PARAGRAPHS * 2, *apart, PARAGRAPHS[0]]
    assert [read.cell_text(c) for c in read.tables[0].cells] == ["序号", "名称", "1", "甲公司"]


@pytest.mark.parametrize(
    "lines",
    [
        PARAGRAPHS * 4,
        [f"{n}.园区应当按照规划环评批复要求落实第{n:02}项环境保护措施，并向社会公开有关信息；" for n in range(40)],
        [f"第{n:02}有限责任公司于2021年通过竣工环境保护验收，并且已经取得排污许可证和应急备案。" for n in range(40)],
        ["序号 企业名称           行业     环评批复文号             验收文号"] * 30,
        ["a" * 72] * 3 + ["园区概况"] * 20,
    ],
    ids=["one line a paragraph", "items", "sentences of one length", "columns", "few"],
)  # fmt: skip
def test_what_was_not_plainly_cut_stays_as_it_is(tmp_path, lines):
    read = document(tmp_path, "\n".join(lines))

    assert [p.text for p in read.prose()] == lines
    assert read.notes == ()


@given(st.lists(st.text(alphabet="甲乙丙。，；：1a 　\t-（一）、", max_size=90), max_size=60))
def test_joining_loses_no_visible_character(lines):
    made = cut_of(lines)
    if made is not None:
        assert "".join("".join(rejoined(lines, made)).split()) == "".join("".join(lines).split())


def test_a_file_of_many_cut_lines_takes_linear_time(tmp_path):
    def seconds(count: int) -> float:
        text = "\n".join(line for _ in range(count) for line in cut(PARAGRAPHS[0], 80, "　　"))
        began = time.process_time()
        document(tmp_path, text)
        return time.process_time() - began

    seconds(100)
    assert seconds(3000) < 8 * seconds(750) + 0.5


def numbered() -> list[str]:
    """The paragraphs, no two alike."""
    return [f"第{n}，{text}" for n, text in enumerate(PARAGRAPHS * 4)]


def pages(number: str, *, head: str = "", feed: str = "") -> str:
    """Three pages, one paragraph going on from each to the next."""
    lines = [line for text in numbered() for line in cut(text, 76, "　　")]
    out = ""
    for n, at in enumerate(range(0, 30, 10), 1):
        out += (feed if n > 1 else "") + (f"{head}\n\n" if head else "")
        out += "\n".join(lines[at : at + 10]) + "\n\n" + number.format(n + 4) + "\n"
    return out


@pytest.mark.parametrize(
    ("number", "head", "feed"),
    [
        ("— {} —", "", ""),
        ("- {} -", "示范园区2022年度自评估报告", ""),
        ("第 {} 页 共 9 页", "", "\f"),
        ("{}/9", "示范园区2022年度自评估报告", "\f"),
        ("{}", "示范园区2022年度自评估报告", "\f"),
        ("{}", "", "\f"),
    ],
)
def test_page_numbers_and_running_heads_of_copied_text_are_left_out(tmp_path, number, head, feed):
    read = document(tmp_path, pages(number, head=head, feed=feed))

    lines = [line for text in numbered() for line in cut(text, 76, "　　")][:30]
    assert "".join(prose(read)) == "".join(lines).replace("　", "")
    assert prose(read)[:7] == numbered()[:7]
    assert [p.text for p in read.paragraphs if p.aside] == ([head] if head else [])


@pytest.mark.parametrize(
    "lines",
    [
        ["序号", "1", "甲", "2", "乙", "3", "丙"],
        ["企业数量", "12", *["说明"] * 9, "15", *["说明"] * 9, "13"],
        ["— 甲 —", "正文", "— 乙 —"],
        [*["合计"], *["项目"] * 9, "1", *["合计"], *["项目"] * 9, "2"],
    ],
)
def test_figures_on_lines_of_their_own_are_kept(tmp_path, lines):
    read = document(tmp_path, "\n".join(lines))

    assert [p.text for p in read.paragraphs if p.text] == lines

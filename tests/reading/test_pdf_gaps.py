"""PDF: tables without vertical rules, made by hand: three-line tables, rules across, none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.pdffile import PdfPage, pdf_file
from yuanjian.reading.document import Document
from yuanjian.reading.open import read_document

FULL = "园区排水实行雨污分流全部工业废水经企业预处理达到接管标准后进入示范污水处理厂"[:35]
COLUMNS = (90.0, 150.0, 330.0, 450.0)
ROWS = [
    ["序号", "企业名称", "行业", "产值"],
    ["1", "甲机械公司", "机械", "12.5"],
    ["2", "乙化工公司", "化工", "860"],
    ["3", "丙食品公司", "食品", "95"],
]


@pytest.fixture
def read(tmp_path):
    def reader(*pages: PdfPage) -> Document:
        return read_document(pdf_file(tmp_path / "a.pdf", *pages))

    return reader


def cells(document: Document, table: int = 0) -> list[tuple[int, int, int, int, str]]:
    found = document.tables[table]
    said = [(c.row, c.column, c.rows, c.columns, document.cell_text(c)) for c in found.cells]
    return sorted(said)


def plain(rows: list[list[str]]) -> list[tuple[int, int, int, int, str]]:
    return [(r, c, 1, 1, text) for r, row in enumerate(rows, 1) for c, text in enumerate(row, 1)]


def prose(document: Document) -> list[str]:
    return [p.text for p in document.prose() if not p.aside]


def lay(page: PdfPage, y: float, rows: list[list[str]], xs: tuple[float, ...] = COLUMNS) -> float:
    """Sets rows 16 points apart; the next baseline."""
    for row in rows:
        for x, text in zip(xs, row, strict=False):
            if text:
                page.text(x, y, text, 10)
        y += 16
    return y


@pytest.mark.parametrize("look", ["three lines", "rules across", "none"])
def test_columns_are_what_the_body_leaves_free(read, look):
    page = PdfPage()
    page.text(90, 100, FULL)
    page.text(90, 130, "表1 企业情况")
    end = lay(page, 160, ROWS)
    heights = {"three lines": [148, 164, end - 12], "none": []}.get(
        look, [148 + 16 * n for n in range(5)]
    )
    for y in heights:
        page.line(85, y, 510, y)
    page.text(90, end + 20, FULL)
    page.text(90, end + 40, "完。")

    document = read(page)

    assert cells(document) == plain(ROWS)
    assert prose(document) == [FULL, "表1 企业情况", FULL + "完。"]
    assert document.tables[0].after == 2


def test_without_a_caption_three_columns_are_a_table_and_two_only_with_figures(read):
    three, two, words = PdfPage(), PdfPage(), PdfPage()
    lay(three, 160, ROWS)
    lay(two, 160, [["类别", "数量"], ["环评", "50"], ["验收", "48"]], (90, 330))
    lay(words, 160, [["联系人：", "张某"], ["电话：", "座机"], ["日期：", "某日"]], (90, 330))

    assert [len(read(page).tables) for page in (three, two, words)] == [1, 1, 0]


def test_a_heading_over_two_columns_is_one_merged_cell_and_others_reach_down(read):
    page = PdfPage()
    page.text(90, 130, "表1 总量")
    page.text(90, 160, "因子", 10)
    page.text(330, 160, "废水", 10)
    page.text(230, 176, "指标", 10)
    page.text(430, 176, "排放", 10)
    lay(page, 192, [["化学需氧量", "157.9", "120.3"], ["氨氮", "12.4", "10.1"]], (90, 230, 430))

    assert cells(read(page)) == [
        (1, 1, 2, 1, "因子"),
        (1, 2, 1, 2, "废水"),
        (2, 2, 1, 1, "指标"),
        (2, 3, 1, 1, "排放"),
        (3, 1, 1, 1, "化学需氧量"),
        (3, 2, 1, 1, "157.9"),
        (3, 3, 1, 1, "120.3"),
        (4, 1, 1, 1, "氨氮"),
        (4, 2, 1, 1, "12.4"),
        (4, 3, 1, 1, "10.1"),
    ]


def test_a_rule_under_some_columns_parts_only_those(read):
    page = PdfPage()
    for y in (148, 180, 212):
        page.line(85, y, 510, y)
    page.line(220, 164, 510, 164)
    page.text(90, 160, "因子", 10)
    page.text(230, 160, "废水", 10)
    page.text(230, 176, "指标", 10)
    page.text(430, 176, "排放", 10)
    lay(page, 192, [["化学需氧量", "157.9", "120.3"], ["氨氮", "12.4", "10.1"]], (90, 230, 430))

    assert cells(read(page))[:2] == [(1, 1, 2, 1, "因子"), (1, 2, 1, 1, "废水")]


@pytest.mark.parametrize("middle", [False, True], ids=["at the top", "in the middle"])
def test_wrapped_cells_are_rows_of_their_number(read, middle):
    wish = ["园区排水实行雨污", "分流，废水经企业", "预处理后接管。"]
    page = PdfPage()
    page.text(90, 130, "表1 落实情况")
    lay(page, 160, [["序号", "环评批复要求", "情况"]], (90, 130, 230))
    y = 176.0
    for n in (1, 2, 3):
        for line, text in enumerate(wish):
            page.text(130, y + 16 * line, text, 10)
        at = y + 16 if middle else y
        page.text(90, at, str(n), 10)
        page.text(230, at, "已落实", 10)
        y += 48

    found = cells(read(page))

    assert found[3:6] == [
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, "园区排水实行雨污分流，废水经企业预处理后接管。"),
        (2, 3, 1, 1, "已落实"),
    ]
    assert len(found) == 12


def test_a_group_in_the_middle_of_its_rows_reaches_over_them(read):
    page = PdfPage()
    page.text(90, 130, "表1 排放")
    lay(page, 160, [["类别", "指标", "数值"]], (90, 230, 430))
    rows = [["", "COD", "1"], ["", "NH3", "2"], ["", "SO2", "3"], ["", "NOx", "4"]]
    lay(page, 176, rows, (90, 230, 430))
    page.text(90, 184, "废水", 10)
    page.text(90, 216, "废气", 10)

    found = cells(read(page))

    assert [c for c in found if c[1] == 1] == [
        (1, 1, 1, 1, "类别"),
        (2, 1, 2, 1, "废水"),
        (4, 1, 2, 1, "废气"),
    ]
    assert (5, 2, 1, 1, "NOx") in found


def test_a_column_of_blanks_under_its_heading_is_one(read):
    page = PdfPage()
    page.text(90, 130, "表1 企业")
    lay(page, 160, [ROWS[0], *[[*row[:2], "", row[3]] for row in ROWS[1:]]])

    assert cells(read(page)) == plain([ROWS[0], *[[*row[:2], "", row[3]] for row in ROWS[1:]]])


@pytest.mark.parametrize("again", [True, False], ids=["head repeated", "head once"])
def test_a_table_goes_on_overleaf(read, again):
    first, second = PdfPage(), PdfPage()
    for y in (688, 704):
        first.line(85, y, 510, y)
    lay(first, 700, ROWS)
    more = [["4", "丁电子公司", "电子", "7"], ["5", "戊公司", "纺织", "8"]]
    end = lay(second, 80, [*([ROWS[0]] if again else []), *more])
    second.line(85, end - 12, 510, end - 12)
    second.text(90, end + 20, "下文。")

    document = read(first, second)

    assert len(document.tables) == 1
    assert cells(document) == plain([*ROWS, *more])
    assert prose(document) == ["下文。"]


def test_a_head_alone_at_the_foot_of_a_page_heads_what_stands_overleaf(read):
    first, second = PdfPage(), PdfPage()
    first.text(90, 740, "表1 落实情况")
    lay(first, 760, ROWS[:1])
    lay(second, 80, ROWS[1:])

    document = read(first, second)

    assert cells(document) == plain(ROWS)
    assert prose(document) == ["表1 落实情况"]


def test_a_row_parted_by_the_page_is_one_row(read):
    xs = (90, 130, 230)
    first, second = PdfPage(), PdfPage()
    first.text(90, 700, "表1 落实情况")
    lay(first, 720, [["序号", "环评批复要求", "情况"], ["1", "园区排水实行雨污", "已落实"]], xs)
    lay(second, 80, [["", "分流，废水经企业"], ["", "预处理后接管。"], ["2", "乙", "未落实"]], xs)

    document = read(first, second)

    assert cells(document)[3:] == [
        (2, 1, 1, 1, "1"),
        (2, 2, 1, 1, "园区排水实行雨污分流，废水经企业预处理后接管。"),
        (2, 3, 1, 1, "已落实"),
        (3, 1, 1, 1, "2"),
        (3, 2, 1, 1, "乙"),
        (3, 3, 1, 1, "未落实"),
    ]


def test_running_text_with_gaps_is_no_table(read):
    page = PdfPage()
    y = 100
    for n in range(8):
        page.text(90, y, FULL)
        page.text(90, y + 20, "企业数量")
        page.text(170, y + 20, "家，清退0家。" if n % 2 else "个")
        y += 40

    assert read(page).tables == ()


_WORDS = st.text(alphabet="甲乙丙丁戊己庚辛", min_size=1, max_size=6)


@given(st.lists(st.tuples(_WORDS, _WORDS, st.integers(0, 99999)), min_size=3, max_size=25))
@settings(max_examples=30)
def test_any_short_words_come_back_at_their_places(tmp_path_factory, rows):
    said = [["序号", "名称", "类别", "数量"]]
    said += [[str(n), a, b, str(c)] for n, (a, b, c) in enumerate(rows, 1)]
    page = PdfPage()
    page.text(90, 80, "表1 清单")
    lay(page, 110, said)

    document = read_document(pdf_file(tmp_path_factory.mktemp("t") / "a.pdf", page))

    assert cells(document) == plain(said)

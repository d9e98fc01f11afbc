"""A park's own workbook, crooked as they come: merged heads, titles, totals, 同上, units in the header."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from yuanjian.sheets.excel.package import PackageChecked, read_package, validate
from yuanjian.sheets.excel.refusal import UnreadableWorkbook

CODES = ("91430300MA4L16JQ9P", "91430903MA0000001T")


def saved(folder: Path, name: str = "台账.xlsx", **sheets: list[list[object]]) -> Path:
    """A workbook with these sheets (name → rows)."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(folder / name)
    return folder / name


@pytest.fixture
def crooked(tmp_path: Path) -> Path:
    """危险废物 by a park's own hand: a title, two merged header rows with kg, column numbers, a total, notes."""
    book = openpyxl.Workbook()
    sheet: Worksheet = book.active
    sheet.title = "危废台账"
    sheet["A1"] = "澄江综合保税区2020年危险废物台账"
    sheet.merge_cells("A1:N1")
    sheet["A2"] = "填报单位：建设管理局"
    heads = {
        "A3": "序号", "B3": "企业\n名 称", "C3": "危废名称", "D3": "废物类别", "E3": "危废代码", "F3": "危险特性",
        "G3": "上年末贮存量（kg）", "H3": "产生与去向", "H4": "产生量(kg)", "I4": "自行利用", "J4": "自行处置", "K4": "委托利用",
        "L4": "委托处置（千克）", "M3": "年末贮存量", "N3": "数据来源", "O3": "经办",
    }  # fmt: skip
    for cell, text in heads.items():
        sheet[cell] = text
    sheet.merge_cells("H3:L3")
    for letter in "ABCDEFGMNO":
        sheet.merge_cells(f"{letter}3:{letter}4")
    sheet.append([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15])
    rows: list[list[object]] = [
        [1, "甲电子有限公司", "废活性炭", "HW49", "900-039-49", "T", 0, 80, 0, 0, 0, 80, 0, "固废平台", "赵"],
        [2, None, "废矿物油", "HW08", "900-249-08", "T；I", 0, "约1,200", 0, 0, "1.2t", 0, 0, "同上", "赵"],
        [None, "小计", None, None, None, None, 0, 1280, 0, 0, 1200, 80, 0, None, None],
        [None] * 15,
        ["序号", "企业名称", "危废名称", "废物类别", "危废代码", "危险特性", "上年末贮存量", "产生量", None, None, None, None, None, "数据来源", None],
        [1, "乙包装有限公司", "废油墨", "HW12", "900-299-12", "T", "/", 5, 0, 0, 0, 5, "无", "固废平台", "钱"],
        ["合计", None, None, None, None, None, 0, 1285, 0, 0, 1200, 85, 0, None, None],
        ["注：数据来自固废平台。"],
    ]  # fmt: skip
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("B6:B7")
    sheet.row_dimensions[11].hidden = True
    book.save(tmp_path / "危废.xlsx")
    return tmp_path / "危废.xlsx"


def test_a_parks_own_layout_is_read_row_by_row(crooked: Path) -> None:
    read = read_package(crooked)
    assert [s.no for s in read.sheets] == ["25"]
    rows = read.rows("25")
    assert [r.place.row for r in rows] == [6, 7, 11]
    assert [r.values["ent"] for r in rows] == ["甲电子有限公司", "甲电子有限公司", "乙包装有限公司"]
    assert [r.values["name"] for r in rows] == ["废活性炭", "废矿物油", "废油墨"]
    assert rows[1].values["source"] == "固废平台"


def test_units_in_the_header_are_converted_cell_by_cell(crooked: Path) -> None:
    checked = validate(read_package(crooked))
    amounts = [_cells(checked, n) for n in range(3)]
    assert [a["gen"] for a in amounts] == [Decimal("0.08"), Decimal("1.2"), Decimal("0.005")]
    assert [a["d_out"] for a in amounts] == [Decimal("0.08"), Decimal("0"), Decimal("0.005")]
    assert amounts[1]["u_out"] == Decimal("1.2"), "a number with its own unit keeps it"
    told = [p for p in checked.problems if p.key == "gen" and "换算" in p.message]
    assert str(told[0].place).startswith("危废台账 H6")


def _cells(checked: PackageChecked, nth: int) -> dict[str, object]:
    from yuanjian.sheets.cells import read_cell

    row = checked.rows[nth]
    return {k: read_cell(row.form.columns[k], v).value for k, v in row.raw.values.items()}


def test_what_was_filled_left_out_or_hidden_is_said(crooked: Path) -> None:
    read = read_package(crooked)
    said = [p.message for p in read.problems]
    assert any("O列“经办”" in s for s in said)
    assert any("第8、12行是合计行" in s for s in said)
    assert any("1 行被隐藏" in s for s in said)
    second = read.rows("25")[1]
    assert [(p.place.cell, p.level) for p in second.problems] == [("B7", "info"), ("N7", "info")]
    assert "合并单元格" in second.problems[0].message
    assert "同上" in second.problems[1].message


def test_ditto_without_anything_above_is_an_error(tmp_path: Path) -> None:
    heads: list[object] = ["公开内容", "标题", "网址", "发布日期", "发布平台", "数据来源"]
    path = saved(
        tmp_path,
        信息公开=[heads, ["同上", "甲", "http://a.cn", "2020-1-1", "网站", "企业填报"]],
    )
    checked = validate(read_package(path))
    errors = [p for p in checked.problems if p.level == "error"]
    assert [(p.place.cell, p.found) for p in errors] == [("A2", "同上")]
    assert checked.rows[0].record is None


def test_dates_as_people_write_them_are_read(tmp_path: Path) -> None:
    heads: list[object] = ["公开内容", "标题", "网址", "发布日期", "发布平台", "数据来源"]
    spellings: list[object] = [
        date(2021, 2, 26), "2021/2/26", "2021年2月26日", "二〇二一年二月二十六日", "20210226", "2021.2.26",
    ]  # fmt: skip
    rows: list[list[object]] = [
        ["年度监测报告", f"报告{n}", f"http://a.cn/{n}", said, "网站", "企业填报"]
        for n, said in enumerate(spellings)
    ]
    checked = validate(read_package(saved(tmp_path, **{"31_信息公开": [heads, *rows]})))
    found = [row.record.row.date for row in checked if row.record]  # type: ignore[attr-defined]
    assert found == [date(2021, 2, 26)] * 6


def test_a_worksheet_is_known_by_headers_when_its_name_says_nothing(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        Sheet1=[
            [
                "企业名称",
                "统一社会信用代码",
                "行业代码",
                "建设状态",
                "是否规上",
                "入园日期",
                "联系地址",
            ],
            ["甲公司", CODES[0], 3990, "投产", "否", "2019年6月", "x"],
        ],
    )
    read = read_package(path)
    assert [s.no for s in read.sheets] == ["05"]
    assert read.rows("05")[0].values["ind_code"] == 3990


def test_two_possible_readings_are_asked_about_not_guessed(tmp_path: Path) -> None:
    """The sheets of waste water (15) and of exhaust (22) share these headers."""
    shared = [
        ["企业名称", "备注", "数据来源", "其他因子及排放量", "核算方法", "监测次数", "达标次数"],
        ["甲"] * 7,
    ]
    path = saved(tmp_path, Sheet1=shared)
    read = read_package(path)
    assert read.sheets == ()
    (problem,) = read.problems
    assert problem.level == "error"
    assert "15_企业废水" in problem.message
    assert "22_企业废气与VOCs" in problem.message
    assert "改名" in problem.mend


def test_a_sheet_that_fits_nothing_is_named_beside_those_that_do(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        **{
            "31_信息公开": [["公开内容", "标题", "网址"], ["年度监测报告", "报告", "http://a.cn"]],
            "通讯录": [["姓名", "手机"], ["赵", "1"]],
        },
    )
    read = read_package(path)
    assert [s.no for s in read.sheets] == ["31"]
    assert [(p.place.sheet, p.level) for p in read.problems] == [("通讯录", "doubt")]


def test_a_sheet_of_a_certain_name_without_its_header_is_an_error(tmp_path: Path) -> None:
    path = saved(tmp_path, **{"05_企业名录": [["甲", "乙"], ["1", "2"]]})
    read = read_package(path)
    assert [p.level for p in read.problems] == ["error"]
    assert "表头" in read.problems[0].message


def test_twins_in_one_sheet_are_both_named(tmp_path: Path) -> None:
    heads: list[object] = [
        "附件编号",
        "类型",
        "名称",
        "出具单位",
        "出具日期",
        "文件名",
        "公开属性",
        "数据来源",
    ]
    row: list[object] = ["A001", "批复", "批复", "某局", "2020-01-02", "a.pdf", "公开", "批复文件"]
    checked = validate(read_package(saved(tmp_path, **{"34_附件清单": [heads, row, row]})))
    twins = [p for p in checked.problems if "重复" in p.message]
    assert [str(p.place) for p in twins] == [
        "34_附件清单 A2（台账.xlsx）",
        "34_附件清单 A3（台账.xlsx）",
    ]
    assert "第3行" in twins[0].message
    assert "第2行" in twins[1].message
    assert checked.records() == {}

    # One of the two cannot be read: which of them is A001 is not known, so the other stays out as well.
    lame: list[object] = [*row[:4], "去年底", *row[5:]]
    checked = validate(read_package(saved(tmp_path, **{"34_附件清单": [heads, lame, row]})))
    assert [str(p.place) for p in checked.problems if "重复" in p.message] == [
        "34_附件清单 A3（台账.xlsx）"
    ]
    assert checked.records() == {}


def test_a_formula_without_a_saved_value_is_an_error_at_its_cell(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "24_一般工业固废"
    sheet.append(["企业名称", "废物名称", "废物代码", "产生量", "数据来源"])
    sheet.append(["甲", "废包装", "900-005-S17", "=1+1", "企业填报"])
    sheet.append(["乙", "废包装", "900-005-S17", "#DIV/0!", "企业填报"])
    book.save(tmp_path / "公式.xlsx")
    checked = validate(read_package(tmp_path / "公式.xlsx"))
    found = [(p.place.cell, p.message) for p in checked.problems if p.key == "gen"]
    assert found == [
        ("D2", "公式没有保存计算结果，读不出数值"),
        ("D3", "公式结果是错误值 #DIV/0!"),
    ]
    assert all(row.record is None for row in checked)


def test_a_cell_formatted_as_per_cent_reads_as_it_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "22_企业废气与VOCs"
    sheet.append(["企业名称", "主要废气来源", "收集效率", "处理效率"])
    sheet.append(["甲", "点胶", 0.985, 70])
    sheet["C2"].number_format = "0.0%"
    book.save(tmp_path / "百分.xlsx")
    (row,) = read_package(tmp_path / "百分.xlsx").rows("22")
    assert (row.values["e_cap"], row.values["e_tr"]) == ("98.5%", 70)


def test_a_single_record_sheet_is_read_by_its_labels(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["园区基本情况", None, None],
        ["项目", "填写内容", "备注"],
        ["报告年度", "2020年", None], ["园区代码", "G439901", None], ["园区名称", "澄江综合保税区", None],
        ["园区级别", "国家级", None], ["规划面积（公顷）", 180, None], ["批准设立文号", "国函[2014]999号", None],
        ["批准设立日期", "2014年5月20日", None], ["主导产业", "保税加工；保税物流", None], ["管理机构", "管委会", None],
        ["环保机构名称", "建设管理局", None], ["专职环保人员数", 2, None], ["受纳水体", "澄江", None],
        ["水环境功能", "Ⅲ类", None], ["经办人", "李某", None], ["经办人电话", "0737-0000000", None], ["座右铭", "绿", None],
    ]  # fmt: skip
    read = read_package(saved(tmp_path, 园区概况=rows))
    assert (read.park, read.park_name, read.year) == ("G439901", "澄江综合保税区", 2020)
    (sheet,) = read.sheets
    assert sheet.letters["park_code"] == "B4"
    assert sheet.unknown == ("座右铭",)
    assert sheet.rows[0].values["area_plan"] == "180ha"


def test_a_row_of_units_under_the_header_counts_like_units_in_it(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["企业名称", "废物名称", "产生量", "自行综合利用", "年末贮存量"],
        [None, None, "千克", "千克", "吨"],
        ["甲", "废包装", 10000, 10000, 1],
    ]
    (row,) = read_package(saved(tmp_path, 一般工业固废=rows)).rows("24")
    assert (row.values["gen"], row.values["u_self"], row.values["st1"]) == ("10000kg", "10000kg", 1)


def test_nothing_but_odd_sheets_raises_one_clear_refusal(tmp_path: Path) -> None:
    with pytest.raises(UnreadableWorkbook, match="没有一张工作表"):
        read_package(saved(tmp_path, Sheet1=[["a", "b"], [1, 2]]))


def test_a_copied_worksheet_is_read_too_and_said(tmp_path: Path) -> None:
    heads: list[object] = ["公开内容", "标题", "网址"]
    path = saved(
        tmp_path,
        **{
            "31_信息公开": [heads, ["年度监测报告", "甲", "http://a.cn/1"]],
            "31_信息公开 (2)": [heads, ["年度监测报告", "乙", "http://a.cn/2"]],
        },
    )
    read = read_package(path)
    assert [r.values["title"] for r in read.rows("31")] == ["甲", "乙"]
    assert any("“31_信息公开 (2)”，已合并读入" in p.message for p in read.problems)

"""附表: the sheets as they are filed."""

import io
from datetime import datetime

import openpyxl
import pytest

from tests.dossiers import facts, none
from yuanjian.reports.annex import annex_bytes, annex_tables, filed_columns
from yuanjian.sheets.shelf import all_sheets

FIRM = {
    "ent_no": "E001",
    "name": "=示范电子有限公司",
    "uscc": "91430300MA4L16JQ9P",
    "env_man": "赵某某",
    "env_tel": "13800000000",
    "remark": "内部备注",
}


@pytest.fixture(scope="module")
def book():
    park = facts({"05": [FIRM], "26": none("现场核实"), "01": {"year": "2020", "leader": "王某某"}})
    made = annex_bytes(park, "示范园区", datetime(2021, 2, 24))
    return openpyxl.load_workbook(io.BytesIO(made))


def texts(book) -> str:
    return "\n".join(
        str(c) for page in book for row in page.iter_rows(values_only=True) for c in row if c
    )


def test_personal_data_and_notes_never_leave_the_park(book):
    told = texts(book)

    assert not [w for w in ("赵某某", "13800000000", "王某某", "内部备注") if w in told]
    assert not [h for h in ("环保负责人", "经办人", "分管领导", "联系人电话") if h in told]


def test_no_sheet_files_a_column_that_is_marked_private():
    for form in all_sheets().values():
        assert not [c.key for c in filed_columns(form) if c.private]


def test_a_firm_named_like_a_formula_stays_text(book):
    page = next(p for p in book if p.title.endswith("企业名录"))
    cell = next(c for row in page.iter_rows() for c in row if c.value == "=示范电子有限公司")

    assert cell.data_type == "s"


def test_a_required_cell_that_is_blank_is_marked(book):
    page = next(p for p in book if p.title.endswith("企业名录"))

    assert "【待填】" in {c.value for c in page[4]}


def test_none_and_not_filled_are_said_differently(book):
    told = {page.title.split("_")[-1]: [r[0] for r in page.iter_rows(values_only=True)]
            for page in book}  # fmt: skip

    assert "本年度无此项内容（已确认）。数据来源：现场核实。" in told["集中固废设施"]
    assert "本表未填报。" in told["土壤地块"]


def test_numbers_of_annex_tables_do_not_depend_on_what_is_filled():
    empty = [(t.number, t.title) for t in annex_tables(facts({}))]
    filled = [(t.number, t.title) for t in annex_tables(facts({"05": [FIRM]}))]

    assert empty == filled
    assert empty[0] == ("附表1", "园区概况")


def test_what_the_report_prints_itself_is_not_in_the_annex():
    titles = {t.title for t in annex_tables(facts({}))}

    assert not titles & {"规划环评要求落实", "自行监测计划", "三线一单", "信用评价举证"}

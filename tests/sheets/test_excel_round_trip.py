"""Template → fill → read → export → read: what an officer wrote stays what it is, and so does a record."""

import string
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuanjian.core.codes import credit_code_check
from yuanjian.core.marks import Mark
from yuanjian.sheets import listings
from yuanjian.sheets.cells import read_cell
from yuanjian.sheets.column import Column
from yuanjian.sheets.excel.extract import furniture_word
from yuanjian.sheets.excel.package import PackageRead, package_of, read_package, validate
from yuanjian.sheets.excel.template import FIRM_SHEETS, Identity, template_bytes, write_template
from yuanjian.sheets.excel.workbook import read_workbook
from yuanjian.sheets.firm import OF_THE_PARK
from yuanjian.sheets.problem import CellError
from yuanjian.sheets.record import Record
from yuanjian.sheets.row import SheetRow, shown
from yuanjian.sheets.shelf import all_sheets

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
PARK = Identity("G439901", "澄江综合保税区")

_TEXT = st.text(
    st.one_of(
        st.sampled_from("=+-@\t\n'\"&<>_x0041澄江企业（）〔〕；、。０１２ABC abc0.%/"),
        st.characters(codec="utf-8", exclude_categories=["Cs"]),
    ),
    max_size=40,
)
_NUMBER = st.decimals(-10_000, 10**9, allow_nan=False, places=4).map(str)
_DAY = st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str)
_BY_KIND: dict[str, st.SearchStrategy[str]] = {
    "number": st.one_of(_NUMBER, st.sampled_from(["约12.5", "5.0×10⁴", "1,234.5", "0.1030", "0"])),
    "percent": st.decimals(0, 100, allow_nan=False, places=2).map(str),
    "integer": st.integers(0, 10**7).map(str),
    "day": _DAY,
    "yesno": st.sampled_from(["是", "否"]),
    "result": st.sampled_from(["0.004L", "<0.004", "ND", "未检出", "0.31", "2.0×10³"]),
}


def _credit_code(body: str) -> str:
    return body + credit_code_check(body)


def _words(column: Column) -> st.SearchStrategy[str]:
    words = column.options or (listings.words(column.listing) if column.listing else ())
    return st.sampled_from(words) if words else _TEXT


def cells(column: Column) -> st.SearchStrategy[Any]:
    """Cell values as the grammar keeps them: None, a mark, or a typed value."""
    if column.form == "credit_code":
        said = st.text(string.digits, min_size=15, max_size=15).map(
            lambda d: _credit_code("91" + d)
        )
    elif column.kind == "multi":
        said = st.lists(_words(column), min_size=1, max_size=3).map("；".join)
    elif column.kind == "choice":
        said = _words(column)
    elif column.kind == "code":
        said = st.just(column.example or "/")
    else:
        said = _BY_KIND.get(column.kind, _TEXT)
    return st.one_of(st.just(""), st.just("无"), st.just("/"), said).map(lambda s: _kept(column, s))


def _kept(column: Column, said: str) -> Any:
    """The typed value of a text, or None where the grammar refuses it or where it only points elsewhere."""
    try:
        value = read_cell(column, said).value
    except CellError:
        return None
    return None if furniture_word(shown(value)) else value


@st.composite
def filled_rows(draw: st.DrawFn, form: type[SheetRow]) -> SheetRow:
    # What the park judges stands in no firm's file.
    left_out = OF_THE_PARK.get(form.sheet.no, frozenset())
    asked = {k: c for k, c in form.columns.items() if not c.computed and k not in left_out}
    values = {k: draw(cells(c)) for k, c in asked.items()}
    row = form.model_construct()
    row.__dict__.update({k: v for k, v in values.items() if v is not None})
    return row


@st.composite
def packages(draw: st.DrawFn) -> dict[str, list[SheetRow]]:
    forms = all_sheets()
    chosen = draw(st.lists(st.sampled_from(FIRM_SHEETS), min_size=1, max_size=3, unique=True))
    return {no: draw(st.lists(filled_rows(forms[no]), min_size=1, max_size=3)) for no in chosen}


def typed(read: PackageRead, no: str) -> list[dict[str, Any]]:
    """The typed cells of every row of a sheet, blanks left out."""
    form = all_sheets()[no]
    return [
        {
            k: v
            for k, raw in row.values.items()
            if (v := read_cell(form.columns[k], raw).value) is not None
        }
        for row in read.rows(no)
    ]


def of_rows(rows: list[SheetRow]) -> list[dict[str, Any]]:
    every = [
        {k: v for k, c in r.columns.items() if not c.computed and (v := getattr(r, k)) is not None}
        for r in rows
    ]
    return [r for r in every if r]


@given(packages())
@settings(max_examples=25)
def test_every_cell_comes_back_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, list[SheetRow]]
) -> None:
    path = tmp_path_factory.mktemp("round") / "包.xlsx"
    path.write_bytes(template_bytes(park=PARK, year=2020, rows=rows, role="firm"))
    read = read_package(path)
    for no, written in rows.items():
        assert typed(read, no) == of_rows(written)


def _example(form: type[SheetRow]) -> dict[str, str]:
    return {k: c.example for k, c in form.columns.items() if c.example and not c.computed}


def test_a_template_filled_by_hand_is_read_and_exported_and_read_again_the_same(
    tmp_path: Path,
) -> None:
    """The invented examples of every sheet, typed as text into row 5 by a second library."""
    path = write_template(tmp_path, park=PARK, year=2020)
    book = openpyxl.load_workbook(path)
    for form in all_sheets().values():
        sheet = book[form.sheet.name]
        for number, (key, column) in enumerate(form.columns.items()):
            if not column.computed and column.example:
                if form.sheet.vertical:
                    sheet.cell(3 + number, 3, column.example)
                else:
                    assert sheet.cell(1, 2 + number).value == key
                    sheet.cell(5, 2 + number, column.example)
    # The example of 12 cites a second file of 03.
    files, second = book["03_规划环评档案"], all_sheets()["03"].columns
    for number, column in enumerate(second.values(), start=2):
        said = "D02" if column.key == "doc_no" else column.example
        files.cell(6, number, said if said and not column.computed else None)
    book.save(tmp_path / "填好.xlsx")
    first = validate(read_package(tmp_path / "填好.xlsx"))
    assert [str(p) for p in first.problems if p.level == "error"] == []
    assert len(first.records()) == len(all_sheets())
    export = write_template(tmp_path / "导出.xlsx", park=PARK, year=2020, rows=first.records())
    second = validate(read_package(export))
    assert _values(second.records()) == _values(first.records())
    assert [str(p) for p in second.problems if p.level == "error"] == []
    again = template_bytes(park=PARK, year=2020, rows=second.records())
    assert again == export.read_bytes(), "exporting what was exported gives the same file"


def _values(records: dict[str, tuple[Record, ...]]) -> dict[str, list[tuple[str, bool, SheetRow]]]:
    return {no: [(r.key, r.none, r.row) for r in rows] for no, rows in records.items()}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("2.94t", Decimal("2.94")),
        ("5.0×10⁴", Decimal("50000")),
        ("5.0E+04", Decimal("50000")),
        ("约120", Decimal(120)),
        ("80kg", Decimal("0.08")),
        ("１２．５", Decimal("12.5")),
        ("1,234.5", Decimal("1234.5")),
        (0, Decimal(0)),
        ("0", Decimal(0)),
        (0.1035, Decimal("0.1035")),
        ("无", Mark.NONE),
        ("/", Mark.NA),
        (None, None),
        ("—", None),
    ],
)
def test_odd_spellings_of_an_amount_are_understood(
    tmp_path: Path, said: object, kept: object
) -> None:
    """Column 产生量 of sheet 24, in t/a; blank, 无, / and 0 stay four things."""
    path = _with_cell(tmp_path, "24", "gen", said)
    (cells_read,) = typed(read_package(path), "24")
    assert cells_read.get("gen") == kept


@pytest.mark.parametrize("said", ["0.004L", "<0.004", "ND", "未检出", "０.004L"])
def test_non_detects_keep_the_words_of_the_lab(tmp_path: Path, said: str) -> None:
    path = _with_cell(tmp_path, "19", "raw", said)
    (cells_read,) = typed(read_package(path), "19")
    assert cells_read["raw"] == said.replace("０", "0")


@pytest.mark.parametrize(
    ("said", "expects"),
    [
        ("5.0×104", "上标"),
        ("0.004L", "未检出"),
        ("5-10", "区间"),
        ("2020年5月", "数字"),
        ("3个", "单位"),
    ],
)
def test_what_could_be_misread_is_refused_with_its_cell(
    tmp_path: Path, said: str, expects: str
) -> None:
    path = _with_cell(tmp_path, "24", "gen", said)
    (problem,) = [p for p in validate(read_package(path)).problems if p.key == "gen"]
    assert problem.level == "error"
    assert problem.found == said
    assert problem.place.row == 2
    assert expects in str(problem)
    assert problem.mend


def _with_cell(tmp_path: Path, no: str, key: str, value: object) -> Path:
    """A workbook of one sheet: its headers, and one row in which only ``key`` and a remark are filled."""
    form = all_sheets()[no]
    book = openpyxl.Workbook()
    page = book.active
    page.title = form.sheet.name
    page.append([c.header for c in form.columns.values()])
    page.append([{key: value, "remark": "填过"}.get(k) for k in form.columns])
    book.save(tmp_path / "一格.xlsx")
    return tmp_path / "一格.xlsx"


def test_a_sheet_confirmed_empty_comes_back_as_confirmed_empty(tmp_path: Path) -> None:
    form = all_sheets()["23"]
    none = Record("23", "无", form.from_data({"source": "现场核实", "remark": "已踏勘"}), none=True)
    path = write_template(tmp_path, park=PARK, year=2020, rows={"23": [none]})
    (record,) = validate(read_package(path)).records()["23"]
    assert record.none
    assert record.key == "无"
    assert record.row == none.row


def test_an_example_row_is_skipped_but_not_when_somebody_wrote_over_it(tmp_path: Path) -> None:
    path = write_template(tmp_path, park=PARK, year=2020)
    assert read_package(path).rows("05") == ()
    book = openpyxl.load_workbook(path)
    book["05_企业名录"]["C4"] = "乙电子有限公司"
    book.save(tmp_path / "改例.xlsx")
    read = read_package(tmp_path / "改例.xlsx")
    assert read.rows("05") == ()
    (told,) = [p for p in read.problems if p.place.sheet == "05_企业名录"]
    assert "第4行" in told.message
    assert "删去" in told.mend


def test_rows_and_columns_may_be_moved_and_the_example_deleted(tmp_path: Path) -> None:
    form = all_sheets()["31"]
    row = form.from_data({"item": "年度监测报告", "title": "报告", "url": "http://a.cn"})
    path = write_template(tmp_path, park=PARK, year=2020, rows={"31": [row]})
    book = openpyxl.load_workbook(path)
    sheet = book["31_信息公开"]
    sheet.insert_cols(3)
    sheet["C2"], sheet["C4"] = "科室", "综合科"
    sheet.delete_rows(4)
    book.save(tmp_path / "动过.xlsx")
    read = read_package(tmp_path / "动过.xlsx")
    (moved,) = read.rows("31")
    assert moved.values == {"item": "年度监测报告", "title": "报告", "url": "http://a.cn"}
    assert moved.place.row == 4


def test_a_package_reused_for_another_year_goes_by_what_the_officer_sees(tmp_path: Path) -> None:
    form = all_sheets()["01"]
    row = form.from_data({"year": 2021, "park_code": "G439901", "park_name": "澄江综合保税区"})
    read = read_package(write_template(tmp_path, park=PARK, year=2020, rows={"01": [row]}))
    assert (read.meta.year if read.meta else None, read.year) == (2020, 2021)
    assert any("2020" in p.message and "2021" in p.message for p in read.problems)


def test_the_same_book_gives_the_same_package_from_memory_and_from_file(tmp_path: Path) -> None:
    path = write_template(tmp_path, park=PARK, year=2020)
    assert package_of(read_workbook(path)) == read_package(path)

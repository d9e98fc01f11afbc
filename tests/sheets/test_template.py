"""The package as a workbook: what officers see, what programs find, and what must never become a formula."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from yuanjian.core.marks import Mark
from yuanjian.norms.credit import scheme
from yuanjian.sheets.excel.list_sheet import message
from yuanjian.sheets.excel.package import read_package
from yuanjian.sheets.excel.starting import law_columns, starting_rows
from yuanjian.sheets.excel.template import (
    FIRM_SHEETS,
    Identity,
    package_name,
    template_bytes,
    write_template,
)
from yuanjian.sheets.record import Record
from yuanjian.sheets.shelf import all_sheets

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
PARK = Identity("G439901", "澄江综合保税区")
HOSTILE = (
    "=1+1",
    "+86 1",
    "-5℃以下",
    "@SUM(A1)",
    '=HYPERLINK("http://a.cn")',
    "=cmd|' /C calc'!A0",
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new package of 2020, begun as `yuanjian template` begins it."""
    hunan = scheme("hunan_2020")
    return write_template(
        tmp_path_factory.mktemp("template"),
        park=PARK,
        year=2020,
        rows=starting_rows(PARK.code, PARK.name, 2020, hunan),
        computed=law_columns(hunan),
        rules=hunan.document.cited,
    )


@pytest.fixture(scope="module")
def book(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def test_the_package_is_named_after_park_and_year(path: Path) -> None:
    assert path.name == "园区年度资料包_G439901_2020.xlsx"
    assert (
        package_name(Identity("G439901", "x", firm="甲/乙 公司"), 2021)
        == "企业年报包_甲乙公司_2021.xlsx"
    )


def test_every_sheet_is_there_in_order_between_guide_and_lists(book: openpyxl.Workbook) -> None:
    names = [f.sheet.name for f in all_sheets().values()]
    assert book.sheetnames == ["00_填写说明", *names, "90_字典", "_meta"]
    states = {n: book[n].sheet_state for n in ("00_填写说明", "90_字典", "_meta")}
    assert states == {"00_填写说明": "visible", "90_字典": "hidden", "_meta": "veryHidden"}


def test_list_sheets_have_hidden_keys_frozen_heads_units_and_a_grey_example(
    book: openpyxl.Workbook,
) -> None:
    sheet = book["25_危险废物"]
    row = [[c.value for c in r] for r in sheet.iter_rows(1, 4, 1, 3)]
    assert row[0] == ["_mark", "ent", "name"]
    assert row[1] == ["标记", "企业名称*", "危废名称*"]
    assert row[3][0] == "示例"
    assert sheet.row_dimensions[1].hidden
    assert sheet.freeze_panes == "C5"
    heads = {c.value: c for c in sheet[2]}
    assert heads["产生量*"].fill.fgColor.rgb == "FF2F6B5E"
    assert sheet.cell(3, heads["产生量*"].column).value == "t/a　数(4)"
    assert heads["平衡差"].fill.fgColor.rgb == "FFECEEED", "computed columns are grey"


def test_no_cell_is_merged_outside_the_guide(book: openpyxl.Workbook) -> None:
    assert {s.title for s in book if s.merged_cells.ranges} <= {"00_填写说明"}


def test_lists_hang_on_defined_names_down_to_row_2000(book: openpyxl.Workbook) -> None:
    sheet = book["25_危险废物"]
    lists = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
    assert lists
    for rule in lists:
        assert re.fullmatch(r"list_\d{3}", rule.formula1)
        assert rule.formula1 in book.defined_names
        assert str(rule.sqref).endswith("2000")
    firm = next(v for v in lists if str(v.sqref).startswith("B5"))
    target = book.defined_names[firm.formula1].attr_text
    assert "'05_企业名录'!$C$5:$C$2000" in target


def test_every_referred_column_of_one_sheet_is_offered_as_it_grows(book: openpyxl.Workbook) -> None:
    """Points of sheet 19 stand in several sheets: their list is stacked by formulas in 90_字典."""
    sheet = book["19_手工监测数据"]
    rule = next(v for v in sheet.data_validations.dataValidation if str(v.sqref).startswith("B5"))
    name = book.defined_names[rule.formula1].attr_text
    column = re.search(r"'90_字典'!\$([A-Z]+)\$3", name)
    assert column is not None
    formula = book["90_字典"][f"{column[1]}3"].value
    for no, title in (("16", "水质断面"), ("17", "大气站点"), ("18", "其他监测点位")):
        assert f"'{no}_{title}'!" in formula


def test_what_excel_shows_beside_a_cell_fits(book: openpyxl.Workbook) -> None:
    rules = [v for s in book for v in s.data_validations.dataValidation]
    assert len(rules) > 600
    assert max(len(v.promptTitle or "") for v in rules) <= 32
    assert max(len(v.prompt or "") for v in rules) <= 255
    assert max(len(v.error or "") for v in rules) <= 255
    assert all(v.errorStyle == "warning" or v.type is None for v in rules), "nothing is blocked"


def test_the_message_says_what_when_and_an_example() -> None:
    columns = all_sheets()["05"].columns
    assert message(columns["uscc"]).startswith("必填")
    assert "已退出" in message(columns["out_date"])
    assert "例：" in message(columns["uscc"])


def test_text_that_looks_like_a_formula_is_text_and_stays_text_when_edited(tmp_path: Path) -> None:
    form = all_sheets()["33"]
    rows = [form.from_data({"type": "成效", "seq": n, "text": t}) for n, t in enumerate(HOSTILE, 1)]
    target = write_template(
        tmp_path, park=Identity("G439901", "=1+1"), year=2020, rows={"33": rows}
    )
    with zipfile.ZipFile(target) as made:
        index = next(n for n, f in enumerate(all_sheets().values(), start=2) if f.sheet.no == "33")
        xml = made.read(f"xl/worksheets/sheet{index}.xml").decode()
        styles = made.read("xl/styles.xml").decode()
    assert "<f>" not in xml
    xfs = re.search(r"<cellXfs.*?</cellXfs>", styles, re.DOTALL)
    assert xfs is not None
    formats = re.findall(r"<xf .*?(?:/>|</xf>)", xfs[0])
    sheet = openpyxl.load_workbook(target)["33_成效问题计划"]
    column = list(form.columns).index("text") + 2
    for number, text in enumerate(HOSTILE, start=5):
        cell = sheet.cell(number, column)
        assert (cell.value, cell.data_type) == (text, "s")
        assert 'quotePrefix="1"' in formats[cell.style_id]


def test_only_the_guide_and_the_lists_hold_formulas(path: Path) -> None:
    with zipfile.ZipFile(path) as made:
        with_formulas = {
            n
            for n in made.namelist()
            if n.startswith("xl/worksheets/sheet") and b"<f>" in made.read(n)
        }
    last = len(all_sheets()) + 2
    assert with_formulas == {"xl/worksheets/sheet1.xml", f"xl/worksheets/sheet{last}.xml"}


def test_equal_input_gives_equal_bytes() -> None:
    rows = starting_rows(PARK.code, PARK.name, 2020)
    one = template_bytes(park=PARK, year=2020, rows=rows)
    assert one == template_bytes(park=PARK, year=2020, rows=rows)


def test_a_new_package_begins_with_the_24_items_of_the_credit_table(
    book: openpyxl.Workbook,
) -> None:
    """湘环函〔2020〕195号: 24 items; item 11 takes 2 points for self-monitoring that was not done."""
    sheet = book["32_信用评价举证"]
    numbers = [sheet.cell(r, 2).value for r in range(5, 30)]
    assert numbers == [*range(1, 25), None]
    heads = {c.value: c.column for c in sheet[1]}
    assert sheet.cell(15, heads["pts"]).value == -2
    assert "自行监测" in sheet.cell(15, heads["std"]).value
    assert sheet.cell(15, heads["self"]).value is None, (
        "the officer's own score is never written for him"
    )


def test_the_meta_sheet_names_template_park_year_and_law(book: openpyxl.Workbook) -> None:
    said = {row[0].value: row[1].value for row in book["_meta"].iter_rows(max_col=2)}
    assert said["park.code"] == "G439901"
    assert said["year"] == "2020"
    assert "湘环函〔2020〕195号" in said["rules"]
    assert said["form.05"] == all_sheets()["05"].sheet.version


def test_a_firms_package_has_the_firms_sheets_only() -> None:
    content = template_bytes(park=Identity("G439901", "澄江", "甲公司"), year=2020, role="firm")
    names = openpyxl.load_workbook(io.BytesIO(content)).sheetnames
    assert [n[:2] for n in names[1:-2]] == list(FIRM_SHEETS)


def test_a_failed_write_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "包.xlsx"
    target.write_bytes(b"old")

    def full(self: Path, other: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_template(target, park=PARK, year=2020)
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["包.xlsx"]


@pytest.fixture(scope="module")
def saved_by_office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A half-filled package as we write it, and as LibreOffice recalculates and saves it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    forms = all_sheets()
    firms = [
        forms["05"].from_data({"ent_no": f"E00{n}", "name": f"甲{n}公司", "ww": True})
        for n in (1, 2, 3)
    ]
    report = forms["31"].from_data({"item": "年度监测报告", "title": "报告", "source": "企业填报"})
    none = Record("23", "无", forms["23"].from_data({"source": "现场核实"}), none=True)
    folder = tmp_path_factory.mktemp("office")
    rows = {"05": firms, "31": [report], "23": [none]}
    ours = write_template(folder, park=PARK, year=2020, rows=rows)
    # By way of .ods: LibreOffice calculates anew what it did not write itself.
    for kind, source in (("ods", ours), ("xlsx", folder / "ods" / f"{ours.stem}.ods")):
        subprocess.run(
            [office, "--headless", f"-env:UserInstallation=file://{folder}/profile",
             "--convert-to", kind, "--outdir", str(folder / kind), str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
    return ours, folder / "xlsx" / ours.name


@pytest.mark.long
def test_the_progress_we_write_is_what_libreoffice_calculates(
    saved_by_office: tuple[Path, Path],
) -> None:
    ours, theirs = (_progress(openpyxl.load_workbook(p, data_only=True)) for p in saved_by_office)
    assert ours["05_企业名录"][0] == 3
    assert ours["05_企业名录"][-1] == "填写中"
    assert ours["23_土壤地块"][-1] == "确认无"
    assert ours["02_区块与用地"][-1] == "未开始"
    assert ours == theirs


@pytest.mark.long
def test_a_package_saved_by_libreoffice_is_read_the_same(
    saved_by_office: tuple[Path, Path],
) -> None:
    ours, theirs = (read_package(p) for p in saved_by_office)
    assert [s.no for s in theirs.sheets] == list(all_sheets())
    assert theirs.meta == ours.meta
    for no in all_sheets():
        assert [r.values for r in theirs.rows(no)] == [r.values for r in ours.rows(no)]
    assert len(theirs.rows("05")) == 3


def _progress(book: openpyxl.Workbook) -> dict[str, list[object]]:
    sheet = book["00_填写说明"]
    rows = {}
    for row in sheet.iter_rows(min_col=2, max_col=10):
        name = row[0].value
        if isinstance(name, str) and (re.match(r"\d\d_", name) or name == "合计"):
            rows[name] = [
                round(c.value, 9) if isinstance(c.value, float) else c.value for c in row[3:]
            ]
    return rows


def test_a_mark_in_a_number_column_is_written_as_the_officer_would(tmp_path: Path) -> None:
    form = all_sheets()["24"]
    row = form.model_construct(name="废包装", gen=Mark.NONE, st0=Mark.NA)
    target = write_template(tmp_path, park=PARK, year=2020, rows={"24": [row]})
    sheet = openpyxl.load_workbook(target)["24_一般工业固废"]
    heads = {c.value: c.column for c in sheet[1]}
    assert sheet.cell(5, heads["gen"]).value == "无"
    assert sheet.cell(5, heads["st0"]).value == "/"

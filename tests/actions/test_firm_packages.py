"""Packages for firms: made from the ledger, returned in any shape, merged by key. Firms of the example park."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from yuanjian.actions.hand_out import chosen_firms, write_out
from yuanjian.actions.receipts import write_receipts
from yuanjian.actions.returned import Collected, collect, take_returned
from yuanjian.actions.take_in import accept, preview
from yuanjian.core.refusal import Refusal
from yuanjian.demo.park import write_packages
from yuanjian.ledger.models import Act, Intake, ParkYear, Row
from yuanjian.ledger.queries import park_year, records
from yuanjian.sheets.excel.workbook import read_workbook
from yuanjian.sheets.firm import FIRM_SHEETS, firms_of, rows_of
from yuanjian.sheets.row import shown

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The example park's packages of 2020 and 2021."""
    return write_packages(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def of(packages: list[Path], tmp_path: Path) -> ParkYear:
    """The example park's year 2020 in the ledger."""
    accept(preview(packages[0]), by="李某", store=tmp_path / "store")
    return park_year("G439901", 2020)


@pytest.fixture
def handed(of: ParkYear, tmp_path: Path) -> Path:
    """The folder with the packages of two firms."""
    folder = tmp_path / "发出"
    write_out(of, chosen_firms(of, ["全部"])[:2], folder)
    return folder


Returns = Callable[..., Collected]


@pytest.fixture
def returns(of: ParkYear, tmp_path: Path) -> Returns:
    """Put files into a folder and compare it."""

    def run(*paths: Path) -> Collected:
        folder = tmp_path / "收到"
        folder.mkdir(exist_ok=True)
        for path in paths:
            shutil.copy(path, folder / path.name)
        return collect([folder], of)

    return run


def package_of(handed: Path, of: ParkYear, number: int) -> tuple[Path, str, str]:
    """The package of the nth firm: its path, the firm's number and name."""
    firm = chosen_firms(of, [])[number]
    return handed / f"企业年报包_{re.sub(r'[()]', '', firm.name)}_2020.xlsx", firm.no, firm.name


def every_part(path: Path) -> str:
    """All text of all parts of a file: cells, hidden sheets, lists, validations, names, comments, properties."""
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())


def edit(path: Path, to: Path, sheet: str, cells: dict[str, object]) -> Path:
    """A copy with cells changed."""
    book = load_workbook(path)
    for at, value in cells.items():
        book[sheet][at] = value
    book.save(to)
    return to


def at(path: Path, sheet: str, key: str, row: int = 5) -> str:
    """The cell of a column in the nth row of a package of ours."""
    grid = read_workbook(path).grid(sheet)
    assert grid is not None
    column = next(c for c in range(1, grid.width + 1) if grid.text(1, c) == key)
    return f"{load_workbook(path)[sheet].cell(row, column).coordinate}"


def test_no_part_of_a_firms_file_holds_a_word_of_another_firms_rows(
    of: ParkYear, tmp_path: Path
) -> None:
    kept = records(of)
    firms = firms_of(kept)
    own = {f.no: rows_of(kept, f) for f in firms}

    def words(no: str) -> set[str]:
        rows = (r.row for sheet in own[no].values() for r in sheet)
        values = (shown(getattr(r, k)) for r in rows for k in type(r).columns)
        return {v for v in values if len(v) >= 6 and not re.fullmatch(r"[\d.\-]+", v)}

    made = write_out(of, chosen_firms(of, []), tmp_path / "全部")
    assert len(made) == 12
    for one in made:
        text = every_part(tmp_path / "全部" / one.name)
        mine = words(one.firm.no)
        names = [f for f in firms if f.no != one.firm.no]
        assert one.firm.name in text
        assert [f.name for f in names if f.name in text] == []
        assert [f.uscc for f in names if f.uscc in text] == []
        catalogue = every_part_of_empty()
        others = {w for f in names for w in words(f.no)} - mine
        own_text = "\n".join(mine)  # an authority of both may stand in a longer text of its own
        assert sorted(w for w in others if w in text and w not in catalogue + own_text) == []


_EMPTY: list[str] = []


def every_part_of_empty() -> str:
    """The text of a package for a firm of which nothing is known: lists, guides, examples."""
    if not _EMPTY:
        from io import BytesIO

        from yuanjian.sheets.excel.template import Identity, template_bytes

        content = template_bytes(
            park=Identity("G439901", "澄江综合保税区", "甲"), year=2020, role="firm"
        )
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _EMPTY.append("\n".join(archive.read(n).decode() for n in archive.namelist()))
    return _EMPTY[0]


def test_a_package_asks_only_what_a_firm_answers(of: ParkYear, handed: Path) -> None:
    path, _, _ = package_of(handed, of, 0)
    book = read_workbook(path)
    firms = book.grid("05_企业名录")

    assert firms is not None
    assert [g.name[:2] for g in book.grids if g.name[:2] in FIRM_SHEETS] == list(FIRM_SHEETS)
    keys = {firms.text(1, c) for c in range(1, firms.width + 1)}
    assert keys & {"counted", "fit", "access", "ind_name"} == set()
    assert {"ent_no", "name", "uscc", "env_man"} <= keys


def test_packages_returned_untouched_change_nothing(of: ParkYear, handed: Path) -> None:
    seen = collect([handed], of)

    assert len(seen.files) == 2
    assert [(f.path.name, f.why) for f in seen.unread] == []
    assert seen.to_write == 0
    assert [c for f in seen.readable if f.seen for c in f.seen.changes if c.verdict != "same"] == []


def test_a_blank_cell_keeps_the_recorded_value_and_says_so(
    of: ParkYear, handed: Path, returns: Returns, tmp_path: Path
) -> None:
    path, no, _ = package_of(handed, of, 0)
    cell = at(path, "05_企业名录", "addr")
    addr = str(Row.objects.get(park_year=of, sheet="05", key=no).data["addr"])
    seen = returns(edit(path, tmp_path / path.name, "05_企业名录", {cell: None}))

    assert seen.to_write == 0
    told = [str(p) for f in seen.readable if f.seen for c in f.seen.changes for p in c.problems]
    assert any(f"空白，保留台账原值“{addr}”" in t and cell in t for t in told)
    assert seen.readable[0].seen is not None
    assert seen.readable[0].seen.kept_cells == 1


def test_what_the_park_judges_stays_as_it_is(
    of: ParkYear, handed: Path, returns: Returns, tmp_path: Path
) -> None:
    path, no, _ = package_of(handed, of, 0)
    cell = at(path, "05_企业名录", "addr")
    seen = returns(edit(path, tmp_path / path.name, "05_企业名录", {cell: "澄江大道 999 号"}))
    before = Row.objects.get(park_year=of, sheet="05", key=no).data
    take_returned(seen, by="李某", store=tmp_path / "store")
    after = Row.objects.get(park_year=of, sheet="05", key=no).data

    assert after == {**before, "addr": "澄江大道 999 号"}
    assert Intake.objects.get(name=path.name).counts["changed"] == 1
    assert Act.objects.filter(verb="导入企业填报").get().detail["firm"] == no


def test_another_firms_row_in_a_firms_file_stays_out_and_is_named(
    of: ParkYear, handed: Path, returns: Returns, tmp_path: Path
) -> None:
    path, no, _ = package_of(handed, of, 0)
    other = package_of(handed, of, 1)[2]
    cell = at(path, "07_排污许可", "ent")
    seen = returns(edit(path, tmp_path / path.name, "07_排污许可", {cell: other}))

    (file,) = seen.readable
    assert seen.to_write == 0
    assert file.firm is not None
    assert file.firm.no == no
    assert file.seen is not None
    assert [p.message for p in file.seen.problems if p.level == "error"] == [
        f"这一行写的是“{other}”，不是“{file.firm.name}”，没有导入"
    ]


def test_a_firm_cannot_take_over_the_number_of_anothers_project(
    of: ParkYear, handed: Path, returns: Returns, tmp_path: Path
) -> None:
    path, no, _ = package_of(handed, of, 0)
    taken = Row.objects.filter(park_year=of, sheet="06").exclude(owner=no).first()
    assert taken is not None
    cell = at(path, "06_建设项目环评验收", "proj_no")
    seen = returns(edit(path, tmp_path / path.name, "06_建设项目环评验收", {cell: taken.key}))

    (file,) = seen.readable
    assert file.seen is not None
    refused = [c for c in file.seen.changes if c.verdict == "refused"]
    told = "".join(str(p) for c in refused for p in c.problems)
    assert f"“{taken.key}”已被使用" in told
    assert taken.data["ent"] not in told
    assert seen.to_write == 0


def test_two_different_files_of_one_firm_are_taken_from_neither_where_they_differ(
    of: ParkYear, handed: Path, returns: Returns, tmp_path: Path
) -> None:
    path, no, _ = package_of(handed, of, 0)
    cell = at(path, "05_企业名录", "addr")
    one = edit(path, tmp_path / "甲.xlsx", "05_企业名录", {cell: "一号路"})
    two = edit(path, tmp_path / "乙.xlsx", "05_企业名录", {cell: "二号路"})
    same = tmp_path / "乙 副本.xlsx"
    shutil.copy(two, same)
    seen = returns(one, two, same)

    assert [f.why for f in seen.unread] == ["与“乙 副本.xlsx”内容完全相同，已跳过。"]
    assert seen.to_write == 0
    told = [p.message for f in seen.readable if f.seen for c in f.seen.changes for p in c.problems]
    assert "这一行与同一企业的另一份文件（“甲.xlsx”）不一致" in told
    before = Row.objects.get(park_year=of, sheet="05", key=no).data
    take_returned(seen, by="李某", store=tmp_path / "store")
    assert Row.objects.get(park_year=of, sheet="05", key=no).data == before


def test_a_firms_own_layout_with_other_names_moved_columns_and_merged_cells_is_read(
    of: ParkYear, returns: Returns, tmp_path: Path
) -> None:
    firm = next(f for f in firms_of(records(of)) if rows_of(records(of), f)["25"])
    waste = rows_of(records(of), firm)["25"][0].row
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "危险废物"
    sheet.append(["2020年危废情况"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(["序号", "产生量（kg）", "危废代码", "危废名称", "单位名称", "危废类别"])
    sheet.append([1, 4200, vars(waste)["code"], vars(waste)["name"], firm.name, vars(waste)["hw"]])
    path = tmp_path / "随便起的名字.xlsx"
    book.save(path)

    (file,) = returns(path).readable
    assert file.firm == firm
    assert file.seen is not None
    (change,) = file.seen.changes
    assert (change.sheet, change.verdict) == ("25", "changed")
    assert [(d.header, d.new) for d in change.differences] == [("产生量", "4.2")]


@pytest.mark.parametrize(
    ("said", "meta", "why"),
    [
        ("2019", "year", "是 2019 年度的资料，与指定的 2020 年度不符，没有导入"),
        ("S430001", "park.code", "是园区 S430001 的资料，与指定的 G439901 不符，没有导入"),
        ("park", "role", "是园区年度资料包，不是企业填报的"),
    ],
)
def test_another_year_another_park_and_a_parks_package_are_refused_by_name(
    of: ParkYear, handed: Path, returns: Returns, tmp_path: Path, said: str, meta: str, why: str
) -> None:
    path, _, _ = package_of(handed, of, 0)
    book = load_workbook(path)
    for row in book["_meta"].iter_rows():
        if row[0].value == meta:
            row[1].value = said
    book.save(tmp_path / path.name)

    (file,) = returns(tmp_path / path.name).unread
    assert why in file.why


def test_a_file_of_nobody_is_refused(returns: Returns, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "05_企业名录"
    sheet.append(["企业名称", "详细地址", "行业代码"])
    sheet.append(["没听说过的公司", "某路", "3990"])
    book.save(tmp_path / "不知道.xlsx")

    (file,) = returns(tmp_path / "不知道.xlsx").unread
    assert "看不出是哪家企业的" in file.why


def test_nothing_is_written_when_the_ledger_changed_after_the_preview(
    of: ParkYear, handed: Path, returns: Returns, tmp_path: Path
) -> None:
    path, _, _ = package_of(handed, of, 0)
    cell = at(path, "05_企业名录", "addr")
    seen = returns(edit(path, tmp_path / path.name, "05_企业名录", {cell: "三号路"}))
    Row.objects.filter(park_year=of, sheet="02").delete()

    with pytest.raises(Refusal, match="预览之后台账又有变动"):
        take_returned(seen, by="李某", store=tmp_path / "store")
    assert Intake.objects.count() == 1


def test_packages_are_never_written_over_files_that_are_there(of: ParkYear, handed: Path) -> None:
    with pytest.raises(Refusal, match="没有覆盖"):
        write_out(of, chosen_firms(of, [])[:2], handed)
    with pytest.raises(Refusal, match="05_企业名录中没有“不存在的公司”"):
        chosen_firms(of, ["不存在的公司"])


def test_a_receipt_marks_every_bad_cell_and_mended_is_imported_again(
    of: ParkYear, handed: Path, returns: Returns, tmp_path: Path
) -> None:
    path, no, name = package_of(handed, of, 0)
    uscc, lon = at(path, "05_企业名录", "uscc"), at(path, "05_企业名录", "lon")
    addr = at(path, "05_企业名录", "addr")
    right = str(Row.objects.get(park_year=of, sheet="05", key=no).data["uscc"])
    wrong = {uscc: right[:-1], lon: "很东边", addr: "澄江大道 7 号"}
    first = returns(edit(path, tmp_path / path.name, "05_企业名录", wrong))
    assert first.to_write == 0

    (made,) = write_receipts(first, tmp_path / "回执")
    receipt = tmp_path / "回执" / made.name
    assert (made.firm.name, made.receipt.errors) == (name, 2)
    book = load_workbook(receipt)
    sheet = book["05_企业名录"]
    bad = sheet[at(receipt, "05_企业名录", "uscc")]
    twin = sheet[at(receipt, "05_企业名录", "_expected.uscc")]
    assert bad.comment is not None
    assert "应为18位，现为17位" in bad.comment.text
    assert "应为18位，现为17位" in str(twin.value)
    assert sheet.cell(2, twin.column).value == "↤ 统一社会信用代码：核对意见"
    assert sheet[at(receipt, "05_企业名录", "addr")].comment is None

    bad.value = right
    sheet[at(receipt, "05_企业名录", "lon")].value = 112.361
    book.save(receipt)
    second = collect([receipt], of)
    assert [(f.path.name, f.why) for f in second.unread] == []
    told = [str(p) for f in second.readable if f.seen for c in f.seen.changes for p in c.problems]
    assert [t for t in told if "应为" in t] == []
    assert second.to_write == 1
    assert list(write_receipts(second, tmp_path / "再次")) == []
    take_returned(second, by="李某", store=tmp_path / "store")
    kept = Row.objects.get(park_year=of, sheet="05", key=no).data
    assert (kept["addr"], kept["uscc"], kept["lon"]) == ("澄江大道 7 号", right, "112.361")


def test_a_receipt_does_not_carry_the_rows_of_another_firm(
    of: ParkYear, handed: Path, returns: Returns, tmp_path: Path
) -> None:
    path, _, _ = package_of(handed, of, 0)
    other = package_of(handed, of, 1)[2]
    cell = at(path, "07_排污许可", "ent")
    seen = returns(edit(path, tmp_path / path.name, "07_排污许可", {cell: other}))

    (made,) = write_receipts(seen, tmp_path / "回执")
    text = every_part(tmp_path / "回执" / made.name)
    assert other not in text
    assert "另有 1 行写的不是本企业" in text

"""A firm's own table, of any layout and format, wherever it is handed in. Firms of the example park."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.sheets.old_files import table
from yuanjian.actions.receipts import write_receipts
from yuanjian.actions.returned import collect
from yuanjian.actions.take_in import Elsewhere, accept, preview
from yuanjian.demo.park import write_packages
from yuanjian.ledger.models import ParkYear
from yuanjian.ledger.queries import park_year, records
from yuanjian.sheets.firm import firms_of, rows_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example park's package of 2020."""
    return write_packages(tmp_path_factory.mktemp("demo"))[0]


@pytest.fixture
def of(package: Path, tmp_path: Path) -> ParkYear:
    """The example park's year 2020 in the ledger."""
    accept(preview(package), by="李某", store=tmp_path / "store")
    return park_year("G439901", 2020)


def own_waste(path: Path, rows: list[dict[str, object]], **more: object) -> Path:
    """A firm's own table of hazardous waste."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "危险废物"
    sheet.append(["危废名称", "危废代码", "危废类别", "单位名称", "产生量（t）", *more])
    for row in rows:
        sheet.append([row["name"], row["code"], row["hw"], row["ent"], 4.2, *more.values()])
    book.save(path)
    return path


def test_a_firms_own_table_handed_in_among_the_parks_is_merged_as_the_firms(
    of: ParkYear, tmp_path: Path
) -> None:
    firm = next(f for f in firms_of(records(of)) if rows_of(records(of), f)["25"])
    waste = vars(rows_of(records(of), firm)["25"][0].row)
    seen = preview(
        own_waste(tmp_path / "随便.xlsx", [waste | {"ent": firm.name}]), park="G439901", year=2020
    )
    assert seen.firm == firm
    assert [(c.sheet, c.verdict, len(c.differences)) for c in seen.changes] == [
        ("25", "changed", 1)
    ]
    assert any("认出是一家企业自己的表" in p.message for p in seen.problems)


def test_a_table_of_several_firms_or_with_the_parks_own_columns_stays_the_parks(
    of: ParkYear, tmp_path: Path
) -> None:
    one, other = [f for f in firms_of(records(of)) if rows_of(records(of), f)["25"]][:2]
    waste = vars(rows_of(records(of), one)["25"][0].row)
    both = [waste | {"ent": one.name}, waste | {"ent": other.name}]
    assert preview(own_waste(tmp_path / "a.xlsx", both), park="G439901", year=2020).firm is None
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "企业名录"
    sheet.append(["企业编号", "企业名称", "详细地址", "是否计入统计口径"])
    sheet.append([one.no, one.name, "新路", "是"])
    book.save(tmp_path / "b.xlsx")
    assert preview(tmp_path / "b.xlsx", park="G439901", year=2020).firm is None


def test_a_table_of_a_firm_that_nobody_knows_is_led_to_the_register(
    of: ParkYear, tmp_path: Path
) -> None:
    firm = next(f for f in firms_of(records(of)) if rows_of(records(of), f)["25"])
    waste = vars(rows_of(records(of), firm)["25"][0].row)
    path = own_waste(tmp_path / "新.xlsx", [waste | {"ent": "从未登记的公司"}])
    with pytest.raises(Elsewhere, match="其中的企业“从未登记的公司”不在05_企业名录中") as caught:
        preview(path, park="G439901", year=2020)
    assert caught.value.lead == "register"


@pytest.mark.parametrize("name", ["危废.xls", "危废.et"])
def test_what_a_firm_returns_in_the_old_format_is_merged_and_answered_with_a_receipt(
    of: ParkYear, tmp_path: Path, name: str
) -> None:
    firm = next(f for f in firms_of(records(of)) if rows_of(records(of), f)["25"])
    waste = vars(rows_of(records(of), firm)["25"][0].row)
    path = tmp_path / name
    head: list[str | float] = ["危废名称", "危废代码", "危废类别", "单位名称", "产生量（t）"]
    named: list[str | float] = [waste["name"], waste["code"], waste["hw"], firm.name]
    path.write_bytes(table("危险废物", [head, [*named, 4.2]]))
    (file,) = collect([path], of).readable
    assert file.firm == firm
    assert file.seen is not None
    assert [(c.sheet, c.verdict) for c in file.seen.changes] == [("25", "changed")]
    assert [d.new for d in file.seen.changes[0].differences] == ["4.2"]

    path.write_bytes(table("危险废物", [head, [*named, "很多"]]))
    (receipt,) = write_receipts(collect([path], of), tmp_path / "回执")
    assert (receipt.firm, receipt.name.endswith(".xlsx")) == (firm, True)
    assert load_workbook(tmp_path / "回执" / receipt.name)

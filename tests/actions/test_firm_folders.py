"""Folders that firms' files come in: crooked, hostile, and very many. What is refused is named; nothing crashes."""

from __future__ import annotations

import shutil
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.dossiers import dossier
from yuanjian.actions.hand_out import chosen_firms, write_out
from yuanjian.actions.incoming import receive
from yuanjian.actions.returned import collect, take_returned, workbooks_in
from yuanjian.actions.take_in import accept, preview
from yuanjian.actions.together import read_together, take_together
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import Incoming, ParkYear, Person, Row
from yuanjian.ledger.queries import park_year
from yuanjian.sheets.excel.template import Identity, write_template

pytestmark = pytest.mark.django_db(transaction=True)

PARK = Identity("G439901", "澄江综合保税区")


def credit_code(number: int) -> str:
    """An invented credit code with its right check digit (GB 32100-2015)."""
    digits = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    body = f"91430903MA{number:07d}"
    total = sum(digits.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + digits[(31 - total % 31) % 31]


def register(count: int, tmp_path: Path) -> ParkYear:
    """A park's year with so many firms."""
    firms = [
        {
            "ent_no": f"E{n:04d}", "name": f"第{n}号公司", "uscc": credit_code(n), "addr": f"{n}号路",
            "status": "投产", "source": "企业填报",
        }
        for n in range(1, count + 1)
    ]  # fmt: skip
    park = {"year": "2021", "park_code": "G439901", "park_name": "澄江综合保税区"}
    path = tmp_path / "包.xlsx"
    filled = dossier({"01": park, "05": firms}, year=2021)
    write_template(path, park=PARK, year=2021, rows=filled.records)
    accept(preview(path), by="李某", store=tmp_path / "store")
    return park_year("G439901", 2021)


def answer(path: Path, number: int, addr: str) -> None:
    """A firm's own little workbook with its new address."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "企业名录"
    sheet.append(["企业名称", "统一社会信用代码", "详细地址"])
    sheet.append([f"第{number}号公司", credit_code(number), addr])
    book.save(path)


def thousand(folder: Path) -> None:
    """950 answers and 50 broken files in ten folders."""
    for part in range(10):
        (folder / f"{part}组").mkdir(parents=True)
    for n in range(1, 951):
        answer(folder / f"{n % 10}组" / f"{n}.xlsx", n, f"新路{n}号")
    broken = {
        "截断": (folder / "1组" / "1.xlsx").read_bytes()[:900], "空": b"", "网页": b"<html><table>",
        "PDF": b"%PDF-1.7", "乱": bytes(range(256)) * 40,
    }  # fmt: skip
    for n in range(50):
        kind = list(broken)[n % 5]
        content = broken[kind] + (b" %d" % n if broken[kind] else b"")
        (folder / f"坏{kind}{n}.xlsx").write_bytes(content)


@pytest.mark.long
def test_a_thousand_files_of_which_fifty_are_broken_end_in_a_list(tmp_path: Path) -> None:
    of = register(950, tmp_path)
    folder = tmp_path / "收到"
    thousand(folder)

    seen = collect([folder], of)

    assert len(seen.files) == 1000
    assert len(seen.unread) == 50
    assert all("坏" in f.path.name and f.why.endswith("。") for f in seen.unread)
    assert seen.to_write == 950
    assert len(take_returned(seen, by="李某", store=tmp_path / "store")) == 950
    assert Row.objects.get(park_year=of, sheet="05", key="E0777").data["addr"] == "新路777号"
    assert collect([folder], of).to_write == 0


@pytest.mark.long
def test_the_same_thousand_handed_in_on_the_pages_end_in_a_list_and_go_in_as_one(
    tmp_path: Path,
) -> None:
    of = register(950, tmp_path)
    thousand(tmp_path / "收到")
    by = Person.objects.create_user("li", shown_name="李某")
    store = tmp_path / "store"
    paths = sorted((tmp_path / "收到").rglob("*.xlsx"))
    batch = receive([(p.name, p) for p in paths], of, by=by, store=store, firms=True)
    told: list[str] = []

    read_together(batch, store, lambda done, total, words: told.append(f"{done}/{total} {words}"))

    assert len(told) == 1000
    assert told[0].startswith("0/1000 正在读取“")
    states = Counter(Incoming.objects.values_list("state", flat=True))
    assert states == {"waiting": 950, "unreadable": 50}
    broken = Incoming.objects.filter(state="unreadable")
    assert all("坏" in one.name and one.message.endswith("。") for one in broken)

    chosen = [
        str(pk) for pk in Incoming.objects.filter(state="waiting").values_list("pk", flat=True)
    ]
    assert take_together(chosen, store, {}, by="李某", step=lambda *_: None) == 950
    assert Incoming.objects.filter(state="accepted").count() == 950
    assert Row.objects.get(park_year=of, sheet="05", key="E0777").data["addr"] == "新路777号"
    assert take_together(chosen, store, {}, by="李某", step=lambda *_: None) == 0


@pytest.fixture
def of(tmp_path: Path) -> ParkYear:
    """A park's year with three firms."""
    return register(3, tmp_path)


def test_five_hundred_sheets_are_refused_in_words(of: ParkYear, tmp_path: Path) -> None:
    book = Workbook()
    for n in range(500):
        book.create_sheet(f"表{n}").append(["a"])
    (tmp_path / "收").mkdir()
    book.save(tmp_path / "收" / "多.xlsx")

    (file,) = collect([tmp_path / "收"], of).unread
    assert "有 501 张工作表，超过 200 张" in file.why


def test_two_hundred_megabytes_are_refused_without_reading_them(
    of: ParkYear, tmp_path: Path
) -> None:
    (tmp_path / "收").mkdir()
    with (tmp_path / "收" / "大.xlsx").open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(200 * 2**20)

    (one,) = collect([tmp_path / "收"], of).unread
    assert "文件有 200 MB，超过 64 MB" in one.why


def test_merged_chaos_hidden_rows_and_blank_names_are_read_and_told(
    of: ParkYear, tmp_path: Path
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "企业废气"
    sheet.append(["企业废气情况表"])
    sheet.merge_cells("A1:E2")
    sheet.append([])
    sheet.append(["企业名称", "有组织排放口数", "主要废气来源", "治理工艺", "SO₂排放量"])
    sheet.append(["第2号公司", 3, "锅炉", "布袋", 0.2])
    sheet.row_dimensions[sheet.max_row].hidden = True
    sheet.merge_cells(start_row=4, end_row=4, start_column=7, end_column=9)
    (tmp_path / "收").mkdir()
    book.save(tmp_path / "收" / "气.xlsx")

    (file,) = collect([tmp_path / "收"], of).readable
    assert file.firm is not None
    assert file.firm.no == "E0002"
    assert file.seen is not None
    assert [c.verdict for c in file.seen.changes] == ["new"]
    assert any("行被隐藏" in p.message for p in file.seen.problems)


def test_links_to_other_files_are_told(of: ParkYear, tmp_path: Path) -> None:
    folder = tmp_path / "收"
    folder.mkdir()
    answer(tmp_path / "a.xlsx", 1, "新路")
    shutil.copy(tmp_path / "a.xlsx", folder / "甲.xlsx")
    with zipfile.ZipFile(folder / "甲.xlsx", "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")

    (file,) = collect([folder], of).readable
    assert file.seen is not None
    assert any("外部链接" in p.message for p in file.seen.problems)


def test_one_key_twice_in_a_file_keeps_both_out(of: ParkYear, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "企业名录"
    sheet.append(["企业名称", "统一社会信用代码", "详细地址"])
    for addr in ("一号路", "二号路"):
        sheet.append(["第1号公司", credit_code(1), addr])
    (tmp_path / "收").mkdir()
    book.save(tmp_path / "收" / "重.xlsx")

    (file,) = collect([tmp_path / "收"], of).readable
    assert file.seen is not None
    assert [c.verdict for c in file.seen.changes] == ["refused", "refused"]
    assert "重复（企业编号相同）" in str(file.seen.changes[0].problems)


def test_two_firms_of_one_name_get_files_of_their_own(of: ParkYear, tmp_path: Path) -> None:
    for key in ("E0001", "E0002"):
        row = Row.objects.get(park_year=of, sheet="05", key=key)
        row.data["name"] = "同名公司"
        row.save()
    made = write_out(of, chosen_firms(of, []), tmp_path / "发")

    assert [m.name for m in made] == [
        "企业年报包_E0001同名公司_2021.xlsx",
        "企业年报包_E0002同名公司_2021.xlsx",
        "企业年报包_第3号公司_2021.xlsx",
    ]


def test_lock_files_are_left_out_and_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "空" / "~$甲.xlsx").write_bytes(b"x")
    with pytest.raises(Refusal, match="没有 Excel 工作簿"):
        workbooks_in([tmp_path / "空"])
    with pytest.raises(Refusal, match="找不到"):
        workbooks_in([tmp_path / "没有"])

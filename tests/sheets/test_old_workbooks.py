"""Workbooks of Excel 97–2003 and WPS (.xls, .et): read like .xlsx, and refused whole for the same reasons."""

import datetime
import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.sheets.old_files import BEGIN, compound, label, number, record, stream
from yuanjian.core.compound import Compound, packed
from yuanjian.demo.park import write_packages
from yuanjian.sheets.excel import biff
from yuanjian.sheets.excel.package import read_package, validate
from yuanjian.sheets.excel.refusal import UnreadableWorkbook
from yuanjian.sheets.excel.workbook import Workbook, read_workbook

Saved = Callable[[Path], Path]


@pytest.fixture(scope="module")
def saved_as_xls(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """Saves a workbook as .xls with LibreOffice."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("xls")

    def save(path: Path) -> Path:
        subprocess.run(
            [office, "--headless", f"-env:UserInstallation=file://{folder}/profile",
             "--convert-to", "xls", "--outdir", str(folder), str(path)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return folder / f"{path.stem}.xls"

    return save


@pytest.fixture(scope="module")
def odd(saved_as_xls: Saved, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Per cents, dates, errors, formulas, merged cells, a hidden row and a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "一般工业固废"
    sheet.append(["企业名称", "比例", "日期", "错"])
    sheet.append(["甲公司", 0.986, datetime.date(2021, 3, 1), "=1/0"])
    sheet.append(["乙公司", 0.5, 3, "=NA()", 12345678.25, "=B2*2"])
    sheet["B2"].number_format, sheet["B3"].number_format = "0.0%", "0%"
    sheet["C3"].number_format = '0.00"%"'
    sheet.row_dimensions[3].hidden = True
    sheet.merge_cells("A5:C6")
    sheet["A5"] = "合并"
    other = book.create_sheet("藏")
    other.sheet_state, other["C3"] = "hidden", 1
    path = tmp_path_factory.mktemp("odd") / "固废.xlsx"
    book.save(path)
    return saved_as_xls(path)


def read(path: Path, *, content: bytes) -> Workbook:
    path.write_bytes(content)
    return read_workbook(path)


def refused(path: Path, content: bytes) -> UnreadableWorkbook:
    with pytest.raises(UnreadableWorkbook) as caught:
        read(path, content=content)
    return caught.value


def test_an_xls_file_reads_like_the_xlsx_that_it_was_saved_from(odd: Path) -> None:
    first, second = read_workbook(odd).grids
    assert first.rows == {
        1: ["企业名称", "比例", "日期", "错", None, None],
        2: ["甲公司", "98.6%", datetime.date(2021, 3, 1), None, None, None],
        3: ["乙公司", "50%", 3, None, 12345678.25, 1.972],
        5: ["合并", None, None, None, None, None],
    }
    assert first.errors == {(2, 4): "#DIV/0!", (3, 4): "#N/A"}
    assert first.hidden_rows == {3}
    assert first.merges == ((5, 1, 6, 3),)
    assert (second.name, second.hidden, second.rows) == ("藏", True, {3: [None, None, 1]})


@pytest.mark.long
def test_a_whole_package_saved_as_xls_has_the_rows_of_the_package(
    saved_as_xls: Saved, tmp_path: Path
) -> None:
    ours = write_packages(tmp_path)[0]
    theirs = read_package(saved_as_xls(ours))
    assert (theirs.park, theirs.year, len(theirs.sheets)) == ("G439901", 2020, 35)
    rows = [
        {no: [(r.key, r.row) for r in found] for no, found in validate(one).records().items()}
        for one in (read_package(ours), theirs)
    ]
    assert rows[0] == rows[1]
    assert sum(map(len, rows[0].values())) > 500


@pytest.mark.parametrize("name", ["固废.et", "固废.xls", "固废.xlsx"])
def test_what_it_is_the_content_says_not_the_name(odd: Path, tmp_path: Path, name: str) -> None:
    shutil.copy(odd, tmp_path / name)
    book = read_workbook(tmp_path / name)
    assert book.grids[0].text(2, 1) == "甲公司"
    assert [("已按 .xls 读取" in note) for note in book.notes] == ([True] if "xlsx" in name else [])


def test_every_cut_and_every_flipped_byte_is_refused_or_read_and_never_crashes(
    odd: Path, tmp_path: Path
) -> None:
    content = odd.read_bytes()
    outcomes = set()
    broken = [content[: len(content) * n // 40] for n in range(1, 40)]
    for at in range(30, len(content), 23):
        broken.append(content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :])
    for one in broken:
        try:
            read(tmp_path / "坏.xls", content=one)
            outcomes.add("read")
        except UnreadableWorkbook as no:
            outcomes.add(no.why)
    assert "damaged" in outcomes
    assert outcomes <= {
        "read", "damaged", "other_format", "old_format", "encrypted", "macros", "bomb", "too_large",
    }  # fmt: skip


def test_a_small_workbook_made_by_hand_is_read(tmp_path: Path) -> None:
    made = stream({"表": number(0, 0, 3.5) + number(1, 2, 7)})
    (grid,) = read(tmp_path / "小.xls", content=compound({"Workbook": made})).grids
    assert grid.rows == {1: [3.5, None, None], 2: [None, None, 7]}


@pytest.mark.parametrize(
    ("made", "why", "said"),
    [
        (compound({"EncryptedPackage": b"x"}), "encrypted", "密码"),
        (compound({"Workbook": stream({"表": b""}, before=record(0x2F, bytes(6)))}), "encrypted", "密码"),
        (compound({"Workbook": stream({"表": b""}), "_VBA_PROJECT_CUR": b"x"}), "macros", "宏"),
        (compound({"Workbook": stream({"表": b""}, kind=1)}), "macros", "宏"),
        (compound({"WordDocument": b"x"}), "other_format", "Word"),
        (compound({"Book": b"x"}), "old_format", "Excel 95"),
        (
            compound({"Workbook": stream({"表": b""}, begin=record(0x0809, struct.pack("<HHHH", 0x0500, 5, 0, 0)))}),
            "old_format",
            "Excel 95",
        ),
        (compound({"别的": b"x"}), "old_format", "另存为"),
        (compound({"Workbook": stream({"表": b""}, shift=4)}), "damaged", "损坏"),
        (compound({"Workbook": BEGIN + record(0x85, b"x")}), "damaged", "损坏"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_apart(
    tmp_path: Path, made: bytes, why: str, said: str
) -> None:
    no = refused(tmp_path / "文件.xls", made)
    assert no.why == why
    assert said in str(no)


def test_two_cells_in_far_corners_are_not_filled_up_between(tmp_path: Path) -> None:
    """65536 × 256 cells would be held: as many as the format allows."""
    no = refused(
        tmp_path / "远.xls",
        compound({"Workbook": stream({"表": number(0, 0, 1) + number(65535, 255, 1)})}),
    )
    assert no.why == "too_large"
    assert "IV65536" in no.message


def test_one_long_text_shown_by_very_many_cells_is_a_bomb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(biff, "MAX_TEXT", 10_000)
    text = (
        struct.pack("<II", 2, 2)
        + struct.pack("<HB", 1, 0)
        + b"a"
        + struct.pack("<HB", 3000, 0)
        + b"b" * 3000
    )
    shared = record(0xFC, text[:2000]) + record(0x3C, b"\0" + text[2000:])
    few, many = (
        compound(
            {
                "Workbook": stream(
                    {"表": b"".join(label(n, 0, 1) for n in range(count))}, before=shared
                )
            }
        )
        for count in (3, 4)
    )
    (grid,) = read(tmp_path / "文字.xls", content=few).grids
    assert grid.text(3, 1) == "b" * 3000
    assert refused(tmp_path / "文字.xls", many).why == "bomb"


def test_hundreds_of_sheets_are_refused(tmp_path: Path) -> None:
    made = stream({f"表{n}": b"" for n in range(220)})
    assert refused(tmp_path / "多.xls", compound({"Workbook": made})).why == "too_many_sheets"


def test_sectors_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    good = compound({"Workbook": stream({"表": number(0, 0, 1)})})
    fat = struct.unpack_from("<I", good, 76)[0]
    circle = bytearray(good)
    struct.pack_into("<I", circle, (fat + 1) * 512 + 4 * 7, 0)
    assert refused(tmp_path / "圈.xls", bytes(circle)).why == "damaged"


def test_links_to_other_files_are_noted_in_xls_too(tmp_path: Path) -> None:
    made = stream({"表": number(0, 0, 1)}, before=record(0x1AE, struct.pack("<HH", 1, 8)))
    book = read(tmp_path / "链.xls", content=compound({"Workbook": made}))
    assert any("外部链接" in note for note in book.notes)


def test_a_workbook_inside_the_workbook_is_not_taken_for_it(tmp_path: Path) -> None:
    """An embedded one has a stream of the same name, below the root."""
    good = compound(
        {"内嵌": stream({"甲": number(0, 0, 1)}), "Workbook": stream({"乙": number(0, 0, 2)})}
    )
    name = "Workbook\0".encode("utf-16-le")
    crooked = bytearray(good)
    at = crooked.index("内嵌".encode("utf-16-le"))
    crooked[at : at + 64] = name.ljust(64, b"\0")
    struct.pack_into("<H", crooked, at + 64, len(name))
    struct.pack_into("<I", crooked, at - 128 + 76, 2)  # the root's child is now the second alone
    (grid,) = read(tmp_path / "嵌.xls", content=bytes(crooked)).grids
    assert (grid.name, grid.value(1, 1)) == ("乙", 2)


def test_what_a_damaged_record_asks_for_never_reaches_the_value_reader(tmp_path: Path) -> None:
    """It ends the process when it is told of 2^32 rows, of 2^31 shared texts, of a formula that is none."""
    wide = record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    shared = record(
        0xFC, struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF) + struct.pack("<HB", 1, 0) + b"a"
    )
    formula = record(0x06, struct.pack("<HHHdHIH", 0, 1, 0, 2.5, 0, 0, 0xFFFF) + b"\x3f" * 8)
    made = stream({"表": wide + label(0, 0, 0) + formula}, before=shared)
    chart = stream({"图": number(0xFFFF, 0xFFFF, 1) + number(0, 0, 1)}, kind=2)
    assert read(tmp_path / "图.xls", content=compound({"Workbook": chart})).grids == ()
    (grid,) = read(tmp_path / "大.xls", content=compound({"Workbook": made})).grids
    assert grid.rows == {1: ["a", 2.5]}


def test_a_stream_of_many_megabytes_is_packed_as_it_was(tmp_path: Path) -> None:
    """More than 109 tables of sectors: their list goes on outside the head ([MS-CFB] 2.5)."""
    content = b"".join(struct.pack("<I", n) for n in range(2_500_000))
    (tmp_path / "大").write_bytes(packed("Workbook", content))
    found = Compound(tmp_path / "大")
    assert found.stream(found.at_root()["Workbook"]) == content

"""Workbooks that must be refused whole: why, in words an officer understands; nothing is taken, nothing swells."""

import shutil
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from yuanjian.core.refusal import Refusal
from yuanjian.sheets.excel import cellscan, container
from yuanjian.sheets.excel.package import read_package
from yuanjian.sheets.excel.refusal import UnreadableWorkbook
from yuanjian.sheets.excel.template import Identity, write_template
from yuanjian.sheets.excel.workbook import read_workbook

PARK = Identity("G439901", "澄江综合保税区")


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_template(tmp_path_factory.mktemp("good"), park=PARK, year=2020)


def refused(path: Path) -> UnreadableWorkbook:
    with pytest.raises(UnreadableWorkbook) as caught:
        read_package(path)
    assert isinstance(caught.value, Refusal), "the command line shows refusals as sentences"
    return caught.value


def rezipped(
    source: Path, target: Path, change: Callable[[str, bytes], bytes | None], **more: bytes
) -> Path:
    """A copy with some parts changed or dropped and others added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
        for name, content in more.items():
            new.writestr(name, content)
    return target


def test_an_encrypted_workbook_is_refused_with_what_to_do(good: Path, tmp_path: Path) -> None:
    from msoffcrypto.format.ooxml import OOXMLFile

    target = tmp_path / "加密.xlsx"
    with good.open("rb") as plain, target.open("wb") as locked:
        OOXMLFile(plain).encrypt("密码123", locked)
    no = refused(target)
    assert no.why == "encrypted"
    assert "密码" in str(no)
    assert "去掉密码" in no.mend


def test_a_hollow_xls_file_is_damaged_and_told_what_to_do(tmp_path: Path) -> None:
    target = tmp_path / "旧.xls"
    target.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096))
    no = refused(target)
    assert no.why == "damaged"
    assert "另存" in no.mend


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9, 0.999])
def test_a_truncated_workbook_is_damaged(good: Path, tmp_path: Path, share: float) -> None:
    target = tmp_path / "半截.xlsx"
    content = good.read_bytes()
    target.write_bytes(content[: int(len(content) * share)])
    assert refused(target).why == "damaged"


def test_flipped_bytes_are_refused_and_never_crash(good: Path, tmp_path: Path) -> None:
    content = bytearray(good.read_bytes())
    target = tmp_path / "坏.xlsx"
    outcomes = set()
    for at in range(40, len(content), len(content) // 60):
        broken = bytes(content[:at]) + bytes([content[at] ^ 0xFF]) + bytes(content[at + 1 :])
        target.write_bytes(broken)
        try:
            read_package(target)
            outcomes.add("read")  # a byte that no reader looks at
        except UnreadableWorkbook as no:
            outcomes.add(no.why)
    assert outcomes <= {"read", "damaged", "other_format", "wrong_template", "encrypted"}
    assert "damaged" in outcomes


def test_an_empty_file_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "空.xlsx").touch()
    (tmp_path / "夹.xlsx").mkdir()
    assert refused(tmp_path / "空.xlsx").why == "empty"
    assert "文件夹" in str(refused(tmp_path / "夹.xlsx"))
    assert "找不到" in str(refused(tmp_path / "没有.xlsx"))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("报表.xls", b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        ("报表.xlsx", b"%PDF-1.7 ...", "PDF"),
        ("报表.xlsx", "企业名称,产生量\n甲,1\n".encode(), "不是 Excel"),
    ],
)
def test_other_files_under_the_name_of_a_workbook_are_named(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    no = refused(tmp_path / name)
    assert no.why == "other_format"
    assert said in str(no)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("word/document.xml", "Word"),
        ("content.xml", ".ods"),
        ("xl/workbook.bin", ".xlsb"),
        ("a.txt", "压缩包"),
    ],
)
def test_other_zip_packages_are_named(tmp_path: Path, part: str, said: str) -> None:
    target = tmp_path / "别的.xlsx"
    with zipfile.ZipFile(target, "w") as made:
        made.writestr(part, "x")
    assert said in str(refused(target))


def test_a_workbook_with_macros_is_refused_whatever_its_extension(
    good: Path, tmp_path: Path
) -> None:
    with_project = rezipped(
        good, tmp_path / "宏.xlsx", lambda n, c: c, **{"xl/vbaProject.bin": b"x"}
    )
    typed = rezipped(
        good,
        tmp_path / "宏.xlsm",
        lambda n, c: (
            c.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
            if n == "[Content_Types].xml"
            else c
        ),
    )
    for target in (with_project, typed):
        no = refused(target)
        assert no.why == "macros"
        assert "另存为" in no.mend


def test_a_zip_bomb_is_refused_before_it_swells(good: Path, tmp_path: Path) -> None:
    target = rezipped(
        good,
        tmp_path / "炸弹.xlsx",
        lambda n, c: (
            b"<worksheet><sheetData>" + b" " * (60 * 2**20) if n.endswith("sheet2.xml") else c
        ),
    )
    tracemalloc.start()
    assert refused(target).why == "bomb"
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert target.stat().st_size < 1_000_000
    assert peak < 20 * 2**20


def test_a_zip_bomb_that_lies_about_its_size_is_refused_as_well(good: Path, tmp_path: Path) -> None:
    target = rezipped(
        good,
        tmp_path / "谎.xlsx",
        lambda n, c: (
            b"<worksheet><sheetData>" + b" " * (60 * 2**20) if n.endswith("sheet2.xml") else c
        ),
    )
    content = bytearray(target.read_bytes())
    real = (60 * 2**20 + 22).to_bytes(4, "little")
    assert content.count(real) == 2, "local header and central directory"
    target.write_bytes(bytes(content).replace(real, (1000).to_bytes(4, "little")))
    assert refused(target).why == "bomb"


def _sheet_with(good: Path, target: Path, rows: bytes) -> Path:
    head = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return rezipped(
        good,
        target,
        lambda n, c: head + rows + b"</sheetData></worksheet>" if n.endswith("sheet2.xml") else c,
    )


def test_a_million_rows_are_refused_without_reading_them_all(good: Path, tmp_path: Path) -> None:
    row = b'<row r="%d"><c r="A%d"><v>%d</v></c></row>'
    rows = b"".join(row % (n, n, n * 7919 % 1_000_003) for n in range(1, 1_000_001))
    target = _sheet_with(good, tmp_path / "百万行.xlsx", rows)
    tracemalloc.start()
    no = refused(target)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert no.why == "too_large"
    assert "01_园区概况" in str(no)
    assert peak < 20 * 2**20


def test_two_cells_in_opposite_corners_do_not_make_us_hold_the_area_between(
    good: Path, tmp_path: Path
) -> None:
    corners = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    no = refused(_sheet_with(good, tmp_path / "对角.xlsx", corners))
    assert no.why == "too_large"
    assert "XFD1048576" in str(no)
    assert cellscan.MAX_AREA < 1048576 * 16384


def test_entities_are_refused(good: Path, tmp_path: Path) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'

    def declared(name: str, content: bytes) -> bytes:
        return content.replace(b"?>", b"?>" + laughs, 1) if name.endswith("sheet3.xml") else content

    assert refused(rezipped(good, tmp_path / "实体.xlsx", declared)).why == "unsafe_xml"

    def wide(name: str, content: bytes) -> bytes:
        return content.decode().encode("utf-16") if name.endswith("sheet3.xml") else content

    assert refused(rezipped(good, tmp_path / "宽.xlsx", wide)).why == "unsafe_xml"


def test_a_file_beyond_the_size_limit_is_refused_unread(tmp_path: Path) -> None:
    target = tmp_path / "大.xlsx"
    with target.open("wb") as file:
        file.truncate(container.MAX_FILE + 1)
    assert refused(target).why == "too_large"


def test_a_workbook_with_hundreds_of_sheets_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for number in range(220):
        book.create_sheet(f"表{number}")["A1"] = 1
    book.save(tmp_path / "多.xlsx")
    assert refused(tmp_path / "多.xlsx").why == "too_many_sheets"


def test_another_programs_workbook_is_not_ours(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["日期", "摘要", "借方", "贷方"])
    book.active.append(["2020-01-01", "结转", 1, 2])
    book.save(tmp_path / "账.xlsx")
    no = refused(tmp_path / "账.xlsx")
    assert no.why == "wrong_template"
    assert "05_企业名录" in no.mend


def test_the_content_decides_not_the_extension(good: Path, tmp_path: Path) -> None:
    for name in ("资料包.xls", "资料包.zip", "资料包"):
        shutil.copy(good, tmp_path / name)
        read = read_package(tmp_path / name)
        assert len(read.sheets) == 35
        assert any("已按 .xlsx 读取" in p.message for p in read.problems)


def test_links_to_other_files_are_noted(good: Path, tmp_path: Path) -> None:
    linked = rezipped(
        good,
        tmp_path / "链.xlsx",
        lambda n, c: c,
        **{"xl/externalLinks/externalLink1.xml": b"<x/>"},
    )
    assert any("外部链接" in note for note in read_workbook(linked).notes)

"""The folder of a filing: whole or not at all, and nothing of people's work is lost."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from yuanjian.reports.package_folder import FolderInUse, sha256, write_folder, zip_bytes

MADE = datetime(2021, 2, 24, 9, 30)
LATER = datetime(2021, 2, 25, 10, 0)


def package(text: bytes = b"report") -> dict[str, bytes]:
    files = [{"name": "report.docx", "sha256": sha256(text)}]
    return {"report.docx": text, "manifest.json": json.dumps({"files": files}).encode()}


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_package_is_written_and_replaced_by_the_next(tmp_path):
    folder = tmp_path / "申报包"
    write_folder(folder, package(b"one"), MADE)

    assert write_folder(folder, package(b"two"), LATER) == ()
    assert (folder / "report.docx").read_bytes() == b"two"
    assert names(folder) == ["manifest.json", "report.docx"]
    assert [p.name for p in tmp_path.iterdir()] == ["申报包"]


def test_a_report_that_somebody_edited_is_kept_beside_the_new_one(tmp_path):
    folder = tmp_path / "申报包"
    write_folder(folder, package(b"one"), MADE)
    (folder / "report.docx").write_bytes(b"edited by the leader")
    (folder / "notes.txt").write_bytes(b"mine")

    assert write_folder(folder, package(b"two"), LATER) == ("notes.txt", "report.docx")
    assert names(folder) == [
        "manifest.json",
        "report.docx",
        "旧稿-20210225-100000/notes.txt",
        "旧稿-20210225-100000/report.docx",
    ]
    kept = folder / "旧稿-20210225-100000" / "report.docx"
    assert kept.read_bytes() == b"edited by the leader"


def test_what_was_kept_once_stays_through_later_packages(tmp_path):
    folder = tmp_path / "申报包"
    for content, when in ((b"one", MADE), (b"two", MADE), (b"three", MADE)):
        write_folder(folder, package(content), when)
        (folder / "report.docx").write_bytes(b"edited " + content)

    assert names(folder) == [
        "manifest.json",
        "report.docx",
        "旧稿-20210224-093000-2/report.docx",
        "旧稿-20210224-093000/report.docx",
    ]


def test_a_folder_with_other_things_in_it_is_refused_and_untouched(tmp_path):
    folder = tmp_path / "资料"
    folder.mkdir()
    (folder / "台账.xlsx").write_bytes(b"x")

    with pytest.raises(FolderInUse, match="里已有其他文件，没有改动它"):
        write_folder(folder, package(), MADE)
    assert names(folder) == ["台账.xlsx"]


def test_a_failure_half_way_leaves_the_old_package_and_no_remains(tmp_path, monkeypatch):
    folder = tmp_path / "申报包"
    write_folder(folder, package(b"one"), MADE)

    def full(path: Path, content: bytes) -> None:
        if path.name == "manifest.json":
            raise OSError("no space left on device")
        path.write_bytes(content)

    monkeypatch.setattr("yuanjian.reports.package_folder.write_whole", full)
    with pytest.raises(OSError, match="no space"):
        write_folder(folder, package(b"two"), LATER)

    assert (folder / "report.docx").read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["申报包"]


def test_the_old_package_comes_back_when_the_new_one_cannot_take_its_place(tmp_path, monkeypatch):
    folder = tmp_path / "申报包"
    write_folder(folder, package(b"one"), MADE)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith(".part"):
            raise PermissionError("open in another program")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        write_folder(folder, package(b"two"), LATER)

    assert (folder / "report.docx").read_bytes() == b"one"
    assert [p.name for p in tmp_path.iterdir()] == ["申报包"]


def test_the_same_files_give_the_same_archive():
    assert zip_bytes(package(), MADE) == zip_bytes(package(), MADE)

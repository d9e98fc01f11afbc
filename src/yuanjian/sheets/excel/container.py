"""The container of an .xlsx file, opened with suspicion: every guard runs before a reader sees the file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from yuanjian.core.archive import (
    Archive,
    ArchiveRefused,
    Limits,
    head_and_digest,
    open_archive,
    weigh,
)
from yuanjian.sheets.excel.refusal import SAVE_AS, UnreadableWorkbook, encrypted, with_macros

MAX_FILE = 64 * 2**20
_LIMITS = Limits(file=MAX_FILE, part=160 * 2**20, total=256 * 2**20)
EXTERNAL = "工作簿引用了其他文件（外部链接）；导入的是上次保存的值，请确认已更新"


@dataclass(frozen=True, slots=True)
class Container:
    """A checked .xlsx file. ``notes`` tell what was odd but harmless."""

    archive: Archive
    notes: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.archive.path

    @property
    def sha256(self) -> str:
        """The digest of the whole file."""
        return self.archive.sha256

    @property
    def parts(self) -> dict[str, zipfile.ZipInfo]:
        """The entries of the archive by name."""
        return self.archive.parts

    def read(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part, piece by piece.

        Raises:
            UnreadableWorkbook: the part is damaged, swells beyond the limits, or declares entities.
        """
        try:
            yield from self.archive.read(name)
        except ArchiveRefused as no:
            raise worded(no, self.path) from None


def first_look(path: Path) -> tuple[bytes, str]:
    """The first bytes of a workbook of whatever kind, and its SHA-256.

    Raises:
        UnreadableWorkbook: absent, a folder, no access, empty, too large.
    """
    try:
        return head_and_digest(path, MAX_FILE)
    except ArchiveRefused as no:
        raise worded(no, path) from None


def open_container(path: Path, head: bytes, sha256: str) -> Container:
    """The container of an .xlsx workbook, after all checks that need no look at a cell.

    Raises:
        UnreadableWorkbook: encrypted, damaged, of another format, with macros, or a zip bomb.
    """
    _refuse_other_formats(head)
    try:
        archive = open_archive(path, sha256, _LIMITS)
        _refuse_other_packages(archive.parts)
        container = Container(archive, tuple(_notes(path, archive.parts)))
        if not any(info.flag_bits & 1 for info in archive.parts.values()):
            _refuse_macros(container)
        weigh(archive)
    except ArchiveRefused as no:
        raise worded(no, path) from None
    return container


def worded(no: ArchiveRefused, path: Path) -> UnreadableWorkbook:
    """What the guard found, in words for the officer."""
    size = f"{no.number / 2**20:.0f} MB"
    match no.why:
        case "absent":
            return UnreadableWorkbook("absent", f"找不到文件“{path}”", "请核对路径")
        case "folder":
            return UnreadableWorkbook("absent", f"“{path.name}”是文件夹，不是文件")
        case "no_access":
            return UnreadableWorkbook(
                "no_access",
                f"打不开文件“{path}”（{no.reason}）",
                "请关闭正在使用它的程序，或检查权限",
            )
        case "empty":
            return UnreadableWorkbook("empty", "文件是空的（0 字节）", "请重新下载或重新保存")
        case "file_size":
            return UnreadableWorkbook(
                "too_large",
                f"文件有 {size}，超过 {MAX_FILE // 2**20} MB",
                "请把图片等附件移出工作簿，另存后再导入",
            )
        case "locked":
            return encrypted()
        case "damaged":
            return _damaged()
        case _:
            return _unsafe(no)


def _unsafe(no: ArchiveRefused) -> UnreadableWorkbook:
    match no.why:
        case "crowded":
            return UnreadableWorkbook(
                "bomb", f"文件内部有 {no.number} 个部件，不是正常的工作簿", SAVE_AS
            )
        case "swollen":
            return UnreadableWorkbook(
                "bomb",
                "文件压缩比异常（疑为压缩炸弹），已拒绝读取",
                "请核对文件来源，重新另存后再导入",
            )
        case "part_size":
            return UnreadableWorkbook(
                "too_large",
                f"有一张工作表展开后超过 {_LIMITS.part // 2**20} MB",
                "请删除数据区以外的空行空列（选中后右键“删除”），保存后再导入",
            )
        case "total_size":
            return UnreadableWorkbook(
                "too_large",
                f"工作簿展开后有 {no.number / 2**20:.0f} MB，超过 {_LIMITS.total // 2**20} MB",
                "请删除空行空列和多余工作表，或按表拆成几个文件",
            )
        case "compression":
            return UnreadableWorkbook("other_format", "文件用了不常见的压缩方式", SAVE_AS)
        case "encoding":
            return UnreadableWorkbook("unsafe_xml", "文件内部编码不是 UTF-8", SAVE_AS)
        case _:
            return UnreadableWorkbook(
                "unsafe_xml", "文件内部含有实体声明，正常的 Excel 文件没有，已拒绝读取", SAVE_AS
            )


def _refuse_other_formats(head: bytes) -> None:
    if head.startswith(b"PK"):
        return
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<html", b"<!doctype", b"<table", b"<meta")):
        raise UnreadableWorkbook("other_format", "这是网页或 XML 表格，只是扩展名像 Excel", SAVE_AS)
    if start.startswith(b"%pdf"):
        raise UnreadableWorkbook(
            "other_format",
            "这是 PDF 文件，不是 Excel 工作簿",
            "请提供 Excel 工作簿（.xlsx 或 .xls）",
        )
    raise UnreadableWorkbook(
        "other_format",
        "这不是 Excel 工作簿，或者文件已损坏",
        "请核对文件；文本表格（.csv）请先另存为 .xlsx",
    )


def _refuse_other_packages(parts: dict[str, zipfile.ZipInfo]) -> None:
    if "xl/workbook.xml" in parts:
        return
    if "xl/workbook.bin" in parts:
        raise UnreadableWorkbook("other_format", "这是二进制工作簿（.xlsb），暂不能读取", SAVE_AS)
    if "word/document.xml" in parts:
        raise UnreadableWorkbook(
            "other_format",
            "这是 Word 文件，不是 Excel 工作簿",
            "请提供 Excel 工作簿（.xlsx 或 .xls）",
        )
    if "content.xml" in parts:
        raise UnreadableWorkbook(
            "other_format", "这是 OpenDocument 表格（.ods），暂不能读取", SAVE_AS
        )
    if "EncryptedPackage" in parts:
        raise encrypted()
    raise UnreadableWorkbook(
        "other_format", "这是压缩包，不是 Excel 工作簿", "请先解压，再导入其中的 .xlsx 文件"
    )


def _refuse_macros(container: Container) -> None:
    names = [name.lower() for name in container.parts]
    typed = (
        b"".join(container.read("[Content_Types].xml"))
        if "[Content_Types].xml" in container.parts
        else b""
    )
    if b"macroEnabled" in typed or any("vbaproject" in n or "/macrosheets/" in n for n in names):
        raise with_macros("（.xlsm）")


def _notes(path: Path, parts: dict[str, zipfile.ZipInfo]) -> Iterator[str]:
    if path.suffix.lower() not in (".xlsx", ".et"):
        said = path.suffix or "没有"
        yield f"扩展名是“{said}”，但内容是 .xlsx 工作簿，已按 .xlsx 读取"
    if any(name.startswith("xl/externalLinks/") for name in parts):
        yield EXTERNAL


def _damaged() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        "damaged",
        "文件不完整或已损坏（可能没有下载完）",
        "请重新下载；仍不行就用 Excel 或 WPS 打开修复后另存",
    )

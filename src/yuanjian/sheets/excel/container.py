"""The zip container of an .xlsx file, opened with suspicion: every guard runs before a reader sees the file.

Nothing is trusted that the file says about itself: parts are inflated in small pieces and counted, so
that neither a declared size nor a clever archive can make us hold more than one piece.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from yuanjian.sheets.excel.refusal import UnreadableWorkbook

MAX_FILE = 64 * 2**20
MAX_PART = 160 * 2**20
MAX_XML = 256 * 2**20
MAX_PARTS = 10_000
MAX_RATIO = 150
_RATIO_FROM = 8 * 2**20
_PIECE = 256 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_SAVE_AS = "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入"


@dataclass(frozen=True, slots=True)
class Container:
    """A checked .xlsx file. ``notes`` tell what was odd but harmless."""

    path: Path
    sha256: str
    parts: dict[str, zipfile.ZipInfo]
    notes: tuple[str, ...] = ()

    def read(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part, piece by piece.

        Raises:
            UnreadableWorkbook: the part is damaged, swells beyond the limits, or declares entities.
        """
        info = self.parts[name]
        size, check, tail = 0, 0, b""
        for piece in _inflate(self.path, info):
            size += len(piece)
            check = zlib.crc32(piece, check)
            _within_limits(info, size)
            window = tail + piece
            if size == len(piece) and piece[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"):
                raise UnreadableWorkbook("unsafe_xml", "文件内部编码不是 UTF-8", _SAVE_AS)
            if _DECLARATIONS.search(window):
                raise UnreadableWorkbook(
                    "unsafe_xml",
                    "文件内部含有实体声明，正常的 Excel 文件没有，已拒绝读取",
                    _SAVE_AS,
                )
            tail = window[-10:]
            yield piece
        if check != info.CRC:
            raise _damaged()


def open_container(path: Path) -> Container:
    """The container of a workbook, after all checks that need no look at a cell.

    Raises:
        UnreadableWorkbook: absent, empty, encrypted, damaged, of another format, with macros, or a zip bomb.
    """
    head, digest = _head_and_digest(path)
    _refuse_other_formats(path, head)
    try:
        with zipfile.ZipFile(path) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError):
        raise _damaged() from None
    if len(listed) > MAX_PARTS:
        raise UnreadableWorkbook(
            "bomb", f"文件内部有 {len(listed)} 个部件，不是正常的工作簿", _SAVE_AS
        )
    parts = {info.filename.lstrip("/"): info for info in listed}
    _refuse_other_packages(parts)
    if any(info.flag_bits & 1 for info in listed):
        raise _encrypted()
    container = Container(path, digest, parts, tuple(_notes(path, parts)))
    _refuse_macros(container)
    _weigh(container)
    return container


def _head_and_digest(path: Path) -> tuple[bytes, str]:
    digest = hashlib.sha256()
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise UnreadableWorkbook("absent", f"“{path.name}”是文件夹，不是文件")
        if size > MAX_FILE:
            raise UnreadableWorkbook(
                "too_large",
                f"文件有 {size / 2**20:.0f} MB，超过 {MAX_FILE // 2**20} MB",
                "请把图片等附件移出工作簿，另存后再导入",
            )
        with path.open("rb") as file:
            head = file.read(4096)
            digest.update(head)
            while piece := file.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        raise UnreadableWorkbook("absent", f"找不到文件“{path}”", "请核对路径") from None
    except OSError as no:
        reason = no.strerror or "未知原因"
        raise UnreadableWorkbook(
            "no_access", f"打不开文件“{path}”（{reason}）", "请关闭正在使用它的程序，或检查权限"
        ) from None
    if not head:
        raise UnreadableWorkbook("empty", "文件是空的（0 字节）", "请重新下载或重新保存")
    return head, digest.hexdigest()


def _refuse_other_formats(path: Path, head: bytes) -> None:
    if head.startswith(_OLE):
        if _holds(path, _ENCRYPTED):
            raise _encrypted()
        raise UnreadableWorkbook(
            "old_format", "这是旧格式的工作簿（.xls 或 .et），暂不能读取", _SAVE_AS
        )
    if head.startswith(b"PK"):
        return
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<html", b"<!doctype", b"<table", b"<meta")):
        raise UnreadableWorkbook(
            "other_format", "这是网页或 XML 表格，只是扩展名像 Excel", _SAVE_AS
        )
    if start.startswith(b"%pdf"):
        raise UnreadableWorkbook(
            "other_format", "这是 PDF 文件，不是 Excel 工作簿", "请提供 .xlsx 文件"
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
        raise UnreadableWorkbook("other_format", "这是二进制工作簿（.xlsb），暂不能读取", _SAVE_AS)
    if "word/document.xml" in parts:
        raise UnreadableWorkbook(
            "other_format", "这是 Word 文件，不是 Excel 工作簿", "请提供 .xlsx 文件"
        )
    if "content.xml" in parts:
        raise UnreadableWorkbook(
            "other_format", "这是 OpenDocument 表格（.ods），暂不能读取", _SAVE_AS
        )
    if "EncryptedPackage" in parts:
        raise _encrypted()
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
        raise UnreadableWorkbook(
            "macros",
            "工作簿带有宏（.xlsm），出于安全不读取",
            "请用 Excel 或 WPS 另存为“Excel 工作簿（.xlsx）”，提示去除宏时选“是”",
        )


def _weigh(container: Container) -> None:
    """Refuses declared sizes beyond the limits before anything is inflated."""
    total = 0
    for name, info in container.parts.items():
        if name.endswith((".xml", ".rels")):
            total += info.file_size
            _within_limits(info, info.file_size)
    if total > MAX_XML:
        raise UnreadableWorkbook(
            "too_large",
            f"工作簿展开后有 {total / 2**20:.0f} MB，超过 {MAX_XML // 2**20} MB",
            "请删除空行空列和多余工作表，或按表拆成几个文件",
        )


def _within_limits(info: zipfile.ZipInfo, size: int) -> None:
    if size > _RATIO_FROM and size > MAX_RATIO * max(info.compress_size, 1):
        raise UnreadableWorkbook(
            "bomb", "文件压缩比异常（疑为压缩炸弹），已拒绝读取", "请核对文件来源，重新另存后再导入"
        )
    if size > MAX_PART:
        raise UnreadableWorkbook(
            "too_large",
            f"有一张工作表展开后超过 {MAX_PART // 2**20} MB",
            "请删除数据区以外的空行空列（选中后右键“删除”），保存后再导入",
        )


def _inflate(path: Path, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The real bytes of a part, whatever its declared size; never more than one piece in memory."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableWorkbook("other_format", "文件用了不常见的压缩方式", _SAVE_AS)
    with path.open("rb") as file:
        file.seek(info.header_offset)
        head = file.read(30)
        if len(head) < 30 or head[:4] != b"PK\x03\x04":
            raise _damaged()
        name, extra = struct.unpack("<HH", head[26:30])
        file.seek(name + extra, 1)
        packed = _pieces(file.read, info.compress_size)
        if info.compress_type == zipfile.ZIP_STORED:
            yield from packed
            return
        try:
            yield from _inflated(packed)
        except zlib.error:
            raise _damaged() from None


def _pieces(read: Callable[[int], bytes], left: int) -> Iterator[bytes]:
    while left:
        piece = read(min(_PIECE, left))
        if not piece:
            raise _damaged()
        left -= len(piece)
        yield piece


def _inflated(packed: Iterator[bytes]) -> Iterator[bytes]:
    engine = zlib.decompressobj(-15)
    for piece in packed:
        while piece:
            if plain := engine.decompress(piece, _PIECE):
                yield plain
            piece = engine.unconsumed_tail
    if plain := engine.flush():
        yield plain
    if not engine.eof:
        raise _damaged()


def _notes(path: Path, parts: dict[str, zipfile.ZipInfo]) -> Iterator[str]:
    if path.suffix.lower() != ".xlsx":
        said = path.suffix or "没有"
        yield f"扩展名是“{said}”，但内容是 .xlsx 工作簿，已按 .xlsx 读取"
    if any(name.startswith("xl/externalLinks/") for name in parts):
        yield "工作簿引用了其他文件（外部链接）；导入的是上次保存的值，请确认已更新"


def _holds(path: Path, what: bytes) -> bool:
    tail = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if what in tail + piece:
                return True
            tail = piece[-len(what) :]
    return False


def _encrypted() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        "encrypted",
        "工作簿设了打开密码，读不出内容",
        "请打开后在“文件—信息—保护工作簿”中去掉密码，保存后再导入",
    )


def _damaged() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        "damaged",
        "文件不完整或已损坏（可能没有下载完）",
        "请重新下载；仍不行就用 Excel 或 WPS 打开修复后另存",
    )

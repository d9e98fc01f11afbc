"""What a file of measured values is, by its content, and the guards before anything of it is read."""

from __future__ import annotations

import codecs
import contextlib
import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, Literal, cast

from yuanjian.core.archive import (
    ArchiveRefused,
    Limits,
    head_and_digest,
    holds,
    open_archive,
    weigh,
)
from yuanjian.monitoring.readers.problem import UnreadableSeries

Kind = Literal["text", "gzip", "xlsx", "xls", "parquet"]

MAX_FILE: Final = 8 * 2**30
"""Largest text or Parquet file, in bytes: 143 parks' hours of a year take about 4 GB as text."""
MAX_BOOK: Final = 96 * 2**20
_BOOK_LIMITS = Limits(file=MAX_BOOK, part=400 * 2**20, total=600 * 2**20)
_RATIO = 200  # of a packed text; measured values pack 5 to 15 times
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_MARKUP = (b"<?xml", b"<html", b"<!doctype", b"<table", b"<meta", b"<head")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"{\\rtf", b"Rar!", b"7z\xbc\xaf")


@dataclass(frozen=True, slots=True)
class Received:
    """A file that looks like something we read."""

    path: Path
    kind: Kind
    sha256: str
    size: int


def receive(path: Path) -> Received:
    """What the file is, whatever its name says.

    Raises:
        UnreadableSeries: absent, empty, too large, locked, damaged, a zip bomb, or of a format that is not read.
    """
    try:
        head, digest = head_and_digest(path, MAX_FILE)
        kind = _kind(path, head, digest)
    except ArchiveRefused as no:
        raise _worded(no, path) from None
    return Received(path, kind, digest, path.stat().st_size)


def _kind(path: Path, head: bytes, digest: str) -> Kind:
    if head.startswith(b"PK"):
        return _package(path, digest)
    if head.startswith(_OLE):
        return _old_workbook(path)
    if head.startswith(b"PAR1"):
        return _whole_parquet(path)
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.lower().startswith(_MARKUP):
        raise UnreadableSeries(
            "other_format",
            "这是网页或 XML，只是扩展名像表格",
            "请用 Excel 或 WPS 打开，另存为 .xlsx 或 .csv",
        )
    if start.startswith(_PICTURES):
        raise UnreadableSeries(
            "other_format",
            "这是图片、PDF 或其他文件，不是数据表格",
            "请提供 .csv、.xlsx、.xls 或 .parquet 文件",
        )
    refuse_binary(head)
    return "text"


def refuse_binary(head: bytes) -> None:
    """Refuse what is no text in any encoding that we read.

    Raises:
        UnreadableSeries: ``binary`` or ``empty``.
    """
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or wide(head):
        return
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf\x1a"):
        raise UnreadableSeries("empty", "文件里没有内容", "请重新导出")
    controls = sum(head.count(bytes([c])) for c in (*range(9), *range(14, 32), 127) if c != 0x1A)
    if controls * 50 > len(head) or b"\0\0\0" in head:
        raise UnreadableSeries(
            "binary", "文件内容不是文字，可能已损坏或不是数据表格", "请核对文件，或从平台重新导出"
        )


def wide(head: bytes) -> Literal["", "utf-16-le", "utf-16-be"]:
    """UTF-16 without its mark: every other byte of the ASCII in it is nought."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 4 > len(head[1::2]) and not even:
        return "utf-16-le"
    if even * 4 > len(head[0::2]) and not odd:
        return "utf-16-be"
    return ""


def _package(path: Path, digest: str) -> Kind:
    archive = open_archive(path, digest, _BOOK_LIMITS)
    if "xl/workbook.xml" not in archive.parts:
        raise UnreadableSeries(
            "other_format", "这是压缩包，不是 Excel 工作簿", "请先解压，再逐个读取其中的表格"
        )
    if path.stat().st_size > MAX_BOOK:
        raise UnreadableSeries(
            "too_large", f"工作簿超过 {MAX_BOOK // 2**20} MB", "请另存为 .csv 再读"
        )
    weigh(archive)
    for name in archive.parts:  # what the reader will inflate, inflated here first, piece by piece
        if name.endswith(".xml"):
            for _ in archive.read(name):
                pass
    return "xlsx"


def _whole_parquet(path: Path) -> Kind:
    with path.open("rb") as file:
        file.seek(-4, 2)
        if file.read(4) != b"PAR1":
            raise UnreadableSeries("damaged", "Parquet 文件没有结尾，可能没有下载完", "请重新下载")
    return "parquet"


def _old_workbook(path: Path) -> Kind:
    if holds(path, _ENCRYPTED):
        raise _locked()
    if not any(holds(path, name) for name in _WORKBOOK):
        raise UnreadableSeries(
            "other_format", "这是旧格式的 Word 等文件，不是数据表格", "请提供 .csv 或 .xlsx 文件"
        )
    if path.stat().st_size > MAX_BOOK:
        raise UnreadableSeries(
            "too_large", f"工作簿超过 {MAX_BOOK // 2**20} MB", "请另存为 .csv 再读"
        )
    return "xls"


@contextlib.contextmanager
def opened(received: Received) -> Iterator[IO[bytes]]:
    """The bytes of a text file, unpacked where it is packed.

    Raises:
        UnreadableSeries: the packed file is damaged, cut short, or swells beyond reason.
    """
    if received.kind != "gzip":
        with received.path.open("rb") as plain:
            yield plain
        return
    with gzip.open(received.path, "rb") as packed:
        yield cast(IO[bytes], _Counted(packed, max(received.size * _RATIO, 64 * 2**20)))


class _Counted:
    """A packed stream that ends in a refusal when it swells, or when it is damaged."""

    def __init__(self, stream: gzip.GzipFile, most: int) -> None:
        self._stream, self._most, self._read = stream, most, 0

    def read(self, size: int) -> bytes:
        try:
            piece = self._stream.read(size)
        except (EOFError, OSError, zlib.error):
            raise UnreadableSeries(
                "damaged", "压缩文件不完整或已损坏（可能没有下载完）", "请重新下载"
            ) from None
        self._read += len(piece)
        if self._read > self._most:
            raise UnreadableSeries(
                "bomb", "压缩比异常（疑为压缩炸弹），已停止读取", "请核对文件来源"
            )
        return piece


def _locked() -> UnreadableSeries:
    return UnreadableSeries("encrypted", "工作簿设了打开密码，读不出内容", "请去掉密码，保存后再读")


def _worded(no: ArchiveRefused, path: Path) -> UnreadableSeries:
    match no.why:
        case "absent":
            return UnreadableSeries("absent", f"找不到文件“{path}”", "请核对路径")
        case "folder":
            return UnreadableSeries(
                "absent", f"“{path.name}”是文件夹，不是文件", "请指明其中的文件"
            )
        case "no_access":
            return UnreadableSeries(
                "no_access",
                f"打不开文件“{path}”（{no.reason}）",
                "请关闭正在使用它的程序，或检查权限",
            )
        case "empty":
            return UnreadableSeries("empty", "文件是空的（0 字节）", "请重新下载或重新导出")
        case "file_size" | "part_size" | "total_size":
            return UnreadableSeries(
                "too_large", f"文件过大（{no.number / 2**20:.0f} MB）", "请按月拆开再读"
            )
        case "locked":
            return _locked()
        case "damaged":
            return UnreadableSeries(
                "damaged", "文件不完整或已损坏（可能没有下载完）", "请重新下载或重新导出"
            )
        case "swollen" | "crowded":
            return UnreadableSeries(
                "bomb",
                "文件压缩比或内部结构异常（疑为压缩炸弹），已拒绝读取",
                "请核对文件来源，重新另存后再读",
            )
        case _:
            return UnreadableSeries(
                "other_format",
                "文件内部写法异常，正常的工作簿不是这样",
                "请用 Excel 或 WPS 另存为 .xlsx 后再读",
            )

"""What a file is, by its content, and why it cannot be read, in words an officer understands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from yuanjian.core.archive import Archive, ArchiveRefused, Limits, head_and_digest, holds, weigh
from yuanjian.core.archive import open_archive as list_archive
from yuanjian.core.refusal import Refusal
from yuanjian.reading.document import Kind

MAX_FILE = 100 * 2**20
MAX_TEXT = 32 * 2**20
LIMITS = Limits(file=MAX_FILE, part=64 * 2**20, total=160 * 2**20, ratio=200)

Why = Literal[
    "absent", "no_access", "empty", "encrypted", "old_format", "other_format", "damaged", "too_large",
    "bomb", "unsafe_xml", "scanned", "no_text", "unreadable_font",
]  # fmt: skip

SAVE_AS = "请用 Word 或 WPS 打开，另存为“Word 文档（.docx）”后再审核"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_MARKUP = (
    b"<?xml",
    b"<html",
    b"<!doctype",
    b"<head",
    b"<meta",
    b"<body",
    b"<table",
    b"mime-version:",
)


class UnreadableDocument(Refusal):
    """The document as a whole is refused. ``why`` is a stable word for programs; the rest is for the officer."""

    def __init__(self, why: Why, message: str, mend: str = "") -> None:
        super().__init__(f"{message}。{mend}。" if mend else f"{message}。")
        self.why, self.message, self.mend = why, message, mend


@dataclass(frozen=True, slots=True)
class Received:
    """A file that looks like something we read. ``archive`` is there for .docx; ``notes`` are in Chinese."""

    path: Path
    kind: Kind
    sha256: str
    archive: Archive | None = None
    notes: tuple[str, ...] = ()


def receive(path: Path) -> Received:
    """What the file is, whatever its name says, after every check that needs no look at its text.

    Raises:
        UnreadableDocument: absent, empty, too large, locked, damaged, a zip bomb, or of a format that is not read.
    """
    try:
        head, digest = head_and_digest(path, MAX_FILE)
        kind, archive = _recognised(path, head, digest)
        if archive is not None:
            weigh(archive)
    except ArchiveRefused as no:
        raise worded(no, path) from None
    return Received(path, kind, digest, archive, tuple(_notes(path, kind)))


def _recognised(path: Path, head: bytes, digest: str) -> tuple[Kind, Archive | None]:
    if head.startswith(_OLE):
        raise _old_format(path)
    if head.startswith(b"PK"):
        archive = list_archive(path, digest, LIMITS)
        _refuse_other_packages(archive)
        return "docx", archive
    if b"%PDF-" in head[:1024]:
        return "pdf", None
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"{\\rtf"):
        raise UnreadableDocument("old_format", "这是 RTF 文件，暂不能读取", SAVE_AS)
    if start.startswith(_MARKUP):
        raise UnreadableDocument(
            "other_format", "这是网页或 XML 文件，只是扩展名像 Word 或文本", SAVE_AS
        )
    if head.startswith(_IMAGES):
        raise UnreadableDocument(
            "other_format", "这是图片，没有文字可读", "请提供 .docx、带文字的 .pdf 或 .txt"
        )
    return "txt", None


def _old_format(path: Path) -> UnreadableDocument:
    if holds(path, _ENCRYPTED):
        return encrypted()
    if holds(path, _WORKBOOK):
        return UnreadableDocument(
            "other_format", "这是旧格式的 Excel 工作簿，不是报告", "请提供报告的 .docx 文件"
        )
    return UnreadableDocument(
        "old_format",
        "这是旧格式的文档（.doc 或 .wps），读不出表格和修订",
        "请另存为 .docx 后再审核",
    )


def _refuse_other_packages(archive: Archive) -> None:
    names = archive.parts
    if any(n.startswith("word/") and n.endswith(".xml") for n in names):
        return
    if any(n.startswith("xl/") for n in names):
        raise UnreadableDocument(
            "other_format", "这是 Excel 工作簿，不是报告文档", "请提供报告的 .docx、.pdf 或 .txt"
        )
    if any(n.startswith("ppt/") for n in names):
        raise UnreadableDocument("other_format", "这是演示文稿，不是报告文档", "请提供报告的 .docx")
    if "OFD.xml" in names:
        raise UnreadableDocument(
            "other_format", "这是 OFD 版式文件，暂不能读取", "请提供原来的 .docx，或转换为 PDF"
        )
    if "content.xml" in names:
        raise UnreadableDocument("other_format", "这是 OpenDocument 文档，暂不能读取", SAVE_AS)
    if "EncryptedPackage" in names:
        raise encrypted()
    if "[Content_Types].xml" in names:
        raise damaged("缺少正文")
    raise UnreadableDocument(
        "other_format", "这是压缩包，不是文档", "请先解压，再审核其中的报告文件"
    )


def _notes(path: Path, kind: Kind) -> list[str]:
    said = path.suffix.lower()
    if said == f".{kind}" or (kind == "txt" and said in (".md", ".text", ".log", "")):
        return []
    if kind == "docx" and said in (".docm", ".dotx", ".dotm"):
        return ["这是带宏的文档或模板；宏没有运行，只读了文字"]
    names = {"docx": "Word 文档（.docx）", "pdf": "PDF", "txt": "文本"}
    return [f"扩展名是“{path.suffix or '没有'}”，但内容是{names[kind]}，已按内容读取"]


def encrypted() -> UnreadableDocument:
    """The refusal of a file with a password."""
    return UnreadableDocument(
        "encrypted", "文件设了打开密码，读不出内容", "请打开后去掉密码，保存后再审核"
    )


def damaged(detail: str = "") -> UnreadableDocument:
    """The refusal of a file that breaks off or makes no sense."""
    said = f"（{detail}）" if detail else ""
    return UnreadableDocument(
        "damaged",
        f"文件不完整或已损坏{said}，可能没有下载完",
        "请重新下载；仍不行就用 Word 或 WPS 打开修复后另存",
    )


def worded(no: ArchiveRefused, path: Path) -> UnreadableDocument:
    """What a guard of the archive found, in words for the officer."""
    size = f"{no.number / 2**20:.0f} MB"
    match no.why:
        case "absent":
            return UnreadableDocument("absent", f"找不到文件“{path}”", "请核对路径")
        case "folder":
            return UnreadableDocument(
                "absent", f"“{path.name}”是文件夹，不是文件", "请指明其中的报告文件"
            )
        case "no_access":
            return UnreadableDocument(
                "no_access",
                f"打不开文件“{path}”（{no.reason}）",
                "请关闭正在使用它的程序，或检查权限",
            )
        case "empty":
            return UnreadableDocument("empty", "文件是空的（0 字节）", "请重新下载或重新保存")
        case "file_size":
            return UnreadableDocument(
                "too_large",
                f"文件有 {size}，超过 {MAX_FILE // 2**20} MB",
                "请压缩或移出其中的图片，另存后再审核",
            )
        case "locked":
            return encrypted()
        case "damaged":
            return damaged()
        case _:
            return _unsafe(no)


def _unsafe(no: ArchiveRefused) -> UnreadableDocument:
    match no.why:
        case "crowded":
            return UnreadableDocument(
                "bomb", f"文件内部有 {no.number} 个部件，不是正常的文档", SAVE_AS
            )
        case "swollen":
            return UnreadableDocument(
                "bomb",
                "文件压缩比异常（疑为压缩炸弹），已拒绝读取",
                "请核对文件来源，重新另存后再审核",
            )
        case "part_size" | "total_size":
            return UnreadableDocument(
                "too_large",
                f"文档展开后有 {no.number / 2**20:.0f} MB，超过能读取的大小",
                "请把报告与附件分开，分别审核",
            )
        case "compression":
            return UnreadableDocument("other_format", "文件用了不常见的压缩方式", SAVE_AS)
        case "encoding":
            return UnreadableDocument("unsafe_xml", "文件内部编码不是 UTF-8", SAVE_AS)
        case _:
            return UnreadableDocument(
                "unsafe_xml", "文件内部含有实体声明，正常的 Word 文件没有，已拒绝读取", SAVE_AS
            )

"""A workbook in the format of Excel 97–2003 (.xls, and .et as WPS saves it), opened with suspicion."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from yuanjian.core.archive import ArchiveRefused
from yuanjian.core.compound import SIGNATURE, Compound, Entry, packed
from yuanjian.sheets.excel.biff import scan_stream
from yuanjian.sheets.excel.cellscan import SheetScan
from yuanjian.sheets.excel.container import EXTERNAL, worded
from yuanjian.sheets.excel.refusal import SAVE_AS, UnreadableWorkbook, encrypted, with_macros

_STREAM = "Workbook"
_OTHERS = {
    "WordDocument": "这是旧版 Word 或 WPS 文字文件（.doc、.wps），不是工作簿",
    "PowerPoint Document": "这是演示文稿（.ppt），不是工作簿",
}


def is_old(head: bytes) -> bool:
    """Whether a file that begins so is a compound file, as .xls and .et are."""
    return head.startswith(SIGNATURE)


def holds_sheets(path: Path) -> bool:
    """Whether a compound file is a workbook; false for Word files, and for locked and damaged ones."""
    try:
        return _STREAM in Compound(path).at_root()
    except ArchiveRefused:
        return False


@dataclass(frozen=True, slots=True)
class OldWorkbook:
    """A checked workbook: its worksheets by name, notes for the officer, and a clean copy for the value reader."""

    scans: dict[str, SheetScan]
    notes: tuple[str, ...]
    content: bytes


def open_old(path: Path) -> OldWorkbook:
    """The workbook at ``path``, looked through.

    Raises:
        UnreadableWorkbook: locked, with macros, of before 1997, no workbook at all, damaged or too large.
    """
    try:
        compound = Compound(path)
        stream = compound.stream(_workbook(compound))
    except ArchiveRefused as no:
        raise worded(no, path) from None
    found = scan_stream(stream)
    content = packed(_STREAM, bytes(found.clean))
    return OldWorkbook(found.sheets, tuple(_notes(path, found.links)), content)


def _workbook(compound: Compound) -> Entry:
    """The stream of the sheets."""
    root = compound.at_root()
    if "EncryptedPackage" in root:
        raise encrypted()
    if any(name.startswith("_VBA_PROJECT") for name in root):
        raise with_macros()
    if _STREAM in root:
        return root[_STREAM]
    for name, said in _OTHERS.items():
        if name in root:
            raise UnreadableWorkbook("other_format", said, "请提供 Excel 工作簿（.xlsx 或 .xls）")
    if "Book" in root:
        raise UnreadableWorkbook(
            "old_format", "这是 Excel 95 或更早版本的工作簿，不能读取", SAVE_AS
        )
    raise UnreadableWorkbook("old_format", "文件里没有能读的工作表，可能是较早的 .et 格式", SAVE_AS)


def _notes(path: Path, links: bool) -> list[str]:
    notes = []
    if path.suffix.lower() not in (".xls", ".et"):
        said = path.suffix or "没有"
        notes.append(f"扩展名是“{said}”，但内容是旧格式工作簿（.xls），已按 .xls 读取")
    if links:
        notes.append(EXTERNAL)
    return notes

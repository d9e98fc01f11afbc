"""Names of files, fit for every disk; and what a file is by its content, whatever its name says."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",), "png": (b"\x89PNG",), "gif": (b"GIF8",),
    "bmp": (b"BM",), "tif": (b"II*\x00", b"MM\x00*"), "tiff": (b"II*\x00", b"MM\x00*"), "webp": (b"RIFF",),
    "docx": (_ZIP,), "xlsx": (_ZIP,), "pptx": (_ZIP,), "ofd": (_ZIP,), "zip": (_ZIP, b"PK\x05\x06"),
    "doc": (_OLE,), "xls": (_OLE,), "ppt": (_OLE,), "wps": (_OLE, _ZIP), "et": (_OLE, _ZIP),
    "rar": (b"Rar!",), "7z": (b"7z\xbc\xaf",),
}  # fmt: skip
_UNSIGNED = frozenset({"txt", "csv", "mp4", "mov", "heic", "geojson", "json", "kml", "shp", "dwg"})
HEAD = 16
"""How many bytes of a file tell what it is."""


def safe_name(sent: str, otherwise: str = "文件") -> str:
    """A file's name as sent, fit to be shown, written to a disk (Windows' too) and sent back.

    Folders before it, control characters and those that turn the direction of writing are dropped;
    what Windows forbids becomes «_».
    """
    last = re.split(r"[/\\]", sent)[-1]
    seen = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    name = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", seen)).strip(" .")
    if _RESERVED.match(name):
        name = f"_{name}"
    stem, dot, ending = name.rpartition(".")
    if len(name) > _LONGEST and dot and len(ending) <= 8:
        name = f"{stem[: _LONGEST - len(ending) - 1]}.{ending}"
    return name[:_LONGEST] or otherwise


def why_no_proof(name: str, head: bytes) -> str:
    """Why a file with these first bytes is not taken as a proof; «» when it is fine."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if not head:
        return "是空文件"
    if head.startswith((b"MZ", b"\x7fELF", b"#!")):
        return "是程序，不是文件资料"
    if ending in _UNSIGNED:
        return ""
    if ending not in _SIGNATURES:
        known = "PDF、图片、Word、Excel、OFD、压缩包等"
        return f"扩展名“{ending or '（无）'}”不在可收之列（{known}）"
    if not head.startswith(_SIGNATURES[ending]):
        return f"内容与扩展名“{ending}”不符，可能没有传完或改过扩展名"
    return ""

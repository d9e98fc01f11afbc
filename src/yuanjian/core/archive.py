"""A zip archive opened with suspicion, as Office files are: every guard runs before a reader sees a part.

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
from typing import Literal

_RATIO_FROM = 8 * 2**20
_PIECE = 256 * 1024
_DECLARATIONS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NOT_UTF8 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")

Why = Literal[
    "absent", "folder", "no_access", "empty", "file_size",  # of the file
    "damaged", "crowded", "locked", "compression",  # of the archive
    "swollen", "part_size", "total_size", "entities", "encoding",  # of a part
]  # fmt: skip


class ArchiveRefused(Exception):
    """The file is not read. ``why`` is for whoever words it for the user; ``number`` counts bytes or parts."""

    def __init__(self, why: Why, *, number: int = 0, reason: str = "") -> None:
        super().__init__(why)
        self.why, self.number, self.reason = why, number, reason


@dataclass(frozen=True, slots=True)
class Limits:
    """What an archive may weigh, in bytes: the file, one part inflated, all XML parts; how many parts; how packed."""

    file: int
    part: int
    total: int
    parts: int = 10_000
    ratio: int = 150


@dataclass(frozen=True, slots=True)
class Archive:
    """A checked archive. ``parts`` are its entries by name."""

    path: Path
    sha256: str
    parts: dict[str, zipfile.ZipInfo]
    limits: Limits

    def read(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of an XML part, piece by piece.

        Raises:
            ArchiveRefused: the part is damaged, swells beyond the limits, is not UTF-8, or declares entities.
        """
        info = self.parts[name]
        size, check, tail = 0, 0, b""
        for piece in _inflate(self.path, info):
            size += len(piece)
            check = zlib.crc32(piece, check)
            _within(self.limits, info, size)
            if size == len(piece) and piece[:2] in _NOT_UTF8:
                raise ArchiveRefused("encoding")
            window = tail + piece
            if _DECLARATIONS.search(window):
                raise ArchiveRefused("entities")
            tail = window[-10:]
            yield piece
        if check != info.CRC:
            raise ArchiveRefused("damaged")


def head_and_digest(path: Path, limit: int) -> tuple[bytes, str]:
    """The first 4096 bytes of a file of at most ``limit`` bytes, and its SHA-256.

    Raises:
        ArchiveRefused: absent, a folder, no access, empty, too large.
    """
    digest = hashlib.sha256()
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ArchiveRefused("folder")
        if size > limit:
            raise ArchiveRefused("file_size", number=size)
        with path.open("rb") as file:
            head = file.read(4096)
            digest.update(head)
            while piece := file.read(_PIECE):
                digest.update(piece)
    except FileNotFoundError:
        raise ArchiveRefused("absent") from None
    except (OSError, ValueError) as no:
        reason = getattr(no, "strerror", None) or "未知原因"
        raise ArchiveRefused("no_access", reason=reason) from None
    if not head:
        raise ArchiveRefused("empty")
    return head, digest.hexdigest()


def open_archive(path: Path, sha256: str, limits: Limits) -> Archive:
    """The archive at ``path``, its entries listed, none inflated. Whether they may be, :func:`weigh` says.

    Raises:
        ArchiveRefused: damaged, or with too many parts.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError):
        raise ArchiveRefused("damaged") from None
    if len(listed) > limits.parts:
        raise ArchiveRefused("crowded", number=len(listed))
    return Archive(path, sha256, {i.filename.lstrip("/"): i for i in listed}, limits)


def weigh(archive: Archive) -> None:
    """Refuses locked parts, and declared sizes beyond the limits, before anything is inflated.

    Raises:
        ArchiveRefused: locked, swollen, too large in one part or in all.
    """
    if any(info.flag_bits & 1 for info in archive.parts.values()):
        raise ArchiveRefused("locked")
    total = 0
    for name, info in archive.parts.items():
        if name.endswith((".xml", ".rels")):
            total += info.file_size
            _within(archive.limits, info, info.file_size)
    if total > archive.limits.total:
        raise ArchiveRefused("total_size", number=total)


def holds(path: Path, what: bytes) -> bool:
    """Whether the bytes occur anywhere in the file; read piece by piece."""
    tail = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if what in tail + piece:
                return True
            tail = piece[-len(what) :]
    return False


def _within(limits: Limits, info: zipfile.ZipInfo, size: int) -> None:
    if size > _RATIO_FROM and size > limits.ratio * max(info.compress_size, 1):
        raise ArchiveRefused("swollen")
    if size > limits.part:
        raise ArchiveRefused("part_size", number=size)


def _inflate(path: Path, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The real bytes of a part, whatever its declared size; never more than one piece in memory."""
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ArchiveRefused("compression")
    if info.header_offset < 0:
        raise ArchiveRefused("damaged")
    with path.open("rb") as file:
        file.seek(info.header_offset)
        head = file.read(30)
        if len(head) < 30 or head[:4] != b"PK\x03\x04":
            raise ArchiveRefused("damaged")
        name, extra = struct.unpack("<HH", head[26:30])
        file.seek(name + extra, 1)
        packed = _pieces(file.read, info.compress_size)
        if info.compress_type == zipfile.ZIP_STORED:
            yield from packed
            return
        try:
            yield from _inflated(packed)
        except zlib.error:
            raise ArchiveRefused("damaged") from None


def _pieces(read: Callable[[int], bytes], left: int) -> Iterator[bytes]:
    while left:
        piece = read(min(_PIECE, left))
        if not piece:
            raise ArchiveRefused("damaged")
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
        raise ArchiveRefused("damaged")

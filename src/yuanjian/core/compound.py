"""A compound (OLE) file opened with suspicion: the container of .xls, .et and of locked Office files.

Only the directory and the streams at its root are read. Every chain of sectors is followed with an eye on
its length, so that a crooked table can neither loop nor make us hold more than the file has.

Layout: [MS-CFB] 2.2 header, 2.3 FAT, 2.4 mini FAT, 2.6 directory.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from yuanjian.core.archive import ArchiveRefused

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NONE = 0xFFFFFFFF
_LAST = 0xFFFFFFFA  # from here on a number of a sector means «none», not a sector
_END, _FAT, _DIFAT = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_STREAM, _ROOT = 2, 5
_SMALL, _CUTOFF = 512, 4096


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the directory: a storage or a stream; its links to others; where its bytes begin and how many."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    first: int
    size: int


class Compound:
    """A compound file. Raises :class:`ArchiveRefused` («damaged») wherever a link leads nowhere."""

    def __init__(self, path: Path) -> None:
        self._content = path.read_bytes()
        head = self._content[:512]
        if len(head) < 512 or not head.startswith(SIGNATURE):
            raise ArchiveRefused("damaged")
        shift, small = struct.unpack_from("<HH", head, 30)
        if shift not in (9, 12) or small != 6:
            raise ArchiveRefused("damaged")
        self._sector = 1 << shift
        self._count = len(self._content) // self._sector
        self._fat = self._tables(head)
        self._cutoff, mini = struct.unpack_from("<II", head, 56)
        self.entries = tuple(self._directory(struct.unpack_from("<I", head, 48)[0]))
        if not self.entries or self.entries[0].kind != _ROOT:
            raise ArchiveRefused("damaged")
        self._mini = _numbers(self._joined(mini))

    def at_root(self) -> dict[str, Entry]:
        """The storages and streams directly below the root, by name."""
        found: dict[str, Entry] = {}
        waiting, seen = [self.entries[0].child], set[int]()
        while waiting:
            number = waiting.pop()
            if number >= len(self.entries) or number in seen:
                continue
            seen.add(number)
            entry = self.entries[number]
            found[entry.name] = entry
            waiting += (entry.left, entry.right)
        return found

    def stream(self, entry: Entry) -> bytes:
        """The bytes of a stream."""
        if entry.kind != _STREAM or entry.size > len(self._content):
            raise ArchiveRefused("damaged")
        if entry.size >= self._cutoff:
            return self._whole(self._joined(entry.first), entry.size)
        root = self._joined(self.entries[0].first)
        pieces = (root[n << 6 : (n + 1) << 6] for n in _chain(self._mini, entry.first))
        return self._whole(b"".join(pieces), entry.size)

    def _whole(self, joined: bytes, size: int) -> bytes:
        if len(joined) < size:
            raise ArchiveRefused("damaged")
        return joined[:size]

    def _tables(self, head: bytes) -> list[int]:
        """The FAT: for each sector the next one of its chain."""
        named = list(struct.unpack_from("<109I", head, 76))
        more = struct.unpack_from("<I", head, 68)[0]
        for _ in range(self._count):
            if more >= _LAST:
                break
            *numbers, more = _numbers(self._bytes(more))
            named += numbers
        places = [n for n in named if n < _LAST]
        if len(places) > self._count:
            raise ArchiveRefused("damaged")
        return [number for place in places for number in _numbers(self._bytes(place))]

    def _bytes(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        if number >= self._count:
            raise ArchiveRefused("damaged")
        return self._content[start : start + self._sector]

    def _joined(self, first: int) -> bytes:
        return b"".join(self._bytes(n) for n in _chain(self._fat, first))

    def _directory(self, first: int) -> Iterator[Entry]:
        lines = self._joined(first)
        for at in range(0, len(lines) - 127, 128):
            length, kind = struct.unpack_from("<HB", lines, at + 64)
            name = lines[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            left, right, child = struct.unpack_from("<III", lines, at + 68)
            begins, size = struct.unpack_from("<II", lines, at + 116)
            yield Entry(name, kind, left, right, child, begins, size)


def packed(name: str, content: bytes) -> bytes:
    """A compound file of one stream, as simple as the format allows (sectors of 512 bytes, no mini stream)."""
    content = content.ljust(_CUTOFF, b"\0")
    here = -(-len(content) // _SMALL)
    tables = next(n for n in count(1) if n * _SMALL // 4 >= here + 1 + n + _more(n))
    more = _more(tables)
    places = [here + 1 + n for n in range(tables)]
    chain = [*range(1, here), _END, _END, *[_FAT] * tables, *[_DIFAT] * more]
    chain += [_NONE] * (tables * _SMALL // 4 - len(chain))
    directory = _line("Root Entry", _ROOT, child=1) + _line(
        name, _STREAM, first=0, size=len(content)
    )
    first_more = here + 1 + tables
    head = SIGNATURE + bytes(16) + struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, tables, here, 0, _CUTOFF, _END, 0,
        first_more if more else _END, more,
    )  # fmt: skip
    named, rest = places[:109], places[109:]
    head += struct.pack("<109I", *named, *[_NONE] * (109 - len(named)))
    lists = [rest[n * 127 : (n + 1) * 127] for n in range(more)]
    ends = [first_more + n + 1 if n + 1 < more else _END for n in range(more)]
    difat = [
        struct.pack("<128I", *one, *[_NONE] * (127 - len(one)), end)
        for one, end in zip(lists, ends, strict=True)
    ]
    return b"".join((
        head, content.ljust(here * _SMALL, b"\0"), directory.ljust(_SMALL, b"\0"),
        struct.pack(f"<{len(chain)}I", *chain), *difat,
    ))  # fmt: skip


def _more(tables: int) -> int:
    """How many sectors list the tables that the head has no room for."""
    return -(-max(tables - 109, 0) // 127)


def _line(name: str, kind: int, *, child: int = _NONE, first: int = _END, size: int = 0) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    links = struct.pack("<HBBIII", len(text), kind, 1, _NONE, _NONE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)


def _numbers(raw: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))


def _chain(table: list[int], first: int) -> Iterator[int]:
    number = first
    for _ in range(len(table) + 1):
        if number >= _LAST:
            return
        if number >= len(table):
            break
        yield number
        number = table[number]
    raise ArchiveRefused("damaged")

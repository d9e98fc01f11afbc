"""Compound files and .xls workbooks made byte by byte, honest and crooked, after [MS-CFB] and [MS-XLS]."""

import struct

SECTOR, END, FREE, FAT = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams at its root; each is padded to be no «mini» stream."""
    padded = {n: s.ljust(4096, b"\0") for n, s in streams.items()}
    sectors, chains, begins = [], [], {}
    for name, content in padded.items():
        begins[name] = len(sectors)
        pieces = [
            content[i : i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, len(content), SECTOR)
        ]
        sectors += pieces
        chains += [*range(begins[name] + 1, begins[name] + len(pieces)), END]
    lines = [entry("Root Entry", 5, child=1)]
    for number, (name, content) in enumerate(padded.items(), start=1):
        right = number + 1 if number < len(padded) else FREE
        lines.append(entry(name, 2, right=right, first=begins[name], size=len(content)))
    directory = b"".join(lines)
    directory = directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0")
    at = len(sectors)
    sectors += [directory[i : i + SECTOR] for i in range(0, len(directory), SECTOR)]
    chains += [*range(at + 1, len(sectors)), END]
    needed = 1
    while needed * 128 < len(sectors) + needed:
        needed += 1
    places = list(range(len(sectors), len(sectors) + needed))
    chains += [FAT] * needed
    chains += [FREE] * (needed * 128 - len(chains))
    sectors += [struct.pack("<128I", *chains[i : i + 128]) for i in range(0, len(chains), 128)]
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, needed, at, 0, 4096, END, 0, END, 0
    )
    return head + struct.pack("<109I", *places, *[FREE] * (109 - needed)) + b"".join(sectors)


def entry(
    name: str, kind: int, *, right: int = FREE, child: int = FREE, first: int = END, size: int = 0
) -> bytes:
    """A line of the directory."""
    text = (name + "\0").encode("utf-16-le")
    return (
        text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, FREE, right, child)
        + bytes(36) + struct.pack("<IQ", first, size)
    )  # fmt: skip


def record(kind: int, content: bytes = b"") -> bytes:
    """A record of a workbook stream."""
    return struct.pack("<HH", kind, len(content)) + content


BEGIN = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
BEGIN_SHEET = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0, 0, 0, 0))
CLOSE = record(0x000A)


def stream(
    sheets: dict[str, bytes],
    *,
    before: bytes = b"",
    kind: int = 0,
    shift: int = 0,
    begin: bytes = BEGIN,
) -> bytes:
    """A workbook stream of these worksheets; ``before`` are records of the workbook, ``shift`` misplaces sheets."""
    listed = sum(12 + len(name.encode("utf-16-le")) for name in sheets)
    place = len(begin) + len(before) + listed + len(CLOSE)
    heads = body = b""
    for name, cells in sheets.items():
        text = name.encode("utf-16-le")
        at = struct.pack("<IBBBB", place + len(body) + shift, 0, kind, len(name), 1)
        heads += record(0x85, at + text)
        body += BEGIN_SHEET + cells + CLOSE
    return begin + before + heads + CLOSE + body


def number(row: int, column: int, value: float, style: int = 0) -> bytes:
    """A cell with a number; row and column from 0."""
    return record(0x203, struct.pack("<HHHd", row, column, style, value))


def label(row: int, column: int, shared: int) -> bytes:
    """A cell that shows a shared text."""
    return record(0xFD, struct.pack("<HHHI", row, column, 0, shared))


def table(sheet: str, rows: list[list[str | float]]) -> bytes:
    """An .xls file of one worksheet with these cells."""
    words = list(dict.fromkeys(cell for row in rows for cell in row if isinstance(cell, str)))
    texts = (struct.pack("<HB", len(word), 1) + word.encode("utf-16-le") for word in words)
    shared = record(0xFC, struct.pack("<II", len(words), len(words)) + b"".join(texts))
    cells = (
        label(r, c, words.index(cell)) if isinstance(cell, str) else number(r, c, cell)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
    )
    return compound({"Workbook": stream({sheet: b"".join(cells)}, before=shared)})

"""The proof folder: every attachment's file under its number, and an index to print and to click, as one zip.

Files go from the store into the archive piece by piece; none is held in memory.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import IO

from yuanjian.audit.proving import Attachment, Group, Proving
from yuanjian.core.filenames import safe_name

FILES = "附件"
_PIECE = 1 << 20
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class About:
    """Whose folder it is, and when it was made."""

    park: str
    code: str
    year: int
    made: datetime

    @property
    def title(self) -> str:
        """«澄江综合保税区2021年度佐证材料»."""
        return f"{self.park}{self.year}年度佐证材料"

    @property
    def folder(self) -> str:
        """The folder's name: park code and year, short enough for any disk."""
        return f"佐证材料_{self.code}_{self.year}"


@dataclass(frozen=True)
class Folder:
    """What goes in: the attachments with their groups. ``paths``: where each file is, by number."""

    about: About
    proving: Proving
    items: tuple[Group, ...]
    items_title: str
    paths: Mapping[str, Path]

    @cached_property
    def names(self) -> dict[str, str]:
        """By number the attachment's name."""
        return {a.number: a.name for a in self.proving.attachments}

    @cached_property
    def files(self) -> dict[str, str]:
        """By number the file's place in the folder, for attachments whose file is there."""
        return {
            a.number: f"{FILES}/{file_name(a)}"
            for a in self.proving.attachments
            if a.number in self.paths
        }

    @property
    def sections(self) -> tuple[tuple[str, tuple[Group, ...]], ...]:
        """The credit items, then the clauses of each document."""
        own = ((self.items_title, self.items),) if self.items else ()
        return (*own, *self.proving.clauses)


def file_name(one: Attachment) -> str:
    """«A031_澄江大桥断面月报.pdf»: the number first, so that the folder sorts as the list does."""
    name = safe_name(one.file or one.name)
    if not name.upper().startswith(one.number):
        name = f"{one.number}_{name}"
    stem, dot, ending = name.rpartition(".")
    if len(name) > _LONGEST and dot:
        return f"{stem[: _LONGEST - len(ending) - 1]}.{ending}"
    return name[:_LONGEST]


def write_zip(
    folder: Folder, out: IO[bytes], told: Callable[[int, int], None] = lambda done, of: None
) -> None:
    """Write the folder as a zip. Photos and PDFs are packed already, so they are stored as they are."""
    from yuanjian.reports.proof_index import index_docx, index_html

    top, stamp = folder.about.folder, folder.about.made.timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        for name, content in (("目录.html", index_html(folder)), ("目录.docx", index_docx(folder))):
            archive.writestr(_entry(f"{top}/{name}", stamp, zipfile.ZIP_DEFLATED), content)
        files = folder.files
        for n, (number, place) in enumerate(files.items(), start=1):
            entry = _entry(f"{top}/{place}", stamp, zipfile.ZIP_STORED)
            entry.file_size = folder.paths[number].stat().st_size
            with folder.paths[number].open("rb") as source, archive.open(entry, "w") as target:
                for piece in _pieces(source):
                    target.write(piece)
            told(n, len(files))


def _entry(name: str, stamp: Sequence[int], packed: int) -> zipfile.ZipInfo:
    year, *rest = stamp
    entry = zipfile.ZipInfo(name, (max(1980, year), *rest))  # type: ignore[arg-type]
    entry.compress_type, entry.external_attr = packed, 0o644 << 16
    return entry


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(_PIECE):
        yield piece

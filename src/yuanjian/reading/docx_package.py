"""The parts of a .docx package, streamed: no entity is resolved, no network asked, no tree kept."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from yuanjian.core.archive import Archive, ArchiveRefused
from yuanjian.reading.docx_names import STRICT, Element
from yuanjian.reading.guards import SAVE_AS, UnreadableDocument, damaged, worded

Event = Literal["start", "end"]
_MAIN = "/officeDocument"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def events(archive: Archive, part: str, tags: tuple[str, ...]) -> Iterator[tuple[str, Element]]:
    """Start and end of the elements of these names, in document order, while the part is inflated.

    Raises:
        UnreadableDocument: the part is damaged, unsafe, or nested too deep.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"), tag=tags, resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        first = True
        for piece in archive.read(part):
            if first:
                piece, first = _transitional(piece), False
            parser.feed(piece)
            yield from _read(parser)
        parser.close()
        yield from _read(parser)
    except etree.XMLSyntaxError as no:
        raise _broken(part, no) from None
    except ArchiveRefused as no:
        raise worded(no, archive.path) from None


def _read(parser: etree.XMLPullParser) -> Iterator[tuple[str, Element]]:
    for event, element in parser.read_events():
        if isinstance(element, etree._Element):
            yield event, element


def tree(archive: Archive, part: str) -> Element | None:
    """A small part as a tree; None where the package has no such part.

    Raises:
        UnreadableDocument: as :func:`events`.
    """
    if part not in archive.parts:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        content = b"".join(archive.read(part))
        return etree.fromstring(_transitional(content), parser)
    except etree.XMLSyntaxError as no:
        raise _broken(part, no) from None
    except ArchiveRefused as no:
        raise worded(no, archive.path) from None


def main_part(archive: Archive) -> str:
    """The part with the body, as the package itself names it.

    Raises:
        UnreadableDocument: there is none.
    """
    for target in related(archive, "", _MAIN):
        if target in archive.parts:
            return target
    if "word/document.xml" in archive.parts:
        return "word/document.xml"
    raise damaged("缺少正文 word/document.xml")


def related(archive: Archive, part: str, kind: str) -> list[str]:
    """The parts that ``part`` (empty: the package) is related to by a type that ends with ``kind``."""
    folder, name = posixpath.split(part)
    relations = tree(archive, posixpath.join(folder, "_rels", f"{name}.rels"))
    found = []
    for relation in () if relations is None else relations.iter(_TYPE):
        target = relation.get("Target", "")
        if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
            whole = target if target.startswith("/") else posixpath.join(folder, target)
            found.append(posixpath.normpath(whole).lstrip("/"))
    return found


def _transitional(piece: bytes) -> bytes:
    if b"purl.oclc.org" in piece:
        for strict, usual in STRICT.items():
            piece = piece.replace(strict, usual)
    return piece


def _broken(part: str, no: etree.XMLSyntaxError) -> UnreadableDocument:
    if "depth" in str(no).lower():
        return UnreadableDocument(
            "unsafe_xml", f"文件内部（{part}）嵌套过深，正常的 Word 文件没有，已拒绝读取", SAVE_AS
        )
    return damaged(f"{part} 第 {no.lineno} 行不成形")

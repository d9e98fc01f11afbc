"""An edited Word file as parts in memory: body, styles, comments, base map; and written again.

What is not understood stays byte for byte: only parts that were changed are written anew.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from yuanjian.core.archive import ArchiveRefused
from yuanjian.reading.docx_names import STRICT, Element, w
from yuanjian.reading.guards import damaged, receive, worded
from yuanjian.reports.word.basemap import NAMESPACE, BaseMap, read_base_map

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_IMAGE = f"{_OFFICE}/image"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_WORD = w("").strip("{}")


@dataclass(slots=True)
class WordFile:
    """A .docx. ``parts`` are its bytes by name; a tree that was asked for is written back by :meth:`saved`."""

    parts: dict[str, bytes]
    main: str = ""
    _trees: dict[str, Element] = field(default_factory=dict)

    @classmethod
    def of(cls, content: bytes) -> WordFile:
        """Opens a file that the guards let pass. Raises UnreadableDocument."""
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as package:
                parts = {i.filename.lstrip("/"): package.read(i) for i in package.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError):
            raise damaged() from None
        made = cls(parts)
        named = (p for p in made.related("", "/officeDocument") if p in parts)
        made.main = next(named, "word/document.xml")
        if made.main not in parts:
            raise damaged("缺少正文 word/document.xml")
        return made

    @property
    def body(self) -> Element:
        """``w:body``. Raises UnreadableDocument."""
        found = self.tree(self.main).find(w("body"))
        if found is None:
            raise damaged("正文是空的")
        return found

    def tree(self, part: str) -> Element:
        """A part as a tree that may be changed. Raises UnreadableDocument."""
        known = self._trees.get(part)
        if known is not None:
            return known
        content = self.parts[part]
        if b"purl.oclc.org" in content:
            for strict, usual in STRICT.items():
                content = content.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            made = self._trees[part] = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as no:
            raise damaged(f"{part}：{no.msg}") from None
        return made

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that ``part`` (empty: the package) is related to by a type that ends with ``kind``."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self.parts:
            return []
        found = []
        for relation in self.tree(relations).iter(f"{{{_RELATIONS}}}Relationship"):
            if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
                found.append(self._whole(part, relation.get("Target", "")))
        return found

    def one(self, kind: str) -> str | None:
        """The part that the body is related to by that type, where there is one."""
        return next((p for p in self.related(self.main, kind) if p in self.parts), None)

    @property
    def base(self) -> BaseMap | None:
        """What we wrote when the file was made; None when the map was lost on the way."""
        found = self._base()
        return None if found is None else found[1]

    @property
    def base_xml(self) -> bytes:
        """The part with the base map, empty where there is none."""
        found = self._base()
        return self.parts[found[0]] if found else b""

    def _base(self) -> tuple[str, BaseMap] | None:
        for name, content in self.parts.items():
            if name.startswith("customXml/") and NAMESPACE.encode() in content:
                try:
                    return name, read_base_map(content)
                except ValueError:  # the item's properties name our namespace as well
                    continue
        return None

    def set_base(self, xml: bytes) -> None:
        """Put another base map in; where it was lost, it gets a part of its own."""
        found = self._base()
        part = found[0] if found else self._free("customXml/item")
        if found is None:
            self._relate(f"/{part}", f"{_OFFICE}/customXml")
            self._declare(part, "application/xml")
        self.parts[part] = xml
        self._trees.pop(part, None)

    def comments(self) -> Element:
        """The part with the comments, made where there is none."""
        part = self.one("/comments")
        if part is None:
            part = self._free(posixpath.join(posixpath.dirname(self.main), "comments"))
            self.parts[part] = f'<w:comments xmlns:w="{_WORD}"/>'.encode()
            self._relate(posixpath.basename(part), f"{_OFFICE}/comments")
            self._declare(part, _COMMENTS)
        return self.tree(part)

    def embedded(self, relation: str) -> bytes | None:
        """The bytes of an image of the body by the id of its relation; None where it lies outside the file."""
        for one in self._relations():
            if one.get("Id") == relation and one.get("TargetMode") != "External":
                return self.parts.get(self._whole(self.main, one.get("Target", "")))
        return None

    def embed(self, png: bytes) -> str:
        """Put an image in, once; returns the id of its relation to the body."""
        for one in self._relations():
            if one.get("Type") == _IMAGE and self.embedded(one.get("Id", "")) == png:
                return one.get("Id", "")
        folder = posixpath.join(posixpath.dirname(self.main), "media")
        part = self._free(posixpath.join(folder, "chart"), "png")
        self.parts[part] = png
        self._declare(part, "image/png")
        return self._relate(f"/{part}", _IMAGE)

    def forget(self, relation: str) -> None:
        """Take an image of the body out, where nothing else in the file is related to it."""
        for one in list(self._relations()):
            if one.get("Id") != relation:
                continue
            part = self._whole(self.main, one.get("Target", ""))
            around = one.getparent()
            if around is not None:
                around.remove(one)
            if not any(
                part in self._targets(name) for name in self.parts if name.endswith(".rels")
            ):
                self.parts.pop(part, None)
                for told in list(self.tree(_TYPES)):
                    if told.get("PartName") == f"/{part}":
                        self.tree(_TYPES).remove(told)

    def _relations(self) -> list[Element]:
        folder, name = posixpath.split(self.main)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        return list(self.tree(relations)) if relations in self.parts else []

    def _targets(self, relations: str) -> set[str]:
        """The parts that a part with relations leads to."""
        folder, name = posixpath.split(relations)
        of = posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
        return {self._whole(of, one.get("Target", "")) for one in self.tree(relations)}

    @staticmethod
    def _whole(part: str, target: str) -> str:
        whole = (
            target if target.startswith("/") else posixpath.join(posixpath.dirname(part), target)
        )
        return posixpath.normpath(whole).lstrip("/")

    def saved(self) -> bytes:
        """The bytes of the file with everything that was changed; equal input gives equal bytes."""
        for part, top in self._trees.items():
            self.parts[part] = bytes(
                etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True)
            )
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name in sorted(self.parts, key=lambda n: (n != _TYPES, n)):
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = 0o600 << 16
                package.writestr(entry, self.parts[name])
        return out.getvalue()

    def _free(self, stem: str, ending: str = "xml") -> str:
        number = 1
        while f"{stem}{number}.{ending}" in self.parts:
            number += 1
        return f"{stem}{number}.{ending}"

    def _relate(self, target: str, kind: str) -> str:
        folder, name = posixpath.split(self.main)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self.parts:
            self.parts[relations] = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()
        top = self.tree(relations)
        used = {r.get("Id") for r in top}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        made = etree.SubElement(top, f"{{{_RELATIONS}}}Relationship")
        for key, content in (("Id", f"rId{number}"), ("Type", kind), ("Target", target)):
            made.set(key, content)
        return f"rId{number}"

    def _declare(self, part: str, kind: str) -> None:
        made = etree.SubElement(self.tree(_TYPES), f"{{{_CONTENT_TYPES}}}Override")
        made.set("PartName", f"/{part}")
        made.set("ContentType", kind)


def received_word(path: Path) -> bytes:
    """The bytes of a .docx that somebody edited, after every check of the guards.

    Raises:
        UnreadableDocument: absent, damaged, locked, unsafe, or no .docx.
    """
    received = receive(path)
    if received.archive is None:
        raise damaged("不是 Word 文档（.docx）")
    try:
        for part in received.archive.parts:
            if part.endswith((".xml", ".rels")):
                for _ in received.archive.read(part):
                    pass
    except ArchiveRefused as no:
        raise worded(no, path) from None
    return path.read_bytes()

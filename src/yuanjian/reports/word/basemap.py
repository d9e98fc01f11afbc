"""The base map: what we wrote, kept inside the Word file (a custom XML part), for the way back.

``report pull`` compares an edited file with it: block by block what a human changed, figure by
figure what the data said then. Custom XML parts survive Word, WPS and LibreOffice.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from yuanjian.reports.typography import printable
from yuanjian.reports.word.bookmarks import FigureAnchor, Piece

NAMESPACE = "urn:yuanjian:report-base:1"
STORE_ID = "{6D1B0C52-7A53-4C3E-9B0E-0F6B7A2F3C11}"


@dataclass(frozen=True, slots=True)
class BaseMap:
    """What a Word file said when it was written."""

    docid: str
    park: str
    year: int
    pieces: tuple[Piece, ...]
    figures: tuple[FigureAnchor, ...]


def text_hash(text: str) -> str:
    """Hash of a piece's words; white space at the ends and between does not count."""
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()[:16]


def image_hash(image: bytes) -> str:
    """Hash of a picture's bytes."""
    return hashlib.sha256(image).hexdigest()[:16]


def base_map_xml(base: BaseMap) -> bytes:
    """The map as the bytes of a custom XML part."""
    top = etree.Element(f"{{{NAMESPACE}}}base", nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    top.set("docid", base.docid)
    top.set("park", printable(base.park))
    top.set("year", str(base.year))
    _write(top, "piece", base.pieces)
    for element, piece in zip(top, base.pieces, strict=True):
        element.set("hash", text_hash(piece.text))
    _write(top, "figure", base.figures)
    return bytes(etree.tostring(top, xml_declaration=True, encoding="UTF-8", standalone=True))


def read_base_map(xml: bytes) -> BaseMap:
    """The map from the bytes of a part. Raises ValueError when it is not one of ours."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        top = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError("not a base map") from error
    if top.tag != f"{{{NAMESPACE}}}base":
        raise ValueError("not a base map")
    return BaseMap(
        docid=top.get("docid", ""),
        park=top.get("park", ""),
        year=int(top.get("year", "0")),
        pieces=tuple(_piece(e) for e in top.iterfind(f"{{{NAMESPACE}}}piece")),
        figures=tuple(_figure(e) for e in top.iterfind(f"{{{NAMESPACE}}}figure")),
    )


def item_properties_xml() -> bytes:
    """The part that names the store item, which Word wants beside every custom XML part."""
    store = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{STORE_ID}" xmlns:ds="{store}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def _write(top: etree._Element, tag: str, items: Iterable[Piece | FigureAnchor]) -> None:
    for item in items:
        element = etree.SubElement(top, f"{{{NAMESPACE}}}{tag}")
        for name in item.__slots__:
            content = getattr(item, name)
            if name == "text":
                element.text = printable(content)
            elif content not in ("", None):
                element.set(name, printable(str(content)))


def _piece(element: etree._Element) -> Piece:
    row, column = element.get("row"), element.get("column")
    return Piece(
        bookmark=element.get("bookmark", ""),
        block=element.get("block", ""),
        part=element.get("part", ""),
        text=element.text or "",
        row=None if row is None else int(row),
        column=None if column is None else int(column),
        image=element.get("image", ""),
        drawn=element.get("drawn", ""),
    )


def _figure(element: etree._Element) -> FigureAnchor:
    return FigureAnchor(
        bookmark=element.get("bookmark", ""),
        block=element.get("block", ""),
        fact=element.get("fact", ""),
        subject=element.get("subject", ""),
        state=element.get("state", ""),
        value=element.get("value", ""),
        text=element.text or "",
        piece=element.get("piece", ""),
        at=int(element.get("at", "-1")),
    )

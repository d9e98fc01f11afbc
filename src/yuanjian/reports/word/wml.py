"""Short constructors for WordprocessingML elements (ECMA-376), on lxml as python-docx uses it."""

from collections.abc import Mapping

from lxml import etree

Element = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_DRAWING = ("wp", "a", "pic")
_TAGS: dict[str, str] = {}


def qualified(tag: str) -> str:
    """``w:p`` as lxml wants it."""
    known = _TAGS.get(tag)
    if known is None:
        prefix, _, local = tag.partition(":")
        known = _TAGS[tag] = f"{{{NAMESPACES[prefix]}}}{local}"
    return known


def root(tag: str) -> Element:
    """A new element without a parent."""
    return etree.Element(qualified(tag), nsmap={"w": NAMESPACES["w"], "r": NAMESPACES["r"]})


def add(parent: Element, tag: str, attributes: Mapping[str, str | int] | None = None) -> Element:
    """A new last child. Attribute names are prefixed as well: ``{"w:val": "center"}``."""
    child = etree.SubElement(parent, qualified(tag))
    for name, value in (attributes or {}).items():
        child.set(qualified(name), str(value))
    return child


def add_drawing(run: Element) -> Element:
    """A ``w:drawing`` that declares what it needs."""
    names = {prefix: NAMESPACES[prefix] for prefix in _DRAWING}
    return etree.SubElement(run, qualified("w:drawing"), nsmap=names)


def add_plain(parent: Element, tag: str, attributes: Mapping[str, str | int]) -> Element:
    """A new last child whose attributes have no prefix, as DrawingML wants them."""
    child = etree.SubElement(parent, qualified(tag))
    for name, value in attributes.items():
        child.set(name, str(value))
    return child


def flag(parent: Element, tag: str, on: bool = True) -> None:
    """A switch: the bare element is on, ``w:val="0"`` is off."""
    add(parent, tag, None if on else {"w:val": "0"})


def value(parent: Element, tag: str, content: str | int) -> Element:
    """An element whose one attribute is ``w:val``."""
    return add(parent, tag, {"w:val": content})

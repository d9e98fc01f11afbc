"""Names of WordprocessingML (ECMA-376) as lxml spells them, and small questions to an element."""

from __future__ import annotations

from lxml import etree

Element = etree._Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_V = "urn:schemas-microsoft-com:vml"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

# The strict variant of the standard differs by these names only (ISO/IEC 29500-1, annex A).
STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _W.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _M.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": _A.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _R.encode(),
}


def w(name: str) -> str:
    """A name of the main namespace."""
    return f"{{{_W}}}{name}"


def m(name: str) -> str:
    """A name of the mathematics namespace."""
    return f"{{{_M}}}{name}"


P, TBL, TR, TC, R, T = w("p"), w("tbl"), w("tr"), w("tc"), w("r"), w("t")
TEXTBOX = w("txbxContent")
CHOICE, FALLBACK = f"{{{_MC}}}Choice", f"{{{_MC}}}Fallback"
ALTERNATE = f"{{{_MC}}}AlternateContent"
PICTURES = (f"{{{_A}}}blip", f"{{{_V}}}imagedata")
VAL = w("val")
REL_ID = f"{{{_R}}}id"

_OFF = {"0", "false", "off", "none"}


def child(element: Element | None, *names: str) -> Element | None:
    """The descendant along a path of names of the main namespace."""
    for name in names:
        if element is None:
            return None
        element = element.find(w(name))
    return element


def val(element: Element | None, *names: str) -> str | None:
    """``w:val`` of the descendant along the path."""
    found = child(element, *names)
    return None if found is None else found.get(VAL)


def switch(element: Element | None, *names: str) -> bool | None:
    """A switch along the path: None where it is not set."""
    found = child(element, *names)
    if found is None:
        return None
    return found.get(VAL, "1") not in _OFF


def integer(text: str | None) -> int | None:
    """A whole number as the format writes it, None where it is no such thing."""
    try:
        return int(text) if text is not None and len(text) <= 9 else None
    except ValueError:
        return None

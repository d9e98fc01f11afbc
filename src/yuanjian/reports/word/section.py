"""Sections of the Word file: paper, margins, grid, footers, page numbering."""

from yuanjian.reports.word import wml
from yuanjian.reports.word.type_area import (
    FOOTER_MM,
    LINE_TWIPS,
    TypeArea,
    twips,
)


def write_section(
    parent: wml.Element,
    area: TypeArea,
    *,
    odd: str | None = None,
    even: str | None = None,
    start: int | None = None,
) -> None:
    """``w:sectPr`` for the section that ends here.

    ``odd`` and ``even`` are relationship ids of footers (default: those of the section before);
    ``start`` is the number of its first page (default: numbering goes on).
    """
    section = wml.add(parent, "w:sectPr")
    for kind, footer in (("default", odd), ("even", even)):
        if footer:
            wml.add(section, "w:footerReference", {"w:type": kind, "r:id": footer})
    wml.value(section, "w:type", "nextPage")
    size: dict[str, str | int] = {"w:w": twips(area.width), "w:h": twips(area.height)}
    if area.landscape:
        size["w:orient"] = "landscape"
    wml.add(section, "w:pgSz", size)
    wml.add(section, "w:pgMar", {
        "w:top": twips(area.top), "w:right": twips(area.right), "w:bottom": twips(area.bottom),
        "w:left": twips(area.left), "w:header": 850,
        "w:footer": min(twips(FOOTER_MM), twips(area.bottom) - 567), "w:gutter": 0})  # fmt: skip
    if start is not None:
        wml.add(section, "w:pgNumType", {"w:fmt": "decimal", "w:start": start})
    wml.add(section, "w:docGrid", {"w:type": "lines", "w:linePitch": LINE_TWIPS})


def section_mark(body: wml.Element) -> wml.Element:
    """A paragraph without height that carries a section's end; returns its ``w:pPr``."""
    look = wml.add(wml.add(body, "w:p"), "w:pPr")
    wml.flag(look, "w:snapToGrid", False)
    wml.add(look, "w:spacing", {"w:before": 0, "w:after": 0, "w:line": 20, "w:lineRule": "exact"})
    wml.value(wml.add(look, "w:rPr"), "w:sz", 2)
    return look

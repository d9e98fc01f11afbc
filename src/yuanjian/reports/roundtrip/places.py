"""Putting elements into the body of an edited file and taking them out, so that pages keep their paper."""

from __future__ import annotations

from copy import deepcopy

from yuanjian.reading.docx_names import Element, P, child, w
from yuanjian.reports.roundtrip.body import Body, Unit, section_ends
from yuanjian.reports.roundtrip.graft import Grafts
from yuanjian.reports.roundtrip.words import words_of

_SECTION, _BODY = w("sectPr"), w("body")


def in_body(element: Element) -> Element | None:
    """The child of the body that holds an element; None when it was taken out."""
    at = element
    while (around := at.getparent()) is not None:
        if around.tag == _BODY:
            return at
        at = around
    return None


def take_out(element: Element) -> None:
    """Remove a paragraph or table of the body; a section that is left without content goes as well."""
    around = element.getparent()
    if around is None:
        return
    if section_ends(element):
        for inner in [e for e in element if e.tag != w("pPr")]:
            element.remove(inner)
        return
    before, after = element.getprevious(), element.getnext()
    around.remove(element)
    if before is None or after is None or not _bare_section_end(before):
        return
    if _bare_section_end(after):
        around.remove(after)
    elif after.tag == _SECTION:
        own = child(before, "pPr", "sectPr")
        assert own is not None
        around.replace(after, own)
        around.remove(before)


def put(
    copies: list[Element],
    group: list[Unit],
    after: Element | None,
    before: Element | None,
    body: Body,
    grafts: Grafts,
) -> Element | None:
    """Insert copies of ``group`` after or before an element of the body; returns the last one's element."""
    wanted = _section_of(group[-1].element)
    if after is None and before is None:
        last = body.file.body.find(_SECTION)
        if last is None:
            body.file.body.extend(copies)
            return copies[-1]
        before = last
    anchor = after if after is not None else before
    assert anchor is not None
    here = _section_of(anchor)
    if after is not None and _sideways(here) and not _sideways(wanted):
        after = _behind_section(after)
        here = _section_of(after)
    if _sideways(wanted) and not _sideways(here) and here is not None and wanted is not None:
        copies = [_section_end(here), *copies, _section_end(grafts.copy(wanted))]
    if after is not None:
        for element in reversed(copies):
            after.addnext(element)
    else:
        assert before is not None
        for element in copies:
            before.addprevious(element)
    return copies[-1]


def _bare_section_end(element: Element) -> bool:
    return section_ends(element) and not words_of(element)


def _section_of(element: Element) -> Element | None:
    """The section that an element of a body lies in."""
    at: Element | None = in_body(element)
    while at is not None:
        found = at if at.tag == _SECTION else child(at, "pPr", "sectPr") if at.tag == P else None
        if found is not None:
            return found
        at = at.getnext()
    return None


def _sideways(section: Element | None) -> bool:
    size = child(section, "pgSz")
    return size is not None and size.get(w("orient")) == "landscape"


def _behind_section(element: Element) -> Element:
    """The paragraph that ends the section of an element."""
    at: Element | None = element
    while at is not None:
        if section_ends(at):
            return at
        at = at.getnext()
    return element


def _section_end(section: Element) -> Element:
    """A paragraph without height that ends a section like this one."""
    made = section.makeelement(P)
    look = section.makeelement(w("pPr"))
    spacing = section.makeelement(w("spacing"))
    for name, content in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(w(name), content)
    own = deepcopy(section)
    for numbering in own.findall(w("pgNumType")):
        if w("start") in numbering.attrib:
            del numbering.attrib[w("start")]
    look.append(spacing)
    look.append(own)
    made.append(look)
    return made

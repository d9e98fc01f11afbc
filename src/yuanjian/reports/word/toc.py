"""The table of contents: a real TOC field that already holds its entries and page numbers.

WPS does not renew fields on opening, so an empty field would stay empty.
"""

from collections.abc import Mapping, Sequence

from yuanjian.reports.tree import Heading, Text
from yuanjian.reports.word import wml
from yuanjian.reports.word.inline import write_text

CONTENTS_LEVELS = 2


def write_contents(
    body: wml.Element,
    headings: Sequence[Heading],
    anchors: Mapping[str, str],
    pages: Mapping[str, int],
) -> wml.Element:
    """«目录» and an entry a heading of level 1 or 2; returns the paragraph that ends the field.

    ``anchors`` and ``pages`` are by heading id.
    """
    title = wml.add(body, "w:p")
    wml.value(wml.add(title, "w:pPr"), "w:pStyle", "ContentsTitle")
    write_text(title, Text("目\N{IDEOGRAPHIC SPACE}\N{IDEOGRAPHIC SPACE}录"))
    first = True
    for heading in headings:
        if heading.level > CONTENTS_LEVELS:
            continue
        entry = wml.add(body, "w:p")
        wml.value(wml.add(entry, "w:pPr"), "w:pStyle", f"TOC{heading.level}")
        if first:
            begin_field(entry, f' TOC \\o "1-{CONTENTS_LEVELS}" \\h \\z \\u ')
            first = False
        _entry(entry, heading.text, anchors[heading.id], pages[heading.id])
    last = wml.add(body, "w:p")
    wml.value(wml.add(last, "w:pPr"), "w:pStyle", "TOC1")
    if not first:
        end_field(last)
    return last


def begin_field(paragraph: wml.Element, instruction: str) -> None:
    """The opening runs of a field, each its own run as WPS needs it."""
    _field_mark(paragraph, "begin")
    run = wml.add(paragraph, "w:r")
    wml.add(run, "w:instrText", {"xml:space": "preserve"}).text = instruction
    _field_mark(paragraph, "separate")


def end_field(paragraph: wml.Element) -> None:
    """The closing run of a field."""
    _field_mark(paragraph, "end")


def _field_mark(paragraph: wml.Element, kind: str) -> None:
    wml.add(wml.add(paragraph, "w:r"), "w:fldChar", {"w:fldCharType": kind})


def _entry(paragraph: wml.Element, words: str, anchor: str, page: int) -> None:
    link = wml.add(paragraph, "w:hyperlink", {"w:anchor": anchor, "w:history": "1"})
    write_text(link, Text(words))
    wml.add(wml.add(link, "w:r"), "w:tab")
    begin_field(link, f" PAGEREF {anchor} \\h ")
    write_text(link, Text(str(page)))
    end_field(link)

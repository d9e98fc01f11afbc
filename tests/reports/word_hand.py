"""A hand that edits a Word file as people do in Word and WPS, on the XML that these write."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from lxml import etree

from yuanjian.reports.roundtrip.wordfile import WordFile
from yuanjian.reports.roundtrip.words import words_of

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Hand:
    """Edits one file; :meth:`saved` gives its bytes."""

    def __init__(self, content: bytes) -> None:
        self.file = WordFile.of(content)
        self.body = self.file.body

    def saved(self) -> bytes:
        return self.file.saved()

    def paragraphs(self) -> list[etree._Element]:
        """Those of the body that hold words, in order, contents left out."""
        return [
            p for p in self.body.iter(f"{W}p")
            if words_of(p).strip() and p.find(f"{W}hyperlink") is None
        ]  # fmt: skip

    def tops(self) -> list[etree._Element]:
        return [p for p in self.paragraphs() if p.getparent() is self.body]

    def one(self, words: str) -> etree._Element:
        return next(p for p in self.paragraphs() if words in words_of(p))

    def texts(self, paragraph: etree._Element) -> list[etree._Element]:
        return [t for t in paragraph.iter(f"{W}t") if t.text]

    def replace(self, old: str, new: str) -> None:
        """Type over words that stand in one run."""
        for paragraph in self.paragraphs():
            for text in self.texts(paragraph):
                if old in text.text:
                    text.text = text.text.replace(old, new, 1)
                    text.set(SPACE, "preserve")
                    return
        raise AssertionError(f"no run says {old}")

    def split_run(self, text: etree._Element, at: int) -> None:
        """Two runs with an rsid and a spelling mark between, as Word and WPS leave them."""
        run = text.getparent()
        other = copy.deepcopy(run)
        for extra in [e for e in other if e.tag not in (f"{W}rPr", f"{W}t")]:
            other.remove(extra)
        words = text.text
        text.text, other.find(f"{W}t").text = words[:at], words[at:]
        for part in (run, other):
            part.set(f"{W}rsidR", "00A1B2C3")
            part.find(f"{W}t").set(SPACE, "preserve")
        mark = etree.Element(f"{W}proofErr")
        mark.set(f"{W}type", "spellStart")
        run.addnext(mark)
        mark.addnext(other)

    def split(self, paragraph: etree._Element, child: int) -> None:
        """Enter pressed: what follows the child goes into a paragraph of its own."""
        other = etree.Element(f"{W}p")
        if (look := paragraph.find(f"{W}pPr")) is not None:
            other.append(copy.deepcopy(look))
        inner = [e for e in paragraph if e.tag != f"{W}pPr"]
        for element in inner[child:]:
            other.append(element)
        paragraph.addnext(other)

    def insert(self, after: etree._Element, words: str, style: str = "") -> etree._Element:
        made = etree.Element(f"{W}p")
        if style:
            look = etree.SubElement(etree.SubElement(made, f"{W}pPr"), f"{W}pStyle")
            look.set(f"{W}val", style)
        etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = words
        after.addnext(made)
        return made

    def delete(self, element: etree._Element) -> None:
        element.getparent().remove(element)

    def move(self, element: etree._Element, after: etree._Element) -> None:
        after.addnext(element)

    def drop_bookmarks(self, element: etree._Element) -> None:
        numbers = set()
        for mark in list(element.iter(f"{W}bookmarkStart")):
            numbers.add(mark.get(f"{W}id"))
            mark.getparent().remove(mark)
        for mark in list(self.body.iter(f"{W}bookmarkEnd")):
            if mark.get(f"{W}id") in numbers:
                mark.getparent().remove(mark)

    def track_insert(self, paragraph: etree._Element, words: str, author: str, date: str) -> None:
        made = etree.SubElement(paragraph, f"{W}ins")
        for name, value in (("id", "9001"), ("author", author), ("date", date)):
            made.set(f"{W}{name}", value)
        etree.SubElement(etree.SubElement(made, f"{W}r"), f"{W}t").text = words

    def track_delete(self, text: etree._Element, author: str, date: str) -> etree._Element:
        run = text.getparent()
        made = etree.Element(f"{W}del")
        for name, value in (("id", "9002"), ("author", author), ("date", date)):
            made.set(f"{W}{name}", value)
        run.addprevious(made)
        made.append(run)
        text.tag = f"{W}delText"
        return made

    def rename_styles(self) -> None:
        """Other ids for all styles, as LibreOffice and WPS give them; names stay."""
        styles = self.file.tree(self.file.one("/styles"))
        ids = {s.get(f"{W}styleId"): f"a{n}" for n, s in enumerate(styles.iter(f"{W}style"))}
        for style in styles.iter(f"{W}style"):
            style.set(f"{W}styleId", ids[style.get(f"{W}styleId")])
            for other in style.iter(f"{W}basedOn", f"{W}next", f"{W}link"):
                other.set(f"{W}val", ids.get(other.get(f"{W}val"), other.get(f"{W}val")))
        for styled in self.body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
            styled.set(f"{W}val", ids.get(styled.get(f"{W}val"), styled.get(f"{W}val")))


def text_of(content: bytes) -> list[str]:
    """The words of every paragraph of the body."""
    return [words_of(p) for p in WordFile.of(content).body.iter(f"{W}p")]


def questions(content: bytes) -> list[str]:
    """The comments in the file, each as one text."""
    return ["\n".join(words_of(p) for p in c.iter(f"{W}p")) for c in _comments(content)]


def _comments(content: bytes) -> Iterator[etree._Element]:
    file = WordFile.of(content)
    part = file.one("/comments")
    yield from file.tree(part).iter(f"{W}comment") if part else ()

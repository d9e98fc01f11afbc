"""The text of one Word paragraph as it is printed: revisions accepted, fields by result, raised figures raised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from yuanjian.reading.docx_names import (
    ALTERNATE,
    CHOICE,
    FALLBACK,
    Element,
    R,
    T,
    child,
    integer,
    m,
    switch,
    val,
    w,
)
from yuanjian.reading.docx_styles import NO_STYLE, Style, Styles
from yuanjian.reading.docx_symbols import plain_symbols, raised, shown

_UNREAD = {
    *map(w, (
        "del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rt", "rubyPr",
        "bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeStart", "commentRangeEnd", "commentReference",
        "annotationRef", "delText", "instrText", "delInstrText", "fldData", "drawing", "pict", "object",
        "footnoteRef", "endnoteRef", "txbxContent",
    )),
    FALLBACK, m("rPr"), m("ctrlPr"),
}  # fmt: skip
_RAISED_FROM = 6  # half points: a run lifted by 3 pt is meant as superscript


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the element that holds it; None for what stands in no run (an automatic number)."""

    text: str
    element: Element | None


@dataclass(slots=True)
class Fields:
    """Complex fields that are open: they may begin in one paragraph and end in another."""

    stack: list[str] = field(default_factory=list)
    contents: int = 0

    @property
    def instructing(self) -> bool:
        """Inside the instructions of a field, which are not printed."""
        return "code" in self.stack

    def begin(self) -> None:
        """A field begins with its instructions."""
        self.stack.append("code")

    def separate(self) -> None:
        """The instructions of the innermost field end, its result begins."""
        if self.stack and self.stack[-1].endswith("code"):
            self.stack[-1] = "contents" if self.stack[-1] == "contents-code" else "result"

    def end(self) -> None:
        """The innermost field ends."""
        if self.stack and self.stack.pop().startswith("contents"):
            self.contents -= 1

    def instruct(self, text: str) -> None:
        """Instructions were met: a table of contents is remembered as one."""
        if self.stack and self.stack[-1] == "code" and text.strip().upper().startswith("TOC"):
            self.stack[-1] = "contents-code"
            self.contents += 1

    def paragraph_ends(self) -> None:
        """Instructions that no result followed were left open by a broken file; they hide no more."""
        self.stack = [
            "contents" if f.startswith("contents") else f for f in self.stack if f != "code"
        ]


@dataclass(slots=True)
class Reader:
    """Reads paragraph after paragraph of one part; remembers fields, notes referred to, and hidden text."""

    styles: Styles
    fields: Fields = field(default_factory=Fields)
    notes_referred: list[tuple[str, str]] = field(default_factory=list)
    hidden: int = 0
    revised: bool = False
    _pieces: list[Piece] = field(default_factory=list)
    _style: Style = NO_STYLE

    def pieces(self, paragraph: Element, style: Style) -> list[Piece]:
        """The printed text of a ``w:p`` whose style is known, in its order."""
        self._pieces, self._style = [], style
        self._children(paragraph)
        self.fields.paragraph_ends()
        return self._pieces

    def _children(self, element: Element) -> None:
        for each in element:
            tag = each.tag
            if tag == R:
                self._run(each)
            elif tag in _UNREAD:
                self.revised = self.revised or tag in (w("del"), w("moveFrom"))
            elif tag == ALTERNATE:
                self._alternate(each, self._children)
            elif tag in (m("oMath"), m("oMathPara")):
                self._put(formula(each), each)
            else:
                self.revised = self.revised or tag in (w("ins"), w("moveTo"))
                self._children(each)

    def _alternate(self, element: Element, read: Callable[[Element], None]) -> None:
        chosen = element.find(CHOICE)
        if chosen is None:
            chosen = element.find(FALLBACK)
        if chosen is not None:
            read(chosen)

    def _run(self, run: Element) -> None:
        properties = run.find(w("rPr"))
        lifted, font, hidden = False, "", bool(self._style.hidden)
        if properties is not None:
            style = self.styles.run(properties)
            said = switch(properties, "vanish")
            hidden = next((h for h in (said, style.hidden) if h is not None), hidden)
            vertical = val(properties, "vertAlign") or style.vertical
            lift = integer(val(properties, "position")) or 0
            lifted = vertical == "superscript" or (vertical is None and lift >= _RAISED_FROM)
            fonts = child(properties, "rFonts")
            font = "" if fonts is None else fonts.get(w("ascii"), "")
        self._run_children(run, lifted, font, hidden)

    def _run_children(self, run: Element, lifted: bool, font: str, hidden: bool) -> None:
        for each in run:
            tag = each.tag
            if tag == T:
                text = plain_symbols(_text(each), font)
                text = raised(text) if lifted else text
            elif tag in _UNREAD:
                if tag == w("instrText"):
                    self.fields.instruct(each.text or "")
                continue
            elif tag == ALTERNATE:
                self._alternate(each, lambda e: self._run_children(e, lifted, font, hidden))
                continue
            elif tag == w("ruby"):
                self._children(each)
                continue
            else:
                text = self._special(each)
            if hidden:
                self.hidden += bool(text.strip())
            else:
                self._put(text, each)

    def _put(self, text: str, element: Element) -> None:
        if text and not self.fields.instructing:
            self._pieces.append(Piece(text, element))

    def _special(self, element: Element) -> str:
        match element.tag.rpartition("}")[2]:
            case "tab" | "ptab":
                return "\t"
            case "br" | "cr":
                return "" if element.get(w("type")) in ("page", "column") else "\n"
            case "noBreakHyphen":
                return "-"
            case "sym":
                code = element.get(w("char"), "")
                try:
                    return shown(int(code, 16), element.get(w("font"), ""))
                except ValueError:
                    return ""
            case "fldChar":
                return self._field(element)
            case "footnoteReference" | "endnoteReference" as which:
                self.notes_referred.append((which[:-9], element.get(w("id"), "")))
        return ""

    def _field(self, element: Element) -> str:
        match element.get(w("fldCharType")):
            case "begin":
                box = child(element, "ffData", "checkBox")
                ticked = switch(box, "checked")
                if ticked is None:
                    ticked = switch(box, "default")
                if box is not None and not self.fields.instructing:
                    self._put("☑" if ticked else "□", element)
                self.fields.begin()
            case "separate":
                self.fields.separate()
            case "end":
                self.fields.end()
        return ""


def _text(element: Element) -> str:
    text = (element.text or "").replace("\r", "").replace("\n", " ")
    if element.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve":
        return text
    return text.strip(" \t")


def formula(element: Element) -> str:
    """A formula on one line: exponents raised where Unicode can, fractions with a stroke."""
    name = element.tag.rpartition("}")[2]
    if name == "t":
        return element.text or ""
    if name == "sup":
        inside = "".join(formula(e) for e in element if isinstance(e.tag, str))
        lifted = raised(inside)
        return lifted if lifted != inside or not inside else f"^{inside}"
    if element.tag in _UNREAD or element.tag == w("rPr"):
        return ""
    parts = [formula(e) for e in element if isinstance(e.tag, str)]
    return "/".join(p for p in parts if p) if name == "f" else "".join(parts)

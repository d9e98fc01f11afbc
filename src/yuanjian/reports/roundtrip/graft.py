"""Elements of a newly written file put into an edited one: styles by name, numbers of bookmarks made free."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from yuanjian.reading.docx_names import VAL, Element, P, R, T, child, w
from yuanjian.reports.roundtrip.body import Marked, Spot, style_names
from yuanjian.reports.roundtrip.images import Images
from yuanjian.reports.roundtrip.names import (
    COMMENT_SIGNS,
    END,
    ID,
    NAME,
    PPR,
    RANGE_END,
    RANGE_START,
    REFERENCE,
    RPR,
    START,
    ours,
)
from yuanjian.reports.roundtrip.wordfile import WordFile

_STYLED = (w("pStyle"), w("rStyle"), w("tblStyle"))
_OURS = (w("vertAlign"), w("u"))  # how a figure is set, not how a human dressed it
_REST = (w("lang"), w("noProof"))
_IN_RUN = frozenset({RPR, T, w("tab"), w("br"), w("lastRenderedPageBreak")})
_BESIDE = frozenset({START, END, w("proofErr"), *COMMENT_SIGNS})


class Grafts:
    """Copies elements of ``new`` for ``edited``; numbers of bookmarks go on from the largest there."""

    def __init__(self, edited: WordFile, new: WordFile) -> None:
        self._edited, self._new = edited, new
        self.images = Images(edited, new)
        self._there = {name: ident for ident, name in style_names(edited).items() if name}
        self._names = style_names(new)
        numbers = [e.get(ID, "") for e in edited.body.iter(START, END)]
        self._next = 1 + max((int(n) for n in numbers if n.isdigit()), default=0)

    def number(self) -> str:
        """A free number of a bookmark."""
        self._next += 1
        return str(self._next)

    def copy(self, element: Element) -> Element:
        """A copy for the edited file. Sections come without their footers: those go on from the one before."""
        made = deepcopy(element)
        numbers: dict[str, str] = {}
        for mark in made.iter(START, END):
            was = mark.get(ID, "")
            if was not in numbers:
                numbers[was] = self.number()
            mark.set(ID, numbers[was])
        self.images.adopt(made)
        for styled in made.iter(*_STYLED):
            styled.set(VAL, self._style(styled.get(VAL, "")))
        for gone in list(made.iter(w("footerReference"), w("headerReference"), w("pgNumType"))):
            parent = gone.getparent()
            if parent is not None:
                parent.remove(gone)
        return made

    def _style(self, ident: str) -> str:
        name = self._names.get(ident, "")
        if not name or name in self._there:
            return self._there.get(name, ident)
        here, there = self._new.one("/styles"), self._edited.one("/styles")
        if here is None or there is None:
            return ident
        used = {s.get(w("styleId")) for s in self._edited.tree(there).iter(w("style"))}
        chosen = ident
        while chosen in used:
            chosen += "x"
        self._there[name] = chosen
        for style in self._new.tree(here).iter(w("style")):
            if style.get(w("styleId")) == ident:
                brought = deepcopy(style)
                brought.set(w("styleId"), chosen)
                for other in brought.iter(w("basedOn"), w("next"), w("link")):
                    other.set(VAL, self._style(other.get(VAL, "")))
                self._edited.tree(there).append(brought)
        return chosen


def renewable(marked: Marked) -> bool:
    """Whether a figure can be set at its bookmark: plain runs side by side, none of them a tracked change."""
    inside = marked.between
    if not inside or marked.start.getparent() is None:
        return False
    parent = marked.start.getparent()
    if parent is None or parent.tag not in (P, w("hyperlink"), w("smartTag")):
        return False
    runs = [e for e in inside if e.tag == R]
    plain = all(i.tag in _IN_RUN for run in runs for i in run)
    return bool(runs) and plain and all(e.tag == R or e.tag in _BESIDE for e in inside)


def renew(marked: Marked, runs: list[Element]) -> None:
    """Set other words at a figure's bookmark, dressed as the old ones were."""
    assert marked.between is not None
    old = [e for e in marked.between if e.tag == R]
    at = old[0]
    for run in runs:
        _dress(run, old[0].find(RPR))
        at.addprevious(run)
    for run in old:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def replace_content(spot: Spot, content: list[Element]) -> None:
    """Other content for a paragraph of ours.

    Its settings stay, the comments that hang on it, and bookmarks of others (Word's contents lead to those).
    """
    paragraph = spot.paragraphs[0]
    runs = [r for p in spot.paragraphs for r in p.iter(R) if r.find(T) is not None]
    looks = {_look(run.find(RPR)) for run in runs}
    if len(looks) == 1:
        for run in _runs(content):
            _dress(run, runs[0].find(RPR))
    begins, ends = [], []
    others = {e.get(ID) for e in paragraph.iter(START) if not ours(e.get(NAME, ""))}
    for element in list(paragraph):
        if element.tag == PPR:
            continue
        mark = element.tag in (START, END) and element.get(ID) in others
        if element.tag == RANGE_START or (mark and element.tag == START):
            begins.append(element)
        elif element.tag == RANGE_END or mark or element.find(REFERENCE) is not None:
            ends.append(element)
        paragraph.remove(element)
    for element in (*begins, *content, *ends):
        paragraph.append(element)


def content_of(paragraph: Element) -> list[Element]:
    """What a paragraph holds besides its settings."""
    return [element for element in paragraph if element.tag != PPR]


def _runs(content: list[Element]) -> Iterator[Element]:
    for element in content:
        yield from element.iter(R)


def _dress(run: Element, look: Element | None) -> None:
    """A run in the clothes of another, its own raising and underlining kept."""
    if look is None:
        return
    own = run.find(RPR)
    made = deepcopy(look)
    for gone in [e for e in made if e.tag in _OURS or e.tag in _REST]:
        made.remove(gone)
    for kept in () if own is None else list(own):
        if kept.tag in _OURS or made.find(kept.tag) is None:
            _in_order(made, kept)
    if own is not None:
        run.remove(own)
    run.insert(0, made)


_PROPERTIES = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign"
)
_ORDER = [w(name) for name in _PROPERTIES.split(" ")]


def _in_order(look: Element, element: Element) -> None:
    """Put a property where the schema wants it."""
    rank = _ORDER.index(element.tag) if element.tag in _ORDER else len(_ORDER)
    for there in look:
        if (_ORDER.index(there.tag) if there.tag in _ORDER else len(_ORDER)) > rank:
            there.addprevious(element)
            return
    look.append(element)


def _look(look: Element | None) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What makes two runs look alike; the hint of a font and the language do not."""
    found = []
    for element in () if look is None else look:
        named = tuple((str(k), str(v)) for k, v in sorted(element.attrib.items()) if k != w("hint"))
        if element.tag not in (*_OURS, *_REST) and (named or element.tag != w("rFonts")):
            found.append((str(element.tag), named))
    return tuple(found)


def bookmarked(paragraph: Element, name: str, number: str) -> None:
    """A bookmark around all that a paragraph holds."""
    start, end = paragraph.makeelement(START), paragraph.makeelement(END)
    start.set(ID, number)
    start.set(NAME, name)
    end.set(ID, number)
    look = child(paragraph, "pPr")
    if look is None:
        paragraph.insert(0, start)
    else:
        look.addnext(start)
    paragraph.append(end)


def is_run(element: Element) -> bool:
    """Whether an element is a run."""
    return bool(element.tag == R)

"""The table of contents of a merged file: entries of headings that are new, gone, or say something else."""

from __future__ import annotations

from collections.abc import Mapping

from yuanjian.reading.docx_names import Element, P, R, T, w
from yuanjian.reports.roundtrip.body import Body
from yuanjian.reports.roundtrip.graft import Grafts
from yuanjian.reports.roundtrip.names import NAME, PIECE, PPR, START
from yuanjian.reports.roundtrip.words import same, words_of

_LINK, _ANCHOR = w("hyperlink"), w("anchor")
_LEADING = ("_pk_", "_Toc")


def refreshed(edited: Body, new: Body, grafts: Grafts, pages: bool) -> None:
    """Bring the entries in line with the headings that the merged file has.

    Only entries that lead to a heading of ours are touched; page numbers are taken over with ``pages``,
    else they stay until Word renews them.
    """
    there = {m.get(NAME, ""): m for m in edited.file.body.iter(START)}
    lines = _lines(edited)
    entries = {_heading(anchor, there): entry for anchor, entry in lines.items()}
    after: Element | None = None
    for anchor, entry in _lines(new).items():
        mark, mine = there.get(anchor), entries.get(anchor)
        if mark is None:
            continue
        if mine is not None:
            heading = next(mark.iterancestors(P), None)
            if heading is not None:
                _say(mine, words_of(heading), False)
            if pages:
                _say(mine, words_of(entry).rpartition("\t")[2], True)
            after = mine
        elif after is not None:
            made = grafts.copy(entry)
            after.addnext(made)
            after = made
    for anchor, entry in lines.items():
        if anchor not in there and anchor.startswith(_LEADING):
            _take_out(entry)


def _heading(anchor: str, there: Mapping[str, Element]) -> str:
    """Our bookmark of the heading that an entry leads to: Word sets its own (_Toc…) beside it."""
    mark = there.get(anchor)
    heading = None if mark is None else next(mark.iterancestors(P), None)
    marks = () if heading is None else heading.iter(START)
    return next((n for m in marks if PIECE.fullmatch(n := m.get(NAME, ""))), anchor)


def _lines(body: Body) -> dict[str, Element]:
    """Lines of the contents by the bookmark that they lead to."""
    found: dict[str, Element] = {}
    for unit in body.units:
        if unit.kind == "contents":
            link = next(unit.element.iter(_LINK), None)
            if link is not None and link.get(_ANCHOR):
                found.setdefault(link.get(_ANCHOR, ""), unit.element)
    return found


def _say(entry: Element, words: str, page: bool) -> None:
    """Other words before the tab of an entry, or for the page behind it; the same are left alone."""
    link = next(entry.iter(_LINK))
    parts: tuple[list[Element], list[Element]] = [], []
    behind = False
    for run in link.iterchildren(R):
        behind = behind or run.find(w("tab")) is not None
        parts[behind].extend(run.iterchildren(T))
    texts = parts[page]
    if not texts or same("".join(t.text or "" for t in texts)) == same(words):
        return
    texts[0].text = words
    for text in texts[1:]:
        text.text = ""


def _take_out(entry: Element) -> None:
    """An entry away; the signs of the field around the whole contents stay."""
    outer = [
        r for r in entry.iterchildren(R)
        if r.find(w("fldChar")) is not None or r.find(w("instrText")) is not None
    ]  # fmt: skip
    around = entry.getparent()
    if around is None:
        return
    if not outer:
        around.remove(entry)
        return
    for element in list(entry):
        if element.tag != PPR and element not in outer:
            entry.remove(element)

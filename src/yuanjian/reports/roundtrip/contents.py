"""The table of contents of a merged file: entries of headings that are new, gone, or say something else."""

from __future__ import annotations

from yuanjian.reading.docx_names import Element, P, R, T, w
from yuanjian.reports.roundtrip.body import Body
from yuanjian.reports.roundtrip.graft import Grafts
from yuanjian.reports.roundtrip.names import NAME, PPR, START
from yuanjian.reports.roundtrip.words import same, words_of

_LINK, _ANCHOR = w("hyperlink"), w("anchor")


def refreshed(edited: Body, new: Body, grafts: Grafts, pages: bool) -> None:
    """Bring the entries in line with the headings that the merged file has.

    Only entries that lead to a heading of ours are touched; page numbers are taken over with ``pages``,
    else they stay until Word renews them.
    """
    there = {m.get(NAME, ""): m for m in edited.file.body.iter(START)}
    entries = _entries(edited)
    if not entries:
        return
    after: Element | None = None
    for anchor, entry in _entries(new).items():
        mark = there.get(anchor)
        mine = entries.pop(anchor, None)
        if mark is None:
            if mine is not None:
                entries[anchor] = mine
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
    for anchor, entry in entries.items():
        if anchor not in there and anchor.startswith("_pk_"):
            _take_out(entry)


def _entries(body: Body) -> dict[str, Element]:
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

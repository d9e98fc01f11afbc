"""Our bookmarks after a merge: named as the new base map names them, lost ones set again, stale ones gone."""

from __future__ import annotations

from collections.abc import Mapping

from yuanjian.reading.docx_names import Element, P
from yuanjian.reports.roundtrip.align import Alignment
from yuanjian.reports.roundtrip.body import Body
from yuanjian.reports.roundtrip.graft import Grafts, bookmarked
from yuanjian.reports.roundtrip.names import END, FIGURE, ID, NAME, PIECE, START
from yuanjian.reports.roundtrip.said import Base, Said


class Renaming:
    """Made before anything is changed, so that it knows the old bookmarks from those that come."""

    def __init__(
        self, body: Body, old: Base, new: Base, pairs: Mapping[str, Said], at: Alignment
    ) -> None:
        self._top, self._docid, self._at = body.file.body, old.docid, at
        self._marks = list(self._top.iter(START))
        pasted = (p for spot in body.spots() if spot.foreign for p in spot.paragraphs)
        self._pasted = {m for p in pasted for m in p.iter(START)}
        self._ends: dict[str, list[Element]] = {}
        self._pieces = {was.name: name for name, was in pairs.items()}
        self._names = dict(self._pieces)
        for name, was in pairs.items():
            left = list(was.figures)
            for figure in new.by_name[name].figures:
                same = (f for f in left if (f.fact, f.subject) == (figure.fact, figure.subject))
                if (found := next(same, None)) is not None:
                    left.remove(found)
                    self._names[found.bookmark] = figure.bookmark

    def apply(self, grafts: Grafts) -> None:
        """Rename, take out what has no meaning any more, and mend."""
        for end in self._top.iter(END):
            self._ends.setdefault(end.get(ID, ""), []).append(end)
        for mark in self._marks:
            name = mark.get(NAME, "")
            if mark.getparent() is None or not self._ours(name):
                continue
            # A figure's bookmark does not say whose it is: one that was pasted is not ours.
            if name in self._names and mark not in self._pasted:
                mark.set(NAME, self._names[name])
            else:
                self._drop(mark)
        self._once()
        self._mend(grafts)

    def _ours(self, name: str) -> bool:
        found = PIECE.fullmatch(name)
        return name.startswith(FIGURE) or (found is not None and found[1] == self._docid)

    def _once(self) -> None:
        """A name stands once: what a copied paragraph carries is not the figure or block itself."""
        seen: set[str] = set()
        for mark in list(self._top.iter(START)):
            name = mark.get(NAME, "")
            if self._ours(name):
                if name.lower() in seen:
                    self._drop(mark)
                seen.add(name.lower())

    def _mend(self, grafts: Grafts) -> None:
        """Every piece that is still there has its bookmark, and within one paragraph."""
        there = {m.get(NAME, ""): m for m in self._top.iter(START)}
        for was, spot in self._at.spots.items():
            name = self._pieces.get(was)
            if name is None or not _stands(spot.paragraphs[0]):
                continue
            holder, mark = spot.paragraphs[0], there.get(name)
            if mark is not None:
                around = next(mark.iterancestors(P), None)
                inside = () if around is None else around.iter(END)
                if any(e.get(ID) == mark.get(ID) for e in inside):
                    continue
                holder = holder if around is None else around
                self._drop(mark)
            bookmarked(holder, name, grafts.number())

    def _drop(self, mark: Element) -> None:
        """A bookmark away, not what it holds."""
        for element in (mark, *self._ends.pop(mark.get(ID, ""), ())[:1]):
            around = element.getparent()
            if around is not None:
                around.remove(element)


def _stands(element: Element) -> bool:
    """Whether an element is still part of the document."""
    return str(element.getroottree().getroot().tag).endswith("}document")

"""Accept or reject open proposals in a Word file; whatever was not chosen stays as it is, mark for mark.

No words go but those of a proposal that was chosen. Bookmarks and comments outlive the words that they hang on.
Where a row is to go in which somebody else's open or accepted words stand, it stays, and so does its mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from yuanjian.core.refusal import Refusal
from yuanjian.reading.docx_names import TBL, TC, TR, Element, P, R, T, w
from yuanjian.reports.roundtrip.names import (
    COMMENT_SIGNS,
    DEL,
    END,
    ID,
    INS,
    MOVE_FROM,
    MOVE_TO,
    NAME,
    PPR,
    REFERENCE,
    RPR,
    START,
)
from yuanjian.reports.roundtrip.proposals import (
    CELL_IN,
    CELL_OUT,
    FORMATS,
    RANGES,
    TAKES_AWAY,
    Open,
    marks_in,
    open_changes,
)
from yuanjian.reports.roundtrip.wordfile import WordFile

Choice = Literal["accept", "reject"]
_RANGE_ENDS = frozenset(RANGES) | frozenset(RANGES.values())
_ANCHORS = frozenset({START, END, *COMMENT_SIGNS, w("permStart"), w("permEnd")}) | _RANGE_ENDS
_ADDS = (INS, MOVE_TO)
_NAMES = {w("delText"): T, w("delInstrText"): w("instrText")}

# What the old properties that a change of format keeps do not speak of (17.13.5.29 and others).
_BEYOND_FIRST = {
    RPR: (INS, DEL, MOVE_FROM, MOVE_TO),
    w("sectPr"): (w("headerReference"), w("footerReference")),
}
_BEYOND_LAST = {
    PPR: (RPR, w("sectPr")),
    w("trPr"): (INS, DEL),
    w("tcPr"): (CELL_IN, CELL_OUT, w("cellMerge")),
}


@dataclass(frozen=True, slots=True)
class SettledFile:
    """The file with the chosen proposals settled. ``left`` could not be, and are open still."""

    content: bytes
    accepted: int
    rejected: int
    left: tuple[int, ...] = ()
    still_open: int = 0


def settle_proposals(content: bytes, choices: Mapping[int, Choice]) -> SettledFile:
    """Accept or reject by number, as :func:`open_changes` counts them from 1.

    Raises:
        Refusal: there is no proposal of that number, or none was chosen.
        UnreadableDocument: the file is damaged.
    """
    file = WordFile.of(content)
    found = open_changes(file)
    unknown = sorted(n for n in choices if not 0 < n <= len(found))
    if unknown:
        said = "、".join(map(str, unknown[:10]))
        raise Refusal(f"没有第 {said} 处修订：这份文件里共有 {len(found)} 处没有定的修订。")
    if not choices:
        raise Refusal("没有选择要接受或拒绝的修订。")
    left = _settle([(n, found[n - 1], choices[n] == "accept") for n in sorted(choices)])
    done = {n: c for n, c in choices.items() if n not in left}
    return SettledFile(
        file.saved(), sum(c == "accept" for c in done.values()),
        sum(c == "reject" for c in done.values()), left, len(open_changes(file)),
    )  # fmt: skip


def _settle(chosen: list[tuple[int, Open, bool]]) -> tuple[int, ...]:
    """Words and formats first, then cells and rows that they stand in, then ends of paragraphs, from the last.

    Of marks within marks the outer come first: what they take away they give the inner ones up before.
    """
    kept = {number for number, one, accept in chosen if not _may(one, accept, chosen)}
    going = [(one, accept) for number, one, accept in chosen if number not in kept]
    marks = [(mark, accept) for one, accept in going for mark in one.marks]
    ends = [(m, a) for m, a in marks if _of_paragraph(m)]
    boxes = [(m, a) for m, a in marks if m.tag in (CELL_IN, CELL_OUT) or _of_row(m)]
    others = {id(m) for m, _ in (*ends, *boxes)}
    moves = [(o.move, o.marks[0].getroottree().getroot()) for o, _ in going if o.move]
    for mark, accept in sorted(marks, key=lambda one: sum(1 for _ in one[0].iterancestors())):
        if id(mark) in others:
            continue
        if mark.tag in FORMATS:
            _format(mark, accept)
        else:
            _words(mark, gone=(mark.tag in TAKES_AWAY) == accept)
    for mark, accept in boxes:
        _box(mark, gone=(mark.tag in TAKES_AWAY) == accept)
    for mark, accept in reversed(ends):
        _end(mark, gone=(mark.tag in TAKES_AWAY) == accept)
    for name, top in moves:
        _drop_ranges(name, top)
    return tuple(sorted(kept))


def _may(one: Open, accept: bool, chosen: Iterable[tuple[int, Open, bool]]) -> bool:
    """Whether nothing of another hand would go with the row or cell that this one takes away."""
    going = {id(m) for _, o, a in chosen for m in o.marks if (m.tag in TAKES_AWAY) == a}
    for mark in one.marks:
        box = next(mark.iterancestors(TC if mark.tag in (CELL_IN, CELL_OUT) else TR), None)
        is_box = mark.tag in (CELL_IN, CELL_OUT) or _of_row(mark)
        if box is None or not is_box or (mark.tag in TAKES_AWAY) != accept:
            continue
        if any(id(m) not in going for m in marks_in(box, *_ADDS)):
            return False
    return True


def _of_paragraph(mark: Element) -> bool:
    parent = mark.getparent()
    return parent is not None and parent.tag == RPR and mark.tag not in FORMATS


def _of_row(mark: Element) -> bool:
    parent = mark.getparent()
    return parent is not None and parent.tag == w("trPr") and mark.tag not in FORMATS


def _words(mark: Element, *, gone: bool) -> None:
    kept = list(_outliving(mark)) if gone else list(mark)
    for element in kept:
        mark.addprevious(element)
    parent = mark.getparent()
    if parent is not None:
        parent.remove(mark)
    if not gone:
        for element in kept:
            _live(element)


def _outliving(element: Element) -> Iterator[Element]:
    """What stays of words that go: anchors, comments, and what another hand put in between."""
    for inner in list(element):
        if inner.tag in _ANCHORS or inner.tag in _ADDS:
            yield inner
        elif inner.tag == R:
            if inner.find(REFERENCE) is not None:
                for other in [e for e in inner if e.tag not in (RPR, REFERENCE)]:
                    inner.remove(other)
                yield inner
        else:
            yield from _outliving(inner)


def _live(element: Element) -> None:
    """Struck words read as words again, but for those that another mark still strikes."""
    for text in list(element.iter(*_NAMES)):
        struck = next(text.iterancestors(DEL, MOVE_FROM, P), None)
        if struck is None or struck.tag == P:
            text.tag = _NAMES[str(text.tag)]


def _format(mark: Element, accept: bool) -> None:
    look = mark.getparent()
    if look is None:
        return
    look.remove(mark)
    if accept:
        return
    old = mark.find(look.tag)
    first = [e for e in look if e.tag in _BEYOND_FIRST.get(str(look.tag), ())]
    last = [e for e in look if e.tag in _BEYOND_LAST.get(str(look.tag), ())]
    look[:] = [*first, *(old if old is not None else ()), *last]


def _box(mark: Element, *, gone: bool) -> None:
    """A row or cell that is to go, or to stay."""
    is_cell = mark.tag in (CELL_IN, CELL_OUT)
    box = next(mark.iterancestors(TC if is_cell else TR), None)
    _drop(mark)
    if gone and box is not None:
        parent = box.getparent()
        if parent is not None:
            parent.remove(box)
            _drop_hollow(parent)


def _drop_hollow(parent: Element) -> None:
    """A row without cells, a table without rows."""
    if (parent.tag == TR and parent.find(TC) is None) or (
        parent.tag == TBL and parent.find(TR) is None
    ):
        above = parent.getparent()
        if above is not None:
            above.remove(parent)
            _drop_hollow(above)


def _end(mark: Element, *, gone: bool) -> None:
    """The end of a paragraph: where it goes, its words lead on into the next, which keeps its looks."""
    paragraph = next(mark.iterancestors(P), None)
    _drop(mark)
    if not gone or paragraph is None or paragraph.find(f"{PPR}/{w('sectPr')}") is not None:
        return
    between: list[Element] = []
    following = paragraph.getnext()
    while following is not None and following.tag in _ANCHORS:
        between.append(following)
        following = following.getnext()
    held = [e for e in paragraph if e.tag != PPR]
    parent = paragraph.getparent()
    if parent is None or following is None:
        return  # the last of a cell or of the body must stay
    if following.tag == P:
        at = 1 if following.find(PPR) is not None else 0
        following[at:at] = [*held, *between]
        parent.remove(paragraph)
    elif all(e.tag in _ANCHORS for e in held):
        for element in held:
            paragraph.addprevious(element)
        parent.remove(paragraph)


def _drop(mark: Element) -> None:
    """A mark, and the properties that held nothing else."""
    parent = mark.getparent()
    if parent is not None:
        parent.remove(mark)
        if not len(parent) and not parent.attrib and str(parent.tag).endswith("Pr"):
            _drop(parent)


def _drop_ranges(name: str, top: Element) -> None:
    """The marks around both ends of a move that is settled."""
    for start in list(top.iter(*RANGES)):
        if start.get(NAME) != name:
            continue
        ends = top.iter(RANGES[str(start.tag)])
        for mark in [start, *(e for e in ends if e.get(ID) == start.get(ID))]:
            _drop(mark)

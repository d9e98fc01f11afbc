"""The words of an edited paragraph, revisions accepted, and what makes two texts the same."""

from __future__ import annotations

from yuanjian.reading.docx_names import FALLBACK, TEXTBOX, Element, T, w
from yuanjian.reports.roundtrip.names import COMMENT_SIGNS, DEL, MOVE_FROM, PPR, REVISIONS, RPR
from yuanjian.reports.typography import shifted
from yuanjian.reports.word.wml import qualified

_LEFT_OUT = frozenset({PPR, RPR, DEL, MOVE_FROM, TEXTBOX, FALLBACK})
_CHARACTERS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
DRAWING = w("drawing")
OBJECTS = (DRAWING, w("pict"), w("object"), w("footnoteReference"), w("endnoteReference"))
NAMED = qualified("wp:docPr")


def words_of(element: Element) -> str:
    """The text of a paragraph, run or range as it reads with all revisions accepted.

    Of a picture that is its alternative text.
    """
    found: list[str] = []
    _gather(element, found)
    return "".join(found)


def _gather(element: Element, found: list[str]) -> None:
    if element.tag == T:
        found.append(element.text or "")
    elif element.tag == DRAWING:
        found += [named.get("descr", "") for named in element.iter(NAMED)]
        return
    elif element.tag in _CHARACTERS:
        found.append(_CHARACTERS[element.tag])
    for inner in element:
        if inner.tag not in _LEFT_OUT:
            _gather(inner, found)


def every_word(element: Element) -> str:
    """The text of an element with all revisions in it, what they took away as well."""
    found = element.iter(T, w("delText"), *_CHARACTERS)
    return "".join(_CHARACTERS.get(str(e.tag), e.text or "") for e in found)


def same(text: str) -> str:
    """The text as it is compared: raised digits as digits, white space left out."""
    return "".join("".join(part for part, _ in shifted(text)).split())


def revised(element: Element) -> bool:
    """Whether a tracked change that is neither accepted nor rejected stands in it."""
    return next(element.iter(*REVISIONS), None) is not None


def holds_objects(element: Element) -> bool:
    """Pictures, notes and the like, which somebody put into a paragraph of ours."""
    return next(element.iter(*OBJECTS), None) is not None


def commented(element: Element) -> bool:
    """Whether somebody's comment hangs on it."""
    return next(element.iter(*COMMENT_SIGNS), None) is not None

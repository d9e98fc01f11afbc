"""Texts and figures as Word runs: line breaks, tabs, raised digits, the marked blank, bookmarks."""

import re
from collections.abc import Iterable

from yuanjian.reports.tree import Figure, Inline, Text
from yuanjian.reports.typography import printable, shifted
from yuanjian.reports.word import wml
from yuanjian.reports.word.bookmarks import Bookmarks

_BREAKS = re.compile("([\n\t])")
# With the hint, quotation marks, dashes and dots of such a run come from the Chinese font.
_CHINESE = re.compile("[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…]")


def write_inlines(
    paragraph: wml.Element, inlines: Iterable[Inline], block: str, bookmarks: Bookmarks
) -> str:
    """Append inlines to a paragraph, a bookmark around each figure; returns the words written."""
    written: list[str] = []
    for inline in inlines:
        if isinstance(inline, Text):
            written.append(write_text(paragraph, inline))
        else:
            at = sum(map(len, written))
            written.append(_write_figure(paragraph, inline, block, bookmarks, at))
    return "".join(written)


def write_text(paragraph: wml.Element, text: Text, underline: bool = False) -> str:
    """Append one text as runs; returns it as written (without characters that XML cannot hold)."""
    words = printable(text.text)
    for piece, vertical in shifted(words):
        run = wml.add(paragraph, "w:r")
        chinese = _CHINESE.search(piece) is not None
        _run_look(run, text.bold, underline, text.vertical or vertical, chinese)
        for part in _BREAKS.split(piece):
            if part == "\n":
                wml.add(run, "w:br")
            elif part == "\t":
                wml.add(run, "w:tab")
            elif part:
                wml.add(run, "w:t", {"xml:space": "preserve"}).text = part
    return words


def open_bookmark(parent: wml.Element, name: str, bookmarks: Bookmarks) -> int:
    """Start a bookmark; give its number to :func:`close_bookmark`."""
    number = bookmarks.number()
    wml.add(parent, "w:bookmarkStart", {"w:id": number, "w:name": name})
    return number


def close_bookmark(parent: wml.Element, number: int) -> None:
    """End a bookmark."""
    wml.add(parent, "w:bookmarkEnd", {"w:id": number})


def _write_figure(
    paragraph: wml.Element, figure: Figure, block: str, bookmarks: Bookmarks, at: int
) -> str:
    shown = printable(figure.shown)
    name = bookmarks.figure(
        block, figure.fact, figure.subject, figure.state, figure.value or figure.text, shown, at
    )
    number = open_bookmark(paragraph, name, bookmarks)
    write_text(paragraph, Text(shown), underline=figure.state == "missing")
    close_bookmark(paragraph, number)
    return shown


def _run_look(
    run: wml.Element, bold: bool, underline: bool, vertical: str | None, chinese: bool
) -> None:
    if not (bold or underline or vertical or chinese):
        return
    look = wml.add(run, "w:rPr")
    if chinese:
        wml.add(look, "w:rFonts", {"w:hint": "eastAsia"})
    if bold:
        wml.flag(look, "w:b")
        wml.flag(look, "w:bCs")
    if underline:
        wml.value(look, "w:u", "single")
    if vertical:
        wml.value(look, "w:vertAlign", f"{vertical}script")

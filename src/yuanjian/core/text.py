"""Folding of text: full and half width, blanks, brackets. Never changes what a number says."""

import re
import unicodedata
from functools import lru_cache

_RAISED = re.compile("[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_BLANKS = re.compile(r"\s+")
_BRACKETS = str.maketrans({"﹝": "〔", "﹞": "〕", "［": "〔", "］": "〕", "[": "〔", "]": "〕"})
_YEAR_IN_BRACKETS = re.compile(r"[〔(（【<《]\s*((?:19|20)\d{2})\s*[〕)）】>》]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

_IN_BRACKETS = re.compile(r"[(\[〔【][^)\]〕】]*[)\]〕】]")
_POINTS = re.compile(r"[:：、，,。．.·・\-—_/／|]")


def fold(text: str) -> str:
    """Half-width form (NFKC) of a text; a run of superscripts becomes ``^n`` so that 10⁴ never reads 104."""
    raised = _RAISED.sub(lambda run: "^" + run[0].translate(_LOWERED), text)
    return unicodedata.normalize("NFKC", raised)


def squeeze(text: str) -> str:
    """Without any white space, line breaks included."""
    return _BLANKS.sub("", text)


def tidy(text: str) -> str:
    """One cell's text as we keep it: control characters out, ends trimmed, line breaks as \\n."""
    if text.isprintable() and "_x000D_" not in text:  # most cells: nothing to take out
        return text.strip()
    return _CONTROL.sub(
        "", text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    ).strip()


@lru_cache(maxsize=8192)  # an import asks it of every cell: is this row the header once more?
def header_key(text: str) -> str:
    """What two spellings of one column header have in common.

    Blanks, line breaks, full or half width, the asterisk of a required column and units in
    brackets do not count: «产生量（t/a）*» and «产 生 量» are one header.
    """
    plain = squeeze(fold(text)).lower().replace("*", "").replace("※", "")
    return _POINTS.sub("", _IN_BRACKETS.sub("", plain))


def document_number(text: str) -> str:
    """A document number with the year in 六角括号, as GB/T 9704—2012 7.3.5 wants it: 湘环评函〔2014〕30号."""
    plain = squeeze(text).translate(_BRACKETS)
    return _YEAR_IN_BRACKETS.sub(r"〔\1〕", plain)

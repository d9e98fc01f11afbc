"""How a string is set: characters that a file may not hold, raised and lowered digits, 六角括号."""

import re
from collections.abc import Iterator
from typing import Literal

Vertical = Literal["super", "sub"] | None

_SUPERS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+−", strict=True))
_SUBS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋ₓ", "0123456789+−x", strict=True))
# What stands raised or lowered, each in a group of its own:
_SHIFTED = re.compile(
    "(?P<up>[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+)"
    # A point between lowered digits is lowered too: PM₂.₅.
    "|(?P<down>[₀₁₂₃₄₅₆₇₈₉₊₋ₓ]+(?:[.][₀₁₂₃₄₅₆₇₈₉]+)*)"
    # m2, m3, km2 … typed with plain digits after a number or a stroke.
    r"|(?<=[0-9万亿/·(（])[ ]?(?:k|c|m|d|h|N)?m(?P<power>[23])(?![0-9A-Za-z])"
    # Pollutants typed with plain digits.
    r"|(?<![A-Za-z])(?:PM(?P<size>2\.5|10)|(?:SO|NO|CO)(?P<two>2)|NO(?P<x>x)|O(?P<ozone>3)"
    r"|NH(?P<ammonia>3)|BOD(?P<five>5)|COD(?P<kind>Cr|Mn))(?![0-9A-Za-z])"
)

# XML 1.0, production 2 (Char): everything else may not stand in a document, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Overrides of the writing direction make a text read other than it is stored.
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")

_HALF_BRACKETS = re.compile(r"(?<=[\u4e00-\u9fff])\(([^()\n]*)\)")

_YEAR_BRACKETS = re.compile(
    r"(?<=[\u4e00-\u9fff])\s*[\[［﹝【(（〔]\s*((?:19|20)\d{2})\s*[\]］﹞】)）〕]\s*(?=第?\d+号)"
)


def printable(text: str) -> str:
    """The text with «\N{REPLACEMENT CHARACTER}» for what a file cannot hold, and \\n at line ends.

    Nothing is dropped silently: a reader sees that something stood there.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", _DIRECTION.sub("", plain))


def shifted(text: str) -> Iterator[tuple[str, Vertical]]:
    """The text in pieces of one height: «5.0×10⁴ m³/d» gives 5.0×10, raised 4, « m», raised 3, /d.

    Word gets raised runs and not U+00B3 or U+2074, which several Chinese fonts do not have. What was
    typed with plain digits (km2, PM2.5) is set the same way; its characters stay as they are.
    """
    at = 0
    for match in _SHIFTED.finditer(text):
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        if start > at:
            yield text[at:start], None
        if kind == "up":
            yield "".join(_SUPERS[c] for c in match[kind]), "super"
        elif kind == "down":
            yield "".join(_SUBS.get(c, c) for c in match[kind]), "sub"
        else:
            yield match[kind], "super" if kind == "power" else "sub"
        at = end
    if at < len(text):
        yield text[at:], None


def hexagonal(text: str) -> str:
    """Document numbers in running text with 六角括号: 湘环评函[2014]30号 → 湘环评函〔2014〕30号.

    Source: GB/T 9704—2012, 7.3.5. Other brackets around a year stay as they are.
    """
    return _YEAR_BRACKETS.sub(r"〔\1〕", text)


def chinese_brackets(text: str) -> str:
    """Half-width brackets after a Chinese character become full-width: 进出口额(美元) → 进出口额（美元）."""
    return _HALF_BRACKETS.sub(r"（\1）", text)

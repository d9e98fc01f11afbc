"""Texts as Typst source. Words stand in string literals, so that nothing in them is ever read as markup."""

from collections.abc import Iterable

from yuanjian.reports.tree import Figure, Inline, Text
from yuanjian.reports.typography import printable, shifted

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def literal(text: str) -> str:
    """A string literal of Typst."""
    return f'"{printable(text).translate(_ESCAPES)}"'


def content(text: str, *, bold: bool = False, underline: bool = False) -> str:
    """A text as content: raised and lowered digits, line breaks."""
    pieces = []
    for words, vertical in shifted(printable(text)):
        lines = words.split("\n")
        made = "#linebreak()".join(f"#{literal(line)}" for line in lines)
        pieces.append(f"#{vertical}[{made}]" if vertical else made)
    whole = "".join(pieces)
    if underline:
        whole = f"#underline[{whole}]"
    return f"#strong[{whole}]" if bold else whole


def inlines(parts: Iterable[Inline], *, bold: bool = False) -> str:
    """Texts and figures of a sentence or cell."""
    return "".join(_inline(part, bold) for part in parts)


def _inline(part: Inline, bold: bool) -> str:
    if isinstance(part, Figure):
        return content(part.shown, underline=part.state == "missing")
    assert isinstance(part, Text)
    if part.vertical:
        sign = {"super": "super", "sub": "sub"}[part.vertical]
        return f"#{sign}[{content(part.text)}]"
    return content(part.text, bold=bold or part.bold)

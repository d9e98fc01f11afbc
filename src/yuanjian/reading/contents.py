"""Tables of contents, where the format does not mark them: a title «目录», lines that lead to a page number."""

from __future__ import annotations

_LEADERS = ".．…·⋯•‥─_"


def is_contents_title(text: str) -> bool:
    """«目录», however it is spaced."""
    return len(text) < 20 and "".join(text.split()) in ("目录", "目次")


def leads_to_page(text: str, *, tab: bool = False) -> bool:
    """A line with leaders before a page number; with ``tab``, a tab or wide gap is leader enough."""
    line = text.strip()
    body = line.rstrip("0123456789-－— ")
    if body == line or not line[-1].isdigit() or len(line) - len(body) > 9 or len(line) > 300:
        return False
    title = body.rstrip(_LEADERS + " \t")
    if not title:
        return False
    led = sum(2 if c in "…⋯" else c in _LEADERS for c in body[len(title) :])
    return led >= 4 or (tab and "\t" in text[len(title) :])

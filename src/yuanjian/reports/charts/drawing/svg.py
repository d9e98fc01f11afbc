"""SVG without inline styles: our pages forbid them, and an SVG that is opened by itself obeys as well."""

import re

_STYLE = re.compile(r' style="([^"]*)"')
_BLOCK = re.compile(r"\s*<style[^>]*>.*?</style>", re.DOTALL)
_HEAD = re.compile(r"<\?xml.*?\?>\s*|<!DOCTYPE.*?>\s*|\s*<metadata>.*?</metadata>", re.DOTALL)
# What matplotlib sets for all elements in its one style block.
_FOR_ALL = ' stroke-linejoin="round" stroke-linecap="butt"'


def without_styles(svg: bytes) -> bytes:
    """The drawing with presentation attributes in place of every ``style``."""
    text = _BLOCK.sub("", _HEAD.sub("", svg.decode("utf-8")))
    text = text.replace("<svg ", f"<svg{_FOR_ALL} ", 1)
    return _STYLE.sub(lambda found: _attributes(found[1]), text).encode()


def _attributes(style: str) -> str:
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    return "".join(f' {name.strip()}="{value.strip()}"' for name, value in pairs)

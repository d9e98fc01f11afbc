"""Characters of symbol fonts (private use area) as the Unicode that they show, and raised figures."""

from __future__ import annotations

# Wingdings, Wingdings 2 and Symbol by code point: what reports use (boxes, ticks, arrows, Greek, operators).
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0xA8: "□", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0x46: "☞",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□", 0x2B: "□",
    **{0x6A + i: chr(0x2460 + i) for i in range(10)}, 0x97: "●", 0x98: "●",
}  # fmt: skip
_GREEK = dict(zip(b"abcdefgklmnopqrstuxyzDFGLPQSWY", "αβχδεφγκλμνοπθρστυξψζΔΦΓΛΠΘΣΩΨ", strict=True))
_SYMBOL = {
    **_GREEK, 0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA4: "/", 0xA5: "∞", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB2: "″",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xD7: "·", 0x25: "%", 0x7E: "~",
    0xA0: "€", 0xAF: "↓", 0xAD: "↑", 0xAC: "←", 0xE5: "∑",
}  # fmt: skip
_RAISED = dict(zip("0123456789+-−﹣－()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻⁽⁾ⁿⁱ", strict=True))


def shown(code: int, font: str) -> str:
    """What a character of a symbol font shows; the character itself where the font is another."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    match font.lower().replace(" ", ""):
        case "wingdings":
            found = _WINGDINGS.get(low)
        case "wingdings2":
            found = _WINGDINGS_2.get(low)
        case "symbol":
            found = _SYMBOL.get(low)
        case _:
            found = None
    if found is None and 0 < low < 0x110000 and not 0xD800 <= low < 0xE000:
        found = chr(low if font.lower() == "symbol" and 0x20 <= low < 0x7F else code)
    return found or ""


def plain_symbols(text: str, font: str) -> str:
    """A run's text, its private-use characters as what they show."""
    if not font or text.isascii() or not any("\uf000" <= c <= "\uf0ff" for c in text):
        return text
    return "".join(shown(ord(c), font) if "\uf000" <= c <= "\uf0ff" else c for c in text)


def raised(text: str) -> str:
    """Superscript text in Unicode superscripts; unchanged where one character has none."""
    if all(c in _RAISED or c.isspace() for c in text):
        return "".join(_RAISED.get(c, c) for c in text)
    return text

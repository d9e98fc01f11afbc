"""What a stretch of text is recognised by, however blanks, widths and raised digits were written."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator


def key_of(text: str) -> str:
    """The characters that count: NFKC, without blanks and invisible characters, one case."""
    return "".join(part for _, part in _counting(text))


def counting(text: str) -> list[int]:
    """For every character of ``key_of(text)``, where in ``text`` it stands."""
    return [at for at, part in _counting(text) for _ in part]


def _counting(text: str) -> Iterator[tuple[int, str]]:
    for at, char in enumerate(text):
        if "!" <= char <= "~":
            yield at, char.lower()
            continue
        for plain in unicodedata.normalize("NFKC", char).lower():
            if not plain.isspace() and unicodedata.category(plain) not in ("Cf", "Cc"):
                yield at, plain

"""Names of parks in a text: a place of the catalogue of divisions before a word for a park."""

from __future__ import annotations

import re
from collections.abc import Iterator

from yuanjian.norms.catalogues import division

_KIND = re.compile(
    r"(?:经济技术开发区|经济开发区|高新技术产业开发区|高新技术产业园区|综合保税区|工业集中区|工业园区|产业园区|产业开发区"
    r"|经开区|高新区|综保区|开发区|工业园|保税区)"
)
_LONGEST, _SHORTEST = 6, 2


def other_parks(text: str, own: str) -> Iterator[str]:
    """Parks whose place does not stand in ``own``: the park's name, host, province, city, county and address."""
    for match in _KIND.finditer(text):
        for length in range(_LONGEST, _SHORTEST - 1, -1):
            place = text[max(0, match.start() - length) : match.start()]
            if len(place) == length and _is_place(place):
                if place.rstrip("省市县区") not in own:
                    yield place + match[0]
                break


def _is_place(word: str) -> bool:
    """Whether the catalogue knows it, in full or without its 市, 县 or 区."""
    return any(division(word + kind) is not None for kind in ("", "市", "县", "区"))

"""Page numbers and running heads in the text of a PDF that was copied or converted: taken out, as they are no text.

A page number is told by its form («— 12 —», «第12页») or, where it is bare, by a form feed beside it; in every case by
the next page's number following it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

_MARKED = re.compile(
    r"[-–—－―]{1,3}\s*(\d{1,4})\s*[-–—－―]{1,3}$|第\s*(\d{1,4})\s*页(?:\s*[/，,]?\s*共\s*\d{1,4}\s*页)?$"
    r"|(\d{1,4})\s*/\s*\d{1,4}(?:\s*页)?$|Page\s+(\d{1,4})(?:\s+of\s+\d{1,4})?$"
)
_BARE = re.compile(r"(\d{1,4})$")
_HEAD = 60
_BESIDE = 3
_PAGE = 8  # lines that a page has at least


def without_pages(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Lines (a form feed at the beginning of each that begins a page) without page numbers and running heads; and
    those heads. Blank lines around a page's end go too, so that a sentence goes on over it.
    """
    tops = {i for i, line in enumerate(lines) if line.startswith("\f")}
    numbers = _sequence(lines, _MARKED, 3, lambda _: True)
    heads = _heads(lines, numbers | tops, numbers)
    if not numbers:
        ends = tops | ({len(lines)} if tops else set())
        beside = {i + d for i in ends for d in range(-_BESIDE, _BESIDE + 1)}
        numbers = _sequence(lines, _BARE, 3, beside.__contains__)
        heads |= _heads(lines, numbers | tops, numbers)
    gone = _with_blanks(lines, numbers | heads)
    kept = [line.lstrip("\f") for i, line in enumerate(lines) if i not in gone]
    return kept, list(dict.fromkeys(lines[i].strip() for i in sorted(heads)))


def _sequence(
    lines: Sequence[str], form: re.Pattern[str], least: int, allowed: Callable[[int], bool]
) -> set[int]:
    """Lines of a form whose numbers rise by one from each to the next, pages apart; none where they do not."""
    found = [
        (i, int(next(g for g in m.groups() if g)))
        for i, line in enumerate(lines)
        if len(line) < 40 and (m := form.match(line.strip())) and allowed(i)
    ]
    if len(found) < least or found[-1][0] - found[0][0] < _PAGE * (len(found) - 1):
        return set()
    steps = [b[1] - a[1] == 1 for a, b in pairwise(found)]
    rising = {found[n + d][0] for n, step in enumerate(steps) if step for d in (0, 1)}
    return rising if len(rising) * 10 >= len(found) * 8 else set()


def _heads(lines: Sequence[str], ends: set[int], numbers: set[int]) -> set[int]:
    """Lines that stand beside most ends of pages with the same words."""
    near: dict[str, set[int]] = {}
    for end in {0, len(lines)} | ends if ends else set():
        for i in range(max(0, end - _BESIDE), min(len(lines), end + _BESIDE + 1)):
            said = "".join(lines[i].split())
            if i not in numbers and len(said) <= _HEAD and _is_title(said):
                near.setdefault(said, set()).add(i)
    least = 2 if numbers else 3
    return {i for at in near.values() if len(at) >= least and len(at) * 2 >= len(ends) for i in at}


def _is_title(said: str) -> bool:
    return any(c.isalpha() for c in said) and not any(c in "，。；" for c in said)


def _with_blanks(lines: Sequence[str], gone: set[int]) -> set[int]:
    """The lines and the blank ones next to them."""
    out = set(gone)
    for order in (range(len(lines)), reversed(range(len(lines)))):
        beside = False
        for i in order:
            beside = i in gone or (beside and not lines[i].strip())
            if beside:
                out.add(i)
    return out

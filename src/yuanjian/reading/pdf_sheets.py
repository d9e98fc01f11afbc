"""Pages as lines and tables: headers and page numbers taken off, the column that they are set in."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from yuanjian.reading.pdf_lines import Line, Room
from yuanjian.reading.pdf_tables import RuledTable

_NUMBER = re.compile(
    r"[-–—－―\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/，,]?\s*(?:共\s*)?\d{1,4}\s*页?)?[-–—－―\s]*$"
)


@dataclass(slots=True)
class Sheet:
    """What one page gives: lines outside tables, and tables. ``short_rules``: the heights of those like above notes."""

    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[RuledTable]
    short_rules: list[float] = field(default_factory=list)


def without_furniture(sheets: list[Sheet]) -> list[str]:
    """Takes headers, footers and page numbers off the pages; the different texts among them."""
    seen: Counter[tuple[str, int]] = Counter()
    ends = [_ends(s) for s in sheets]
    for several in ends:
        seen.update({key for _, key in several})
    need = max(2, min(3, len(sheets)), len(sheets) // 10)
    texts: dict[str, None] = {}
    for sheet, several in zip(sheets, ends, strict=True):
        drop: list[Line] = []
        for line, key in several:
            lonely = line.y > 0.88 * sheet.height or line.y < 0.1 * sheet.height
            repeated = seen[key] >= need and lonely
            if repeated or (lonely and _NUMBER.match(line.text)):
                drop.append(line)
                if repeated and any(c.isalpha() and c not in "第页共" for c in line.text):
                    texts.setdefault(re.sub(r"\s*[-–—]?\s*\d+\s*[-–—]?$", "", line.text))
        sheet.lines = [line for line in sheet.lines if line not in drop]
    return list(texts)


def _ends(sheet: Sheet) -> list[tuple[Line, tuple[str, int]]]:
    """The outermost lines of a page, each with what makes it the same on other pages."""
    lines = sheet.lines
    chosen = lines[:2] + lines[max(2, len(lines) - 2) :]
    return [(x, (re.sub(r"\d+", "#", "".join(x.text.split())), round(x.y / 6))) for x in chosen]


def rooms_of(sheets: list[Sheet]) -> dict[int, Room]:
    """The text column of each page: of all pages of its width, so that a page with few lines has one too."""
    by_width: dict[int, list[Line]] = {}
    gaps: dict[int, Counter[int]] = {}
    for sheet in sheets:
        key = round(sheet.width)
        by_width.setdefault(key, []).extend(sheet.lines)
        count = gaps.setdefault(key, Counter())
        count.update(round((b.y - a.y) * 2) for a, b in pairwise(sheet.lines))
    rooms = {}
    for key, lines in by_width.items():
        leading = _usual(gaps[key]) / 2
        left, right = _column(lines, key)
        rooms[key] = Room(left, right, leading, _first_lines_indented(lines, left, right))
    return {s.number: rooms[round(s.width)] for s in sheets}


def _first_lines_indented(lines: list[Line], left: float, right: float) -> bool:
    """Whether a full, indented line is usually followed by one at the left edge, not by one as far in."""
    back = level = 0
    for line, after in pairwise(lines):
        if line.x0 - left > 1.3 * line.size and right - line.x1 < 1.5 * line.size:
            back += after.x0 - left < 0.8 * line.size
            level += abs(after.x0 - line.x0) < 0.4 * line.size
    return back > level


def _usual(counts: Counter[int]) -> int:
    likely = {gap: n for gap, n in counts.items() if 8 < gap < 100}
    return max(likely, key=lambda gap: (likely[gap], -gap), default=0)


def _column(lines: list[Line], width: int) -> tuple[float, float]:
    """Left and right edge of the type area: where most long lines begin and end."""
    long = [x for x in lines if x.x1 - x.x0 > 0.5 * width]
    if len(long) < 4:  # too few to tell: as wide on the right as on the left
        left = min((x.x0 for x in lines), default=0.0)
        return left, max([width - left, *(x.x1 for x in lines)])
    ends = Counter(round(x.x1 / 3) for x in long)
    right = max(ends, key=lambda k: (ends[k] + ends[k + 1] + ends[k - 1], k)) * 3 + 1.5
    starts = Counter(round(x.x0 / 3) for x in long)
    often = max(starts.values())
    left = min(k for k, n in starts.items() if n * 5 >= often) * 3 - 1.5
    return left, min(max(right, max(x.x1 for x in long) - 20), float(width))

"""Columns of a table without vertical rules: what its body leaves free, and the headings that stand over several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yuanjian.reading.pdf_lines import Line

_RIVER = 0.4  # of the type size: the least room between two columns

FIGURE = re.compile(r"[+\-−<>≤≥]?[\d.,/%×^⁰-⁹—]+$")

Span = tuple[float, float]


@dataclass(slots=True)
class Row:
    """A line of a page as the bits between its gaps."""

    y: float
    size: float
    bits: list[Line]

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.bits[0].x0

    @property
    def x1(self) -> float:
        """Its right edge."""
        return self.bits[-1].x1


Bits = list[tuple[list[int], Line]]
"""The bits of a line with the columns that each stands in."""


def columns_of(rows: Sequence[Row], head: int) -> list[Span]:
    """The columns, from what the body leaves free; ``head`` rows stand over it (0: not known)."""
    count = len(rows)
    head = head if 0 < head < count else min(2, count // 3)
    body = rows[head:]
    allowed = len(body) // 12
    spans = sorted((b.x0, b.x1) for row in body for b in row.bits)
    edges = sorted({x for span in spans for x in span})
    least = _RIVER * min(row.size for row in rows)
    columns: list[Span] = []
    for x0, x1 in _covered(spans, edges, allowed):
        if columns and x0 - columns[-1][1] < least:
            columns[-1] = (columns[-1][0], max(x1, columns[-1][1]))
        else:
            columns.append((x0, x1))
    return widened(columns, rows[:head])


def _covered(spans: Sequence[Span], edges: Sequence[float], allowed: int) -> Iterator[Span]:
    """Stretches between edges that more than ``allowed`` spans cover."""
    change: dict[float, int] = dict.fromkeys(edges, 0)
    for x0, x1 in spans:
        change[x0] += 1
        change[x1] -= 1
    depth = 0
    for a, b in pairwise(edges):
        depth += change[a]
        if depth > allowed:
            yield a, b


def widened(columns: list[Span], rows: Sequence[Row]) -> list[Span]:
    """Columns as wide as the bits that stand in one of them alone. A bit in none of them, between two that have bits of
    their own on its line, heads a column that is blank below.
    """
    for row in reversed(rows):
        stands = [across(bit, columns) for bit in row.bits]
        taken = {c for inside in stands for c in inside}
        more = []
        for bit, inside in zip(row.bits, stands, strict=True):
            if not inside and _between(bit, columns) <= taken:
                more.append((bit.x0, bit.x1))
            elif len(inside) == 1:
                low, high = columns[inside[0]]
                columns[inside[0]] = (min(low, bit.x0), max(high, bit.x1))
        columns = sorted([*columns, *more])
    return columns


def _between(bit: Line, columns: Sequence[Span]) -> set[int]:
    """The columns on both sides of a bit that stands in none."""
    after = sum(x1 <= bit.x0 + 0.5 for _, x1 in columns)
    return {i for i in (after - 1, after) if 0 <= i < len(columns)}


def across(bit: Line, columns: Sequence[Span]) -> list[int]:
    """Which columns a bit stands in."""
    return [i for i, (x0, x1) in enumerate(columns) if bit.x0 < x1 - 0.5 and bit.x1 > x0 + 0.5]


def fits(row: Row, columns: Sequence[Span]) -> bool:
    """Whether no bit of a line reaches over two columns."""
    return all(len(across(bit, columns)) <= 1 for bit in row.bits)


def placed_in(rows: Sequence[Row], columns: Sequence[Span], head: int) -> list[Bits]:
    """The bits of each row in their columns; one of the head in the middle over several stands in all of them."""
    out: list[Bits] = []
    last = (head or _figureless(rows)) - 1
    for i, row in enumerate(rows):
        stands = [across(bit, columns) or sorted(_between(bit, columns)) for bit in row.bits]
        if i < last:
            below = {c for bit in rows[i + 1].bits for c in across(bit, columns)}
            free = below - {c for inside in stands for c in inside}
            stands = [_headed(b, s, columns, free) for b, s in zip(row.bits, stands, strict=True)]
        out.append(list(zip(stands, row.bits, strict=True)))
    return out


def _figureless(rows: Sequence[Row]) -> int:
    """How many rows, of the first few, come before one with a figure in a cell of its own."""
    for i, row in enumerate(rows[:4]):
        if any(FIGURE.match(bit.text.strip()) for bit in row.bits):
            return i
    return 1


def _headed(bit: Line, inside: list[int], columns: Sequence[Span], free: set[int]) -> list[int]:
    """The columns that a heading stands over the middle of: its own, and free ones on both sides."""
    first, last = inside[0], inside[-1]
    best, off = inside, _off(bit, columns, first, last)
    while first - 1 in free or last + 1 in free:
        low, high = first - (first - 1 in free), last + (last + 1 in free)
        sides = [(first, high), (low, last), (low, high)]
        first, last = min(sides, key=lambda s: _off(bit, columns, *s) + (s == (first, last)) * 1e6)
        if _off(bit, columns, first, last) < min(off, 1.0 * bit.size):
            best, off = list(range(first, last + 1)), _off(bit, columns, first, last)
    return best


def _off(bit: Line, columns: Sequence[Span], first: int, last: int) -> float:
    return abs(bit.x0 + bit.x1 - columns[first][0] - columns[last][1]) / 2

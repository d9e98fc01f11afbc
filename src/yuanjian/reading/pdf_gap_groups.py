"""Grouping columns of a table without rules: a cell at the left stands for several rows, at their top or middle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yuanjian.reading.pdf_gap_columns import Bits
from yuanjian.reading.pdf_lines import Line

ORDINAL = re.compile(r"[（(]?\d{1,4}[)）.、．]?$")
_FEWER = 0.67

Flows = Sequence[dict[int, float]]


@dataclass(slots=True)
class _Entry:
    """A cell's text: the baselines of its first and last line."""

    first: float
    last: float
    bit: Line


def grouping(lines: Sequence[Bits], flows: Flows) -> frozenset[int]:
    """Columns from the left (after one of row numbers) that stand on plainly fewer lines than those that never wrap."""
    width = 1 + max((c for line in lines for inside, _ in line for c in inside), default=0)
    bits = [[b for line in lines for inside, b in line if inside == [c]] for c in range(width)]
    wrapped = {c for each in flows for c in each}
    out: set[int] = set()
    for c in range(width - 1):
        ordinals = sum(ORDINAL.match(bit.text.strip()) is not None for bit in bits[c])
        if ordinals * 2 >= len(bits[c]) > 0:
            continue
        most = max((len(bits[o]) for o in range(c + 1, width) if o not in wrapped), default=0)
        if not 1 < len(bits[c]) <= _FEWER * most:
            break
        out.add(c)
    return frozenset(out)


def entries_of(column: int, lines: Sequence[Bits], flows: Flows) -> list[_Entry]:
    """The texts of a column, lines that flow on put together."""
    out: list[_Entry] = []
    for line, flow in zip(lines, flows, strict=True):
        for inside, bit in line:
            if inside != [column]:
                continue
            if out and column in flow:
                out[-1].last = bit.y
            else:
                out.append(_Entry(bit.y, bit.y, bit))
    return out


def parted_after(entries: Sequence[_Entry], rows: Sequence[tuple[float, float]]) -> set[int]:
    """After which rows (from, to: baselines) the cells of a grouping column end; after all where that is not plain."""
    everywhere = set(range(len(rows) - 1))
    tops = [_row_at(entry, rows) for entry in entries]
    if all(row is not None for row in tops) and tops and tops[0] == 0:
        return {row - 1 for row in tops if row}
    out: set[int] = set()
    start = 0
    for n, entry in enumerate(entries):
        if start >= len(rows):
            return everywhere
        middle = (entry.first + entry.last) / 2
        off = [abs((rows[start][0] + rows[e][1]) / 2 - middle) for e in range(start, len(rows))]
        end = start + min(range(len(off)), key=off.__getitem__)
        if off[end - start] > 0.7 * entry.bit.size:
            return everywhere
        if n < len(entries) - 1:
            out.add(end)
        start = end + 1
    return out if start == len(rows) else everywhere


def _row_at(entry: _Entry, rows: Sequence[tuple[float, float]]) -> int | None:
    """The row at whose first line an entry begins."""
    near = 0.4 * entry.bit.size
    return next((i for i, (top, _) in enumerate(rows) if abs(top - entry.first) < near), None)

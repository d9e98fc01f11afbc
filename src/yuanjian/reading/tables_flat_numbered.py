"""Numbered tables of which nothing is left but one line a cell (LibreOffice saves text so): found by their numbers.

The heading begins with «序号», the rows below count 1, 2, 3 … A row that goes on under a merged cell begins with
blank lines. A row of fewer lines has wide cells; one of more lines has cells of several, which are
told apart by what stands
in the same columns of other rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

MAX_COLUMNS = 16
_EXTRA_LINES = 12
_COMPARED = 60  # rows that a further one is held against: enough, and linear
_NUMBER = re.compile(r"[+\-−]?\d[\d,.]{0,15}%?$")
_CONTINUED, _STRANGE = 0.4, 1.0


@dataclass(slots=True)
class _Rows:
    """Rows as runs of lines, while they are found."""

    width: int
    runs: list[list[str]] = field(default_factory=list)

    def full(self) -> list[list[str]]:
        """Rows with as many lines as there are columns."""
        return [run for run in self.runs if len(run) == self.width]

    def plausible(self, run: Sequence[str]) -> bool:
        """Whether a last or continuing row fits its columns: figures under figures, short words under short ones."""
        rows = [run for run in self.runs[-_COMPARED:] if len(run) == self.width]
        for column, line in enumerate(run):
            others = [row[column] for row in rows if row[column].strip()]
            if not others or not line.strip():
                continue
            if all(map(_is_number, others)) and not _is_number(line):
                return False
            if len(line) > 3 * max(map(len, others)) + 9:
                return False
        return bool(rows) and len(run) == self.width and bool(run[-1].strip())


def numbered(lines: Sequence[str], at: int) -> tuple[list[list[list[str]]], int]:
    """The rows of a numbered table that begins at a line, and the line after it; no rows where there is none."""
    if "".join(lines[at].split()) != "序号":
        return [], at
    head = next((n for n in range(3, MAX_COLUMNS) if _number_at(lines, at + n) == 1), 0)
    if not head or any(not line.strip() or len(line) > 40 for line in lines[at : at + head]):
        return [], at
    best, best_end = _Rows(0), at
    for width in (head, head + 1, head + 2):
        rows, end = _rows(lines, at + head, width)
        if len(rows.runs) > 1 and 2 * len(rows.full()) > len(rows.runs) and end > best_end:
            best, best_end = rows, end
    if best_end == at:
        return [], at
    heading = [[line] for line in lines[at : at + head]]
    return [heading, *_told_apart(best)], best_end


def _rows(lines: Sequence[str], at: int, width: int) -> tuple[_Rows, int]:
    rows, due = _Rows(width), 1
    while at < len(lines):
        if _number_at(lines, at) == due:
            size = _size(lines, at, due, rows)
            due += 1
        elif _goes_on(lines, at, rows):
            size = width
        else:
            break
        if not size:
            break
        rows.runs.append(list(lines[at : at + size]))
        at += size
    return rows, at


def _size(lines: Sequence[str], at: int, due: int, rows: _Rows) -> int:
    """How many lines the row of number ``due`` has; 0 where it cannot be one."""
    width = rows.width
    if _number_at(lines, at + width) == due + 1:
        return width
    trial = _Rows(rows.width, [*rows.runs[-3:], list(lines[at : at + width])])
    if _goes_on(lines, at + width, trial):
        return width
    for size in range(2, rows.width + _EXTRA_LINES):
        if _number_at(lines, at + size) == due + 1:
            return size
    return _last_size(lines, at, rows)


def _last_size(lines: Sequence[str], at: int, rows: _Rows) -> int:
    """How many lines the last row has: all columns, as few as the row before, or up to a figure in the last column."""
    if rows.plausible(lines[at : at + rows.width]):
        return rows.width
    before = len(rows.runs[-1]) if rows.runs else 0
    if 1 < before < rows.width and at + before <= len(lines):
        return before
    ends = [row[-1] for row in rows.full()]
    for size in range(rows.width - 1, 1, -1):
        last = lines[at + size - 1] if at + size <= len(lines) else ""
        if ends and all(map(_is_number, ends)) and _is_number(last):
            return size
    return 0


def _goes_on(lines: Sequence[str], at: int, rows: _Rows) -> bool:
    """Whether a row without a number begins here: blank at the left, filled behind, fitting its columns."""
    run = lines[at : at + rows.width]
    if len(run) < rows.width or run[0].strip() or not rows.runs:
        return False
    filled = next((i for i, line in enumerate(run) if line.strip()), rows.width)
    return filled < rows.width - 1 and rows.plausible(run)


def _number_at(lines: Sequence[str], at: int) -> int:
    line = lines[at].strip().rstrip(".、．") if at < len(lines) else ""
    return int(line) if 0 < len(line) < 5 and line.isascii() and line.isdigit() else 0


def _is_number(line: str) -> bool:
    return _NUMBER.match(line.strip()) is not None


def _told_apart(rows: _Rows) -> list[list[list[str]]]:
    full = rows.full()
    starts = [{row[c][:2] for row in full if row[c].strip()} for c in range(rows.width)]
    figures = [all(_is_number(row[c]) for row in full if row[c].strip()) for c in range(rows.width)]

    def strange(column: int, line: str) -> float:
        known = line[:2] in starts[column] or (figures[column] and _is_number(line))
        return 0.0 if known else _STRANGE

    return [
        [[line] for line in run]
        if len(run) <= rows.width
        else _shared_out(run, [[strange(c, x) for x in run] for c in range(rows.width)])
        for run in rows.runs
    ]


def _shared_out(run: list[str], cost: list[list[float]]) -> list[list[str]]:
    """Lines to columns, in order, at least one each, where their first lines fit best."""
    columns, count = len(cost), len(run)
    far = float("inf")
    best = [[far] * (count + 1) for _ in range(columns + 1)]
    came = [[0] * (count + 1) for _ in range(columns + 1)]
    best[0][0] = 0.0
    for c in range(columns):
        for end in range(c + 1, count - (columns - c - 1) + 1):
            for start in range(c, end):
                total = best[c][start] + cost[c][start] + _CONTINUED * (end - start - 1)
                if total < best[c + 1][end]:
                    best[c + 1][end], came[c + 1][end] = total, start
    cells: list[list[str]] = []
    end = count
    for c in range(columns, 0, -1):
        start = came[c][end]
        cells.append(run[start:end])
        end = start
    return cells[::-1]

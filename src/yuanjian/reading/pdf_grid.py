"""Ruled lines of a page → grids of cells, merged cells found by the rules that are missing between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from yuanjian.reading.pdf_page import Page, Rule

_SNAP = 3.6
_OPEN = 12.0
_REACH = 2.6
MAX_MEETINGS = 200_000
MAX_BOXES = 40_000


@dataclass(frozen=True, slots=True)
class Box:
    """A cell of a grid: its place (from 0) and span."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's ruling: edges of its columns and rows, its cells, and which cell each elementary box is part of.

    ``texts``: where no rules part the columns, from where to where the text of each runs; ``head``: the lines of
    its first row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    boxes: tuple[Box, ...]
    owner: dict[tuple[int, int], int]
    texts: tuple[tuple[float, float], ...] = ()
    head: tuple[str, ...] = ()

    def cell_at(self, x: float, y: float) -> int | None:
        """The index of the cell around a point; None outside."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        return self.owner.get((row, column))


def grids(page: Page) -> list[Grid]:
    """The tables of a page, from the top. Frames around one cell are none."""
    across, down = _merged(page.across), _merged(page.down)
    if not across or not down or len(across) * len(down) > MAX_MEETINGS:
        return []
    found = []
    for rules_across, rules_down in _touching(across, down):
        grid = _grid(rules_across, rules_down)
        if grid is not None and len(grid.boxes) > 1:
            found.append(grid)
    outer = [g for g in found if not any(_inside(g, other) for other in found if other is not g)]
    return sorted(outer, key=lambda g: (g.ys[0], g.xs[0]))


def _inside(inner: Grid, outer: Grid) -> bool:
    return (
        outer.xs[0] <= inner.xs[0] and inner.xs[-1] <= outer.xs[-1]
        and outer.ys[0] <= inner.ys[0] and inner.ys[-1] <= outer.ys[-1]
        and (len(inner.boxes), inner.xs) < (len(outer.boxes), outer.xs)
    )  # fmt: skip


def _merged(rules: list[Rule]) -> list[Rule]:
    """Bits of one line in one: those that stand at the same place and meet."""
    out: list[Rule] = []
    rows: list[list[Rule]] = []
    for rule in sorted(rules):
        if rows and rule.at - rows[-1][-1].at < 1.2 and rule.at - rows[-1][0].at < _SNAP:
            rows[-1].append(rule)
        else:
            rows.append([rule])
    for row in rows:
        at = sum(r.at for r in row) / len(row)
        start, end = None, 0.0
        for rule in sorted(row, key=lambda r: r.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + _REACH:
                end = max(end, rule.end)
            else:
                out.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            out.append(Rule(at, start, end))
    return out


def _touching(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules in groups that cross or meet one another."""
    parent = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, a in enumerate(across):
        for j, d in enumerate(down):
            if (
                a.start - _REACH <= d.at <= a.end + _REACH
                and d.start - _REACH <= a.at <= d.end + _REACH
            ):
                parent[root(i)] = root(len(across) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*across, *down]):
        group = groups.setdefault(root(i), ([], []))
        group[0 if i < len(across) else 1].append(rule)
    return [g for g in groups.values() if len(g[0]) > 1 and g[1]]


def _edges(values: Sequence[float]) -> list[float]:
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] < _SNAP:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(same) / len(same) for same in out]


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    xs = _edges([r.at for r in down])
    left, right = min(r.start for r in across), max(r.end for r in across)
    open_left, open_right = left < xs[0] - _OPEN, right > xs[-1] + _OPEN
    xs = ([left] if open_left else []) + xs + ([right] if open_right else [])
    across = [r for r in across if _bounded(r, xs)]
    ys = _edges([r.at for r in across])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns > MAX_BOXES:
        return None
    walls = _walls(down, xs, ys)
    floors = _walls(across, ys, xs)
    parent = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(at: tuple[int, int]) -> tuple[int, int]:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for r in range(rows):
        for c in range(columns):
            if c + 1 < columns and (c + 1, r) not in walls:
                parent[root((r, c + 1))] = root((r, c))
            if r + 1 < rows and (r + 1, c) not in floors:
                parent[root((r + 1, c))] = root((r, c))
    made, owner = boxes({at: root(at) for at in parent})
    return Grid(tuple(xs), tuple(ys), made, owner)


def _bounded(rule: Rule, edges: list[float]) -> bool:
    """Whether a rule runs from column edge to column edge; an underline does not."""
    return all(any(abs(end - x) < _SNAP for x in edges) for end in (rule.start, rule.end))


def _walls(rules: list[Rule], places: list[float], stretch: list[float]) -> set[tuple[int, int]]:
    """(place, gap) pairs: a rule stands at ``places[place]`` and covers the middle of gap ``gap`` of ``stretch``."""
    middles = [(a + b) / 2 for a, b in pairwise(stretch)]
    out: set[tuple[int, int]] = set()
    for rule in rules:
        place = min(range(len(places)), key=lambda i: abs(places[i] - rule.at))
        first = bisect_right(middles, rule.start - 1.0)
        last = bisect_right(middles, rule.end + 1.0)
        out.update((place, gap) for gap in range(first, last))
    return out


def boxes(
    roots: dict[tuple[int, int], tuple[int, int]],
) -> tuple[tuple[Box, ...], dict[tuple[int, int], int]]:
    """Elementary boxes by the one that stands for their cell → cells, and the cell of each."""
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at in sorted(roots):
        members.setdefault(roots[at], []).append(at)
    made: list[Box] = []
    owner: dict[tuple[int, int], int] = {}
    for group in sorted(members.values()):
        top, left = min(r for r, _ in group), min(c for _, c in group)
        bottom, right = max(r for r, _ in group), max(c for _, c in group)
        for at in group:
            owner[at] = len(made)
        made.append(Box(top, left, bottom - top + 1, right - left + 1))
    return tuple(made), owner

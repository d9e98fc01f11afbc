"""Tables of a PDF that no rule parts into columns: three-line tables, rules across only, or none at all.

Lines of which several have gaps at the same places are a *zone*. Its columns are what stands between the gaps that no
(or hardly any) line of the body crosses; a heading that crosses one is a merged cell. A zone is a table where rules of
one length stand over and under its lines, where a line above calls it one, or where it plainly has three columns.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from yuanjian.reading.pdf_blanks import Glyph
from yuanjian.reading.pdf_gap_columns import (
    FIGURE,
    Row,
    Span,
    across,
    columns_of,
    fits,
    placed_in,
    widened,
)
from yuanjian.reading.pdf_gap_rows import Floor, floors_of
from yuanjian.reading.pdf_grid import Grid, boxes
from yuanjian.reading.pdf_lines import Line, Scripted, line_of
from yuanjian.reading.pdf_page import Page, Rule

_GAP = 0.75  # of the type size: two cells of a line
_WIDE = 0.62  # of the page: a line of running text
_CAPTION = re.compile(
    r"\s*(?:续|附)?表\s?[\d一二三四五六七八九十.\-]{0,6}|.{2,40}(?:表|如下[:：])\s*$"
)
MAX_COLUMNS = 24
MAX_LINES = 400  # of a page: more are no page of a report
MAX_RULES = 400
_LONG = 40
_HEAD = 4
_FOOT = 0.8  # of the page: what stands below may go on overleaf


@dataclass(frozen=True, slots=True)
class _Zone:
    """Rows of a table to be, the full rules that belong to it, how many rows stand in its head."""

    rows: list[Row]
    rules: list[float]
    partial: list[Rule]
    head: int


def gap_grids(lines: Sequence[Scripted], page: Page, before: Grid | None) -> list[Grid]:
    """The tables among the lines of a page. ``before``: such a table at the foot of the page before."""
    if len(lines) > MAX_LINES or not _promising(lines, page, before):
        return []
    rows = _level(row for glyphs, _ in lines if (row := _row(glyphs, page.number)) is not None)
    found: list[Grid] = []
    at = 0
    while at < len(rows):
        top = all(row.y < 0.1 * page.height for row in rows[:at])
        above = before if top else None
        end = _zone_end(rows, at, page, above.texts if above is not None else ())
        grid = None
        if end > at:
            caption = "".join(b.text for b in rows[at - 1].bits) if at else ""
            grid = _grid(rows[at:end], page, _CAPTION.match(caption) is not None, above)
        if grid is not None:
            found.append(grid)
            at = next((i for i in range(at, len(rows)) if rows[i].y > grid.ys[-1]), len(rows))
        else:
            at = end if end - at > _LONG else at + 1
    return found


def _promising(lines: Sequence[Scripted], page: Page, before: Grid | None) -> bool:
    """Whether lines have gaps, several or one at the foot of the page: most pages are done with this look."""
    count = 0
    for glyphs, _ in lines:
        ink = sorted(g.x0 for g in glyphs if g.text != " ")
        if any(b - a > 1.7 * glyphs[0].size for a, b in pairwise(ink)):
            count += 1
            if count > 1 or before is not None or glyphs[0].y > _FOOT * page.height:
                return True
    return False


def _row(glyphs: Sequence[Glyph], page: int) -> Row | None:
    ink = sorted((g for g in glyphs if not g.text.isspace()), key=lambda g: g.x0)
    if not ink:
        return None
    size = max(g.size for g in ink)
    bits: list[list[Glyph]] = [[ink[0]]]
    for before, glyph in pairwise(ink):
        if glyph.x0 - before.x1 > _GAP * size:
            bits.append([])
        bits[-1].append(glyph)
    made = [line for bit in bits if (line := line_of(bit, set(), page)) is not None]
    return Row(made[0].y, size, made)


def _level(rows: Iterable[Row]) -> list[Row]:
    """Bits whose baselines differ a little, as those of two fonts do, on one line."""
    out: list[Row] = []
    for row in rows:
        last = out[-1] if out else None
        if last is not None and row.y - last.y < 0.4 * row.size and not _over(last, row):
            last.bits = sorted([*last.bits, *row.bits], key=lambda b: b.x0)
        else:
            out.append(row)
    return out


def _over(above: Row, row: Row) -> bool:
    return any(a.x0 < b.x1 and b.x0 < a.x1 for a in above.bits for b in row.bits)


def _zone_end(rows: Sequence[Row], at: int, page: Page, hint: Sequence[Span]) -> int:
    """The row after the zone that begins at a row; ``at`` where none does."""
    first = rows[at]
    if len(first.bits) < 2 and not (hint and fits(first, hint) and first.x0 > hint[0][1]):
        return at
    end, last = at + 1, at + (len(first.bits) > 1)
    while end < len(rows):
        row = rows[end]
        if row.y - rows[end - 1].y > 4 * row.size:
            break
        if len(row.bits) == 1 and (row.x1 - row.x0 > _WIDE * page.width or _heads(row.bits[0])):
            break
        end += 1
        if len(row.bits) > 1:
            last = end
    # Lines behind the last one with a gap: those that a rule still stands under, or that go on with a cell.
    near = [r.at for r in page.across if rows[last - 1].y < r.at]
    floor = min(near, default=0.0)
    left = min([row.x0 for row in rows[at:last]] + [x0 for x0, _ in hint[:1]], default=0.0)
    while last < end and (rows[last].y < floor or rows[last].x0 > left + 3 * first.size):
        last += 1
    return last


def _heads(bit: Line) -> bool:
    """A caption or heading, not the number of a row."""
    return bit.labelled and len(bit.text.strip()) > 3


def _grid(rows: list[Row], page: Page, caption: bool, before: Grid | None) -> Grid | None:
    zone = _zone(rows, page)
    gapped = sum(len(row.bits) > 1 for row in zone.rows)
    if before is not None and all(fits(row, before.texts) for row in zone.rows):
        columns = widened(list(before.texts), zone.rows)
        return _made(zone, columns, before.head) if gapped else None
    columns = columns_of(zone.rows, zone.head)
    ruled, wide = len(zone.rules) >= 2, len(columns) >= 3
    wide = wide or _ends_in_figures(zone.rows, columns)
    enough = (gapped >= 2 and (ruled or caption)) or (gapped >= 3 and wide)
    # A head alone at the foot of a page, above the page's footer.
    cut = gapped > 0 and _FOOT * page.height < zone.rows[-1].y < 0.93 * page.height
    if not enough and not (cut and ((caption and wide) or ruled)):
        return None
    if not 2 <= len(columns) <= MAX_COLUMNS or not _plain(zone, columns):
        return None
    return _made(zone, columns)


def _ends_in_figures(rows: Sequence[Row], columns: Sequence[Span]) -> bool:
    """Whether every line but the first has a name and a figure."""
    return len(columns) == 2 and all(
        len(row.bits) == 2 and FIGURE.match(row.bits[1].text.strip()) for row in rows[1:]
    )


def _plain(zone: _Zone, columns: Sequence[Span]) -> bool:
    """Whether the body keeps to its columns, and enough of them are filled in enough of its lines."""
    body = zone.rows[zone.head :] or zone.rows
    crossing = sum(len(across(bit, columns)) > 1 for row in body for bit in row.bits)
    bits = sum(len(row.bits) for row in body)
    return crossing * 8 <= bits and bits >= 1.3 * len(body)


def _zone(rows: list[Row], page: Page) -> _Zone:
    """The rows with their rules; rows over or under the outermost rules fall away where these frame a table."""
    top, bottom = rows[0].y - 4 * rows[0].size, rows[-1].y + 2.5 * rows[-1].size
    left, right = min(r.x0 for r in rows), max(r.x1 for r in rows)
    near = sorted(
        r for r in page.across if top < r.at < bottom and r.end > left and r.start < right
    )
    full = [r for r in _joined(near) if r.start < left + 12 and r.end > right - 12]
    rules = [r.at for r in full]
    if len(rules) >= 2:
        runs_on = len(rules) == 2 or rows[-1].y > _FOOT * page.height
        kept = [row for row in rows if row.y > rules[0] and (row.y < rules[-1] or runs_on)]
        rows = kept if sum(len(row.bits) > 1 for row in kept) >= 2 else rows
        rules = [y for y in rules if y > rows[0].y - 3 * rows[0].size]
    inner = [y for y in rules if rows[0].y < y < rows[-1].y]
    head = sum(row.y < inner[0] for row in rows) if inner else 0
    partial = [r for r in _joined(near) if r not in full and rows[0].y < r.at < rows[-1].y]
    return _Zone(rows, rules, partial if len(near) < MAX_RULES else [], head)


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Bits of one rule, drawn cell by cell, in one."""
    out: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(r.at / 2), r.start)):
        last = out[-1] if out else None
        if last is not None and abs(last.at - rule.at) < 2 and rule.start < last.end + 3:
            out[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            out.append(rule)
    return out


def _made(zone: _Zone, columns: list[Span], head: Sequence[str] = ()) -> Grid:
    """The grid of a zone; ``head``: the first lines of the table that it may go on with."""
    middles = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    xs = [columns[0][0] - 6, *middles, columns[-1][1] + 6]
    placed = placed_in(zone.rows, columns, zone.head)
    rows = zone.rows
    said = ["".join(bit.text for bit in row.bits) for row in rows[:_HEAD]]
    again = next((i for i, (a, b) in enumerate(zip(said, head, strict=False)) if a != b), len(head))
    floors = floors_of(placed, columns, zone.rules, zone.partial, zone.head, again)
    over = max((y for y in zone.rules if y < rows[0].y), default=rows[0].y - rows[0].size)
    under = min((y for y in zone.rules if y > rows[-1].y), default=rows[-1].y + 0.5 * rows[-1].size)
    ys = [over, *(f.y for f in floors), under]
    roots = _roots(placed, xs, ys, floors)
    made, owner = boxes(roots)
    heading = tuple(head) if again else tuple(said[: sum(r.y < ys[1] for r in rows)])
    return Grid(tuple(xs), tuple(ys), made, owner, tuple(columns), heading)


_At = tuple[int, int]


def _roots(
    placed: Sequence[Sequence[tuple[list[int], Line]]],
    xs: Sequence[float],
    ys: Sequence[float],
    floors: Sequence[Floor],
) -> dict[_At, _At]:
    """For each elementary box the one that stands for its cell: merged where a bit crosses, or no floor parts."""
    rows, columns = len(ys) - 1, len(xs) - 1
    parent = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(at: _At) -> _At:
        while parent[at] != at:
            at = parent[at]
        return at

    def merge(a: _At, b: _At) -> None:
        first, second = sorted((root(a), root(b)))
        parent[second] = first

    for r, floor in enumerate(floors):
        for c in set(range(columns)) - floor.columns:
            merge((r, c), (r + 1, c))
        for group in floor.groups:
            for c in group[1:]:
                merge((r, group[0]), (r, c))
    for bits in placed:
        for inside, bit in bits:
            r = bisect_left(ys, bit.y - 0.3 * bit.size, 1, len(ys) - 1) - 1
            for c in inside[1:]:
                merge((r, inside[0]), (r, c))
    return {at: root(at) for at in parent}

"""Lines of a table without vertical rules → its rows: by rules across, by white between, or by how cells flow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from yuanjian.reading.pdf_gap_columns import FIGURE, Bits, Span
from yuanjian.reading.pdf_gap_groups import ORDINAL, entries_of, grouping, parted_after
from yuanjian.reading.pdf_lines import Line, Room, wraps
from yuanjian.reading.pdf_page import Rule

_ENDS = set("。！？；")
_RULED = 4  # more full rules than a three-line table has: every row has its own


@dataclass(frozen=True, slots=True)
class Floor:
    """Where a row ends. ``columns`` are those it parts; ``groups`` of columns are one cell above it."""

    y: float
    columns: frozenset[int]
    groups: tuple[tuple[int, ...], ...] = ()


def floors_of(
    lines: Sequence[Bits],
    columns: Sequence[Span],
    rules: Sequence[float],
    partial: Sequence[Rule],
    head: int,
    again: int,
) -> list[Floor]:
    """The floors between the rows, from the top. ``again``: so many lines repeat a head."""
    everywhere = frozenset(range(len(columns)))
    ys = [_y(line) for line in lines]
    inner = [y for y in rules if ys[0] < y < ys[-1]]
    out = [Floor(y, everywhere) for y in inner]
    out += [f for rule in partial if (f := _partial(rule, columns)) is not None]
    out.sort(key=lambda f: f.y)
    for i in reversed(range(len(out))):
        out[i] = _throughout(out[i], out, lines, ys)
    cuts = [0, *sorted({_after(ys, f.y) for f in out}), len(lines)]
    rooms = _rooms(columns)
    for first, end in pairwise(cuts):
        if end - first < 2 or len(rules) > _RULED:
            continue
        band = lines[first:end]
        if first < head and (inner or partial):
            out += _levels(band, len(columns))
        else:
            top = first == 0 and not inner
            out += _inferred(band, rooms, top, again if top and again < len(band) else 0)
    return sorted(out, key=lambda f: f.y)


def _inferred(band: Sequence[Bits], rooms: Sequence[Room], headed: bool, again: int) -> list[Floor]:
    """The floors in a band that no rule parts. ``headed``: its first rows may be heads in two levels; ``again`` lines
    repeat the head of the page before.
    """
    flows = _flows(band, rooms)
    groups = grouping(band, flows)
    core = [i for i, line in enumerate(band) if any(set(inside) - groups for inside, _ in line)]
    lines = [[b for b in band[i] if set(b[0]) - groups] for i in core]
    own = [{c: d for c, d in flows[i].items() if c not in groups} for i in core]
    starts = [*range(1)] if not again else [0, again]
    starts += [again + i for i in _starts(lines[again:], own[again:]) if i]
    ys = [_y(line) for line in lines]
    rows = [(ys[a], ys[b - 1]) for a, b in pairwise([*starts, len(lines)])]
    parted = {c: parted_after(entries_of(c, band, flows), rows) for c in groups}
    out = []
    for row, start in enumerate(starts[1:]):
        joined = {c for c in groups if row not in parted[c]}
        out.append(Floor(_between(ys, start), frozenset(range(len(rooms))) - joined))
    if headed and len(starts) > 1:
        alone = starts[1] == 1  # the second level was taken for a row
        levels = _levels(lines[: starts[1] + alone], len(rooms))
        out = levels + out[alone:] if levels else out
    return out


def _y(line: Bits) -> float:
    return line[0][1].y


def _after(ys: Sequence[float], y: float) -> int:
    return sum(each < y for each in ys)


def _between(ys: Sequence[float], i: int) -> float:
    """A height between line ``i`` and the one above it, below what hangs from that."""
    return ys[i - 1] + 0.4 * (ys[i] - ys[i - 1])


def _partial(rule: Rule, columns: Sequence[Span]) -> Floor | None:
    """A rule under some columns."""
    inside = tuple(i for i, (x0, x1) in enumerate(columns) if rule.start < (x0 + x1) / 2 < rule.end)
    if not inside or len(inside) == len(columns):
        return None
    return Floor(rule.at, frozenset(inside))


def _throughout(
    floor: Floor, floors: Sequence[Floor], lines: Sequence[Bits], ys: Sequence[float]
) -> Floor:
    """A floor under some columns, also under those that have something of their own above and below it."""
    more = set()
    for column in {c for line in lines for inside, _ in line for c in inside} - floor.columns:
        own = [f.y for f in floors if column in f.columns]
        above = max((y for y in own if y < floor.y), default=0.0)
        below = min((y for y in own if y > floor.y), default=ys[-1] + 1)
        at = [y for line, y in zip(lines, ys, strict=True) if any(column in i for i, _ in line)]
        if any(above < y < floor.y for y in at) and any(floor.y < y < below for y in at):
            more.add(column)
    return Floor(floor.y, floor.columns | more)


def _levels(lines: Sequence[Bits], count: int) -> list[Floor]:
    """The floor under merged headings: it parts only the columns that they head."""
    for i, line in enumerate(lines[:-1]):
        wide = [inside for inside, _ in line if len(inside) > 1]
        if not wide:
            continue
        headed = {c for inside in wide for c in inside}
        below = {c for inside, _ in lines[i + 1] for c in inside}
        if len(headed) < count and headed & below:
            y = _y(line) + 0.4 * (_y(lines[i + 1]) - _y(line))
            return [Floor(y, frozenset(headed), tuple(tuple(inside) for inside in wide))]
    return []


def _rooms(columns: Sequence[Span]) -> list[Room]:
    """Where lines of each column may run to: as near to the next one as any column comes."""
    gaps = [b[0] - a[1] for a, b in pairwise(columns)]
    least = min(gaps, default=0.0)
    ends = [b[0] - least for b in columns[1:]] + [columns[-1][1]]
    return [Room(x0, end) for (x0, _), end in zip(columns, ends, strict=True)]


def _starts(lines: Sequence[Bits], flows: Sequence[dict[int, float]]) -> list[int]:
    """Indexes of the lines that begin a row; the first always does."""
    lead = _lead(lines, flows)
    if not lead:
        return [i for i in range(len(lines)) if i == 0 or not _same(lines[i - 1], lines[i])]
    starts = [0]
    first = 0
    for i in range(1, len(lines) + 1):
        apart = i < len(lines) and _y(lines[i]) - _y(lines[i - 1]) > 1.25 * lead
        if i == len(lines) or apart:
            starts += [first + k for k in _anchored(lines[first:i], flows[first:i])[1:]]
            if i < len(lines):
                starts.append(i)
            first = i
    return sorted(set(starts))


def _same(above: Bits, line: Bits) -> bool:
    """Two lines of one row whose baselines differ a little."""
    return _y(line) - _y(above) < 0.6 * line[0][1].size


def _flows(lines: Sequence[Bits], rooms: Sequence[Room]) -> list[dict[int, float]]:
    """For each line, the columns in which it goes on with the line above there, and how far that stands."""
    last: dict[int, Line] = {}
    out: list[dict[int, float]] = []
    figures: Counter[int] = Counter()
    for inside, bit in (each for line in lines for each in line):
        figures[inside[0]] += 1 if _is_figure(bit) else -1
    for line in lines:
        flows: dict[int, float] = {}
        for inside, bit in line:
            column = inside[0] if len(inside) == 1 else -1
            above = last.get(column)
            if column < 0 or above is None or (figures[column] > 0 and _is_figure(bit)):
                continue
            if _goes_on(above, bit, rooms[column]):
                flows[column] = bit.y - above.y
        out.append(flows)
        last.update((inside[0], bit) for inside, bit in line if len(inside) == 1)
    return out


def _goes_on(above: Line, bit: Line, room: Room) -> bool:
    figures = _is_figure(above) and _is_figure(bit)
    near = bit.y - above.y < 2.2 * bit.size
    ended = above.text.rstrip()[-1:] in _ENDS  # it may go on or not: no sign
    return near and not figures and not ended and wraps(above, bit, room)


def _is_figure(bit: Line) -> bool:
    return FIGURE.match(bit.text.strip()) is not None


def _lead(lines: Sequence[Bits], flows: Sequence[dict[int, float]]) -> float:
    """How far apart the lines of a cell stand."""
    found = Counter(round(d * 2) for each in flows for d in each.values())
    if not found:
        return 0.0
    often = max(found.values())
    return min(d for d, n in found.items() if n * 3 >= often) / 2


def _anchored(lines: Sequence[Bits], flows: Sequence[dict[int, float]]) -> list[int]:
    """The rows of lines that stand evenly: each has one entry in the anchor column, at its top or in its middle."""
    column = _anchor(lines, flows)
    anchors = [
        i
        for i, line in enumerate(lines)
        if any(inside == [column] for inside, _ in line) and column not in flows[i]
    ]
    if not anchors or anchors == [0]:
        return [0]
    top = sorted({0, *anchors})
    middle = _centred(lines, anchors)
    marks = [_y(lines[i]) for i in anchors]
    at_top = _broken(top, lines, flows) + _astray(top, lines, marks, 0.0)
    in_middle = _broken(middle, lines, flows) + _astray(middle, lines, marks, 0.5)
    return top if at_top <= in_middle else middle


def _astray(starts: Sequence[int], lines: Sequence[Bits], marks: Sequence[float], at: float) -> int:
    """How many cells of these rows do not stand with their top (``at`` 0) or middle (0.5) at the row's anchor."""
    count = 0
    for first, end in pairwise([*starts, len(lines)]):
        own = [y for y in marks if _y(lines[first]) - 1 <= y <= _y(lines[end - 1]) + 1]
        if len(own) != 1:
            continue
        heights: dict[int, list[float]] = {}
        for inside, bit in (each for line in lines[first:end] for each in line):
            heights.setdefault(inside[0], []).append(bit.y)
        near = 0.35 * lines[first][0][1].size
        for ys in heights.values():
            count += abs(ys[0] + at * (ys[-1] - ys[0]) - own[0]) > near
    return count


def _anchor(lines: Sequence[Bits], flows: Sequence[dict[int, float]]) -> int:
    """The column whose entries count the rows: a numbered first one, or the one with the most entries."""
    entries: Counter[int] = Counter()
    ordinals = 0
    for line, flow in zip(lines, flows, strict=True):
        for inside, bit in line:
            if len(inside) == 1 and inside[0] not in flow:
                entries[inside[0]] += 1
                ordinals += inside[0] == 0 and ORDINAL.match(bit.text.strip()) is not None
    if ordinals > 1 and ordinals * 2 >= entries[0]:
        return 0
    return max(entries, key=lambda c: (entries[c], -c), default=0)


def _centred(lines: Sequence[Bits], anchors: Sequence[int]) -> list[int]:
    """Where rows begin if each anchor stands in the middle of its row."""
    starts = [0]
    for anchor, following in pairwise(anchors):
        top = _y(lines[starts[-1]])
        bottom = 2 * _y(lines[anchor]) - top
        end = anchor + 1
        while end < following and _y(lines[end]) <= bottom + 0.3 * lines[end][0][1].size:
            end += 1
        starts.append(end)
    return starts


def _broken(starts: Sequence[int], lines: Sequence[Bits], flows: Sequence[dict[int, float]]) -> int:
    """Sentences that these rows would part, and lines that begin a cell's text anew within a row."""
    begin = set(starts)
    row, parted, anew = 0, 0, 0
    last: dict[int, int] = {}
    for i, line in enumerate(lines):
        row += i in begin
        parted += sum(last.get(column, row) != row for column in flows[i])
        anew += i not in begin and not flows[i]
        last.update((inside[0], row) for inside, _ in line)
    return 2 * parted + anew

"""Outlets once more, slowly and in fractions, straight from the rules: the judge of the SQL.

HJ 75-2017, HJ 76-2017, HJ 356-2019 as `shared/reference/air.md` 6 and 7 give them; nothing of the product is used
but ``core.rounding``. Hours count from 0; a value that is kept is rounded to the millionth, once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from yuanjian.core.rounding import round_half_even

Cell = tuple[Decimal | None, str]
"""Value and state of one reading."""
Item = Mapping[int, Sequence[Cell]]
"""Hour → its readings (more than one: told twice)."""


@dataclass(frozen=True)
class Given:
    """A series of ``hours``; ``stopped``, ``control`` and ``other`` are hours."""

    hours: int
    values: Mapping[str, Item]
    stopped: frozenset[int] = frozenset()
    control: frozenset[int] = frozenset()
    other: frozenset[int] = frozenset()
    calibrations: tuple[int, ...] = ()
    oxygen: Decimal | None = None
    limit: Decimal = Decimal(50)
    every: int = 1


class Day(NamedTuple):
    """A day: hours due and measured, values that count, their mean, whether valid (and by HJ 76), above the limit."""

    due: int
    measured: int
    ok: int
    mean: Fraction | None
    valid: bool
    valid_by_hours: bool
    exceeds: bool
    over: int


@dataclass
class Told:
    """What comes of an item: its days, every hour's method and emission [mg/h], the load [mg or g], open hours."""

    days: dict[int, Day] = field(default_factory=dict)
    methods: dict[int, tuple[str, Fraction | None]] = field(default_factory=dict)
    load: Fraction = Fraction(0)
    unknown: int = 0


def kept(value: Fraction) -> Fraction:
    return Fraction(round_half_even(value, 6))


def read(item: Item, hour: int, *, most: int | None = None) -> Fraction | None:
    """The value of an hour, None where it has no valid one."""
    cells = item.get(hour, ())
    if any(state == "invalid" for _, state in cells):
        return None
    valid = {value for value, state in cells if state == "valid" and value is not None}
    if len(valid) != 1:
        return None
    value = Fraction(valid.pop())
    return None if value < 0 or (most is not None and value > most) else value


def gas(given: Given, name: str) -> Told:
    concentration, converted, flow = {}, {}, {}
    for hour in range(given.hours):
        if hour in given.stopped | given.control | given.other:
            continue
        if (c := read(given.values[name], hour)) is not None:
            concentration[hour] = c
            o = read(given.values["含氧量"], hour)
            if given.oxygen is None:
                converted[hour] = c
            elif o is not None and o < 21:
                converted[hour] = kept(c * (21 - Fraction(given.oxygen)) / (21 - o))
        if (q := read(given.values["废气流量"], hour)) is not None:
            flow[hour] = q
    emission = {h: concentration[h] * flow[h] for h in concentration if h in flow}
    told = Told()
    for hour in range(given.hours):
        told.methods[hour] = _substituted(given, emission, hour)
    for day in range(-(-given.hours // 24)):
        hours = list(range(day * 24, min(given.hours, day * 24 + 24)))
        due = [h for h in hours if h not in given.stopped]
        ok = [converted[h] for h in hours if h in converted]
        mean = Fraction(sum(ok), len(ok)) if ok else None
        loads = [told.methods[h][1] for h in hours]
        told.load += sum((x for x in loads if x is not None), Fraction(0))
        told.unknown += sum(x is None for x in loads)
        told.days[day] = Day(
            len(due), sum(h in concentration for h in hours), len(ok), None if mean is None else kept(mean),
            bool(ok) and Fraction(len(ok), len(due)) >= Fraction(75, 100), len(ok) >= 20,
            mean is not None and mean > given.limit, sum(c > given.limit for c in ok),
        )  # fmt: skip
    return told


def _substituted(
    given: Given, emission: Mapping[int, Fraction], hour: int
) -> tuple[str, Fraction | None]:
    """Method and emission [mg/h] of one hour. The whole series lies in one quarter."""
    if hour in given.stopped:
        return "stop", Fraction(0)
    if hour in emission:
        return "measured", emission[hour]

    def bad(h: int, control: bool) -> bool:
        lost = 0 <= h < given.hours and h not in given.stopped and h not in emission
        return lost and (h in given.control) is control

    control = hour in given.control
    first = last = hour
    while bad(first - 1, control):
        first -= 1
    while bad(last + 1, control):
        last += 1
    running = given.hours - len(given.stopped)
    alpha = Fraction(len(emission), running)
    if alpha < Fraction(75, 100):
        return "no_rule", None
    back = 2160 if alpha < Fraction(90, 100) else 180 if last - first + 1 <= 24 else 720
    origin = first
    if control:
        before = [c for c in given.calibrations if c <= first]
        if not before:
            return "no_calibration", None
        origin = max(before)
    valid = sorted(h for h in emission if h < origin)[-back:]
    return (f"max{back}", max(emission[h] for h in valid)) if valid else ("no_before", None)


def replaced(values: Sequence[Fraction | None], *, median: bool = False) -> list[Fraction | None]:
    """Each gap from the equally long period before it, or the one before that, without any gap."""
    result: list[Fraction | None] = list(values)
    place = 0
    while place < len(values):
        if values[place] is not None:
            place += 1
            continue
        end = place
        while end < len(values) and values[end] is None:
            end += 1
        size, at = end - place, 2 * place - end
        while at >= 0:
            window = values[at : at + size]
            if all(v is not None for v in window):
                result[place:end] = [_middle([v for v in window if v is not None], median)] * size
                break
            at -= size
        place = end
    return result


def _middle(values: Sequence[Fraction], median: bool) -> Fraction:
    if not median:
        return kept(sum(values, Fraction(0)) / len(values))
    ranked = sorted(values)
    return kept((ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) / 2)


@dataclass(frozen=True)
class Slot:
    """A measuring interval: its hours, the measured value, the value with replacement."""

    hours: tuple[int, ...]
    measured: Fraction | None
    value: Fraction | None = None


def water(given: Given, name: str) -> Told:
    """Waste water: days of an item; hours are those of its measuring intervals."""
    running = [h for h in range(given.hours) if h not in given.stopped]
    lost = given.control | given.other  # out of control are the analysers, not the flow meter
    flows = [None if h in given.other else read(given.values["流量"], h) for h in running]
    filled = dict(zip(running, replaced(flows), strict=True))
    known = dict(zip(running, flows, strict=True))
    median = name == "pH值"
    slots: list[Slot] = []
    for start in range(0, given.hours, given.every):
        inside = tuple(
            h for h in range(start, min(start + given.every, given.hours)) if h in filled
        )
        dry = all(known[h] is not None for h in inside) and sum(known[h] or 0 for h in inside) == 0
        if inside and not dry:
            cells = (
                read(given.values[name], h, most=14 if median else None)
                for h in inside
                if h not in lost
            )
            found = {value for value in cells if value is not None}
            slots.append(Slot(inside, found.pop() if len(found) == 1 else None))
    values = replaced([s.measured for s in slots], median=median)
    whole = [Slot(s.hours, s.measured, v) for s, v in zip(slots, values, strict=True)]
    told = Told()
    for day in sorted({h // 24 for h in running}):
        here = [s for s in whole if s.hours[0] // 24 == day]
        told.days[day] = _water_day(given, here, known, median)
        for slot in () if median else here:
            volume = [filled[h] for h in slot.hours]
            if slot.value is None or any(v is None for v in volume):
                told.unknown += len(slot.hours)
            else:
                told.load += slot.value * sum((v for v in volume if v is not None), Fraction(0))
    return told


def _water_day(
    given: Given, here: Sequence[Slot], known: Mapping[int, Fraction | None], median: bool
) -> Day:
    ok = [
        (s.measured, sum((known[h] or Fraction(0) for h in s.hours), Fraction(0)))
        for s in here
        if s.measured is not None and (median or all(known[h] is not None for h in s.hours))
    ]
    mean = None
    if ok and median:
        ranked = sorted(c for c, _ in ok)
        mean = (ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) / 2
    elif ok:
        mean = sum((c * q for c, q in ok), Fraction(0)) / sum(q for _, q in ok)
    measured = [s for s in here if s.measured is not None]
    valid = bool(ok) and Fraction(len(ok), len(here)) >= Fraction(75, 100)
    return Day(
        sum(len(s.hours) for s in here), sum(len(s.hours) for s in measured), len(ok),
        None if mean is None else kept(mean), valid, valid, mean is not None and mean > given.limit,
        sum(len(s.hours) for s in measured if s.measured is not None and s.measured > given.limit),
    )  # fmt: skip

"""One value judged by one limit: attains or not, by how much it exceeds. The only text of this rule.

Exact fractions throughout; nothing is rounded before it is compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from yuanjian.norms.limits import Limit
from yuanjian.norms.water import indices, method


@dataclass(frozen=True, slots=True)
class Judged:
    """``ok`` None: cannot be told, for ``reason``; ``na``: the limit is none that a number is compared with.

    ``multiple``: value ÷ limit − 1, of exceeding values with an upper limit; else ``no_multiple`` says why there
    is none. ``index``: of exceeding pH and oxygen the standard index (HJ 2.3), above 1.
    """

    ok: bool | None
    reason: str = ""
    na: bool = False
    multiple: Fraction | None = None
    no_multiple: str = ""
    index: Fraction | None = None


def judged(value: Fraction, limit: Limit, *, below: bool = False, half: bool = True) -> Judged:
    """A value in the unit of the limit.

    ``below``: not detected, ``value`` is the detection limit. It counts as half of that where ``half``
    (surface water, groundwater); elsewhere it attains when the detection limit does, and else cannot be told.
    """
    if limit.direction == "absent":
        return Judged(below, no_multiple="不得检出的因子不计超标倍数")
    counted = value / 2 if below and half else value
    ok = limit.met_by(counted)
    if ok is None:
        return Judged(None, f"限值“{limit.text}”不能与数值比较", na=True)
    if ok:
        return Judged(True, no_multiple="达标，无超标倍数")
    if below and not half:
        return Judged(None, "检出限高于标准限值，不能判定")
    return exceeding(counted, limit)


def exceeding(value: Fraction, limit: Limit) -> Judged:
    """How far a value exceeds a limit that it does not meet."""
    if limit.direction in ("<=", "<") and limit.value:
        return Judged(False, multiple=value / Fraction(limit.value) - 1)
    return Judged(False, no_multiple=f"{limit.item}不计超标倍数", index=_index(value, limit))


def _index(value: Fraction, limit: Limit) -> Fraction | None:
    """The standard index of pH and dissolved oxygen; None for anything else."""
    if limit.item.removesuffix("值") == "pH" and limit.low is not None and limit.high is not None:
        return indices().range(value, Fraction(limit.low), Fraction(limit.high))
    if limit.item == "溶解氧" and limit.value is not None:
        return indices().floor(value, Fraction(limit.value))
    return None


def has_multiple(item: str) -> bool:
    """Whether the method gives an item a multiple at all (环办〔2011〕22号: not 水温, pH, 溶解氧)."""
    return item not in method().without_multiple

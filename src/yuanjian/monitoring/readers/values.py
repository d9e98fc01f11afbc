"""The grammar of values: what stands in a cell where something was measured. Exact, in millionths; never a float.

    35 · 35.0 · 7.2E-3 · ＜0.01 · 0.01L · 未检出 · ND · / · — · NA · -999 · 12.5H (a mark of a device)

Plain decimals are read in SQL (``PLAIN_SQL`` where ``PLAIN`` matches), all other texts here, each once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.core.text import fold, squeeze
from yuanjian.core.units import unit
from yuanjian.monitoring.readings import MOST, SCALE, State

PLAIN: Final = r"^[+-]?\d{1,6}(\.\d{1,6})?$"
"""Cells that SQL reads itself: at most six digits before the point and six behind it, so never rounded."""
PLAIN_SQL: Final = f"CAST(CAST({{text}} AS DECIMAL(12, 6)) * {SCALE} AS BIGINT)"


@dataclass(frozen=True, slots=True)
class ValueRead:
    """What a cell says: ``value`` in millionths of the unit it is written in, None where there is none.

    ``below``: not detected; ``value`` is then the detection limit (None: the text gives none).
    ``rounded``: more than six decimals were written.
    """

    value: int | None
    state: State
    below: bool = False
    rounded: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The spellings of «missing» and «not monitored», folded."""

    missing: frozenset[str]
    unmonitored: frozenset[str]
    numbers: frozenset[int] = frozenset()

    @classmethod
    def of(cls, missing: Iterable[str], unmonitored: Iterable[str]) -> Tokens:
        """From spellings as they were declared; -999 also means -999.0: ``numbers``, in millionths."""
        keys = frozenset(map(_key, missing))
        numbers = frozenset(
            int(Decimal(k) * SCALE) for k in keys if re.fullmatch(r"[+-]?\d+(\.\d{1,6})?", k)
        )
        return cls(keys, frozenset(map(_key, unmonitored)), numbers)


def read_value(text: str, tokens: Tokens) -> ValueRead:
    """What a cell says. A text that is no number and no token is «invalid», its ``trouble`` told."""
    key = _key(text)
    if key in tokens.unmonitored:
        return ValueRead(None, "unmonitored")
    if not key or key in tokens.missing:
        return ValueRead(None, "missing")
    try:
        read = read_number(text)
    except Unreadable as no:
        return ValueRead(None, "invalid", trouble=str(no))
    if read.approx:
        return ValueRead(None, "invalid", trouble="是约数，监测值应为确数")
    if (
        read.unit and read.unit != "%"
    ):  # a per cent in the cell is that of the column: humidity, oxygen
        return ValueRead(None, "invalid", trouble=_unit_trouble(read.unit))
    scaled = Fraction(read.value) * SCALE
    value = round(scaled)  # to even, from the exact value
    if value in tokens.numbers and not read.nondetect:
        return ValueRead(None, "missing")
    if abs(value) > MOST:
        return ValueRead(None, "invalid", trouble="太大，不像监测值")
    if read.nondetect:
        limit = value if read.limit_given else None
        return ValueRead(limit, "valid", below=True, rounded=value != scaled)
    return ValueRead(value, "valid", rounded=value != scaled)


def _unit_trouble(behind: str) -> str:
    """A unit in a cell may differ from the header's: it is never passed over."""
    if unit(behind):
        return "带有单位，应只写数字，单位写在表头"
    return f"的数字后面有“{behind}”，应只写数字"


def written(value: int) -> str:
    """Millionths as a plain decimal: 35_500_000 → «35.5»."""
    return format((Decimal(value) / SCALE).normalize(), "f")


def _key(text: str) -> str:
    return squeeze(fold(text)).lower()


_MARKED = re.compile(r"^(.*\d)\s*[(（]?([A-Z])[)）]?$")


def split_mark(text: str) -> tuple[str, str]:
    """A value and the letter of a device behind it: «12.5(T)» → («12.5», «T»); L is a detection limit and stays."""
    found = _MARKED.match(text.strip())
    if found is None or found[2] in "LE":
        return text, ""
    return found[1].strip(), found[2]

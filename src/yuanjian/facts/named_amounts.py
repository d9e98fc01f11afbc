"""Cells that list amounts by name: «氯化氢=0.0120 t/a；颗粒物=0.3»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanjian.core.marks import Mark
from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.core.units import Inconvertible, convert
from yuanjian.facts.amount import Amount, missing, total
from yuanjian.facts.rows import Rows, RowView
from yuanjian.sheets.shelf import sheet

_PART = re.compile(r"^(?P<name>[^=＝:：]+?)\s*[=＝:：]\s*(?P<amount>.+)$")
UNIT = "t/a"


def listed(row: RowView, key: str) -> Iterator[tuple[str, Amount]]:
    """The names and amounts (t/a) in a cell; an amount that cannot be read is missing and says so.

    无 and / yield nothing; a blank cell yields one missing amount without a name.
    """
    held, why = row.get(key), row.because(key)
    if held is None:
        yield "", missing(row.lacks(key), why)
        return
    if isinstance(held, Mark):
        return
    for part in re.split(r"[；;\n]+", str(held)):
        if part.strip():
            yield _one(row, key, part.strip())


def _one(row: RowView, key: str, part: str) -> tuple[str, Amount]:
    why = row.because(key)
    header = sheet(row.record.sheet).columns[key].header
    unread = missing(f"{row.key}的{header}“{part}”读不出“名称=量”", why)
    if (said := _PART.match(part)) is None:
        return "", unread
    try:
        read = read_number(said["amount"])
        if read.nondetect:
            return said["name"], unread
        value = convert(read.value, read.unit, UNIT) if read.unit else read.value
    except (Unreadable, Inconvertible):
        return said["name"], unread
    return said["name"], Amount(Fraction(value), because=(why,))


def sum_of_listed(rows: Rows, key: str) -> Amount:
    """The sum over all names of all rows.

    无 counts as 0 (confirmed none); / is left out, and when every row says / the sum does not apply.
    No rows, confirmed: 0.
    """
    if rows.gap:
        return missing(rows.gap, rows.because)
    parts: list[Amount] = []
    for row in rows:
        if row.get(key) is Mark.NA or row.get(key) is Mark.NONE:
            parts.append(row.amount(key))
        else:
            parts += [one for _, one in listed(row, key)]
    return total(parts) if parts else Amount(Fraction(0), because=(rows.because,))

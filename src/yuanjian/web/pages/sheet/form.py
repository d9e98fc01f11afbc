"""The single record of a vertical sheet as a form: one field a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yuanjian.sheets.row import SheetRow


@dataclass(frozen=True)
class Field:
    """A column as a field, with its value and last year's."""

    key: str
    header: str
    unit: str
    kind: str
    needs: str
    told: str
    example: str
    options: tuple[str, ...]
    asks: bool
    value: str
    last: str


def fields(
    form: type[SheetRow],
    columns: Sequence[Mapping[str, Any]],
    rows: Sequence[tuple[str, int, Mapping[str, str]]],
    last: Mapping[str, Mapping[str, str]],
    begun: Mapping[str, str],
) -> tuple[Field, ...]:
    """The fields of a vertical sheet; ``begun`` is what stands in a record that nobody has saved yet."""
    held: Mapping[str, str] = rows[0][2] if rows else begun
    before = last.get("", {})
    return tuple(
        Field(
            c["key"], c["header"], c["unit"], c["kind"], c["needs"],
            c["told"].removeprefix("必填").removeprefix("；"), c["example"],
            tuple(c["options"]), c["asks"], held.get(c["key"], ""), before.get(c["key"], ""),
        )
        for c in columns
        if not c["computed"]
    )  # fmt: skip

"""The tables of the guide to the sheets (reference/sheets.md), as lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """One row of a table of the guide: a column, or several that share a row."""

    sheet: str
    header: str
    keys: tuple[str, ...]
    unit: str
    kind: str
    need: str


def read_guide(path: Path, numbers: set[str], written_out: Mapping[str, str]) -> list[Line]:
    """The lines of the sheets ``numbers``; ``written_out`` spells keys that the guide shortens."""
    lines: list[Line] = []
    number = ""
    for text in path.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"#### (\d\d)_", text):
            number = found[1]
        cells = [c.strip() for c in re.split(r"(?<!\\)\|", text)[1:-1]]
        if number in numbers and len(cells) == 7 and cells[0] not in ("表头", "---"):
            keys = written_out.get(f"{number}.{cells[1]}", cells[1])
            names = tuple(k.strip() for k in keys.split(","))
            lines.append(Line(number, cells[0], names, cells[2], cells[3], cells[4]))
    return lines

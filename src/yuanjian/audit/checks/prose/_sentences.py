"""Sentences of prose, verbatim, with their cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yuanjian.audit.finding import Quote
from yuanjian.core.text import fold
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_SENTENCE = re.compile(r"[^。；;！!？?\n]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its row and column, and its words as written."""

    row: RowView
    key: str
    text: str

    @property
    def folded(self) -> str:
        """Half width, for patterns."""
        return fold(self.text)

    @property
    def quote(self) -> Quote:
        """The sentence with its cell."""
        return Quote(self.text[:300], self.row.record.cell(self.key), subject=self.row.key)


def sentences(f: Facts, no: str, *keys: str, types: tuple[str, ...] = ()) -> Iterator[Sentence]:
    """All sentences of these columns of a sheet; ``types`` chooses rows of sheet 33."""
    for row in f.rows(no):
        if types and row.get("type") not in types:
            continue
        for key in keys:
            held = row.get(key)
            for said in _SENTENCE.findall(held) if isinstance(held, str) else ():
                if said.strip():
                    yield Sentence(row, key, said.strip())

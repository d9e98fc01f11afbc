"""What is wrong with a file of measured values: as a whole (refused), or at a line of it (told, never silent)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Final, Literal

from yuanjian.core.refusal import Refusal

Why = Literal[
    "absent", "empty", "no_access", "too_large", "bomb", "damaged", "encrypted", "other_format", "binary",
    "no_header", "no_time", "no_values", "no_rows", "open", "declaration",
]  # fmt: skip

SHOWN: Final = 20
"""Problems of one kind that are kept with their line; of further ones only the number."""


class UnreadableSeries(Refusal):
    """The file as a whole is refused; nothing of it was taken. ``why`` is a stable word for programs."""

    def __init__(self, why: Why, message: str, mend: str = "") -> None:
        super().__init__(f"{message}。{mend}。" if mend else f"{message}。")
        self.why, self.message, self.mend = why, message, mend


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong at one place. ``line`` counts from 1 in the file; ``column`` is its header as written."""

    kind: str
    line: int
    message: str
    mend: str = ""
    column: str = ""
    text: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        where = f"工作表“{self.sheet}”" if self.sheet else ""
        where += f"第{self.line}行" + (f"“{self.column}”列" if self.column else "")
        return f"{where}：{self.message}" + (f"。{self.mend}" if self.mend else "")


@dataclass(slots=True)
class Problems:
    """Problems as they are found: the first ``SHOWN`` of a kind are kept, all are counted; ``sheet`` is the place."""

    kept: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    sheet: str = ""

    def add(self, problem: Problem, times: int = 1) -> None:
        """One more problem; ``times`` when it stands for several cells alike."""
        before = self.counts[problem.kind]
        self.counts[problem.kind] += times
        if before < SHOWN:
            self.kept.append(replace(problem, sheet=self.sheet))

    def more(self, kind: str, number: int) -> None:
        """Further problems of a kind, of which nothing is kept; a number below 1 is none."""
        if number > 0:
            self.counts[kind] += number

    @property
    def total(self) -> int:
        """All that were found, kept or not."""
        return self.counts.total()

"""What every chart has: a title, words for those who do not see it, and its data as a table."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import ClassVar

from yuanjian.core.rounding import printed

WIDTH_MM = 150.0
"""Width of every chart; the type area of the report has 156 mm."""
NOTHING = "—"


@dataclass(frozen=True)
class DataTable:
    """The data behind a chart, ready to print. The first column names the row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    unit: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("a row of a data table is not as wide as its head")


@dataclass(frozen=True)
class Limit:
    """A level to compare with: its value in the chart's unit, and what it is called."""

    value: Fraction
    label: str


@dataclass(frozen=True)
class Chart(ABC):
    """A chart. Equal data give an equal :attr:`mark`, on whatever machine it is drawn."""

    drawer: ClassVar[str]
    """Module of ``charts/drawing/`` that draws it."""

    title: str

    @property
    @abstractmethod
    def height(self) -> float:
        """Height in mm."""

    @property
    @abstractmethod
    def alt(self) -> str:
        """What one sees, in a sentence or two, for those who do not."""

    @property
    @abstractmethod
    def table(self) -> DataTable:
        """The data, summed up where a chart shows hundreds of values."""

    @property
    def mark(self) -> str:
        """Tells whether two charts show the same: 16 hexadecimal digits."""
        return hashlib.sha256(f"{type(self).__name__}{self!r}".encode()).hexdigest()[:16]


def shown(value: Fraction | None, places: int | None) -> str:
    """A value as text; «—» for none."""
    return NOTHING if value is None else printed(value, places)


def counted(counts: Iterable[tuple[str, int]], unit: str) -> str:
    """«优120天、良187天»: names with how often, those that never occur left out; «» for none."""
    return "、".join(f"{name}{count}{unit}" for name, count in counts if count)


def joined(parts: Iterable[str]) -> str:
    """Clauses joined to one sentence with its full stop, empty ones left out."""
    return "；".join(part for part in parts if part) + "。"


def months_named(months: Sequence[int]) -> str:
    """«1月、2月、12月»."""
    return "、".join(f"{month}月" for month in months)


def day_named(on: date) -> str:
    """«1月5日»."""
    return f"{on.month}月{on.day}日"

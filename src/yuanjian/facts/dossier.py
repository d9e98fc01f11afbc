"""A dossier: everything recorded about one park and year, frozen. Facts and checks read it, nobody writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from yuanjian.facts.air_series import AirSeries
from yuanjian.facts.claim import Claim, Passage, Statement
from yuanjian.sheets.record import Record


@dataclass(frozen=True)
class Dossier:
    """A park's year.

    ``records`` maps sheet numbers to rows; a sheet that nobody has filled is absent or empty.
    ``prior`` is the year before, when we have it. ``scheme`` names a credit table that the park chose
    for a year without one of its own (marked 参考 wherever it shows). ``files`` maps the names of
    the files that came with the package to their SHA-256. ``claims``, ``statements`` and ``text`` are
    what a report says that was read in their place (``text``: its paragraphs, in order). ``province`` is
    the one that a report names or that its park code begins with, «» unknown; records have it in sheet 01.
    ``series``: days of air stations computed from their hours; put in by ``air_series.with_series``.
    """

    park: str
    year: int
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    prior: Dossier | None = None
    scheme: str | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    text: tuple[Passage, ...] = ()
    province: str = ""
    series: tuple[AirSeries, ...] = ()

    def sheet(self, no: str) -> tuple[Record, ...]:
        """The rows of a sheet, those that say «none» included."""
        return self.records.get(no, ())

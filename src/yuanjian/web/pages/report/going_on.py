"""Which edited file a version goes on from."""

from __future__ import annotations

from dataclasses import dataclass

from yuanjian.ledger.models import Report


@dataclass(frozen=True, slots=True)
class GoneOn:
    """The edited file that a version was merged into, the version that was edited, and how many places ask."""

    name: str
    sha256: str
    version: int
    asked: int


def going_on(report: Report) -> GoneOn | None:
    """None for a version that was written anew."""
    told = report.manifest.get("edited")
    return GoneOn(**told) if told else None

"""Quota rows with what was emitted beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from yuanjian.audit.check import needs
from yuanjian.audit.finding import Quote, Unassessed, quote_row
from yuanjian.core.evidence import Because, Place
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Facts
from yuanjian.facts.explain import cell_said
from yuanjian.facts.rows import RowView


def emitted(
    f: Facts, wanted: Callable[[RowView], bool]
) -> Iterator[tuple[RowView, Amount] | Unassessed]:
    """The wanted rows of sheet 09 with the year's emission; one whose emission is not known says why."""
    needs("总量指标不明", f.rows("09").gap)
    for row in filter(wanted, f.rows("09")):
        actual = f.amount("quota_row.actual", row)
        if actual.state == "missing":
            yield Unassessed(f"{row.called}：{actual.reason}")
        elif actual.known:
            yield row, actual


def sides(row: RowView, actual: Amount, said: str, most: int = 4) -> tuple[Quote, ...]:
    """The quota, then the cells that the emission adds up."""
    cells: dict[Place, Quote] = {}
    for node in _cells(actual):
        place = node.place or Place()
        cells.setdefault(place, Quote(cell_said(node)[:300], place, subject=node.ref))
    return (quote_row(row, "limit", "basis"), *list(cells.values())[:most]) if cells else (
        quote_row(row, "limit", "basis"), Quote(said),
    )  # fmt: skip


def _cells(actual: Amount) -> Iterator[Because]:
    for root in actual.because:
        for node in root.walk():
            if node.kind == "cell" and node.value not in ("", "0", "无", "/"):
                yield node

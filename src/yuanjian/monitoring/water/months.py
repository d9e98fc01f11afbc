"""Readings of a session → month cells and days with samples, in SQL."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readings import SCALE
from yuanjian.monitoring.sql import filled, text
from yuanjian.monitoring.water.cells import Cell, Occasions
from yuanjian.norms.limits import Limit

HALVES = 2 * SCALE
"""``half`` of ``values.sql`` in one unit."""


def month_cells(session: Session, readings: str = "readings") -> list[Cell]:
    """The cells of all readings of the session, by point, item and month.

    ``readings`` may be the view ``counted``: the readings with the decisions that people made on them.
    """
    session.run(filled("water/values.sql", readings=readings))
    rows = session.rows(text("water/months.sql") + " ORDER BY point, item, year, month")
    return [
        Cell(
            point, item, int(year), int(month), Fraction(int(total), HALVES * int(n)), int(n), int(below),
            Fraction(low, HALVES), Fraction(high, HALVES),
        )
        for point, item, year, month, total, n, below, low, high in rows
    ]  # fmt: skip


def occasions(
    session: Session, bounds: Iterable[tuple[str, int, Limit]]
) -> dict[tuple[str, int], Occasions]:
    """Days with samples, by point and year; every value against the limit of its (point, year, limit).

    After ``month_cells``. Limits are one- or two-sided and include their bounds, as those of GB 3838 do.
    """
    session.run(
        "CREATE OR REPLACE TABLE water_bounds (point VARCHAR, item VARCHAR, year BIGINT, low BIGINT, high BIGINT)"
    )
    session.fill(
        "water_bounds",
        [(point, limit.item, year, *_bounds(limit)) for point, year, limit in bounds],
    )
    rows = session.rows(text("water/occasions.sql"))
    return {
        (point, int(year)): Occasions(int(days), int(attained), int(n))
        for point, year, days, attained, n in rows
    }


def _bounds(limit: Limit) -> tuple[int | None, int | None]:
    """The two bounds in half millionths."""
    match limit.direction:
        case "<=":
            low, high = None, limit.value
        case ">=":
            low, high = limit.value, None
        case "range":
            low, high = limit.low, limit.high
        case _:
            raise ValueError(f"{limit.item}: {limit.direction}")
    return tuple(None if b is None else int(b * HALVES) for b in (low, high))  # type: ignore[return-value]


def uncounted(session: Session, readings: str = "readings") -> list[tuple[str, str, str, int]]:
    """(point, item, why, how many) of readings that have no part in any mean: missing, invalid, no detection limit."""
    return [
        (str(point), str(item), str(why), int(n))
        for point, item, why, n in session.rows(filled("water/uncounted.sql", readings=readings))
    ]

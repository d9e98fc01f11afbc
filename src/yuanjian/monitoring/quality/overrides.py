"""A person's decision that values count or do not count: with scope, reason, name and expiry; a view, never a change.

The view ``counted`` has the columns of ``readings`` and ``override_reason``; evaluation that honours decisions reads it
in the place of ``readings``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, Literal

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.tables import open_tables

Decided = Literal["valid", "invalid"]

ALL: Final = "*"
"""Every point, or every item."""


@dataclass(frozen=True, slots=True)
class Override:
    """One decision over the intervals that begin in ``start`` … ``until`` (both included).

    ``line`` chooses one of the values of an interval that was told twice (its line in the file). ``expires`` is the
    last day on which the decision applies (None: without end). Of several decisions the one made last holds.
    """

    point: str
    item: str
    start: datetime
    until: datetime
    state: Decided
    reason: str
    person: str
    made: datetime
    expires: date | None = None
    line: int | None = None

    def __post_init__(self) -> None:
        if not self.reason.strip() or not self.person.strip():
            raise Refusal("改判监测值须写明理由和经办人。")
        if self.until < self.start:
            raise Refusal(
                f"改判的时段写反了：{self.start:%Y-%m-%d %H:%M} 到 {self.until:%Y-%m-%d %H:%M}。"
            )
        if self.expires is not None and self.expires < self.made.date():
            raise Refusal(f"改判的有效期 {self.expires} 早于登记之日。")

    def applies_on(self, day: date) -> bool:
        """Whether the decision is in force on a day."""
        return self.expires is None or day <= self.expires


_TABLE: Final = """
CREATE OR REPLACE TABLE overrides (
    number INTEGER, point VARCHAR, item VARCHAR, start TIMESTAMP, until TIMESTAMP, state VARCHAR, reason VARCHAR,
    line BIGINT
);
"""
# A decision cannot make a value of nothing: «valid» holds only where there is one. Of two values told for one
# interval, the line decides which.
_VIEW: Final = """
CREATE OR REPLACE VIEW counted AS
WITH chosen AS (
    SELECT r.point, r.item, r.stat, r.grain, r.start, max(o.number) AS number
    FROM readings r JOIN overrides o
        ON (o.point = '*' OR o.point = r.point) AND (o.item = '*' OR o.item = r.item)
        AND r.start >= o.start AND r.start <= o.until
    GROUP BY r.point, r.item, r.stat, r.grain, r.start
), decided AS (
    SELECT r.*, o.state AS wanted, o.reason AS override_reason, c.value AS told, c.raw AS told_raw, c.line AS told_line
    FROM readings r
    LEFT JOIN chosen USING (point, item, stat, grain, start)
    LEFT JOIN overrides o ON o.number = chosen.number
    LEFT JOIN conflicts c ON o.line IS NOT NULL AND c.line = o.line AND c.point = r.point AND c.item = r.item
        AND c.stat = r.stat AND c.grain = r.grain AND c.start = r.start
)
SELECT point, item, stat, grain, start, coalesce(told, value) AS value,
    CASE WHEN wanted = 'invalid' AND state = 'valid' THEN 'invalid'
        WHEN wanted = 'valid' AND state = 'invalid' AND coalesce(told, value) IS NOT NULL THEN 'valid'
        ELSE state END AS state,
    coalesce(told_raw, raw) AS raw, coalesce(told_line, line) AS line, below, flag, source, override_reason
FROM decided
"""


def apply(session: Session, overrides: Iterable[Override], on: date) -> int:
    """Make the view ``counted`` with the decisions in force on that day; how many they are."""
    open_tables(session)
    session.run(_TABLE)
    in_force = sorted((o for o in overrides if o.applies_on(on)), key=lambda o: o.made)
    session.fill(
        "overrides",
        [
            (number, o.point, o.item, o.start, o.until, o.state, o.reason, o.line)
            for number, o in enumerate(in_force, start=1)
        ],
    )
    session.run(_VIEW)
    return len(in_force)

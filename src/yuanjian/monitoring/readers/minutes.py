"""Hours from the minutes of micro-stations: the mean of the valid minutes, where the hour was sampled long enough."""

from __future__ import annotations

from datetime import date
from typing import Final

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readings import ITEMS
from yuanjian.norms.sampling import hour_sampling

_STEPS: Final = """
CREATE OR REPLACE TEMP TABLE _steps AS
WITH times AS (SELECT DISTINCT point, start FROM readings WHERE grain = 'minute'), beside AS (
    SELECT point, date_diff('minute', lag(start) OVER (PARTITION BY point ORDER BY start), start) AS gap FROM times
)
SELECT point, mode(gap) AS step FROM beside WHERE gap BETWEEN 1 AND 30 GROUP BY point
"""
# The mean is rounded once, to a millionth of the unit, half to even; hours that are there already stay.
_HOURS: Final = """
INSERT INTO readings BY NAME
WITH hours AS (
    SELECT m.point, m.item, date_trunc('hour', m.start) AS start, count(*) FILTER (m.state = 'valid') AS n,
        count(*) FILTER (m.state = 'unmonitored') AS off, count(m.raw) AS told, max(m.source) AS source,
        CAST(coalesce(sum(m.value) FILTER (m.state = 'valid'), 0) AS HUGEINT) AS total, any_value(s.step) AS step
    FROM readings m JOIN _steps s ON s.point = m.point
    WHERE m.grain = 'minute' AND m.stat IN ('mean', 'spot') AND m.item IN ({items})
    GROUP BY m.point, m.item, date_trunc('hour', m.start)
), means AS (
    SELECT *, abs(total) // greatest(n, 1) AS q, abs(total) % greatest(n, 1) AS r FROM hours
)
SELECT point, item, 'mean' AS stat, 'hour' AS grain, start,
    CASE WHEN n > 0 THEN CAST(sign(total) * (q + CAST(2 * r > n OR (2 * r = n AND q % 2 = 1) AS INTEGER)) AS BIGINT) END
        AS value,
    CASE WHEN n * step >= (SELECT least FROM _least l WHERE means.start >= l.since AND means.start < l.until)
            THEN 'valid'
        WHEN off > 0 AND n = 0 THEN 'unmonitored' WHEN n = 0 THEN 'missing' ELSE 'invalid' END AS state,
    CASE WHEN n > 0 THEN n || ' × ' || step || ' min' END AS raw, false AS below, source
FROM means
WHERE NOT EXISTS (
    SELECT 1 FROM readings h WHERE h.grain = 'hour' AND h.stat = 'mean' AND h.point = means.point
        AND h.item = means.item AND h.start = means.start
)
"""


def add_hours(session: Session) -> int:
    """Add the hours of ambient air that the minutes in ``readings`` make up; how many they are.

    An hour with too few valid minutes (GB 3095, table 4: 45) is invalid, one without any is missing. ``raw`` says how
    many minutes were meaned. Minutes stay as they are.
    """
    before = _hours(session)
    span = session.rows("SELECT min(start), max(start) FROM readings WHERE grain = 'minute'")[0]
    if span[0] is None:
        return 0
    session.run(_STEPS)
    _fill_least(session, span[0].date(), span[1].date())
    items = ", ".join(f"'{key}'" for key in ITEMS)
    session.run(_HOURS.format(items=items))
    session.run("DROP TABLE _steps; DROP TABLE _least")
    return _hours(session) - before


def _hours(session: Session) -> int:
    return int(session.rows("SELECT count(*) FROM readings WHERE grain = 'hour'")[0][0])


def _fill_least(session: Session, first: date, last: date) -> None:
    """The minutes that each edition in force over the span asks for."""
    session.run(
        "CREATE OR REPLACE TEMP TABLE _least (since TIMESTAMP, until TIMESTAMP, least INTEGER)"
    )
    changes = [first]
    later = hour_sampling(last).document.in_force
    if later and first < later <= last:
        changes.append(later)
    ends = [*changes[1:], date(9999, 1, 1)]
    session.fill(
        "_least",
        [
            (str(a), str(b), hour_sampling(a).least_minutes)
            for a, b in zip(changes, ends, strict=True)
        ],
    )

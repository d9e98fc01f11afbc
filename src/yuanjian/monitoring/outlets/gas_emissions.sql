-- outlet_hours → outlet_captures (valid share of each quarter) and outlet_emissions (every hour with its method).
--   method: measured; stop (nought); max<hours> of the valid hours before; no_rule (capture too low),
--   no_before (no valid hour before), no_calibration (out of control, and no calibration known before it)
CREATE OR REPLACE TABLE outlet_captures AS
SELECT
    h.point, h.item, EXTRACT(YEAR FROM h.day) AS year, EXTRACT(QUARTER FROM h.day) AS quarter,
    SUM(CASE WHEN h.why <> 'stop' THEN 1 ELSE 0 END) AS due,
    SUM(CASE WHEN h.unweighed = '' OR (p.flow_item = '' AND h.why = '') THEN 1 ELSE 0 END) AS ok,
    SUM(CASE WHEN h.why NOT IN ('stop', 'missing') THEN 1 ELSE 0 END) AS there,
    MAX(w.capture_percent) AS percent
FROM outlet_hours AS h
JOIN outlet_points AS p ON p.point = h.point
JOIN outlet_law AS w ON h.day >= w.since AND h.day < w.until
GROUP BY h.point, h.item, EXTRACT(YEAR FROM h.day), EXTRACT(QUARTER FROM h.day);

CREATE OR REPLACE TABLE outlet_seen AS
SELECT
    h.point, h.item, h.n, h.day, h.emission, h.unweighed,
    SUM(CASE WHEN h.unweighed = '' THEN 1 ELSE 0 END) OVER (PARTITION BY h.point, h.item ORDER BY h.n) AS seen
FROM outlet_hours AS h
JOIN outlet_points AS p ON p.point = h.point
WHERE p.flow_item <> '';

-- Hours without a valid emission in runs (island) for one kind of reason; an hour of standstill ends a run.
CREATE OR REPLACE TABLE outlet_open AS
WITH bad AS (
    SELECT
        point, item, n, day, seen, CASE WHEN unweighed = 'control' THEN 'control' ELSE 'other' END AS mark
    FROM outlet_seen
    WHERE unweighed NOT IN ('', 'stop')
)
SELECT *, n - ROW_NUMBER() OVER (PARTITION BY point, item, mark ORDER BY n) AS island FROM bad;

CREATE OR REPLACE TABLE outlet_runs AS
SELECT point, item, mark, island, MIN(n) AS first, COUNT(*) AS hours, MIN(seen) AS before
FROM outlet_open
GROUP BY point, item, mark, island;

-- How each run is filled, day by day: by the law of the day and the capture of its quarter.
CREATE OR REPLACE TABLE outlet_choices AS
WITH parts AS (
    SELECT DISTINCT
        r.point, r.item, r.mark, r.island, r.first, r.hours, r.before, o.day,
        EXTRACT(YEAR FROM o.day) AS year, EXTRACT(QUARTER FROM o.day) AS quarter
    FROM outlet_runs AS r
    JOIN outlet_open AS o ON o.point = r.point AND o.item = r.item AND o.mark = r.mark AND o.island = r.island
),
latest AS (
    SELECT r.point, r.item, r.first, MAX(c.n) AS at
    FROM outlet_runs AS r
    JOIN outlet_calibrations AS c ON c.point = r.point AND c.n <= r.first
    GROUP BY r.point, r.item, r.first
),
calibrated AS (
    SELECT l.point, l.item, l.first, l.at, COALESCE(MAX(s.seen), 0) AS before
    FROM latest AS l
    LEFT JOIN outlet_seen AS s ON s.point = l.point AND s.item = l.item AND s.n < l.at
    GROUP BY l.point, l.item, l.first, l.at
),
ranked AS (
    SELECT
        t.point, t.item, t.mark, t.island, t.day, u.back, u.origin,
        CASE WHEN u.origin = 'calibration' THEN k.before ELSE t.before END AS before,
        k.at AS calibrated,
        ROW_NUMBER() OVER (PARTITION BY t.point, t.item, t.mark, t.island, t.day ORDER BY u.place) AS choice
    FROM parts AS t
    JOIN outlet_captures AS q
        ON q.point = t.point AND q.item = t.item AND q.year = t.year AND q.quarter = t.quarter
    LEFT JOIN outlet_substitutions AS u
        ON u.mark = t.mark AND t.day >= u.since AND t.day < u.until
        AND q.ok * 100000000 >= u.capture_from * q.due
        AND (u.capture_below IS NULL OR q.ok * 100000000 < u.capture_below * q.due)
        AND (u.hours IS NULL OR t.hours <= u.hours)
    LEFT JOIN calibrated AS k ON k.point = t.point AND k.item = t.item AND k.first = t.first
),
chosen AS (
    SELECT * FROM ranked WHERE choice = 1
),
sources AS (
    SELECT DISTINCT point, item, before, back FROM chosen WHERE back IS NOT NULL AND before > 0
),
largest AS (
    SELECT o.point, o.item, o.before, o.back, MAX(s.emission) AS emission
    FROM sources AS o
    JOIN outlet_seen AS s
        ON s.point = o.point AND s.item = o.item AND s.unweighed = ''
        AND s.seen > o.before - o.back AND s.seen <= o.before
    GROUP BY o.point, o.item, o.before, o.back
)
SELECT
    c.point, c.item, c.mark, c.island, c.day, g.emission,
    CASE
        WHEN c.back IS NULL THEN 'no_rule'
        WHEN c.origin = 'calibration' AND c.calibrated IS NULL THEN 'no_calibration'
        WHEN g.emission IS NULL THEN 'no_before'
        ELSE 'max' || CAST(c.back AS VARCHAR)
    END AS method
FROM chosen AS c
LEFT JOIN largest AS g ON g.point = c.point AND g.item = c.item AND g.before = c.before AND g.back = c.back;

CREATE OR REPLACE TABLE outlet_emissions AS
SELECT
    s.point, s.item, s.n, s.day,
    CASE WHEN s.unweighed = 'stop' THEN CAST(0 AS HUGEINT) WHEN s.unweighed = '' THEN s.emission ELSE c.emission END AS emission,
    CASE WHEN s.unweighed = 'stop' THEN 'stop' WHEN s.unweighed = '' THEN 'measured' ELSE c.method END AS method,
    s.unweighed AS why
FROM outlet_seen AS s
LEFT JOIN outlet_open AS o ON o.point = s.point AND o.item = s.item AND o.n = s.n
LEFT JOIN outlet_choices AS c
    ON c.point = o.point AND c.item = o.item AND c.mark = o.mark AND c.island = o.island AND c.day = o.day

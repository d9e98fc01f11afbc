-- readings → outlet_values: one row a point, item and hour (n: hours since 2000-01-01 00:00), value NULL where why is not ''.
--   why: missing, invalid (state), conflict (two values for one hour), negative, range (pH above 14), minutes (too few of them)
-- Nitrogen oxides are calculated where only NO and NO2 are measured: NO·46/30 + NO2 (HJ 75).
-- Minutes become an hour when enough of it was measured; a minute stands for the shortest step of its series.
CREATE OR REPLACE TABLE outlet_values AS
WITH stated AS (
    SELECT
        r.point, r.item, r.grain, r.start,
        DATE_DIFF('hour', TIMESTAMP '2000-01-01 00:00:00', r.start) AS n,
        MIN(CASE WHEN r.state = 'valid' THEN r.value END) AS low,
        MAX(CASE WHEN r.state = 'valid' THEN r.value END) AS high,
        MAX(CASE WHEN r.state = 'invalid' THEN 1 ELSE 0 END) AS invalid
    FROM {readings} AS r
    JOIN outlet_points AS p ON p.point = r.point
    WHERE r.stat = 'mean' AND r.grain IN ('hour', 'minute')
    GROUP BY r.point, r.item, r.grain, r.start
),
hours AS (
    SELECT
        point, item, n, low AS value,
        CASE
            WHEN invalid = 1 THEN 'invalid'
            WHEN low IS NULL THEN 'missing'
            WHEN low <> high THEN 'conflict'
            ELSE ''
        END AS why
    FROM stated
    WHERE grain = 'hour' AND start = DATE_TRUNC('hour', start)
),
stepped AS (
    SELECT
        *, DATE_DIFF('minute', LAG(start) OVER (PARTITION BY point, item ORDER BY start), start) AS step
    FROM stated
    WHERE grain = 'minute'
),
steps AS (
    SELECT point, item, MIN(step) AS step FROM stepped WHERE step > 0 GROUP BY point, item
),
gathered AS (
    SELECT
        m.point, m.item, m.n, SUM(m.low) AS total, COUNT(*) AS count, COUNT(*) * MAX(s.step) AS minutes
    FROM stated AS m
    JOIN steps AS s ON s.point = m.point AND s.item = m.item
    WHERE m.grain = 'minute' AND m.invalid = 0 AND m.low = m.high
    GROUP BY m.point, m.item, m.n
),
minutes AS (
    SELECT
        g.point, g.item, g.n, CAST({minute_mean} AS BIGINT) AS value,
        CASE WHEN g.minutes < w.hour_minutes THEN 'minutes' ELSE '' END AS why
    FROM gathered AS g
    JOIN outlet_law AS w
        ON CAST(TIMESTAMP '2000-01-01 00:00:00' + to_hours(g.n) AS DATE) >= w.since
        AND CAST(TIMESTAMP '2000-01-01 00:00:00' + to_hours(g.n) AS DATE) < w.until
    LEFT JOIN hours AS h ON h.point = g.point AND h.item = g.item AND h.n = g.n
    WHERE h.n IS NULL
),
mixed AS (
    SELECT point, item, n, value, why FROM hours
    UNION ALL
    SELECT point, item, n, value, why FROM minutes
),
judged AS (
    SELECT
        point, item, n, value,
        CASE
            WHEN why <> '' THEN why
            WHEN value < 0 AND item NOT IN ('烟气压力', '烟气温度') THEN 'negative'
            WHEN item = 'pH值' AND value > 14000000 THEN 'range'
            ELSE ''
        END AS why
    FROM mixed
),
halves AS (
    SELECT
        j.point, j.n, COUNT(*) AS there, MAX(j.why) AS why,
        SUM(CAST(j.value AS HUGEINT) * CASE WHEN j.item = '一氧化氮' THEN w.no2_mass ELSE w.no_mass END) AS nox,
        MAX(w.no_mass) AS no_mass
    FROM judged AS j
    JOIN outlet_points AS p ON p.point = j.point
    JOIN outlet_law AS w
        ON CAST(TIMESTAMP '2000-01-01 00:00:00' + to_hours(j.n) AS DATE) >= w.since
        AND CAST(TIMESTAMP '2000-01-01 00:00:00' + to_hours(j.n) AS DATE) < w.until
    WHERE p.derives AND j.item IN ('一氧化氮', '二氧化氮')
    GROUP BY j.point, j.n
),
whole AS (
    SELECT point, item, n, value, why FROM judged
    UNION ALL
    SELECT
        point, '氮氧化物', n, CASE WHEN why = '' THEN CAST({nox} AS BIGINT) END,
        CASE WHEN why = '' AND there < 2 THEN 'missing' ELSE why END
    FROM halves
)
SELECT point, item, n, CASE WHEN why = '' THEN value END AS value, why FROM whole

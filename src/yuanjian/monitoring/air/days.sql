-- Readings (hours, or days) → table air_days: a row a point, item and day on which it was to be measured.
--   value    as statistics take it; judged: as it is compared with the limit; both in millionths × {common}
--   whole    the value as the index takes it [millionths]
--   hours    valid hours; windows: of ozone, 8-hour means formed
--   valid    enough of them, or of ozone the value exceeds its limit all the same
-- A mean of n hours is exact: {common} is a multiple of every n that suffices.
CREATE OR REPLACE TABLE air_days AS
WITH means AS (
    SELECT r.point, r.item, CAST(r.start AS DATE) AS day, count({hour}) AS hours, sum({hour}) AS total
    FROM {hours} AND r.item <> 'o3'
    GROUP BY r.point, r.item, CAST(r.start AS DATE)
),
ozone AS (
    SELECT r.point, CAST(r.start AS DATE) AS day, extract(hour FROM r.start) AS hour, {hour} AS value
    FROM {hours} AND r.item = 'o3'
),
-- The grid of a day's 24 hours: a window that ends in a missing hour is formed all the same.
grid AS (
    SELECT
        point, day, count(value) AS hours,
{grid}
    FROM ozone GROUP BY point, day
),
running AS (
    SELECT
        point, day, hours,
{running}
    FROM grid
),
-- 17 windows lie wholly inside the day.
eights AS (
    SELECT
        g.point, g.day, g.hours,
{eights}
    FROM running AS g
    JOIN air_law AS l ON l.item = 'o3' AND g.day BETWEEN l.from_day AND l.to_day
),
exact AS (
    SELECT
        m.point, m.item, m.day, m.hours, CAST(NULL AS BIGINT) AS windows, m.hours >= l.day_hours AS enough,
        CASE WHEN m.hours >= l.day_hours THEN CAST(m.total AS BIGINT) * ({common} // m.hours) END AS value
    FROM means AS m
    JOIN air_law AS l ON l.item = m.item AND m.day BETWEEN l.from_day AND l.to_day
    UNION ALL
    SELECT
        e.point, 'o3', e.day, e.hours, {window_count} AS windows, {window_count} >= l.windows AS enough,
        greatest({window_names}) AS value
    FROM eights AS e
    JOIN air_law AS l ON l.item = 'o3' AND e.day BETWEEN l.from_day AND l.to_day
    UNION ALL
    SELECT
        r.point, r.item, CAST(r.start AS DATE), NULL, NULL, r.state = 'valid' AND r.value IS NOT NULL,
        CASE WHEN r.state = 'valid' THEN {day_converted} * {common} END
    FROM {readings} AS r
    JOIN air_law AS l
        ON l.item = r.item AND CAST(r.start AS DATE) BETWEEN l.from_day AND l.to_day
    WHERE r.grain = 'day' AND r.stat = CASE WHEN r.item = 'o3' THEN 'max8h' ELSE 'mean' END
        AND r.state <> 'unmonitored'
        AND NOT EXISTS (
            SELECT 1 FROM means AS m WHERE m.point = r.point AND m.item = r.item AND r.item <> 'o3'
                AND m.day = CAST(r.start AS DATE)
        )
        AND NOT EXISTS (
            SELECT 1 FROM grid AS g WHERE g.point = r.point AND r.item = 'o3' AND g.day = CAST(r.start AS DATE)
        )
),
rounded AS (
    SELECT
        x.point, x.item, x.day, x.hours, x.windows, x.enough, l.day_limit,
        {stat_rounded} * l.stat_step AS value,
        {judge_rounded} * l.judge_step AS judged,
        {index_rounded} * l.index_step AS whole
    FROM exact AS x
    JOIN air_law AS l ON l.item = x.item AND x.day BETWEEN l.from_day AND l.to_day
)
SELECT
    point, item, day, hours, windows, value, judged, whole, day_limit,
    coalesce(judged > day_limit, FALSE) AS exceeds,
    coalesce(enough OR (item = 'o3' AND judged > day_limit), FALSE) AS valid
FROM rounded

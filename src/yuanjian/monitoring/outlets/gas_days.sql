-- outlet_hours, outlet_emissions → outlet_days of flue gas, a row a point, item and day.
--   mean: of the valid converted hours (total/ok); valid by HJ 75: enough of the hours in which the plant ran;
--   valid by HJ 76: enough hours. load: what is known of the day, in 10⁻¹² mg; unknown: hours without emission.
CREATE OR REPLACE TABLE outlet_days AS
WITH counted AS (
    SELECT
        h.point, h.item, h.day,
        SUM(CASE WHEN h.why <> 'stop' THEN 1 ELSE 0 END) AS due,
        SUM(CASE WHEN h.why = '' THEN 1 ELSE 0 END) AS measured,
        SUM(CASE WHEN h.converted IS NOT NULL THEN 1 ELSE 0 END) AS ok,
        SUM(CAST(h.converted AS HUGEINT)) AS total,
        SUM(CASE WHEN h.converted > i.hour_high OR h.converted < i.hour_low THEN 1 ELSE 0 END) AS over,
        SUM(e.emission) AS load,
        SUM(CASE WHEN e.method LIKE 'no_%' THEN 1 ELSE 0 END) AS unknown,
        SUM(CASE WHEN e.method LIKE 'max%' THEN 1 ELSE 0 END) AS substituted,
        SUM(CASE WHEN e.method LIKE 'max%' THEN e.emission END) AS substituted_load
    FROM outlet_hours AS h
    JOIN outlet_items AS i ON i.point = h.point AND i.item = h.item
    LEFT JOIN outlet_emissions AS e ON e.point = h.point AND e.item = h.item AND e.n = h.n
    GROUP BY h.point, h.item, h.day
)
SELECT
    c.point, c.item, c.day, c.due, c.measured, c.ok, c.total, CAST(c.ok AS HUGEINT) AS weight,
    CASE WHEN c.ok > 0 THEN CAST({mean} AS BIGINT) END AS mean,
    c.ok > 0 AND c.ok * 100000000 >= w.day_running_percent * c.due AS valid,
    c.ok >= w.day_hours AS valid_by_hours,
    c.ok > 0 AND COALESCE(c.total > i.day_high * CAST(c.ok AS HUGEINT), FALSE) AS exceeds,
    c.over, c.load, c.unknown, c.substituted, c.substituted_load
FROM counted AS c
JOIN outlet_items AS i ON i.point = c.point AND i.item = c.item
JOIN outlet_law AS w ON c.day >= w.since AND c.day < w.until

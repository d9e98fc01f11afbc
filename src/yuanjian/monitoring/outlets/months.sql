-- outlet_days → outlet_months: the mean of the valid day means, and whether enough days were valid.
--   flue gas (HJ 76): a number of valid days; waste water (HJ 356): a share of the days on which something was due.
CREATE OR REPLACE TABLE outlet_months AS
WITH counted AS (
    SELECT
        d.point, d.item, EXTRACT(YEAR FROM d.day) AS year, EXTRACT(MONTH FROM d.day) AS month,
        SUM(CASE WHEN d.due > 0 THEN 1 ELSE 0 END) AS due,
        SUM(CASE WHEN d.valid_by_hours THEN 1 ELSE 0 END) AS ok,
        SUM(CASE WHEN d.valid_by_hours THEN CAST(d.mean AS HUGEINT) END) AS total,
        SUM(d.load) AS load, SUM(d.unknown) AS unknown,
        MAX(CASE WHEN EXTRACT(MONTH FROM d.day) = 2 THEN w.february_days ELSE w.month_days END) AS days,
        MAX(w.water_month_percent) AS percent
    FROM outlet_days AS d
    JOIN outlet_law AS w ON d.day >= w.since AND d.day < w.until
    GROUP BY d.point, d.item, EXTRACT(YEAR FROM d.day), EXTRACT(MONTH FROM d.day)
)
SELECT
    c.point, c.item, c.year, c.month, c.due, c.ok,
    CASE WHEN c.ok > 0 THEN CAST({mean} AS BIGINT) END AS mean,
    CASE
        WHEN p.kind = '废气' THEN c.ok >= c.days
        ELSE c.ok > 0 AND c.ok * 100000000 >= c.percent * c.due
    END AS valid,
    c.load, c.unknown
FROM counted AS c
JOIN outlet_points AS p ON p.point = c.point

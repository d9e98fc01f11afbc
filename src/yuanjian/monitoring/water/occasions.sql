-- View water_values and table water_bounds (point, item, year, low, high [half millionths, NULL: open]) → one row
-- a point and year: days with samples, days on which every value attains, values judged.
WITH judged AS (
    SELECT
        v.point, year(v.start) AS year, CAST(v.start AS DATE) AS day,
        CASE WHEN (b.low IS NULL OR v.half >= b.low) AND (b.high IS NULL OR v.half <= b.high)
            THEN 1 ELSE 0 END AS ok
    FROM water_values AS v
    JOIN water_bounds AS b ON b.point = v.point AND b.item = v.item AND b.year = year(v.start)
),
days AS (
    SELECT point, year, day, min(ok) AS ok, count(*) AS n FROM judged GROUP BY point, year, day
)
SELECT point, year, count(*) AS days, sum(ok) AS attained, sum(n) AS n FROM days GROUP BY point, year

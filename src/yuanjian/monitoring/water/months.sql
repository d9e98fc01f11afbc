-- View water_values → one row a point, item and month: sum [half millionths], how many, how many of them
-- not detected, smallest and largest.
SELECT
    point, item, year(start) AS year, month(start) AS month,
    sum(CAST(half AS HUGEINT)) AS total,
    count(*) AS n,
    sum(CASE WHEN below THEN 1 ELSE 0 END) AS below,
    min(half) AS low,
    max(half) AS high
FROM water_values
GROUP BY point, item, year(start), month(start)

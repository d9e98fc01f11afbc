-- outlet_clock (n, start) → outlet_grid: every hour of every outlet while it is in service, with the law of its day.
--   stopped: the plant did not run; it was not due to be measured and emitted nothing
CREATE OR REPLACE TABLE outlet_grid AS
WITH stops AS (
    SELECT DISTINCT c.n, s.point
    FROM outlet_spans AS s
    JOIN outlet_clock AS c ON c.n >= s.since AND c.n < s.until
    WHERE s.mark = 'stop' AND s.item = ''
)
SELECT
    p.point, p.kind, c.n, c.start, CAST(c.start AS DATE) AS day, s.n IS NOT NULL AS stopped,
    w.capture_percent, w.air_oxygen, w.temperature, w.pressure
FROM outlet_points AS p
JOIN outlet_clock AS c ON c.n >= p.since AND c.n < p.until
JOIN outlet_law AS w ON CAST(c.start AS DATE) >= w.since AND CAST(c.start AS DATE) < w.until
LEFT JOIN stops AS s ON s.point = p.point AND s.n = c.n;

-- Marks of devices and declared spans, one an hour and item: stop, control (out of control), other.
CREATE OR REPLACE TABLE outlet_states AS
WITH told AS (
    SELECT point, item, n, mark FROM outlet_marks
    UNION ALL
    SELECT s.point, i.item, c.n, s.mark
    FROM outlet_spans AS s
    JOIN outlet_items AS i ON i.point = s.point AND (s.item = '' OR s.item = i.item)
    JOIN outlet_clock AS c ON c.n >= s.since AND c.n < s.until
)
SELECT
    point, item, n,
    CASE MAX(CASE mark WHEN 'stop' THEN 3 WHEN 'control' THEN 2 ELSE 1 END)
        WHEN 3 THEN 'stop' WHEN 2 THEN 'control' ELSE 'other'
    END AS mark
FROM told
GROUP BY point, item, n

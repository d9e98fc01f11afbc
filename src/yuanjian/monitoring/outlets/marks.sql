-- readings, outlet_flags (flags that do not let a value count) → outlet_marks. An hour of minutes is marked when all are.
INSERT INTO outlet_marks
SELECT
    r.point, r.item, DATE_DIFF('hour', TIMESTAMP '2000-01-01 00:00:00', r.start) AS n, MAX(f.mark) AS mark
FROM readings AS r
LEFT JOIN outlet_flags AS f ON f.point = r.point AND f.flag = r.flag
WHERE r.grain IN ('hour', 'minute') AND r.stat = 'mean'
GROUP BY r.point, r.item, r.grain, DATE_DIFF('hour', TIMESTAMP '2000-01-01 00:00:00', r.start)
HAVING COUNT(f.mark) = COUNT(*)

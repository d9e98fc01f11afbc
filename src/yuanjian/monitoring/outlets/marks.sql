-- readings, outlet_flags (flags that do not let a value count) → outlet_marks. An hour of minutes is marked when all are.
-- A value that counts all the same (a person decided so) is not marked.
INSERT INTO outlet_marks
SELECT
    r.point, r.item, DATE_DIFF('hour', TIMESTAMP '2000-01-01 00:00:00', r.start) AS n, MAX(f.mark) AS mark
FROM {readings} AS r
LEFT JOIN outlet_flags AS f ON f.point = r.point AND f.flag = r.flag AND r.state <> 'valid'
WHERE r.grain IN ('hour', 'minute') AND r.stat = 'mean'
GROUP BY r.point, r.item, r.grain, DATE_DIFF('hour', TIMESTAMP '2000-01-01 00:00:00', r.start)
HAVING COUNT(f.mark) = COUNT(*);

-- Nitrogen oxides that are calculated are marked as what they are calculated from.
INSERT INTO outlet_marks
SELECT m.point, '氮氧化物' AS item, m.n, MAX(m.mark) AS mark
FROM outlet_marks AS m
JOIN outlet_points AS p ON p.point = m.point
WHERE p.derives AND m.item IN ('一氧化氮', '二氧化氮')
GROUP BY m.point, m.n

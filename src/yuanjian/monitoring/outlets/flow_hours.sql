-- How the flow was measured: hours of each outlet by reason («» valid, stop, missing …), between two hour numbers.
SELECT
    p.point, p.flow_item,
    CASE
        WHEN g.stopped OR s.mark = 'stop' THEN 'stop'
        WHEN s.mark IS NOT NULL THEN s.mark
        WHEN v.n IS NULL THEN 'missing'
        ELSE v.why
    END AS why,
    COUNT(*) AS hours
FROM outlet_grid AS g
JOIN outlet_points AS p ON p.point = g.point
LEFT JOIN outlet_values AS v ON v.point = g.point AND v.item = p.flow_item AND v.n = g.n
LEFT JOIN outlet_states AS s ON s.point = g.point AND s.item = p.flow_item AND s.n = g.n
WHERE p.flow_item <> '' AND g.n >= {since} AND g.n < {until}
GROUP BY p.point, p.flow_item, 3
ORDER BY 1, 3

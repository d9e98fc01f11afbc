-- outlet_grid, outlet_values → outlet_sequence of the flows of waste water [10⁻⁶ m³ in the hour]; then replace.sql.
CREATE OR REPLACE TABLE outlet_due_flows AS
SELECT
    g.point, p.flow_item AS item, g.n, g.day,
    ROW_NUMBER() OVER (PARTITION BY g.point ORDER BY g.n) AS place,
    CASE WHEN s.mark IS NULL THEN v.value END AS value
FROM outlet_grid AS g
JOIN outlet_points AS p ON p.point = g.point
LEFT JOIN outlet_values AS v ON v.point = g.point AND v.item = p.flow_item AND v.n = g.n
LEFT JOIN outlet_states AS s ON s.point = g.point AND s.item = p.flow_item AND s.n = g.n
WHERE g.kind = '废水' AND p.flow_item <> '' AND NOT g.stopped AND (s.mark IS NULL OR s.mark <> 'stop');

CREATE OR REPLACE TABLE outlet_sequence AS
SELECT point, item, 'mean' AS how, place, value FROM outlet_due_flows

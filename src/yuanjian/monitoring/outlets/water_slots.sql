-- outlet_due_flows and their replacements → outlet_flows; then outlet_slots: what was to be measured of each item, one
-- row a measuring interval («every» hours), with the volume that it stands for; then outlet_sequence for replace.sql.
-- An interval without discharge (flow measured as nought throughout) is not due.
CREATE OR REPLACE TABLE outlet_flows AS
SELECT d.point, d.item, d.n, d.day, r.value, r.back
FROM outlet_due_flows AS d
JOIN outlet_replaced AS r ON r.point = d.point AND r.item = d.item AND r.place = d.place;

CREATE OR REPLACE TABLE outlet_slots AS
WITH hours AS (
    SELECT
        g.point, i.item, i.how, i.every, g.n - g.n % i.every AS slot, p.flow_item <> '' AS weighted,
        f.value AS flow, COALESCE(f.back, -1) AS flow_back,
        CASE
            WHEN g.stopped OR s.mark = 'stop' THEN 'stop'
            WHEN s.mark IS NOT NULL THEN s.mark
            WHEN v.n IS NULL THEN 'missing'
            ELSE v.why
        END AS read,
        v.value
    FROM outlet_grid AS g
    JOIN outlet_points AS p ON p.point = g.point
    JOIN outlet_items AS i ON i.point = g.point
    LEFT JOIN outlet_values AS v ON v.point = g.point AND v.item = i.item AND v.n = g.n
    LEFT JOIN outlet_states AS s ON s.point = g.point AND s.item = i.item AND s.n = g.n
    LEFT JOIN outlet_flows AS f ON f.point = g.point AND f.n = g.n
    WHERE g.kind = '废水'
),
gathered AS (
    SELECT
        point, item, how, slot, weighted, every, COUNT(*) AS hours,
        SUM(CASE WHEN read <> 'stop' THEN 1 ELSE 0 END) AS running,
        SUM(CASE WHEN read <> 'stop' THEN CAST(flow AS HUGEINT) END) AS volume,
        SUM(CASE WHEN read <> 'stop' AND flow IS NULL THEN 1 ELSE 0 END) AS unknown_flows,
        SUM(CASE WHEN read <> 'stop' AND flow_back > 0 THEN 1 ELSE 0 END) AS replaced_flows,
        MIN(CASE WHEN read = '' THEN value END) AS low,
        MAX(CASE WHEN read = '' THEN value END) AS high,
        MAX(CASE read WHEN 'invalid' THEN 1 WHEN 'conflict' THEN 1 WHEN 'negative' THEN 1 WHEN 'range' THEN 1 WHEN 'minutes' THEN 1 ELSE 0 END) AS invalid,
        MAX(CASE WHEN read IN ('control', 'other') THEN 1 ELSE 0 END) AS marked
    FROM hours
    GROUP BY point, item, how, slot, weighted, every
),
judged AS (
    SELECT
        *,
        CASE
            WHEN low IS NULL AND marked = 1 THEN 'other'
            WHEN low IS NULL AND invalid = 1 THEN 'invalid'
            WHEN low IS NULL THEN 'missing'
            WHEN low <> high THEN 'conflict'
            ELSE ''
        END AS why,
        weighted AND unknown_flows = 0 AND replaced_flows = 0 AND volume = 0 AS dry
    FROM gathered
    WHERE running > 0
)
SELECT
    point, item, how, slot, weighted, every, running, volume, unknown_flows, replaced_flows, why,
    CASE WHEN why = '' THEN low END AS value, dry,
    CAST(TIMESTAMP '2000-01-01 00:00:00' + to_hours(slot) AS DATE) AS day,
    CASE WHEN NOT dry THEN ROW_NUMBER() OVER (PARTITION BY point, item, dry ORDER BY slot) END AS place
FROM judged;

CREATE OR REPLACE TABLE outlet_sequence AS
SELECT point, item, how, place, value FROM outlet_slots WHERE NOT dry

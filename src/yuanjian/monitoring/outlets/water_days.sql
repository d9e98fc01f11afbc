-- outlet_slots, outlet_replaced → outlet_days of waste water and outlet_loads (every interval with its method).
--   mean: Σ(C·Q)/ΣQ over intervals measured with their flow (no flow at the outlet: arithmetic); pH: the median.
--   load: Σ(C·Q) with replacements, in 10⁻¹² g; unknown: intervals for which nothing could be taken.
CREATE OR REPLACE TABLE outlet_loads AS
SELECT
    s.point, s.item, s.how, s.slot, s.day, s.running, s.every, s.weighted, s.why, s.dry,
    s.value AS measured, COALESCE(r.value, s.value) AS value, s.volume, s.replaced_flows, s.unknown_flows, r.back,
    CASE
        WHEN NOT s.weighted OR s.how = 'median' THEN NULL
        WHEN s.dry THEN CAST(0 AS HUGEINT)
        WHEN s.unknown_flows = 0 THEN CAST(r.value AS HUGEINT) * s.volume
    END AS load
FROM outlet_slots AS s
LEFT JOIN outlet_replaced AS r ON r.point = s.point AND r.item = s.item AND r.place = s.place;

CREATE OR REPLACE TABLE outlet_days AS
WITH ranked AS (
    SELECT
        *,
        NOT dry AND measured IS NOT NULL
            AND (NOT weighted OR how = 'median' OR (unknown_flows = 0 AND replaced_flows = 0)) AS counts
    FROM outlet_loads
),
middled AS (
    SELECT
        *, ROW_NUMBER() OVER (PARTITION BY point, item, day, counts ORDER BY measured) AS rank,
        SUM(CASE WHEN counts THEN 1 ELSE 0 END) OVER (PARTITION BY point, item, day) AS ok
    FROM ranked
),
counted AS (
    SELECT
        m.point, m.item, m.day,
        SUM(CASE WHEN m.dry THEN 0 ELSE m.running END) AS due_hours,
        SUM(CASE WHEN m.measured IS NOT NULL AND NOT m.dry THEN m.running ELSE 0 END) AS measured,
        SUM(CASE WHEN m.dry THEN 0 ELSE 1 END) AS due,
        MAX(m.ok) AS ok,
        SUM(CASE
            WHEN NOT m.counts THEN NULL
            WHEN m.how = 'median' THEN CASE WHEN 2 * m.rank BETWEEN m.ok AND m.ok + 2 THEN CAST(m.measured AS HUGEINT) END
            WHEN m.weighted THEN CAST(m.measured AS HUGEINT) * m.volume
            ELSE CAST(m.measured AS HUGEINT)
        END) AS total,
        SUM(CASE
            WHEN NOT m.counts THEN NULL
            WHEN m.how = 'median' THEN CASE WHEN 2 * m.rank BETWEEN m.ok AND m.ok + 2 THEN CAST(1 AS HUGEINT) END
            WHEN m.weighted THEN m.volume
            ELSE CAST(1 AS HUGEINT)
        END) AS weight,
        SUM(CASE WHEN NOT m.dry AND (m.measured > i.hour_high OR m.measured < i.hour_low) THEN m.running ELSE 0 END) AS over,
        SUM(m.load) AS load,
        SUM(CASE WHEN m.weighted AND m.how <> 'median' AND m.load IS NULL THEN m.running ELSE 0 END) AS unknown,
        SUM(CASE WHEN m.load IS NOT NULL AND NOT m.dry AND (m.back > 0 OR m.replaced_flows > 0) THEN m.running ELSE 0 END)
            AS substituted,
        SUM(CASE WHEN NOT m.dry AND (m.back > 0 OR m.replaced_flows > 0) THEN m.load END) AS substituted_load
    FROM middled AS m
    JOIN outlet_items AS i ON i.point = m.point AND i.item = m.item
    GROUP BY m.point, m.item, m.day
)
SELECT
    c.point, c.item, c.day, c.due_hours AS due, c.measured, c.ok, c.total, c.weight,
    CASE WHEN c.weight > 0 THEN CAST({mean} AS BIGINT) END AS mean,
    c.weight > 0 AND c.ok * 100000000 >= w.water_day_percent * c.due AS valid,
    c.weight > 0 AND c.ok * 100000000 >= w.water_day_percent * c.due AS valid_by_hours,
    c.weight > 0 AND (COALESCE(c.total > i.day_high * c.weight, FALSE) OR COALESCE(c.total < i.day_low * c.weight, FALSE))
        AS exceeds,
    c.over, c.load, c.unknown, c.substituted, c.substituted_load
FROM counted AS c
JOIN outlet_items AS i ON i.point = c.point AND i.item = c.item
JOIN outlet_law AS w ON c.day >= w.since AND c.day < w.until;

CREATE OR REPLACE TABLE outlet_captures AS
WITH hours AS (
    SELECT
        point, item, day, CASE WHEN dry THEN 0 ELSE running END AS due,
        CASE WHEN NOT dry AND measured IS NOT NULL THEN running ELSE 0 END AS ok,
        CASE WHEN why <> 'missing' THEN running ELSE 0 END AS there
    FROM outlet_loads
    UNION ALL
    SELECT g.point, i.item, g.day, 0 AS due, 0 AS ok, 0 AS there
    FROM outlet_grid AS g
    JOIN outlet_items AS i ON i.point = g.point
    WHERE g.kind = '废水' AND g.stopped
)
SELECT
    h.point, h.item, EXTRACT(YEAR FROM h.day) AS year, EXTRACT(QUARTER FROM h.day) AS quarter,
    SUM(h.due) AS due, SUM(h.ok) AS ok, SUM(h.there) AS there, MAX(w.water_month_percent) AS percent
FROM hours AS h
JOIN outlet_law AS w ON h.day >= w.since AND h.day < w.until
GROUP BY h.point, h.item, EXTRACT(YEAR FROM h.day), EXTRACT(QUARTER FROM h.day)

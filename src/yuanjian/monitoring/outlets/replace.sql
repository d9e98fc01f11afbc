-- outlet_sequence (point, item, how, place, value; place counts what was due: 1, 2, 3 …) → outlet_replaced.
-- A gap of m takes the mean (pH: the median) of the m values just before it; where one of them is missing too, of the
-- m before those, and so on (HJ 356). Replaced values are never taken again. back: how many periods back; 0: measured.
CREATE OR REPLACE TABLE outlet_replaced AS
WITH counted AS (
    SELECT
        *,
        place - COALESCE(MAX(CASE WHEN value IS NULL THEN place END) OVER (PARTITION BY point, item ORDER BY place), 0)
            AS unbroken,
        place - ROW_NUMBER() OVER (PARTITION BY point, item, value IS NULL ORDER BY place) AS island
    FROM outlet_sequence
),
gaps AS (
    SELECT point, item, how, MIN(place) AS first, MAX(place) AS last, COUNT(*) AS size
    FROM counted
    WHERE value IS NULL
    GROUP BY point, item, how, island
),
windows AS (
    SELECT g.point, g.item, g.how, g.first, g.last, g.size, MAX(e.place) AS until
    FROM gaps AS g
    JOIN counted AS e
        ON e.point = g.point AND e.item = g.item AND e.place < g.first AND e.unbroken >= g.size
        AND (g.first - 1 - e.place) % g.size = 0
    GROUP BY g.point, g.item, g.how, g.first, g.last, g.size
),
taken AS (
    SELECT
        w.point, w.item, w.how, w.first, w.last, w.size, w.until, c.value,
        ROW_NUMBER() OVER (PARTITION BY w.point, w.item, w.first ORDER BY c.value) AS rank
    FROM windows AS w
    JOIN counted AS c
        ON c.point = w.point AND c.item = w.item AND c.place > w.until - w.size AND c.place <= w.until
),
summed AS (
    SELECT
        point, item, first, last, (first - 1 - until) // size + 1 AS back,
        SUM(CASE WHEN how <> 'median' OR 2 * rank BETWEEN size AND size + 2 THEN CAST(value AS HUGEINT) END) AS total,
        SUM(CASE WHEN how <> 'median' OR 2 * rank BETWEEN size AND size + 2 THEN 1 ELSE 0 END) AS count
    FROM taken
    GROUP BY point, item, first, last, size, until
)
SELECT
    c.point, c.item, c.place,
    CASE WHEN c.value IS NOT NULL THEN c.value ELSE CAST({replacement} AS BIGINT) END AS value,
    CASE WHEN c.value IS NOT NULL THEN 0 ELSE s.back END AS back
FROM counted AS c
LEFT JOIN summed AS s ON s.point = c.point AND s.item = c.item AND c.place BETWEEN s.first AND s.last

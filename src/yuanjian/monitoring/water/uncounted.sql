-- Table {readings} → readings that have no part in any mean, and why.
SELECT point, item, why, count(*) AS n
FROM (
    SELECT
        point, item, CASE WHEN below AND value IS NULL THEN 'no_limit' ELSE state END AS why
    FROM {readings}
    WHERE state IN ('missing', 'invalid') OR value IS NULL AND state = 'valid'
)
GROUP BY point, item, why
ORDER BY point, item, why

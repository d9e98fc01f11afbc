-- Table {readings} → view water_values: what counts, in halves of a millionth of the unit, so that half a
-- detection limit is a whole number. A non-detect without a detection limit has no value.
CREATE OR REPLACE VIEW water_values AS
SELECT
    point, item, start,
    CASE WHEN below THEN value ELSE 2 * value END AS half,
    below
FROM {readings}
WHERE state = 'valid' AND value IS NOT NULL AND stat IN ('mean', 'spot')

-- Texts of a file (lines: line, c1, c2 …) → aqi_rows. Texts that are not plain were read before, each once:
-- read_times and read_cells.
CREATE OR REPLACE TABLE aqi_rows AS
SELECT
    s.line AS id,
    CAST(coalesce(t.moment, {plain_time}) - to_hours({shift}) AS DATE) AS day,
{measures}
FROM lines AS s
LEFT JOIN read_times AS t ON t.said = s.{time}
{joins}

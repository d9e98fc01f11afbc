-- Texts of a file (lines: id, c1, c2 …) → aqi_rows. A time that is no plain one is looked up in read_times.
CREATE OR REPLACE TABLE aqi_rows AS
SELECT
    s.id,
    CAST(coalesce(try_cast(s.{time} AS TIMESTAMP), t.moment) - to_hours({shift}) AS DATE) AS day,
{measures}
FROM lines AS s
LEFT JOIN read_times AS t ON t.said = s.{time}

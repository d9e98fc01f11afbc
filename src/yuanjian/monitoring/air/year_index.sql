-- air_days → aqi_rows, a row a point and day with any valid value. An item that a point was never to measure is not
-- monitored there.
CREATE OR REPLACE TABLE aqi_rows AS
WITH had AS (
    SELECT
        point,
        max(CASE WHEN item = 'so2' THEN 1 ELSE 0 END) AS so2,
        max(CASE WHEN item = 'no2' THEN 1 ELSE 0 END) AS no2,
        max(CASE WHEN item = 'co' THEN 1 ELSE 0 END) AS co,
        max(CASE WHEN item = 'o3' THEN 1 ELSE 0 END) AS o3,
        max(CASE WHEN item = 'pm10' THEN 1 ELSE 0 END) AS pm10,
        max(CASE WHEN item = 'pm25' THEN 1 ELSE 0 END) AS pm25
    FROM air_days GROUP BY point
),
wide AS (
    SELECT
        point, day,
        max(CASE WHEN item = 'so2' THEN whole END) AS so2,
        max(CASE WHEN item = 'no2' THEN whole END) AS no2,
        max(CASE WHEN item = 'co' THEN whole END) AS co,
        max(CASE WHEN item = 'o3' THEN whole END) AS o3_8h,
        max(CASE WHEN item = 'pm10' THEN whole END) AS pm10,
        max(CASE WHEN item = 'pm25' THEN whole END) AS pm25
    FROM air_days WHERE valid GROUP BY point, day
)
SELECT
    row_number() OVER () AS id, w.point, w.day,
    w.so2, h.so2 = 0 AS so2_off,
    w.no2, h.no2 = 0 AS no2_off,
    w.co, h.co = 0 AS co_off,
    CAST(NULL AS BIGINT) AS o3, FALSE AS o3_off,
    w.o3_8h, h.o3 = 0 AS o3_8h_off,
    w.pm10, h.pm10 = 0 AS pm10_off,
    w.pm25, h.pm25 = 0 AS pm25_off
FROM wide AS w JOIN had AS h ON h.point = w.point

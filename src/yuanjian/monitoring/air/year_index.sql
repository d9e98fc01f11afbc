-- air_days → aqi_rows, a row a point and day, numbered; air_index_keys tells which. An item that a point was
-- never to measure is not monitored there.
CREATE OR REPLACE TABLE air_index_keys AS
SELECT row_number() OVER (ORDER BY point, day) AS id, point, day
FROM (SELECT DISTINCT point, day FROM air_days WHERE valid) AS d;

CREATE OR REPLACE TABLE aqi_rows AS
WITH had AS (
    SELECT DISTINCT point, item FROM air_days
),
wide AS (
    SELECT
        k.id, k.day, k.point,
        max(CASE WHEN d.item = 'so2' THEN d.whole END) AS so2,
        max(CASE WHEN d.item = 'no2' THEN d.whole END) AS no2,
        max(CASE WHEN d.item = 'co' THEN d.whole END) AS co,
        max(CASE WHEN d.item = 'o3' THEN d.whole END) AS o3_8h,
        max(CASE WHEN d.item = 'pm10' THEN d.whole END) AS pm10,
        max(CASE WHEN d.item = 'pm25' THEN d.whole END) AS pm25
    FROM air_index_keys AS k
    JOIN air_days AS d ON d.point = k.point AND d.day = k.day AND d.valid
    GROUP BY k.id, k.day, k.point
)
SELECT
    w.id, w.day,
    w.so2, NOT EXISTS (SELECT 1 FROM had AS h WHERE h.point = w.point AND h.item = 'so2') AS so2_off,
    w.no2, NOT EXISTS (SELECT 1 FROM had AS h WHERE h.point = w.point AND h.item = 'no2') AS no2_off,
    w.co, NOT EXISTS (SELECT 1 FROM had AS h WHERE h.point = w.point AND h.item = 'co') AS co_off,
    CAST(NULL AS BIGINT) AS o3, FALSE AS o3_off,
    w.o3_8h, NOT EXISTS (SELECT 1 FROM had AS h WHERE h.point = w.point AND h.item = 'o3') AS o3_8h_off,
    w.pm10, NOT EXISTS (SELECT 1 FROM had AS h WHERE h.point = w.point AND h.item = 'pm10') AS pm10_off,
    w.pm25, NOT EXISTS (SELECT 1 FROM had AS h WHERE h.point = w.point AND h.item = 'pm25') AS pm25_off
FROM wide AS w

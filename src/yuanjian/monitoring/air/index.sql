-- Table aqi_rows (id, day, the seven measures [millionths, NULL where none], the same with _off: not
-- monitored) → table aqi_index, a row each. Law: aqi_editions, aqi_scale, aqi_levels, aqi_publication.
CREATE OR REPLACE TABLE aqi_index AS
WITH sub AS (
    SELECT
        r.*, e.edition, e.primary_above,
{subindices}
    FROM aqi_rows AS r
    JOIN aqi_editions AS e ON r.day BETWEEN e.from_day AND e.to_day
{scales}
),
counted AS (
    SELECT
        *,
        CASE WHEN counts_so2 THEN s_so2 END AS iaqi_so2,
        CASE WHEN counts_no2 THEN s_no2 END AS iaqi_no2,
        CASE WHEN counts_co THEN s_co END AS iaqi_co,
        CASE WHEN counts_o3 OR beyond_o3_8h THEN s_o3 END AS iaqi_o3,
        CASE WHEN counts_o3_8h THEN s_o3_8h END AS iaqi_o3_8h,
        CASE WHEN counts_pm10 THEN s_pm10 END AS iaqi_pm10,
        CASE WHEN counts_pm25 THEN s_pm25 END AS iaqi_pm25,
        concat_ws(',',
            CASE WHEN beyond_so2 THEN 'so2' END,
            CASE WHEN beyond_no2 THEN 'no2' END,
            CASE WHEN beyond_co THEN 'co' END,
            CASE WHEN beyond_o3 THEN 'o3' END,
            CASE WHEN beyond_o3_8h AND s_o3 IS NULL THEN 'o3_8h' END,
            CASE WHEN beyond_pm10 THEN 'pm10' END,
            CASE WHEN beyond_pm25 THEN 'pm25' END) AS beyond,
        concat_ws(',',
            CASE WHEN counts_so2 AND so2 IS NULL AND NOT so2_off THEN 'so2' END,
            CASE WHEN counts_no2 AND no2 IS NULL AND NOT no2_off THEN 'no2' END,
            CASE WHEN counts_co AND co IS NULL AND NOT co_off THEN 'co' END,
            CASE WHEN counts_o3 AND o3 IS NULL AND NOT o3_off THEN 'o3' END,
            CASE WHEN counts_o3_8h AND o3_8h IS NULL AND NOT o3_8h_off THEN 'o3_8h' END,
            CASE WHEN counts_pm10 AND pm10 IS NULL AND NOT pm10_off THEN 'pm10' END,
            CASE WHEN counts_pm25 AND pm25 IS NULL AND NOT pm25_off THEN 'pm25' END) AS missing
    FROM sub
),
indexed AS (
    SELECT
        *,
        CASE WHEN beyond = ''
            THEN greatest(iaqi_so2, iaqi_no2, iaqi_co, iaqi_o3, iaqi_o3_8h, iaqi_pm10, iaqi_pm25)
        END AS aqi
    FROM counted
)
SELECT
    i.id, i.edition, i.aqi,
    CASE WHEN i.aqi > i.primary_above THEN concat_ws(',',
        CASE WHEN i.iaqi_so2 = i.aqi THEN 'so2' END,
        CASE WHEN i.iaqi_no2 = i.aqi THEN 'no2' END,
        CASE WHEN i.iaqi_co = i.aqi THEN 'co' END,
        CASE WHEN i.iaqi_o3 = i.aqi THEN 'o3' END,
        CASE WHEN i.iaqi_o3_8h = i.aqi THEN 'o3_8h' END,
        CASE WHEN i.iaqi_pm10 = i.aqi THEN 'pm10' END,
        CASE WHEN i.iaqi_pm25 = i.aqi THEN 'pm25' END) ELSE '' END AS prime,
    v.category AS level,
    i.iaqi_so2, i.iaqi_no2, i.iaqi_co, i.iaqi_o3, i.iaqi_o3_8h, i.iaqi_pm10, i.iaqi_pm25,
    i.missing, i.beyond,
    CASE
        WHEN i.beyond <> '' THEN 'unknown'
        WHEN i.aqi IS NULL THEN 'no'
        WHEN i.missing = '' THEN 'yes'
        WHEN p.needs_particles AND i.pm10 IS NULL AND i.pm25 IS NULL THEN 'no'
        WHEN i.aqi > p.threshold THEN p.above
        ELSE p.below
    END AS publishable
FROM indexed AS i
LEFT JOIN aqi_levels AS v ON v.edition = i.edition AND i.aqi BETWEEN v.low AND v.high
LEFT JOIN aqi_publication AS p ON i.day BETWEEN p.from_day AND p.to_day

-- air_days → air_year_items (a row a point, year and item) and air_year_points (a row a point and year).
CREATE OR REPLACE TABLE air_year_items AS
WITH days AS (
    SELECT point, item, day, extract(year FROM day) AS year, extract(month FROM day) AS month, value, exceeds
    FROM air_days WHERE valid
),
months AS (
    SELECT
        d.point, d.item, d.year, d.month, count(*) AS days,
        count(*) >= any_value(CASE WHEN d.month = 2 THEN l.february_days ELSE l.month_days END) AS enough
    FROM days AS d JOIN air_year_law AS l ON l.item = d.item AND l.year = d.year
    GROUP BY d.point, d.item, d.year, d.month
),
whole_months AS (
    SELECT point, item, year, sum(CASE WHEN enough THEN 1 ELSE 0 END) AS months
    FROM months GROUP BY point, item, year
),
ranked AS (
    SELECT
        point, item, year, value, exceeds,
        row_number() OVER (PARTITION BY point, item, year ORDER BY value) AS place,
        count(*) OVER (PARTITION BY point, item, year) AS days
    FROM days
),
summed AS (
    SELECT
        r.point, r.item, r.year, any_value(r.days) AS days, sum(r.value) AS total,
        sum(CASE WHEN r.exceeds THEN 1 ELSE 0 END) AS exceed_days,
        max(r.value) AS largest,
        -- the percentile at 1 + (days − 1) × percent / 100, between two places: in hundredths
        max(CASE WHEN r.place = 1 + (r.days - 1) * l.percent // 100 THEN r.value END) AS lower,
        max(CASE WHEN r.place = 2 + (r.days - 1) * l.percent // 100 THEN r.value END) AS upper,
        any_value((r.days - 1) * l.percent % 100) AS share
    FROM ranked AS r JOIN air_year_law AS l ON l.item = r.item AND l.year = r.year
    GROUP BY r.point, r.item, r.year
),
exact AS (
    SELECT *, 100 * CAST(lower AS HUGEINT) + (coalesce(upper, lower) - lower) * share AS hundredths FROM summed
)
SELECT
    x.point, x.item, x.year, x.days, x.exceed_days, x.total, x.hundredths, x.largest,
    x.days >= l.year_days AND m.months = 12 AS enough, m.months AS whole_months,
    l.percent, l.year_limit, l.day_limit, l.stat_step, l.judge_step,
    -- a step of 1: nothing is rounded, the comparison multiplies
    CASE WHEN l.judge_step = 1 THEN x.total <= CAST(l.year_limit AS HUGEINT) * x.days
        ELSE {mean_judged} * l.judge_step <= l.year_limit END AS mean_attains,
    CASE WHEN l.judge_step = 1 THEN x.hundredths <= CAST(l.day_limit AS HUGEINT) * 100
        ELSE {percentile_judged} * l.judge_step <= l.day_limit END AS percentile_attains,
    {mean_stated} AS mean_steps,
    {percentile_stated} AS percentile_steps
FROM exact AS x
JOIN air_year_law AS l ON l.item = x.item AND l.year = x.year
JOIN whole_months AS m ON m.point = x.point AND m.item = x.item AND m.year = x.year;

CREATE OR REPLACE TABLE air_year_worst AS
SELECT point, item, extract(year FROM day) AS year, day_limit, max(judged) AS judged
FROM air_days WHERE valid AND exceeds GROUP BY point, item, extract(year FROM day), day_limit;

CREATE OR REPLACE TABLE air_year_points AS
WITH days AS (
    SELECT point, day, count(*) AS items, sum(CASE WHEN exceeds THEN 1 ELSE 0 END) AS exceeding
    FROM air_days WHERE valid GROUP BY point, day
)
SELECT
    point, extract(year FROM day) AS year, count(*) AS days,
    sum(CASE WHEN exceeding > 0 THEN 1 ELSE 0 END) AS exceed_days, min(day) AS first_day, max(day) AS last_day
FROM days GROUP BY point, extract(year FROM day);

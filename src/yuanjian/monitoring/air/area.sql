-- air_days of several points → the same of «{area}»: the mean of the points that have a valid value that day.
INSERT INTO air_days
WITH points AS (
    SELECT item, count(DISTINCT point) AS points FROM air_days GROUP BY item
),
means AS (
    SELECT
        d.item, d.day, count(*) AS valid_points, any_value(p.points) AS points,
        {mean} AS value
    FROM air_days AS d JOIN points AS p ON p.item = d.item
    WHERE d.valid GROUP BY d.item, d.day
),
rounded AS (
    SELECT
        x.item, x.day, l.day_limit,
        100 * x.valid_points >= CASE WHEN x.points < {few} THEN {share_few} ELSE {share} END * x.points AS enough,
        {stat_rounded} * l.stat_step AS value,
        {judge_rounded} * l.judge_step AS judged,
        {index_rounded} * l.index_step AS whole
    FROM means AS x
    JOIN air_law AS l ON l.item = x.item AND x.day BETWEEN l.from_day AND l.to_day
)
SELECT '{area}', item, day, NULL, NULL, value, judged, whole, day_limit, coalesce(judged > day_limit, FALSE), enough
FROM rounded

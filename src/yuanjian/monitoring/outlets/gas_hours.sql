-- outlet_grid, outlet_values → outlet_hours of flue gas: dry standard state, converted to the reference oxygen.
--   concentration = C·[100/(100−X)]·[P0/(Ba+Ps)·(T0+t)/T0]   flow = Q·[T0/(T0+t)·(Ba+Ps)/P0·(100−X)/100]   (HJ 75)
--   converted = concentration·(21−O2ref)/(21−O2)             emission = concentration·flow, in 10⁻¹² mg
-- Where the reference oxygen is not known, the series' own converted column is taken, if it has one (given).
-- Each is rounded once, to the millionth. The emission is of the measured, not of the converted concentration.
CREATE OR REPLACE TABLE outlet_hours AS
WITH gas AS (
    SELECT
        v.point, v.n,
        MAX(CASE WHEN v.item = p.flow_item THEN v.value END) AS flow,
        MAX(CASE WHEN v.item = p.oxygen_item THEN v.value END) AS oxygen,
        MAX(CASE WHEN v.item = '烟气湿度' AND v.value < 100000000 THEN v.value END) AS moisture,
        MAX(CASE WHEN v.item = '烟气温度' THEN v.value END) AS degrees,
        MAX(CASE WHEN v.item = '烟气压力' THEN v.value END) AS gauge,
        MAX(CASE WHEN v.item = '气压' THEN v.value END) AS barometer
    FROM outlet_values AS v
    JOIN outlet_points AS p ON p.point = v.point
    WHERE p.kind = '废气'
        AND (v.item IN (p.flow_item, p.oxygen_item) OR v.item IN ('烟气湿度', '烟气温度', '烟气压力', '气压'))
    GROUP BY v.point, v.n
),
marked AS (
    SELECT
        s.point, s.n,
        MAX(CASE WHEN s.item = p.flow_item THEN s.mark END) AS flow,
        MAX(CASE WHEN s.item = p.oxygen_item THEN s.mark END) AS oxygen
    FROM outlet_states AS s
    JOIN outlet_points AS p ON p.point = s.point
    WHERE s.item IN (p.flow_item, p.oxygen_item)
    GROUP BY s.point, s.n
),
joined AS (
    SELECT
        g.point, i.item, g.n, g.day, g.air_oxygen, p.oxygen AS reference, i.converted AS converts, i.given <> '' AS takes,
        CASE
            WHEN g.stopped OR s.mark = 'stop' THEN 'stop'
            WHEN s.mark IS NOT NULL THEN s.mark
            WHEN c.n IS NULL THEN 'missing'
            ELSE c.why
        END AS read,
        c.value, p.wet, p.actual, p.flow_actual, d.value AS given,
        CASE WHEN m.flow IS NULL THEN a.flow END AS flow,
        CASE WHEN m.oxygen IS NULL THEN a.oxygen END AS oxygen,
        a.moisture,
        CASE WHEN a.degrees + g.temperature > 0 THEN a.degrees + g.temperature END AS hot,
        CASE
            WHEN COALESCE(a.barometer, p.barometer) + a.gauge > 0 THEN COALESCE(a.barometer, p.barometer) + a.gauge
        END AS press,
        g.temperature AS cold, g.pressure AS norm
    FROM outlet_grid AS g
    JOIN outlet_points AS p ON p.point = g.point
    JOIN outlet_items AS i ON i.point = g.point
    LEFT JOIN outlet_values AS c ON c.point = g.point AND c.item = i.item AND c.n = g.n
    LEFT JOIN outlet_values AS d ON d.point = g.point AND d.item = i.given AND d.n = g.n
    LEFT JOIN outlet_states AS s ON s.point = g.point AND s.item = i.item AND s.n = g.n
    LEFT JOIN gas AS a ON a.point = g.point AND a.n = g.n
    LEFT JOIN marked AS m ON m.point = g.point AND m.n = g.n
    WHERE g.kind = '废气'
),
ratios AS (
    SELECT
        *,
        CAST(value AS HUGEINT) * CASE WHEN wet THEN 100000000 ELSE 1 END
            * CASE WHEN actual THEN CAST(norm AS HUGEINT) * hot ELSE 1 END AS c_over,
        CAST(CASE WHEN wet THEN 100000000 - moisture ELSE 1 END AS HUGEINT)
            * CASE WHEN actual THEN CAST(press AS HUGEINT) * cold ELSE 1 END AS c_under,
        CAST(flow AS HUGEINT)
            * CASE WHEN flow_actual THEN CAST(cold AS HUGEINT) * press * (100000000 - moisture) ELSE 1 END AS q_over,
        CASE WHEN flow_actual THEN CAST(hot AS HUGEINT) * norm * 100000000 ELSE CAST(1 AS HUGEINT) END AS q_under
    FROM joined
),
dry AS (
    SELECT
        point, item, n, day, read, converts, takes, given, oxygen, air_oxygen, reference,
        CASE WHEN read = '' AND c_over IS NOT NULL AND c_under IS NOT NULL
            THEN CAST({concentration} AS BIGINT) END AS concentration,
        CASE WHEN q_over IS NOT NULL AND q_under IS NOT NULL
            THEN CAST({flow} AS BIGINT) END AS flow
    FROM ratios
),
bound AS (
    SELECT
        *,
        CAST(concentration AS HUGEINT) * (air_oxygen - reference) AS o_over,
        CAST(air_oxygen - oxygen AS HUGEINT) AS o_under
    FROM dry
)
SELECT
    point, item, n, day,
    CASE WHEN read <> '' THEN read WHEN concentration IS NULL THEN 'condition' ELSE '' END AS why,
    concentration,
    CASE
        WHEN takes THEN CASE WHEN concentration IS NOT NULL THEN given END
        WHEN NOT converts THEN concentration
        WHEN o_under > 0 THEN CAST({converted} AS BIGINT)
    END AS converted,
    CASE
        WHEN concentration IS NULL THEN ''
        WHEN takes THEN CASE WHEN given IS NULL THEN 'no_given' ELSE '' END
        WHEN NOT converts THEN ''
        WHEN oxygen IS NULL THEN 'no_oxygen'
        WHEN o_under <= 0 THEN 'oxygen'
        ELSE ''
    END AS unconverted,
    flow,
    CASE
        WHEN read <> '' THEN read
        WHEN concentration IS NULL THEN 'condition'
        WHEN flow IS NULL THEN 'flow'
        ELSE ''
    END AS unweighed,
    CAST(concentration AS HUGEINT) * flow AS emission
FROM bound

-- outlet_grid, outlet_values → outlet_hours of flue gas: dry standard state, converted to the reference oxygen.
--   concentration = C·[100/(100−X)]·[P0/(Ba+Ps)·(T0+t)/T0]   flow = Q·[T0/(T0+t)·(Ba+Ps)/P0·(100−X)/100]   (HJ 75)
--   converted = concentration·(21−O2ref)/(21−O2)             emission = concentration·flow, in 10⁻¹² mg
-- Where the reference oxygen is not known, the series' own converted column is taken, if it has one (given).
-- Each is rounded once, to the millionth. The emission is of the measured, not of the converted concentration.
CREATE OR REPLACE TABLE outlet_hours AS
WITH joined AS (
    SELECT
        g.point, i.item, g.n, g.day, g.air_oxygen, p.oxygen AS reference, i.converted AS converts, i.given <> '' AS takes,
        CASE
            WHEN g.stopped OR s.mark = 'stop' THEN 'stop'
            WHEN s.mark IS NOT NULL THEN s.mark
            WHEN c.n IS NULL THEN 'missing'
            ELSE c.why
        END AS read,
        CASE
            WHEN fs.mark IS NOT NULL OR f.n IS NULL OR f.why <> '' THEN 'flow' ELSE ''
        END AS flow_read,
        c.value, f.value AS flow, p.wet, p.actual, p.flow_actual,
        d.value AS given, CASE WHEN os.mark IS NULL THEN o.value END AS oxygen,
        CASE WHEN m.value < 100000000 THEN m.value END AS moisture,
        CASE WHEN t.value + g.temperature > 0 THEN t.value + g.temperature END AS hot,
        CASE WHEN COALESCE(b.value, p.barometer) + z.value > 0 THEN COALESCE(b.value, p.barometer) + z.value END AS press,
        g.temperature AS cold, g.pressure AS norm
    FROM outlet_grid AS g
    JOIN outlet_points AS p ON p.point = g.point
    JOIN outlet_items AS i ON i.point = g.point
    LEFT JOIN outlet_states AS s ON s.point = g.point AND s.item = i.item AND s.n = g.n
    LEFT JOIN outlet_states AS fs ON fs.point = g.point AND fs.item = p.flow_item AND fs.n = g.n
    LEFT JOIN outlet_states AS os ON os.point = g.point AND os.item = p.oxygen_item AND os.n = g.n
    LEFT JOIN outlet_values AS c ON c.point = g.point AND c.item = i.item AND c.n = g.n
    LEFT JOIN outlet_values AS f ON f.point = g.point AND f.item = p.flow_item AND f.n = g.n
    LEFT JOIN outlet_values AS o ON o.point = g.point AND o.item = p.oxygen_item AND o.n = g.n
    LEFT JOIN outlet_values AS d ON d.point = g.point AND d.item = i.given AND d.n = g.n
    LEFT JOIN outlet_values AS m ON m.point = g.point AND m.item = '烟气湿度' AND m.n = g.n
    LEFT JOIN outlet_values AS t ON t.point = g.point AND t.item = '烟气温度' AND t.n = g.n
    LEFT JOIN outlet_values AS z ON z.point = g.point AND z.item = '烟气压力' AND z.n = g.n
    LEFT JOIN outlet_values AS b ON b.point = g.point AND b.item = '气压' AND b.n = g.n
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
        CASE WHEN flow_read = '' AND q_over IS NOT NULL AND q_under IS NOT NULL
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

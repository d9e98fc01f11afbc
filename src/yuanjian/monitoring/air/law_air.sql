-- What GB 3095 and HJ 663 say of ambient air. Limits and steps of days are in units of value: millionths × {common}.
CREATE OR REPLACE TABLE air_law (
    item VARCHAR, from_day DATE, to_day DATE, day_limit BIGINT,
    -- hours are rounded to hour_step millionths after the gas was brought to the state of the law: × gas_to / gas_from
    hour_step BIGINT, gas_to BIGINT, gas_from BIGINT,
    -- a day's value as statistics take it, as it is compared with the limit, as the index takes it [millionths]
    stat_step BIGINT, judge_step BIGINT, index_step BIGINT,
    day_hours BIGINT, window_hours BIGINT, windows BIGINT
);
CREATE OR REPLACE TABLE air_year_law (
    item VARCHAR, year BIGINT, percent BIGINT,
    year_days BIGINT, month_days BIGINT, february_days BIGINT,
    year_limit BIGINT, day_limit BIGINT, stat_step BIGINT, judge_step BIGINT
);

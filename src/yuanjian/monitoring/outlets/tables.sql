-- What is said about outlets and what norms/shelf/emissions says. Numbers in millionths of their unit; until is not included.
CREATE OR REPLACE TABLE outlet_points (
    point VARCHAR, kind VARCHAR, flow_item VARCHAR, oxygen_item VARCHAR, oxygen BIGINT,
    wet BOOLEAN, actual BOOLEAN, flow_actual BOOLEAN, derives BOOLEAN, barometer BIGINT, since BIGINT, until BIGINT
);
CREATE OR REPLACE TABLE outlet_items (
    point VARCHAR, item VARCHAR, how VARCHAR, every BIGINT, converted BOOLEAN, given VARCHAR,
    hour_low BIGINT, hour_high BIGINT, day_low BIGINT, day_high BIGINT
);
CREATE OR REPLACE TABLE outlet_spans (point VARCHAR, item VARCHAR, mark VARCHAR, since BIGINT, until BIGINT);
CREATE OR REPLACE TABLE outlet_calibrations (point VARCHAR, n BIGINT);
CREATE OR REPLACE TABLE outlet_flags (point VARCHAR, flag VARCHAR, mark VARCHAR);
CREATE OR REPLACE TABLE outlet_marks (point VARCHAR, item VARCHAR, n BIGINT, mark VARCHAR);
CREATE OR REPLACE TABLE outlet_law (
    since DATE, until DATE, hour_minutes BIGINT, capture_percent BIGINT, day_running_percent BIGINT, day_hours BIGINT,
    month_days BIGINT, february_days BIGINT, air_oxygen BIGINT, temperature BIGINT, pressure BIGINT, no_mass BIGINT, no2_mass BIGINT,
    water_day_percent BIGINT, water_month_percent BIGINT
);
CREATE OR REPLACE TABLE outlet_substitutions (
    since DATE, until DATE, place BIGINT, mark VARCHAR, capture_from BIGINT, capture_below BIGINT, hours BIGINT,
    back BIGINT, origin VARCHAR
)

-- What norms/shelf/aqi says, for one kind of index (hour or day). Concentrations in millionths.
CREATE OR REPLACE TABLE aqi_editions (
    edition VARCHAR, from_day DATE, to_day DATE, primary_above BIGINT
);
CREATE OR REPLACE TABLE aqi_scale (
    edition VARCHAR, item VARCHAR, role VARCHAR,
    i0 BIGINT, i1 BIGINT, i2 BIGINT, i3 BIGINT, i4 BIGINT, i5 BIGINT, i6 BIGINT, i7 BIGINT,
    c0 BIGINT, c1 BIGINT, c2 BIGINT, c3 BIGINT, c4 BIGINT, c5 BIGINT, c6 BIGINT, c7 BIGINT,
    top BIGINT, above BIGINT
);
CREATE OR REPLACE TABLE aqi_levels (edition VARCHAR, low BIGINT, high BIGINT, category VARCHAR);
CREATE OR REPLACE TABLE aqi_publication (
    from_day DATE, to_day DATE, needs_particles BOOLEAN, threshold BIGINT, above VARCHAR, below VARCHAR
);

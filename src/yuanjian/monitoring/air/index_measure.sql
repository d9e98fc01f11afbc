    CASE WHEN lower(trim({column})) IN ({tokens}) THEN NULL
        ELSE CAST(try_cast(trim({column}) AS DECIMAL(18, 6)) * {scale} AS BIGINT) END AS {item},
    coalesce(trim({column}) IN ({off}), FALSE) AS {item}_off

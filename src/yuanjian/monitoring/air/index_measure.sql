    CASE WHEN regexp_full_match({column}, '{plain}') THEN {millionths} ELSE v_{item}.value END AS {item},
    coalesce(v_{item}.state = 'unmonitored', FALSE) AS {item}_off

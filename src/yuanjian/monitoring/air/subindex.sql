        -- {item}: its break points c0 < c1 < … [millionths], where the index is i0, i1, …; rounded up
        CASE
            WHEN r.{item} <= l_{item}.c1 THEN l_{item}.i0
                + ((l_{item}.i1 - l_{item}.i0) * (r.{item} - l_{item}.c0) + l_{item}.c1 - l_{item}.c0 - 1)
                // (l_{item}.c1 - l_{item}.c0)
            WHEN r.{item} <= l_{item}.c2 THEN l_{item}.i1
                + ((l_{item}.i2 - l_{item}.i1) * (r.{item} - l_{item}.c1) + l_{item}.c2 - l_{item}.c1 - 1)
                // (l_{item}.c2 - l_{item}.c1)
            WHEN r.{item} <= l_{item}.c3 THEN l_{item}.i2
                + ((l_{item}.i3 - l_{item}.i2) * (r.{item} - l_{item}.c2) + l_{item}.c3 - l_{item}.c2 - 1)
                // (l_{item}.c3 - l_{item}.c2)
            WHEN r.{item} <= l_{item}.c4 THEN l_{item}.i3
                + ((l_{item}.i4 - l_{item}.i3) * (r.{item} - l_{item}.c3) + l_{item}.c4 - l_{item}.c3 - 1)
                // (l_{item}.c4 - l_{item}.c3)
            WHEN r.{item} <= l_{item}.c5 THEN l_{item}.i4
                + ((l_{item}.i5 - l_{item}.i4) * (r.{item} - l_{item}.c4) + l_{item}.c5 - l_{item}.c4 - 1)
                // (l_{item}.c5 - l_{item}.c4)
            WHEN r.{item} <= l_{item}.c6 THEN l_{item}.i5
                + ((l_{item}.i6 - l_{item}.i5) * (r.{item} - l_{item}.c5) + l_{item}.c6 - l_{item}.c5 - 1)
                // (l_{item}.c6 - l_{item}.c5)
            WHEN r.{item} <= l_{item}.c7 THEN l_{item}.i6
                + ((l_{item}.i7 - l_{item}.i6) * (r.{item} - l_{item}.c6) + l_{item}.c7 - l_{item}.c6 - 1)
                // (l_{item}.c7 - l_{item}.c6)
            WHEN r.{item} IS NOT NULL THEN l_{item}.above
        END AS s_{item},
        l_{item}.role = 'counted' AS counts_{item},
        -- above a table that ends without an index
        coalesce(l_{item}.role = 'counted' AND r.{item} > l_{item}.top AND l_{item}.above IS NULL, FALSE)
            AS beyond_{item}

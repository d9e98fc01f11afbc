"""Valid days, sums and percentiles of ambient air by hand in polars: what somebody would write who needs these alone.

Hours → days (20 hours; of ozone the largest of 17 eight-hour means, 6 hours each, 14 of them or above the limit) →
the year (HJ 663—2013 3.2, 3.3, annex A). Nothing rounded, no law of other dates, no states, no index.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

COMMON = 212520  # a multiple of 6, 7, 8 and of 20 to 24
O3_LIMIT = 160_000_000  # GB 3095—2012, second grade
PERCENT = {"so2": 98, "no2": 98, "co": 95, "o3": 90, "pm10": 95, "pm25": 95}
POINT = ("park", "point")


def figures(paths: Sequence[str]) -> str:
    """Valid days, sum of day values and sum of percentiles [units], over all points, items and years."""
    hours = pl.scan_parquet(paths, hive_partitioning=True).filter(
        (pl.col("grain") == "hour") & (pl.col("stat") == "mean")
    ).select(
        *POINT, "item", pl.col("start").dt.date().alias("day"), pl.col("start").dt.hour().alias("hour"),
        pl.when(pl.col("state") == "valid").then(pl.col("value")).alias("value"),
    )  # fmt: skip
    days = pl.concat([_means(hours), _ozone(hours)]).with_columns(
        pl.col("day").dt.year().alias("year")
    )
    year = (*POINT, "item", "year")
    percent = pl.col("item").replace_strict(PERCENT, return_dtype=pl.Int64)
    place = (pl.len() - 1) * percent.first()
    lower = pl.col("value").sort().get(place // 100)
    upper = pl.col("value").sort().get(pl.min_horizontal(place // 100 + 1, pl.len() - 1))
    found = (
        days.group_by(year)
        .agg(
            pl.len().alias("days"),
            pl.col("value").sum().alias("total"),
            (100 * lower + (upper - lower) * (place % 100)).alias("hundredths"),
        )
        .collect(engine="streaming")
    )
    unit = 1e6 * COMMON
    days_, total = found["days"].sum(), sum(found["total"].to_list())
    return f"{days_} {total / unit:.3f} {sum(found['hundredths'].to_list()) / unit / 100:.3f}"


def _means(hours: pl.LazyFrame) -> pl.LazyFrame:
    return (
        hours.filter(pl.col("item") != "o3")
        .group_by(*POINT, "item", "day")
        .agg(pl.col("value").count().cast(pl.Int64).alias("n"), pl.col("value").sum())
        .filter(pl.col("n") >= 20)
        .select(*POINT, "item", "day", pl.col("value") * (COMMON // pl.col("n")))
    )


def _ozone(hours: pl.LazyFrame) -> pl.LazyFrame:
    grid = (
        hours.filter(pl.col("item") == "o3")
        .group_by(*POINT, "item", "day")
        .agg(
            pl.col("value").filter(pl.col("hour") == hour).first().alias(f"h{hour}")
            for hour in range(24)
        )
    )
    windows = []
    for begin in range(17):
        cells = [pl.col(f"h{hour}") for hour in range(begin, begin + 8)]
        count = pl.sum_horizontal(c.is_not_null().cast(pl.Int64) for c in cells)
        mean = pl.sum_horizontal(cells) * (COMMON // pl.max_horizontal(count, pl.lit(1)))
        windows.append(pl.when(count >= 6).then(mean).alias(f"w{begin}"))
    names = [f"w{begin}" for begin in range(17)]
    formed = pl.sum_horizontal(pl.col(n).is_not_null().cast(pl.Int64) for n in names)
    largest = pl.max_horizontal(names)
    return (
        grid.with_columns(windows)
        .with_columns(formed.alias("formed"), largest.alias("value"))
        .filter((pl.col("formed") >= 14) | (pl.col("value") > O3_LIMIT * COMMON))
        .select(*POINT, "item", "day", "value")
    )

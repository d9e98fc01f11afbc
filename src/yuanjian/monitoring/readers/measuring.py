"""What each column, or each item of a long table, measures: the table ``_columns``, and the grain of it all."""

from __future__ import annotations

from typing import Any, Final

from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.by_volume import milligrams
from yuanjian.monitoring.readers.headers import Measured, is_index, measured
from yuanjian.monitoring.readers.problem import UnreadableSeries
from yuanjian.monitoring.readers.scan import MARK, Scan, long_key, wide_columns
from yuanjian.monitoring.readers.shape import Column
from yuanjian.monitoring.readers.terms import Terms, factor, item_key, unit_of
from yuanjian.monitoring.readings import Grain

_LARGEST: Final = 1_000_000
"""Numerator of a factor: with values below ``MOST`` products stay inside 64 bits."""


def fill_columns(session: Session, scan: Scan) -> None:
    session.run(
        "CREATE OR REPLACE TEMP TABLE _columns (k VARCHAR, header VARCHAR, item VARCHAR, stat VARCHAR, unit VARCHAR, "
        "num BIGINT, den BIGINT, span INTEGER, lim BIGINT)"
    )
    shape, terms = scan.shape, scan.terms
    if not shape.long:
        session.fill("_columns", (_wide_row(c, terms) for c in wide_columns(shape)))
        return
    header = "" if shape.of("across") else shape.of("value")[0].header
    keys = session.rows(f"SELECT DISTINCT {long_key(shape)} FROM _staged")
    session.fill("_columns", (_long_row(key, header, terms) for (key,) in keys if key))


def _wide_row(column: Column, terms: Terms) -> tuple[Any, ...]:
    said = terms.units.get(column.header, "")
    what = column.measured
    if what is None:
        return (str(column.index), column.header, column.header, "mean", said, 1, 1, 0, None)
    return (str(column.index), *_measured_row(column.header, what, said, terms))


def _long_row(key: str, header: str, terms: Terms) -> tuple[Any, ...]:
    item, _, unit = key.partition(MARK)
    what = measured(item)
    said = terms.units.get(item, "") or terms.units.get(header, "") or unit
    if what is None or what.stat in ("index", "flag"):
        name = None if is_index(item) else item or None
        return (key, header or item, name, "mean", said, 1, 1, 0, None)
    return (key, *_measured_row(header or item, what, said or what.unit, terms))


def _measured_row(header: str, what: Measured, said: str, terms: Terms) -> tuple[Any, ...]:
    """header, item, stat, unit, numerator and denominator of the factor to that unit, hours of the mean,
    declared detection limit (millionths of that unit)."""
    target = unit_of(what.item, what.stat, terms.medium) or said
    times_by = factor(said, target)
    if times_by is None and terms.medium == "flue_gas" and target == "mg/m³":
        times_by = milligrams(what.item, said)
    if times_by is None or times_by.numerator > _LARGEST:
        raise UnreadableSeries(
            "declaration",
            f"“{header}”列的单位“{said}”不能换算为 {target}",
            f"请先换算，或在来源声明的“单位”中写明，如 单位: {{{header}: {target}}}",
        )
    item = item_key(what.item, terms.medium) + ("折算" if what.converted else "")
    limit = terms.detection.get(what.item)
    return (
        header, item, what.stat, target, times_by.numerator, times_by.denominator, what.window, limit
    )  # fmt: skip


def find_grain(session: Session, scan: Scan) -> Grain:
    """The grain that was said, else the one that the times show.

    Raises:
        UnreadableSeries: no time can be read (``no_time``).
    """
    rows, minutes, hours, months = session.rows(_TIMES_SEEN)[0]
    if not rows:
        first, trouble = session.rows("SELECT text, trouble FROM _times ORDER BY text LIMIT 1")[0]
        raise UnreadableSeries(
            "no_time",
            f"所有行的时间都读不出来（如“{first or ''}”：{trouble}）",
            "时间要有日期和钟点，如 2016-01-01 05:00；时间列认错了的，请在来源声明的“列”中写明",
        )
    if scan.terms.grain:
        return scan.terms.grain
    sampled = scan.terms.medium in ("water", "groundwater", "soil", "noise")
    if months == rows:
        return "month"
    if minutes > 1:
        return "sample" if sampled else "minute"
    windows = {c.measured.window for c in scan.shape.of("value_of") if c.measured}
    if not hours:
        return "sample" if sampled else "day"
    if windows <= {24, 80} and windows:
        return "day"
    return "hour"


def settle_windows(session: Session, grain: Grain) -> list[str]:
    """What a mean over several hours is in a file of this grain: of days the value itself, of hours not read.

    Of a day, ozone is its largest 8-hour mean, unless a second column says so: then the first is the largest hour.
    """
    if grain == "day":
        session.run(_DAY_WINDOWS)
        return []
    running = session.rows("SELECT DISTINCT header FROM _columns WHERE span > 1 ORDER BY header")
    session.run("UPDATE _columns SET item = NULL WHERE span > 1")
    names = "、".join(header for (header,) in running)
    return [f"滑动平均由小时值重新计算，没有读入：{names}"] if running else []


_DAY_WINDOWS: Final = """
UPDATE _columns SET stat = CASE
    WHEN span IN (8, 80) THEN 'max8h'
    WHEN EXISTS (FROM _columns o WHERE o.item = 'o3' AND o.span IN (8, 80)) THEN 'max'
    ELSE 'max8h' END
WHERE item = 'o3' AND stat = 'mean'
"""

_TIMES_SEEN: Final = """
SELECT count(moment), count(DISTINCT minute(moment)), count(*) FILTER (hour(moment) <> 0 OR minute(moment) <> 0),
    count(*) FILTER (precision = 'month')
FROM _times
"""

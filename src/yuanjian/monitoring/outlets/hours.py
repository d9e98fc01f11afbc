"""Every hour of an evaluated year with its values, its emission and the code of how that was found."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from yuanjian.core.rounding import plain, to_decimal
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readings import SCALE

HEADS: Final = (
    "排口", "因子", "时段开始", "小时数", "浓度", "折算浓度", "流量或水量（m³）", "排放量（kg）", "方法代码", "无效原因代码",
)  # fmt: skip


def hour_rows(session: Session, year: int) -> Iterator[tuple[str, ...]]:
    """Rows under ``HEADS`` of the session in which the year was evaluated; by outlet, item and time.

    Of waste water a row is a measuring interval, its concentration the replacement where there is one. The
    method is «measured», «stop», or a code of ``outcome.METHODS``; without flow there is none.
    """
    for row in session.rows(_ROWS.format(year=year)):
        point, item, start, hours, concentration, converted, volume, load, method, why, part = row
        kilograms = (
            "" if load is None else plain(to_decimal(Fraction(int(load), 10 ** int(part)), 18))
        )
        yield (
            point, item, f"{start:%Y-%m-%d %H:%M}", str(hours), _value(concentration), _value(converted),
            _value(volume), kilograms, method or "", why or "",
        )  # fmt: skip


def _value(value: Any) -> str:
    return "" if value is None else plain(Decimal(int(value)) / SCALE)


_ROWS: Final = """
SELECT
    h.point, h.item, TIMESTAMP '2000-01-01 00:00:00' + to_hours(h.n) AS start, 1 AS hours, h.concentration, h.converted,
    CAST(h.flow AS HUGEINT) AS volume, e.emission AS load, e.method,
    CASE WHEN h.why <> '' THEN h.why ELSE h.unweighed END AS why, 18 AS part
FROM outlet_hours AS h
LEFT JOIN outlet_emissions AS e ON e.point = h.point AND e.item = h.item AND e.n = h.n
WHERE EXTRACT(YEAR FROM h.day) = {year}
UNION ALL
SELECT
    point, item, TIMESTAMP '2000-01-01 00:00:00' + to_hours(slot), running, value, NULL, volume, load,
    CASE
        WHEN dry THEN 'stop'
        WHEN value IS NULL OR (weighted AND how <> 'median' AND unknown_flows > 0) THEN 'no_period'
        WHEN why <> '' THEN how
        WHEN weighted AND how <> 'median' AND replaced_flows > 0 THEN 'flow'
        ELSE 'measured'
    END,
    why, 15
FROM outlet_loads
WHERE EXTRACT(YEAR FROM day) = {year}
ORDER BY 1, 2, 3
"""

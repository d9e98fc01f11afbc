"""The one shape of a measured value, whoever measured it: columns of the table ``readings``.

====== ========= ===========================================================================
point  VARCHAR   station, outlet, section or well, as its owner numbers it («甲公司 DW001» with the owner)
item   VARCHAR   what was measured: a key of ``ITEMS`` for ambient air, else the pollutant's name on the norms' shelf
stat   VARCHAR   "mean", "min", "max", "sum", "spot" (one sample); of air also "max8h" (daily largest 8-hour mean)
grain  VARCHAR   "minute", "hour", "day", "month" or "sample"
start  TIMESTAMP begin of the interval, local standard time (UTC+8) without a zone; of a sample, when it was taken
value  BIGINT    in millionths of the item's unit (``SCALE``), exact; NULL where there is none
state  VARCHAR   one of ``STATES``
====== ========= ===========================================================================

An hour that a source labels by its end begins an hour earlier: label 16:00 → start 15:00, 00:00 → 23:00 of the
day before.
"""

from typing import Final, Literal

SCALE: Final = 1_000_000
"""Parts of a unit in ``value``: 35 µg/m³ is 35_000_000."""

MOST: Final = 4_000_000 * SCALE
"""No reading is larger (flue gas of the largest boilers: 3.5 million m³/h): products with factors of units and with
the multiples of means stay inside 64 bits."""

State = Literal["valid", "missing", "unmonitored", "invalid"]
STATES: Final[tuple[State, ...]] = ("valid", "missing", "unmonitored", "invalid")
"""Missing: was to be measured and is not there. Unmonitored: not measured at this point. Invalid: there, and not
to be used."""

Stat = Literal["mean", "min", "max", "sum", "spot", "max8h"]
Grain = Literal["minute", "hour", "day", "month", "sample"]

ITEMS: Final = {
    "so2": ("SO2", "μg/m³"),
    "no2": ("NO2", "μg/m³"),
    "co": ("CO", "mg/m³"),
    "o3": ("O3", "μg/m³"),
    "pm10": ("PM10", "μg/m³"),
    "pm25": ("PM2.5", "μg/m³"),
}
"""The six items of ambient air: key → (name on the norms' shelf, unit)."""

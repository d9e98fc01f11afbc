"""Series of measured values: stations, what each measures, files of readings taken in, and the hot readings.

Readings of days that are closed lie in the lake (``monitoring/lake``); ``ledger/series.py`` shows both as one.
"""

from django.db import models


class Station(models.Model):
    """A place where is measured: station, outlet, section, well. ``kind`` as its source declared it («国控», «小微站»)."""

    park = models.ForeignKey("ledger.Park", models.PROTECT, related_name="stations")
    point = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, blank=True)
    medium = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["park", "point"], name="one_station_of_a_point")
        ]

    def __str__(self) -> str:
        return f"{self.park.code} {self.point}"


class Channel(models.Model):
    """What a station measures: item, statistic and grain as in ``monitoring/readings.py``."""

    station = models.ForeignKey(Station, models.PROTECT, related_name="channels")
    item = models.CharField(max_length=100)
    stat = models.CharField(max_length=10)
    grain = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["station", "item", "stat", "grain"], name="one_channel_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.station} {self.item} {self.stat} {self.grain}"


class SeriesIntake(models.Model):
    """A file of readings that was taken in for a park: by which terms it was read, what came of its readings.

    ``version`` is that of every reading that it brought: microseconds since 1970, later than any before in the park.
    """

    park = models.ForeignKey("ledger.Park", models.PROTECT, related_name="series_intakes")
    document = models.ForeignKey("ledger.Document", models.PROTECT, related_name="series_intakes")
    name = models.CharField(max_length=255)
    version = models.BigIntegerField()
    terms = models.JSONField()
    counts = models.JSONField(default=dict)
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["park", "version"], name="one_version_of_a_park")
        ]

    def __str__(self) -> str:
        return f"{self.name} → {self.park.code}"


class Reading(models.Model):
    """A version of a reading of a day that is still open. Never changed; leaves when it is in the lake.

    ``start``: begin of the interval, seconds since 1970-01-01 00:00 on the clock of UTC+8, without a zone.
    ``value``: in millionths of the item's unit. ``state``: as ``readings.STATES``, or «withdrawn».
    """

    channel = models.ForeignKey(Channel, models.PROTECT, related_name="readings", db_index=False)
    start = models.BigIntegerField()
    version = models.BigIntegerField()
    value = models.BigIntegerField(null=True)
    state = models.CharField(max_length=12)
    below = models.BooleanField(default=False)
    flag = models.CharField(max_length=100, null=True)
    raw = models.CharField(max_length=200, null=True)
    line = models.BigIntegerField(null=True)
    document = models.ForeignKey("ledger.Document", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "start", "version"], name="one_version_of_a_reading"
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.start} v{self.version}"

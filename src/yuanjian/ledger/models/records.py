"""Records: parks, documents, rows with their history, built reports, and the log of acts."""

from django.db import models


class Park(models.Model):
    """A park, known by its official code (G433094)."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class ParkYear(models.Model):
    """A report year of a park, with the credit table that it chose for a year without one of its own.

    ``revision`` goes up with every write to its rows: what was computed from an older one is stale.
    """

    park = models.ForeignKey(Park, models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    scheme = models.CharField(max_length=60, blank=True)
    revision = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["park", "year"], name="one_year_of_a_park")]

    def __str__(self) -> str:
        return f"{self.park.code} {self.year}"


class Document(models.Model):
    """A file, kept once by the hash of its content."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    added = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class Intake(models.Model):
    """One file taken in for a park's year: who, when, which columns stood where, what became of its rows."""

    park_year = models.ForeignKey(ParkYear, models.PROTECT, related_name="intakes")
    document = models.ForeignKey(Document, models.PROTECT, related_name="intakes")
    name = models.CharField(max_length=255)
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=100)
    letters = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.name} → {self.park_year}"


class Row(models.Model):
    """A row of a sheet, at its newest version. ``data`` is what ``SheetRow.to_data`` writes."""

    park_year = models.ForeignKey(ParkYear, models.PROTECT, related_name="rows")
    sheet = models.CharField(max_length=4)
    form_version = models.CharField(max_length=20)
    owner = models.CharField(max_length=40, blank=True)
    key = models.CharField(max_length=500)
    none = models.BooleanField(default=False)
    data = models.JSONField()
    raw = models.JSONField(default=dict)
    intake = models.ForeignKey(Intake, models.PROTECT, null=True, related_name="rows")
    sheet_title = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField(null=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["park_year", "sheet", "key"], name="one_row_of_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.key}"


class RowHistory(models.Model):
    """A version of a row as it was written, and who wrote it. Never changed, never deleted."""

    ADDED, CHANGED, REMOVED = "added", "changed", "removed"

    park_year = models.ForeignKey(ParkYear, models.PROTECT, related_name="history")
    sheet = models.CharField(max_length=4)
    key = models.CharField(max_length=500)
    version = models.PositiveIntegerField()
    what = models.CharField(max_length=10)
    none = models.BooleanField(default=False)
    data = models.JSONField()
    raw = models.JSONField(default=dict)
    intake = models.ForeignKey(Intake, models.PROTECT, null=True, related_name="+")
    number = models.PositiveIntegerField(null=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["park_year", "sheet", "key", "version"], name="one_version_of_a_row"
            )
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.key} v{self.version}"


class Report(models.Model):
    """A report that was built: which version, from which rows, where its package lies.

    ``files`` are its files in the store by name (name → sha256); ``figures`` what its facts said
    (fact id, subject, period, label, value in words, unit), so that two versions can be compared.
    """

    park_year = models.ForeignKey(ParkYear, models.PROTECT, related_name="reports")
    docid = models.CharField(max_length=20, unique=True)
    version = models.PositiveIntegerField()
    built = models.DateTimeField(auto_now_add=True)
    by = models.CharField(max_length=100)
    rows_hash = models.CharField(max_length=64)
    manifest = models.JSONField()
    files = models.JSONField(default=dict)
    figures = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["park_year", "version"], name="one_version_of_a_report")
        ]

    def __str__(self) -> str:
        return f"{self.park_year} v{self.version}"


class Act(models.Model):
    """Who did what, chained: each entry carries the hash of the one before, so that none can be lost unseen."""

    at = models.DateTimeField()
    who = models.CharField(max_length=100)
    verb = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    detail = models.JSONField(default=dict)
    before = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who} {self.verb} {self.subject}"

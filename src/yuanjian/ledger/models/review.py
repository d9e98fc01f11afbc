"""Files that people hand in to be judged or taken in, and what was decided about findings."""

import uuid

from django.db import models


class Review(models.Model):
    """A report file that somebody handed in for audit, with what came of it.

    ``outcome`` is what ``reports/review`` stores and reloads; empty until its job is done.
    ``park`` is set when the file's park is one of the ledger's: its members see the review too.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    document = models.ForeignKey("ledger.Document", models.PROTECT, related_name="reviews")
    name = models.CharField(max_length=255)
    park = models.ForeignKey("ledger.Park", models.SET_NULL, null=True, related_name="reviews")
    against = models.ForeignKey("ledger.ParkYear", models.SET_NULL, null=True, related_name="+")
    job = models.ForeignKey("ledger.Job", models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey("ledger.Person", models.PROTECT, related_name="reviews")
    at = models.DateTimeField(auto_now_add=True)
    outcome = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name


class Incoming(models.Model):
    """A workbook that was handed in and waits to be accepted: ``summary`` is what the preview page shows.

    ``base`` is the hash of the rows it was compared with: accepting is refused when they changed since.
    """

    class State(models.TextChoices):
        READING = "reading", "正在读取"
        WAITING = "waiting", "待确认"
        ACCEPTED = "accepted", "已导入"
        DISMISSED = "dismissed", "已放弃"
        UNREADABLE = "unreadable", "读不了"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.UUIDField(db_index=True)
    document = models.ForeignKey("ledger.Document", models.PROTECT, related_name="+")
    name = models.CharField(max_length=255)
    park_year = models.ForeignKey("ledger.ParkYear", models.CASCADE, related_name="incoming")
    job = models.ForeignKey("ledger.Job", models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.READING)
    base = models.CharField(max_length=64, blank=True)
    summary = models.JSONField(default=dict)
    message = models.TextField(blank=True)
    intake = models.ForeignKey("ledger.Intake", models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey("ledger.Person", models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.name}（{self.get_state_display()}）"


class Decision(models.Model):
    """What a person decided about a finding. Append-only: the newest of a fingerprint counts.

    ``evidence`` is the hash of the evidence that was judged: when the finding's differs, the decision
    is shown as made on older evidence. Either of a park's year or of a reviewed file.
    """

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", "须改"
        EXPLAINED = "explained", "已说明"
        REJECTED = "rejected", "不成立"
        REOPENED = "reopened", "重新打开"

    park_year = models.ForeignKey(
        "ledger.ParkYear", models.CASCADE, null=True, related_name="decisions"
    )
    review = models.ForeignKey(Review, models.CASCADE, null=True, related_name="decisions")
    fingerprint = models.CharField(max_length=64, db_index=True)
    evidence = models.CharField(max_length=64)
    code = models.CharField(max_length=80)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    expires = models.DateField(null=True)
    by = models.ForeignKey("ledger.Person", models.PROTECT, related_name="decisions")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(park_year=None) ^ models.Q(review=None),
                name="a_decision_is_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.get_verdict_display()}"

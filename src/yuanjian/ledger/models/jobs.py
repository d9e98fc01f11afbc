"""Long work: what it is, how far it is, what came of it. The task framework runs it, this is what people see."""

import uuid

from django.db import models


class Job(models.Model):
    """A piece of work in the background. ``kind`` is a file of ``actions/jobs/``.

    While it runs, ``worker`` names who has it in hand and ``beat`` is that worker's last sign of life.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "排队中"
        RUNNING = "running", "进行中"
        DONE = "done", "已完成"
        FAILED = "failed", "未完成"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    park_year = models.ForeignKey("ledger.ParkYear", models.CASCADE, null=True, related_name="jobs")
    by = models.ForeignKey("ledger.Person", models.PROTECT, related_name="jobs")
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=200, blank=True)
    result = models.JSONField(default=dict)
    failure = models.TextField(blank=True)
    worker = models.CharField(max_length=200, blank=True)
    beat = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True)
    finished = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.title}（{self.get_state_display()}）"

    @property
    def over(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state in (self.State.DONE, self.State.FAILED)

    @property
    def percent(self) -> int:
        """How far it is, 0–100."""
        return 100 * min(self.done, self.total) // self.total if self.total else 0

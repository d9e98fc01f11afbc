"""What is to be put right: items with owner, date, proof and verified closure, and every step that was taken."""

from django.db import models


class Rectification(models.Model):
    """A rectification item of a park's year (整改事项).

    Where it stands among next year's plans (``plan_key``: its row of sheet 33), that row says title, measure,
    owner and due date; the columns here are its last known words. ``mark`` names what it came from.
    """

    class State(models.TextChoices):
        TODO = "todo", "待整改"
        DOING = "doing", "整改中"
        DONE = "done", "已整改待核验"
        CLOSED = "closed", "已销号"

    park_year = models.ForeignKey("ledger.ParkYear", models.PROTECT, related_name="rectifications")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=60)
    problem = models.TextField(blank=True)
    measure = models.TextField(blank=True)
    owner = models.CharField(max_length=100)
    due = models.DateField()
    basis = models.CharField(max_length=500, blank=True)
    origin = models.CharField(max_length=10)
    mark = models.CharField(max_length=600, blank=True, db_index=True)
    sheet = models.CharField(max_length=4, blank=True)
    key = models.CharField(max_length=500, blank=True)
    plan_key = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TODO)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["park_year", "number"], name="one_number_of_a_rectification"
            )
        ]

    def __str__(self) -> str:
        return f"{self.park_year} 整改 {self.number}"


class RectificationStep(models.Model):
    """A step of an item: who did what, when, with which words and proofs. Never changed, never deleted.

    ``proofs`` lists attachments of sheet 34 ({"no"}) and files of the store ({"sha256", "name"}).
    """

    class What(models.TextChoices):
        OPENED = "opened", "立项"
        CHANGED = "changed", "修改"
        STARTED = "started", "开始整改"
        DONE = "done", "报整改完成"
        CLOSED = "closed", "核验销号"
        RETURNED = "returned", "核验退回"
        REOPENED = "reopened", "重新打开"

    of = models.ForeignKey(Rectification, models.CASCADE, related_name="steps")
    what = models.CharField(max_length=10, choices=What.choices)
    words = models.TextField(blank=True)
    proofs = models.JSONField(default=list)
    by = models.CharField(max_length=100)
    person = models.ForeignKey("ledger.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.of} {self.get_what_display()}"

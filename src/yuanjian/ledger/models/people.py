"""People who sign in, and what they are to which park."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """What a person is to a park. What each may do is said in ``web/permissions.py`` alone."""

    CLERK = "clerk", "园区经办"
    HEAD = "head", "园区负责人"
    REVIEWER = "reviewer", "审核"
    READER = "reader", "只读"
    ADMIN = "admin", "管理员"


class Person(AbstractUser):
    """Somebody who signs in. ``last_park_year`` is where they were last, to open there again."""

    shown_name = models.CharField(max_length=40, blank=True)
    last_park_year = models.ForeignKey(
        "ledger.ParkYear", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    must_change_password = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.shown_name or self.username


class Membership(models.Model):
    """A person's role in a park; without a park, in all of them (an authority, an administrator)."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    park = models.ForeignKey("ledger.Park", models.CASCADE, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "park"], name="one_role_in_a_park"),
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(park=None), name="one_role_in_all_parks"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_role_display()} {self.park or '全部园区'}"


class EntryLink(models.Model):
    """A link that signs in once: ``serve`` opens the browser with it. Only its hash is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person} {self.expires:%Y-%m-%d %H:%M}"

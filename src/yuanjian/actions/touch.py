"""Say that a park's year has changed: whatever was computed from it before is stale."""

from django.db.models import F

from yuanjian.ledger.models import ParkYear


def touch(of: ParkYear) -> None:
    """Raise the revision; called inside the transaction of every action that writes rows."""
    ParkYear.objects.filter(pk=of.pk).update(revision=F("revision") + 1)

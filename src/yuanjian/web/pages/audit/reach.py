"""Whose reviews a person may see: their own, those of parks that they review, an administrator all."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from yuanjian.ledger.models import Membership, Park, Person, Review, Role
from yuanjian.web.permissions import Permission, may


def reviewed_parks(person: Person) -> tuple[int, ...]:
    """The parks in which the person's role may audit reports: a role in the park counts before one in all parks."""
    held = {m.park_id: Role(m.role) for m in Membership.objects.filter(person=person)}
    everywhere = held.pop(None, None)
    known = Park.objects.values_list("pk", flat=True) if everywhere else list(held)
    return tuple(pk for pk in known if may(held.get(pk, everywhere), Permission.REVIEW))


def seen_by(person: Person) -> QuerySet[Review]:
    """The reviews that a person may see."""
    found = Review.objects.select_related("by", "job", "park", "against__park", "document")
    if Membership.objects.filter(person=person, park=None, role=Role.ADMIN).exists():
        return found
    return found.filter(Q(by=person) | Q(park__in=reviewed_parks(person)))


def the_review(person: Person, pk: UUID) -> Review:
    """One review.

    Raises:
        PermissionDenied: there is none, or it is not theirs to see; the wall does not tell which.
    """
    found = seen_by(person).filter(pk=pk).first()
    if found is None:
        raise PermissionDenied
    return found

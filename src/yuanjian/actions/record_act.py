"""Write one entry of the hash-chained log. Called by every other action inside its transaction."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.utils import timezone

from yuanjian.ledger.models import Act

GENESIS = "0" * 64
_LOCK = (
    0x79756A69  # one writer at a time on PostgreSQL; SQLite's IMMEDIATE transactions do it already
)


def record_act(who: str, verb: str, subject: str, detail: Mapping[str, Any]) -> Act:
    """Append an act. Must run inside a transaction, so that act and deed stand or fall together."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    last = Act.objects.order_by("-pk").first()
    before = last.hash if last else GENESIS
    at = timezone.now()
    act = Act(at=at, who=who, verb=verb, subject=subject, detail=dict(detail), before=before)
    act.hash = hash_of(act)
    act.save(force_insert=True)
    return act


def hash_of(act: Act) -> str:
    """The hash that ties an act to the one before it."""
    said = [act.before, act.at.isoformat(), act.who, act.verb, act.subject, act.detail]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def broken_link() -> Act | None:
    """The first act whose chain does not hold, or None when the log is whole."""
    before = GENESIS
    for act in Act.objects.order_by("pk").iterator():
        if act.before != before or act.hash != hash_of(act):
            return act
        before = act.hash
    return None

"""What changed in a park's year since a person's last visit, and where that person stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Max
from django.utils import timezone

from yuanjian.ledger.models import Act, ParkYear, Person, RowHistory
from yuanjian.sheets.shelf import all_sheets

_GROUPS = 6
_WORDS = {RowHistory.ADDED: "新增", RowHistory.CHANGED: "更新", RowHistory.REMOVED: "删去"}


@dataclass(frozen=True)
class Changed:
    """Rows of a sheet that somebody added, changed or removed."""

    no: str
    title: str
    word: str
    rows: int
    by: str
    at: datetime


@dataclass(frozen=True)
class Since:
    """``start`` is the last sign-in before this one; a week ago where there was none."""

    start: datetime
    first: bool
    changes: tuple[Changed, ...]
    more: int


def since(of: ParkYear, person: Person) -> Since:
    """What changed since the person was here before."""
    signed_in = Act.objects.filter(verb="登录", subject=person.username).order_by("-pk")
    visits = list(signed_in.values_list("at", flat=True)[:2])
    first = len(visits) < 2
    start = timezone.now() - timedelta(days=7) if first else visits[1]
    groups = (
        RowHistory.objects.filter(park_year=of, at__gt=start)
        .values("sheet", "what", "by")
        .annotate(rows=Count("pk"), last=Max("at"))
        .order_by("-last", "sheet")
    )
    forms = all_sheets()
    known = [g for g in groups if g["sheet"] in forms]
    lines = tuple(
        Changed(
            g["sheet"],
            forms[g["sheet"]].sheet.title,
            _WORDS[g["what"]],
            g["rows"],
            g["by"],
            g["last"],
        )
        for g in known[:_GROUPS]
    )
    return Since(start, first, lines, max(0, len(known) - _GROUPS))


@dataclass(frozen=True)
class Stopped:
    """The row that a person wrote last on the pages."""

    no: str
    title: str
    key: str
    at: datetime


def stopped(of: ParkYear, person: Person) -> Stopped | None:
    """Where to go on; None when nothing was written by hand."""
    mine = RowHistory.objects.filter(park_year=of, by=str(person), intake=None)
    last = mine.exclude(what=RowHistory.REMOVED).order_by("-pk").first()
    form = all_sheets().get(last.sheet) if last else None
    return Stopped(last.sheet, form.sheet.title, last.key, last.at) if last and form else None

"""Choose the credit table by which a year without one of its own is scored, for reference."""

from __future__ import annotations

from django.db import transaction

from yuanjian.actions.record_act import record_act
from yuanjian.actions.touch import touch
from yuanjian.core.refusal import Refusal
from yuanjian.ledger.models import ParkYear, Person
from yuanjian.norms.credit import schemes


def choose_scheme(of: ParkYear, scheme: str, *, by: Person) -> None:
    """Score this year by that table; «» goes back to the year's own table, or to none.

    Raises:
        Refusal: there is no such table.
    """
    if scheme and scheme not in schemes():
        raise Refusal("没有这份信用评价指标表，请刷新页面后重新选择。")
    with transaction.atomic():
        ParkYear.objects.filter(pk=of.pk).update(scheme=scheme)
        touch(of)
        record_act(str(by), "选用信用指标表", str(of), {"scheme": scheme or "不指定"})

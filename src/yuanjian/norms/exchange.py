"""The yearly mean rate of the yuan to the dollar, from the statistical communiqué of the year."""

from decimal import Decimal
from functools import cache

from yuanjian.norms.document import Document, document, read_csv

_ID = "statistics/usd_cny"


@cache
def _rates() -> dict[int, Decimal]:
    return {int(r["year"]): Decimal(r["rate"]) for r in read_csv(*_ID.split("/"), "rates.csv")}


def yearly_rate(year: int) -> Decimal | None:
    """Yuan for one dollar as the mean of a year; None when the year is not on the shelf."""
    return _rates().get(year)


def source() -> Document:
    """Where the rates come from, and how sure they are."""
    return document(_ID)

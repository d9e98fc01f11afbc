"""表4: the items of the credit table with the park's own score (sheet 32)."""

from decimal import Decimal

from yuanjian.core.rounding import plain
from yuanjian.facts.engine import Facts
from yuanjian.norms.credit import Applied
from yuanjian.reports.annual.prescribed import Line
from yuanjian.reports.tree import Column, Figure, Inline, Text

SHEET = "32"
COLUMNS = {
    "seq": Column(11, "center"),
    "level1": Column(20, "center"),
    "level2": Column(22, "center"),
    "standard": Column(63),
    "points": Column(18, "center"),
    "self": Column(22, "center"),
}


def lines(facts: Facts, scheme: Applied) -> list[Line]:
    """One line an item; an item that the park has not scored is a marked blank."""
    own = {row.get("no"): row.get("self") for row in facts.rows(SHEET)}
    return [
        {
            "seq": (Text(str(item.no)),),
            "level1": (Text(item.level1),),
            "level2": (Text(item.level2),),
            "standard": (Text(item.standard),),
            "points": (Text(item.printed),),
            "self": (_score(item.no, own.get(item.no)),),
        }
        for item in scheme.scheme.items
    ]


def _score(no: int, own: object) -> Inline:
    if isinstance(own, Decimal | int):
        return Text(f"+{plain(Decimal(own))}" if own > 0 else plain(Decimal(own)))
    return Figure("s32.self", "", "missing", str(no))

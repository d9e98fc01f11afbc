"""What form a report has: whose province prescribes it, which chapters have a heading, whether it ends properly."""

import re

from yuanjian.facts.claim import Part, Passage
from yuanjian.facts.engine import Facts

_LOOKED_AT = 12
_CODE = re.compile(r"[A-Z]?43\d{4}")
_FINISHED = tuple("。；;！!）)")


def headings(f: Facts) -> dict[Part, Passage]:
    """The first heading of every part that has one."""
    there: dict[Part, Passage] = {}
    for passage in f.dossier.text:
        if passage.level:
            there.setdefault(passage.part, passage)
    return there


def in_hunan(f: Facts) -> bool:
    """Whether the report is of a park in Hunan: by the park's code or the words at its beginning."""
    if f.dossier.province:
        return f.dossier.province == "湖南"
    if any(
        c.fact == "park.code" and _CODE.match(c.digits or c.quote[-7:]) for c in f.dossier.claims
    ):
        return True
    return any("湖南" in p.folded for p in f.dossier.text[:_LOOKED_AT])


def finished(f: Facts) -> bool:
    """Whether the text ends as a text does: with a full stop, a table, annexes or a signature."""
    last = next((p for p in reversed(f.dossier.text) if p.folded), None)
    if last is None:
        return False
    return (
        last.in_table
        or last.part in ("signature", "annexes")
        or last.text.rstrip().endswith(_FINISHED)
    )

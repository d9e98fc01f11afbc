"""The credit table of a report as printed: its total, its grade, the start and the ceiling that its notes name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from yuanjian.audit.finding import Quote
from yuanjian.audit.stated import credit_items
from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.core.text import fold, squeeze
from yuanjian.facts.claim import Passage
from yuanjian.facts.engine import Facts
from yuanjian.norms.credit import CreditScheme, scheme, schemes

_TOTAL = re.compile(r"(?:自评)?(?:总分值?|合计|总得分|得分合计|总计)(?:\(分\))?")
_GRADE = re.compile(r"(?:环保)?(?:信用)?(?:评价)?等级")
_START = re.compile(r"(?:初始|基础|起评)分值?(?:为|是|:)?(\d{1,3}(?:\.\d+)?)分?")
_CEILING = re.compile(r"(?:满分|总分(?:上限|最高))(?:为|是|:)?(\d{1,3}(?:\.\d+)?)分?")
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:\.\d+)?分?")


@dataclass(frozen=True, slots=True)
class Printed:
    """A number or word of the form, with its place."""

    text: str
    quote: Quote

    @property
    def number(self) -> Decimal | None:
        """As a number; None where it is none."""
        try:
            return read_number(self.text.rstrip("分")).value
        except Unreadable:
            return None


@dataclass(frozen=True, slots=True)
class CreditForm:
    """What the form prints outside its items; None for what it does not."""

    total: Printed | None = None
    grade: Printed | None = None
    start: Printed | None = None
    ceiling: Printed | None = None


def credit_form(f: Facts) -> CreditForm:
    """The foot of the credit table and its notes."""
    return f.kept("credit form", lambda: _read(f))


def known_scheme(f: Facts) -> CreditScheme | None:
    """The known table of which most items stand in the report."""
    said = {squeeze(fold(i.wording)) for i in credit_items(f)}
    for known in map(scheme, schemes()):
        theirs = {squeeze(fold(i.standard)) for i in known.items}
        if said and 2 * len(said & theirs) >= len(said):
            return known
    return None


def _read(f: Facts) -> CreditForm:
    rows: dict[int | None, list[Passage]] = {}
    for passage in f.dossier.text:
        if passage.table == "4":
            rows.setdefault(passage.place.row, []).append(passage)
    total = grade = None
    for cells in rows.values():
        total = total or _beside(cells, _TOTAL, number=True)
        grade = grade or _beside(cells, _GRADE, number=False)
    return CreditForm(total, grade, _noted(f, _START), _noted(f, _CEILING))


def _beside(cells: list[Passage], label: re.Pattern[str], *, number: bool) -> Printed | None:
    """The first number or word in a row behind its label."""
    at = next((i for i, c in enumerate(cells) if label.fullmatch(c.folded)), None)
    for cell in cells[at + 1 :] if at is not None else ():
        said = cell.folded
        if said and not label.fullmatch(said) and bool(_NUMBER.fullmatch(said)) == number:
            return Printed(said, Quote(*cell.quote()))
    return None


def _noted(f: Facts, pattern: re.Pattern[str]) -> Printed | None:
    for passage in f.dossier.text:
        if passage.table == "4" or passage.part == "credit":
            match = pattern.search(passage.folded)
            if match:
                return Printed(match[1], Quote(*passage.quote(*match.span())))
    return None

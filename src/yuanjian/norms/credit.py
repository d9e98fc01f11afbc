"""Credit tables for parks: what each scheme takes off, adds, and calls its grades. No scoring here.

A scheme applies to the report years that it names and to no other. Whoever applies it to another
year does so by explicit choice, and the result is for reference only (参考).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from yuanjian.norms.document import Document, Status, document, folders, read_yaml

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the table. ``points`` [分]: negative is taken off, positive is added."""

    no: int
    level1: str
    level2: str
    standard: str
    points: Decimal
    clause: str
    status: Status

    @property
    def is_bonus(self) -> bool:
        """Whether the item adds points."""
        return self.points > 0

    @property
    def printed(self) -> str:
        """The points as the table prints them: -2, +1."""
        return f"{self.points:+}"


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade and the lowest total [分] that earns it; None: not read in the official text."""

    name: str
    at_least: Decimal | None
    status: Status


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule quoted from the scheme; ``grade`` is the grade that it gives outright, if any."""

    quote: str
    clause: str
    status: Status
    grade: str


@dataclass(frozen=True, slots=True)
class CreditScheme:
    """A park credit scheme: its items, start, ceiling, grades (best first) and rules."""

    id: str
    document: Document
    province: str
    report_years: frozenset[int]
    start: Decimal
    ceiling: Decimal
    floor: Decimal | None
    items: tuple[Item, ...]
    grades: tuple[Grade, ...]
    no_report: Rule
    unreported_item: Rule
    notes: tuple[str, ...]

    def item(self, no: int) -> Item:
        """The item of that number, from 1.

        Raises:
            KeyError: the scheme has no such item.
        """
        for item in self.items:
            if item.no == no:
                return item
        raise KeyError(no)

    @property
    def cutoffs_known(self) -> bool:
        """Whether a total gives a grade: every cut-off but the lowest grade's is known."""
        return all(grade.at_least is not None for grade in self.grades[:-1])


@dataclass(frozen=True, slots=True)
class Applied:
    """A scheme as applied to one report year."""

    scheme: CreditScheme
    report_year: int
    reference_only: bool

    @property
    def remark(self) -> str:
        """What stands beside the total; empty where the scheme is the year's own."""
        if not self.reference_only:
            return ""
        years = "、".join(str(y) for y in sorted(self.scheme.report_years))
        return (
            f"参考：{self.report_year}年度适用的指标表未见，此处按"
            f"{self.scheme.document.number}（适用于{years}年度）试算"
        )


@cache
def scheme(name: str) -> CreditScheme:
    """A scheme by its name on the shelf, e.g. ``hunan_2020``.

    Raises:
        KeyError: there is no such scheme.
    """
    if name not in schemes():
        raise KeyError(name)
    told = read_yaml("credit", name, "norm.yaml")
    rules = told["rules"]
    return CreditScheme(
        id=name,
        document=document(f"credit/{name}"),
        province=told["province"],
        report_years=frozenset(int(y) for y in told["report_years"]),
        start=Decimal(told["start"]),
        ceiling=Decimal(told["ceiling"]),
        floor=_known(told["floor"]),
        items=tuple(_item(i) for i in told["items"]),
        grades=tuple(
            Grade(g["name"], _known(g["at_least"]), Status(g["status"])) for g in told["grades"]
        ),
        no_report=_rule(rules["no_report"]),
        unreported_item=_rule(rules["unreported_item"]),
        notes=tuple(told["notes"]),
    )


def schemes() -> tuple[str, ...]:
    """Names of all schemes on the shelf."""
    return tuple(folders("credit"))


def scheme_for(province: str, report_year: int) -> CreditScheme | None:
    """The scheme of a province (湖南 or 湖南省) that names this report year, if any is known."""
    for known in map(scheme, schemes()):
        if known.province == province.removesuffix("省") and report_year in known.report_years:
            return known
    return None


def applied(province: str, report_year: int, chosen: str | None = None) -> Applied | None:
    """The scheme to score a report year by.

    ``chosen`` is the name of a scheme that a person has named; unless it is the year's own, it
    applies for reference only. Nobody having chosen, the year's own scheme applies, or none (None).

    Raises:
        KeyError: no scheme is called ``chosen``.
    """
    own = scheme_for(province, report_year)
    if chosen is not None and (own is None or own.id != chosen):
        other = scheme(chosen)
        return Applied(other, report_year, reference_only=True)
    return Applied(own, report_year, reference_only=False) if own else None


def _known(text: str) -> Decimal | None:
    return None if text == UNKNOWN else Decimal(text)


def _item(told: Mapping[str, Any]) -> Item:
    return Item(
        no=int(told["no"]),
        level1=told["level1"],
        level2=told["level2"],
        standard=told["standard"],
        points=Decimal(told["points"]),
        clause=told["clause"],
        status=Status(told["status"]),
    )


def _rule(told: Mapping[str, Any]) -> Rule:
    return Rule(told["quote"], told["clause"], Status(told["status"]), told.get("grade", ""))

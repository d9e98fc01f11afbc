"""How measurements of outlets become valid values and loads (HJ 75, HJ 76, HJ 356); reference oxygen of furnaces.

Figures stand in ``shelf/emissions/<norm>/norm.yaml``, each with its clause (where it is known) and its status.
A figure that is a statutory clock as well (valid minutes of an hour, quarterly capture) is that clock's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from yuanjian.norms.document import Document, Malformed, Status, document, folders, read_yaml
from yuanjian.norms.duties import clock
from yuanjian.norms.pollutants import spelling_key

Mark = Literal["control", "other"]
"""Why an hour is not valid: the device was out of control (失控), or anything else (故障、维护 …)."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a standard in its ``unit``; ``says`` is what it is, in Chinese."""

    id: str
    value: Decimal
    unit: str
    says: str
    clause: str
    status: Status
    document: Document


@dataclass(frozen=True, slots=True)
class Substitution:
    """What stands for the emission of an hour without a valid value: the largest of ``back`` valid hours.

    It holds for a quarterly capture of at least ``capture_from`` and less than ``capture_below`` (None: no
    upper end) [%], and for runs of at most ``hours`` (None: longer than those named before it). The valid
    hours are counted back from the last ``calibration`` or from the ``failure``.
    """

    mark: Mark
    capture_from: Decimal
    capture_below: Decimal | None
    hours: int | None
    back: int
    since: Literal["calibration", "failure"]
    status: Status
    document: Document


@dataclass(frozen=True, slots=True)
class Oxygen:
    """Reference oxygen content [%] of an emission standard for one kind of furnace."""

    case: str
    percent: Decimal
    status: Status
    document: Document


def figure(figure_id: str, on: date) -> Figure:
    """The figure of the edition in force on a day; of the nearest one where none was (ask ``document.rules_on``).

    Raises:
        KeyError: no standard on the shelf has such a figure.
    """
    held = _figures()[figure_id]
    ruling = [each for each in held if each.document.rules_on(on)]
    return (ruling or sorted(held, key=lambda f: _distance(f.document, on)))[0]


def substitutions(on: date) -> tuple[Substitution, ...]:
    """The rules of substitution, in the order in which they are tried; of the edition as in ``figure``."""
    held = _substitutions()
    ruling = [each for each in held if each[0].document.rules_on(on)]
    return (ruling or sorted(held, key=lambda s: _distance(s[0].document, on)))[0]


def substitution(mark: Mark, capture: Decimal, hours: int, on: date) -> Substitution | None:
    """The rule for a run of hours at a quarterly capture [%]; None: there is no rule (capture too low)."""
    for each in substitutions(on):
        below = each.capture_below is None or capture < each.capture_below
        short = each.hours is None or hours <= each.hours
        if each.mark == mark and capture >= each.capture_from and below and short:
            return each
    return None


def oxygen(standard: str, case: str) -> Oxygen | None:
    """The reference oxygen of a standard, named with or without its year; None when it is not on the shelf."""
    wanted = spelling_key(standard)
    for each in oxygens():
        number = spelling_key(each.document.number)
        family = spelling_key(each.document.number.partition("-")[0])
        if each.case == case and wanted in (number, family):
            return each
    return None


@cache
def oxygens() -> tuple[Oxygen, ...]:
    """Every reference oxygen content on the shelf."""
    return tuple(
        Oxygen(told["case"], Decimal(told["value"]), Status(told["status"]), paper)
        for paper, norm in _norms()
        for told in norm.get("oxygen", ())
    )


def figures() -> tuple[Figure, ...]:
    """Every figure on the shelf."""
    return tuple(each for held in _figures().values() for each in held)


def _distance(paper: Document, on: date) -> int:
    start, end = paper.in_force or on, paper.until or on
    return abs((on - (start if on < start else end)).days)


@cache
def _norms() -> tuple[tuple[Document, Mapping[str, Any]], ...]:
    return tuple(
        (document(f"emissions/{name}"), read_yaml("emissions", name, "norm.yaml"))
        for name in folders("emissions")
    )


@cache
def _figures() -> Mapping[str, tuple[Figure, ...]]:
    found: dict[str, tuple[Figure, ...]] = {}
    for paper, norm in _norms():
        for told in norm.get("figures", ()):
            each = _figure(told, paper)
            found[each.id] = (*found.get(each.id, ()), each)
    return found


def _figure(told: Mapping[str, Any], paper: Document) -> Figure:
    if "clock" not in told:
        status, clause = Status(told["status"]), told.get("clause", "")
        return Figure(
            told["id"], Decimal(told["value"]), told["unit"], told["says"], clause, status, paper
        )
    held = clock(told["clock"])
    if held.value is None:
        raise Malformed(paper.id, f"clock {held.id} has no figure")
    unit = {"minute": "min", "percent": "%"}[held.unit]
    return Figure(told["id"], held.value, unit, held.duty, held.clause, held.status, paper)


@cache
def _substitutions() -> tuple[tuple[Substitution, ...], ...]:
    sets = (
        tuple(_rules(norm["substitutions"], paper))
        for paper, norm in _norms()
        if "substitutions" in norm
    )
    return tuple(sets)


def _rules(told: list[Mapping[str, Any]], paper: Document) -> Iterator[Substitution]:
    for each in told:
        yield Substitution(
            mark=each["mark"],
            capture_from=Decimal(each["from"]),
            capture_below=Decimal(each["below"]) if each["below"] else None,
            hours=int(each["hours"]) if each["hours"] else None,
            back=int(each["back"]),
            since=each["since"],
            status=Status(each["status"]),
            document=paper,
        )

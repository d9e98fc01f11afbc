"""How a year of ambient air is evaluated (HJ 663): enough data, percentiles, decimals; states of gases (GB 3095)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from yuanjian.norms.document import Document, Status, day_of, document, folders, read_csv, read_yaml

TIERS = ("hour", "statistic", "judgement", "multiple", "rate", "single", "composite")


@dataclass(frozen=True, slots=True)
class Validity:
    """How much data a value of one item needs.

    ``day_hours``: hours of a day mean; of ozone instead ``window_hours`` of 8 and ``windows`` a day.
    ``year_days`` in a year, of them ``month_days`` in each month, ``february_days`` in February.
    """

    item: str
    day_hours: int | None
    window_hours: int | None
    windows: int | None
    year_days: int
    month_days: int
    february_days: int
    clause: str
    status: Status


@dataclass(frozen=True, slots=True)
class Edition:
    """HJ 663 as in force on a day. Items are SO2 NO2 CO O3 PM10 PM2.5.

    ``percentiles``: item → percent. ``decimals``: step (one of ``TIERS``) → decimals, of CO in
    ``decimals_co``. ``critical``: years → the least correlation that is significant. An area's day needs
    ``share`` percent of its points, ``share_few`` where it has fewer than ``few``.
    """

    document: Document
    grade: str
    validity: Mapping[str, Validity]
    percentiles: Mapping[str, int]
    decimals: Mapping[str, int]
    decimals_co: Mapping[str, int]
    critical: Mapping[int, Decimal]
    share: int
    few: int
    share_few: int

    def places(self, tier: str, item: str) -> int:
        """Decimals of a step for an item."""
        return (self.decimals_co if item == "CO" else self.decimals)[tier]


@dataclass(frozen=True, slots=True)
class GasState:
    """From ``first`` on (None: always before), gases are stated at ``kelvin``; particles never are."""

    first: date | None
    items: tuple[str, ...]
    kelvin: Decimal
    clause: str
    status: Status


@cache
def editions() -> tuple[Edition, ...]:
    """Every edition on the shelf, oldest first."""
    found = map(_read, folders("evaluation"))
    return tuple(sorted(found, key=lambda e: e.document.in_force or date.min))


def edition(on: date) -> Edition:
    """The edition for a day; the oldest one also for days before it."""
    known = editions()
    return next((e for e in reversed(known) if (e.document.in_force or on) <= on), known[0])


@cache
def gas_states() -> tuple[GasState, ...]:
    """The states of gases in GB 3095, oldest first."""
    return tuple(
        GasState(
            day_of(r["from"]),
            tuple(r["items"].split("|")),
            Decimal(r["kelvin"]),
            r["clause"],
            Status(r["status"]),
        )
        for r in read_csv("limits", "gb_3095_2012", "states.csv")
    )


def _read(name: str) -> Edition:
    told = read_yaml("evaluation", name, "norm.yaml")
    rounding = read_csv("evaluation", name, "rounding.csv")
    return Edition(
        document=document(f"evaluation/{name}"),
        grade=told["grade"],
        validity={r["item"]: _validity(r) for r in read_csv("evaluation", name, "validity.csv")},
        percentiles={
            r["item"]: int(r["percentile"]) for r in read_csv("evaluation", name, "percentiles.csv")
        },
        decimals={r["tier"]: int(r["decimals"]) for r in rounding},
        decimals_co={r["tier"]: int(r["decimals_co"]) for r in rounding},
        critical={
            int(r["years"]): Decimal(r["critical"])
            for r in read_csv("evaluation", name, "trend.csv")
        },
        share=int(told["points"]["share"]),
        few=int(told["points"]["few"]),
        share_few=int(told["points"]["share_few"]),
    )


def _validity(row: dict[str, str]) -> Validity:
    def count(key: str) -> int | None:
        return int(row[key]) if row[key] else None

    return Validity(
        row["item"],
        count("day_hours"),
        count("window_hours"),
        count("windows"),
        int(row["year_days"]),
        int(row["month_days"]),
        int(row["february_days"]),
        row["clause"],
        Status(row["status"]),
    )

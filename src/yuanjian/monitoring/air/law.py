"""The law of ambient air for a span of days, as the tables that the SQL of days and years joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from math import lcm
from typing import TYPE_CHECKING, Final, Literal

from yuanjian.monitoring.air.index import Standard
from yuanjian.monitoring.readings import ITEMS, SCALE
from yuanjian.monitoring.sql import filled
from yuanjian.norms import evaluation, limits

if TYPE_CHECKING:
    from yuanjian.monitoring.engines import Engine

Profile = Literal["HJ 663", "as filed"]
"""How far values are rounded on the way: as HJ 663 says, or not at all (multiples then to 3 decimals)."""
Kelvin = Literal["273", "298"]

COMMON: Final = lcm(20, 21, 22, 23, 24)
"""Day values are kept in millionths × this, so that the mean of 6, 7, 8 or 20 to 24 hours is a whole number."""

_FAMILY = "GB 3095"
_YEARLY, _DAILY, _EIGHT = "年平均", "日平均", "日最大8小时平均"
_PARTICLES = frozenset({"PM10", "PM2.5"})
_EXACT = Fraction(1)


@dataclass(frozen=True, slots=True)
class Law:
    """What an evaluation is judged by.

    ``state``: the state that the gases of the source are in («»: that which the standard asked for on the
    day of observation). ``common``: bring all gases to this state instead of the law's, for a comparison of
    years. ``zone``: 一类 or 二类.
    """

    standard: Standard = "auto"
    profile: Profile = "HJ 663"
    zone: str = "二类"
    state: Kelvin | Literal[""] = ""
    common: Kelvin | Literal[""] = ""

    @property
    def exact(self) -> bool:
        """Whether nothing is rounded on the way."""
        return self.profile == "as filed"


@dataclass(frozen=True, slots=True)
class Editions:
    """The documents that rule a day."""

    limits: str
    evaluation: evaluation.Edition


def editions_on(on: date, standard: Standard = "auto") -> Editions:
    """GB 3095 and HJ 663 for a day; ``standard`` chooses one pair for all days."""
    number = {"2012": f"{_FAMILY}-2012", "2026": f"{_FAMILY}-2026"}
    known = evaluation.editions()
    if standard != "auto":
        return Editions(number[standard], known[0] if standard == "2012" else known[-1])
    try:
        found, _ = limits.find_standard(_FAMILY, on)
        return Editions(found.document.number, evaluation.edition(on))
    except limits.UnknownStandard:  # before the first edition on the shelf: that one
        return Editions(number["2012"], evaluation.edition(on))


def limit_of(item: str, period: str, law: Law, on: date) -> limits.Limit | None:
    """The limit for an item (a key of ``ITEMS``) and averaging period, by the edition that rules the day."""
    name, _ = ITEMS[item]
    applies = _EIGHT if item == "o3" and period == _DAILY else period
    return limits.limit(
        editions_on(on, law.standard).limits, name, law.zone, on=on, applies=applies
    )


def fill_law(session: Engine, law: Law, first: date, last: date) -> None:
    """``air_law`` and ``air_year_law`` for the days from ``first`` to ``last``."""
    session.run(filled("air/law_air.sql", common=str(COMMON)))
    session.fill("air_law", list(_days(law, first, last)))
    session.fill("air_year_law", list(_years(law, first, last)))


def spans(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The days from ``first`` to ``last``, cut where any of the law changes."""
    changes = {each.document.in_force for each in evaluation.editions()}
    changes |= {state.first for state in evaluation.gas_states()}
    for each in limits.standards():
        if each.family == _FAMILY:
            changes |= {each.document.in_force, *(begin for _, begin, _ in each.tables)}
    cuts = sorted({first, *(d for d in changes if d is not None and first < d <= last)})
    for begin, after in pairwise([*cuts, last + timedelta(days=1)]):
        yield begin, after - timedelta(days=1)


def law_kelvin(on: date) -> Kelvin:
    """The state in which gases are stated on a day: «273» or «298»."""
    ruling = [s for s in evaluation.gas_states() if s.first is None or s.first <= on][-1]
    return "298" if ruling.kelvin > 290 else "273"


def _days(law: Law, first: date, last: date) -> Iterator[Sequence[object]]:
    for begin, end in spans(first, last):
        book = editions_on(begin, law.standard).evaluation
        for item, (name, _) in ITEMS.items():
            limit = limit_of(item, _DAILY, law, begin)
            enough = book.validity[name]
            to, source = _gas(name, law, begin)

            def step(tier: str, name: str = name, book: evaluation.Edition = book) -> int:
                return SCALE // int(10 ** book.places(tier, name))

            yield (
                item, begin, end, _in_steps(limit),
                1 if law.exact else step("hour"), to, source,
                1 if law.exact else step("statistic") * COMMON,
                1 if law.exact else step("judgement") * COMMON,
                step("judgement"),
                enough.day_hours, enough.window_hours, enough.windows,
            )  # fmt: skip


def _years(law: Law, first: date, last: date) -> Iterator[Sequence[object]]:
    """A year is judged by the law of its last day."""
    for year in range(first.year, last.year + 1):
        on = date(year, 12, 31)
        book = editions_on(on, law.standard).evaluation
        for item, (name, _) in ITEMS.items():
            enough = book.validity[name]
            stat, judge = (
                SCALE // 10 ** book.places(tier, name) * COMMON
                for tier in ("statistic", "judgement")
            )
            yield (
                item, year, book.percentiles[name],
                enough.year_days, enough.month_days, enough.february_days,
                _in_steps(limit_of(item, _YEARLY, law, on)), _in_steps(limit_of(item, _DAILY, law, on)),
                1 if law.exact else stat, 1 if law.exact else judge,
            )  # fmt: skip


def _in_steps(limit: limits.Limit | None) -> int | None:
    return None if limit is None or limit.value is None else int(limit.value * SCALE) * COMMON


def _gas(name: str, law: Law, on: date) -> tuple[int, int]:
    """What a concentration is multiplied and divided by to be in the state wanted: C(298) = C(273) × 273.15/298.15."""
    ruled = law_kelvin(on)
    source, wanted = law.state or ruled, law.common or ruled
    if name in _PARTICLES or source == wanted:
        return 1, 1
    kelvin = {"273": Fraction("273.15"), "298": Fraction("298.15")}
    share = kelvin[source] / kelvin[wanted]
    return share.numerator, share.denominator

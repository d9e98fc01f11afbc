"""A year of ambient air: worked days and years, and a second implementation in fractions, value by value."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.monitoring import exact_air
from yuanjian.monitoring.air.days import AREA
from yuanjian.monitoring.air.law import Law, Profile, law_kelvin, spans
from yuanjian.monitoring.air.year import DayValue, PointYear, daily, evaluate
from yuanjian.monitoring.engines.duck import Session
from yuanjian.monitoring.readers.declaration import Declaration
from yuanjian.monitoring.readers.load import load
from yuanjian.monitoring.readers.tables import open_tables

Cells = Mapping[tuple[str, datetime], Fraction | int | None]
D = Decimal


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with Session(memory="512MB", threads=2) as one:
        open_tables(one)
        yield one


def fill(session: Session, points: Mapping[str, Cells], grain: str = "hour") -> None:
    """Readings of points; a value of None is a missing hour."""
    session.run("DELETE FROM readings")
    rows = [
        (
            point, item, "max8h" if grain == "day" and item == "o3" else "mean", start,
            None if value is None else int(value * 1_000_000), "missing" if value is None else "valid",
        )
        for point, cells in points.items()
        for (item, start), value in cells.items()
    ]  # fmt: skip
    columns = [list(column) for column in zip(*rows, strict=True)]
    session.run(
        "INSERT INTO readings BY NAME SELECT unnest(?::VARCHAR[]) AS point, unnest(?::VARCHAR[]) AS item,"
        " unnest(?::VARCHAR[]) AS stat, unnest(?::TIMESTAMP[]) AS start, unnest(?::BIGINT[]) AS value,"
        f" unnest(?::VARCHAR[]) AS state, '{grain}' AS grain",
        columns,
    )


def hours(on: date, item: str, values: Iterable[Fraction | int | None]) -> Cells:
    begin = datetime(on.year, on.month, on.day)
    return {(item, begin + timedelta(hours=h)): v for h, v in enumerate(values)}


def one_day(
    session: Session, on: date, item: str, values: Iterable[Fraction | int | None]
) -> DayValue:
    fill(session, {"A": hours(on, item, values)})
    evaluate(session, date(on.year, 1, 1), date(on.year, 12, 31))
    (found,) = daily(session, "A")
    return found


ON = date(2020, 7, 1)


@pytest.mark.parametrize(("present", "valid"), [(20, True), (19, False)])
def test_a_day_mean_needs_twenty_hours(session: Session, present: int, valid: bool) -> None:
    found = one_day(session, ON, "pm25", [30] * present + [None] * (24 - present))

    assert (found.valid, found.hours) == (valid, present)
    assert found.value == (30 if valid else None)


def test_an_hour_is_rounded_and_a_day_once_more_with_ties_to_even(session: Session) -> None:
    """24 hours, 12 of 30 and 12 of 31: 30.5 → 30; 33 and 34 would give 33.5 → 34."""
    assert one_day(session, ON, "pm25", [30] * 12 + [31] * 12).value == 30
    assert one_day(session, ON, "pm25", [33] * 12 + [34] * 12).value == 34
    assert one_day(session, ON, "co", [Fraction("0.25")] * 24).value == D("0.2")


def test_seventeen_windows_lie_wholly_inside_the_day(session: Session) -> None:
    """A night of 400 that ends in hour 0 touches no window but the first."""
    found = one_day(session, ON, "o3", [80] + [40] * 23)

    assert (found.windows, found.value) == (17, 45)  # (80 + 7·40) / 8


@pytest.mark.parametrize(("present", "windows"), [(6, 17), (5, 0)])
def test_an_eight_hour_mean_needs_six_hours(session: Session, present: int, windows: int) -> None:
    """Of every eight hours in a row ``present`` are there."""
    found = one_day(session, ON, "o3", ([50] * present + [None] * (8 - present)) * 3)

    assert (found.windows, found.valid) == (windows, bool(windows))


def test_windows_are_formed_on_the_grid_of_hours_not_on_those_present(session: Session) -> None:
    """Hours 0–6 present, 7 missing: the window of hours 0–7 ends in a missing hour and is formed all the same.

    Hours 0–5 at 100 and nothing else: windows 0–7 has 6 of 8 (100); 1–8 only 5.
    """
    found = one_day(session, ON, "o3", [100] * 6 + [None] * 18)

    assert (found.windows, found.value, found.valid) == (1, 100, False)


@pytest.mark.parametrize(("level", "valid"), [(161, True), (160, False)])
def test_a_day_of_few_windows_counts_when_it_exceeds_the_limit(
    session: Session, level: int, valid: bool
) -> None:
    """HJ 663 6.1.2: fewer than 14 windows, the largest above 160."""
    found = one_day(session, ON, "o3", [level] * 12 + [None] * 12)

    assert (found.windows, found.valid) == (7, valid)


def _years(session: Session, cells: Cells, law: Law | None = None) -> PointYear:
    fill(session, {"A": cells})
    starts = [start for _, start in cells]
    (found,) = evaluate(session, min(starts).date(), max(starts).date(), law)
    return found


def whole_days(year: int, days: Iterable[date], item: str = "pm25", value: int = 10) -> Cells:
    return {key: v for on in days for key, v in hours(on, item, [value] * 20).items()}


def every_day(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [d for n in range(366) if (d := first + timedelta(n)).year == year]


@pytest.mark.parametrize(
    ("year", "without", "enough"),
    [
        (2021, 0, True),
        (2021, 4, True),  # January has 27 days left
        (2021, 5, False),  # 26
        (2020, 4, True),
    ],
)
def test_enough_is_27_days_in_every_month(
    session: Session, year: int, without: int, enough: bool
) -> None:
    found = _years(session, whole_days(year, every_day(year)[without:]))

    assert found.items["pm25"].enough is enough


@pytest.mark.parametrize(
    ("year", "february", "enough"), [(2021, 25, True), (2021, 24, False), (2020, 25, True)]
)
def test_february_needs_25_days_in_any_year(
    session: Session, year: int, february: int, enough: bool
) -> None:
    days = [d for d in every_day(year) if d.month != 2 or d.day <= february]

    assert _years(session, whole_days(year, days)).items["pm25"].enough is enough


def test_enough_is_324_days_in_all(session: Session) -> None:
    """27 days in every month, 25 in February are 322 only."""
    days = [d for d in every_day(2021) if d.day <= (25 if d.month == 2 else 27)]
    found = _years(session, whole_days(2021, days)).items["pm25"]

    assert (found.days, found.whole_months, found.enough) == (322, 12, False)


def test_a_percentile_lies_between_two_days_and_a_year_attains_by_mean_and_percentile(
    session: Session,
) -> None:
    """Days 1, 2 … 100: the 95th is place 1 + 99·0.95 = 95.05, value 95.05 → 95; mean 50.5 → 50 (even)."""
    cells = {
        key: v
        for n, on in enumerate(every_day(2020)[:100], start=1)
        for key, v in hours(on, "pm25", [n] * 20).items()
    }
    found = _years(session, cells).items["pm25"]

    assert (found.percentile, found.percentile_stated) == (Fraction(9505, 100), D(95))
    assert (found.mean, found.mean_stated) == (Fraction(101, 2), D(50))
    assert (found.mean_attains, found.percentile_attains, found.attains) == (False, False, False)
    assert (found.exceed_days, found.multiple) == (25, Fraction(25, 75))  # days 76 … 100
    assert found.rate == 75


def test_a_year_that_changes_the_law_is_judged_by_the_date_of_each_day(session: Session) -> None:
    """PM2.5 of 70 attains under 75 until 2026-02-28 and exceeds 60 from 2026-03-01."""
    days = [date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1)]
    cells = whole_days(2026, days, value=70)

    assert _years(session, cells).exceed_days == 1
    assert _years(session, cells, Law(standard="2012")).exceed_days == 0
    assert _years(session, cells, Law(standard="2026")).exceed_days == 3
    assert list(spans(date(2026, 1, 1), date(2026, 12, 31))) == [
        (date(2026, 1, 1), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2026, 12, 31)),
    ]


def test_gases_of_273_kelvin_are_converted_from_september_2018_on(session: Session) -> None:
    """NO2 of 100 at 273.15 K is 91.6 at 298.15 K: × 27315/29815 = 91.61…; particles stay."""
    on = [date(2018, 8, 31), date(2018, 9, 1)]
    cells = {**whole_days(2018, on, "no2", 100), **whole_days(2018, on, "pm10", 100)}
    fill(session, {"A": cells})
    evaluate(session, date(2018, 1, 1), date(2018, 12, 31), Law(state="273"))
    values = {(d.day, d.item): d.value for d in daily(session, "A")}

    assert [values[day, "no2"] for day in on] == [D(100), D(92)]
    assert [values[day, "pm10"] for day in on] == [D(100), D(100)]
    assert [law_kelvin(day) for day in on] == ["273", "298"]


def test_nothing_is_rounded_on_the_way_of_a_report_as_filed(session: Session) -> None:
    """23 hours of 75 and one of 76: 75.04 exceeds 75 as filed, 75 does not by HJ 663."""
    cells = hours(ON, "pm25", [75] * 23 + [76])

    assert _years(session, cells).exceed_days == 0
    filed = _years(session, cells, Law(profile="as filed"))
    assert filed.exceed_days == 1
    assert filed.items["pm25"].multiple == Fraction(1, 24 * 75)
    assert filed.items["pm25"].mean_stated == D("75.042")


def test_days_come_from_a_file_of_days_too(session: Session) -> None:
    cells = {
        ("pm25", datetime(2020, 1, 1)): 80,
        ("o3", datetime(2020, 1, 1)): 161,
        ("pm25", datetime(2020, 1, 2)): None,
    }
    fill(session, {"A": cells}, "day")
    (found,) = evaluate(session, date(2020, 1, 1), date(2020, 12, 31))

    assert (found.days, found.exceed_days) == (1, 1)
    assert found.exceeding == ("o3", "pm25")


def test_the_mean_of_points_needs_three_quarters_of_them(session: Session) -> None:
    """Of 4 points 3 suffice, 2 do not; their mean 75.5 is rounded to 76 (even) and exceeds 75."""
    first, second = date(2020, 1, 1), date(2020, 1, 2)
    points = {
        "A": whole_days(2020, [first, second], value=70),
        "B": whole_days(2020, [first, second], value=81),
        "C": {**whole_days(2020, [first], value=75), **hours(second, "pm25", [1] * 3)},
        "D": hours(first, "pm25", [1] * 3),
    }
    fill(session, points)
    found = evaluate(session, date(2020, 1, 1), date(2020, 12, 31), area=True)

    assert [one.point for one in found] == ["A", "B", "C", AREA]
    assert [(d.day, d.value, d.valid) for d in daily(session, AREA)] == [
        (first, D(75), True),  # (70 + 81 + 75) / 3 = 75.33
        (second, D(76), False),  # 75.5 of 2 in 4
    ]


def compared(found: PointYear, wanted: exact_air.Judged) -> None:
    """Every figure of a point's year, literally the same."""
    assert (found.days, found.exceed_days) == (wanted.days, wanted.exceed_days)
    assert set(found.items) == set(wanted.items)
    for item, ours in found.items.items():
        theirs = wanted.items[item]
        assert (
            ours.days, ours.exceed_days, ours.enough, ours.mean, ours.percentile,
            ours.mean_attains, ours.percentile_attains, ours.multiple,
        ) == (
            theirs.days, theirs.exceed_days, theirs.enough, theirs.mean, theirs.percentile,
            theirs.mean_attains, theirs.percentile_attains, theirs.multiple,
        ), item  # fmt: skip
        on = date(found.year, 12, 31)
        if found.law.profile == "HJ 663":
            decimals = exact_air.places(on, item, "statistic")
            assert ours.mean_stated == exact_air.rounded(theirs.mean, decimals)
            assert ours.percentile_stated == exact_air.rounded(theirs.percentile, decimals)
    assert dict(found.levels) == wanted.levels
    assert dict(found.primary) == wanted.primary


PROFILES: dict[Profile, exact_air.Rounder] = {
    "HJ 663": exact_air.by_standard, "as filed": exact_air.unrounded,
}  # fmt: skip


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize(
    "name",
    [
        "Aotizhongxin",
        pytest.param("Dongsi", marks=pytest.mark.long),
        pytest.param("Huairou", marks=pytest.mark.long),
    ],
)
def test_whole_station_years_of_beijing_agree_with_fractions(
    shared: Path, name: str, profile: Profile
) -> None:
    """Four calendar years (2013 from March on), as PRSA has them; the label is assumed to be the begin."""
    path = shared / f"data/air/prsa/PRSA_Data_{name}_20130301-20170228.csv.gz"
    if not path.exists():
        pytest.skip("no hours of Beijing beside this checkout")
    with Session() as session:
        load(session, path, Declaration(label="begin"))
        found = evaluate(
            session, date(2013, 1, 1), date(2016, 12, 31), Law(profile=profile, state="273")
        )
        rows = session.rows("SELECT item, start, value FROM readings WHERE state = 'valid'")
    given = {(item, start): Fraction(value, 1_000_000) for item, start, value in rows}
    assert len(given) == len(rows) > 195_000

    assert [one.year for one in found] == [2013, 2014, 2015, 2016]
    for one in found:
        compared(one, exact_air.year_of(given, one.year, to=PROFILES[profile]))


def random_cells(seed: int) -> dict[tuple[str, datetime], Fraction | None]:
    """Some days around a change of the law, with gaps and values that make ties and edges."""
    dice = random.Random(seed)
    begin = dice.choice(
        [date(2018, 8, 28), date(2020, 2, 26), date(2026, 2, 26), date(2030, 12, 29)]
    )
    cells: dict[tuple[str, datetime], Fraction | None] = {}
    for number in range(dice.randint(1, 9)):
        on = begin + timedelta(days=number)
        for item in exact_air.ITEMS:
            _, limit = exact_air.limits(on)[item]
            kept = dice.choice([1.0, 1.0, 0.95, 0.84, 0.75, 0.6, 0.3, 0.0])
            step = Fraction(1, dice.choice([1, 2, 4, 10, 1000]))
            for hour in range(24):
                # Near the limit, in steps of halves, so that many means are ties or lie on it.
                value = limit + dice.randint(-12, 12) * step * (
                    Fraction(1, 10) if item == "co" else 1
                )
                there = dice.random() < kept
                cells[item, datetime(on.year, on.month, on.day, hour)] = (
                    max(value, Fraction(0)) if there else None
                )
    return cells


def _random_points(session: Session, seeds: list[int], profile: Profile, state: str) -> None:
    points = {f"P{n:02}": random_cells(seed) for n, seed in enumerate(seeds)}
    fill(session, points)
    law = Law(profile=profile, state=state)  # type: ignore[arg-type]
    for year in evaluate(session, date(2018, 1, 1), date(2031, 12, 31), law):
        given = {k: v for k, v in points[year.point].items() if v is not None}
        compared(year, exact_air.year_of(given, year.year, state=state, to=PROFILES[profile]))


_SEEDS = st.lists(st.integers(0, 10**9), min_size=1, max_size=12)


@settings(max_examples=6)
@given(_SEEDS, st.sampled_from(list(PROFILES)))
def test_random_days_agree_with_fractions(
    session: Session, seeds: list[int], profile: Profile
) -> None:
    _random_points(session, seeds, profile, "")


@pytest.mark.long
@settings(max_examples=120)
@given(_SEEDS, st.sampled_from(list(PROFILES)))
def test_many_random_days_agree_with_fractions(
    session: Session, seeds: list[int], profile: Profile
) -> None:
    _random_points(session, seeds, profile, "")


@settings(max_examples=4)
@given(_SEEDS)
def test_random_gases_of_another_state_agree_with_fractions(
    session: Session, seeds: list[int]
) -> None:
    """By HJ 663 each hour is rounded once, after its conversion."""
    _random_points(session, seeds, "HJ 663", "273")

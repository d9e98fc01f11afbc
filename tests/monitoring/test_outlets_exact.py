"""Random series of outlets with gaps, flags, standstills, doubles, nonsense: the SQL agrees with fractions exactly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.monitoring import exact_outlets as exact
from tests.monitoring.outlet_series import Key, Reading, session_of
from yuanjian.monitoring.outlets.about import Kind, Limits, Outlet, Span
from yuanjian.monitoring.outlets.evaluate import evaluate
from yuanjian.monitoring.outlets.outcome import ItemYear

D = Decimal
START = datetime(2021, 4, 1)
POINTS = 8


def cell(random: Random, top: int, odd: float) -> list[tuple[Decimal | None, str]]:
    """What was told of an hour: mostly one valid value, else one of the ways in which it is none."""
    value = D(random.randint(0, top * 1000)) / 1000
    if random.random() >= odd:
        return [(value, "valid")]
    return random.choice(
        [
            [],
            [(None, "missing")],
            [(value, "invalid")],
            [(-value - 1, "valid")],
            [(value, "valid"), (value, "valid")],
            [(value, "valid"), (value + 1, "valid")],
            [(value, "valid"), (None, "missing")],
            [(D(0), "valid")],
        ]
    )


def some_hours(random: Random, hours: int, most: int) -> frozenset[int]:
    found: set[int] = set()
    for _ in range(random.randint(0, most)):
        at = random.randrange(hours)
        found |= set(range(at, min(hours, at + random.randint(1, 30))))
    return frozenset(found)


def made(random: Random, items: dict[str, int]) -> exact.Given:
    hours, odd = random.choice([30, 61, 240, 500]), random.choice([0.0, 0.05, 0.1, 0.3])
    stopped = some_hours(random, hours, 2)
    if len(stopped) == hours:
        stopped = frozenset()
    return exact.Given(
        hours=hours,
        values={i: {h: cell(random, top, odd) for h in range(hours)} for i, top in items.items()},
        stopped=stopped,
        control=some_hours(random, hours, random.choice([0, 0, 1])) - stopped,
        calibrations=tuple(random.sample(range(hours), random.choice([0, 1, 3]))),
        oxygen=random.choice([None, D("3.5"), D(9)]),
    )


def spans(hours: frozenset[int]) -> tuple[Span, ...]:
    return tuple(Span(at(h), at(h + 1)) for h in sorted(hours))


def at(hour: int) -> datetime:
    return START + timedelta(hours=hour)


def outlet(name: str, kind: Kind, series: exact.Given, items: list[str]) -> Outlet:
    return Outlet(
        name, kind=kind, since=START, until=at(series.hours), oxygen=series.oxygen if kind == "废气" else None,
        stops=spans(series.stopped), out_of_control=spans(series.control),
        calibrations=tuple(at(h) for h in series.calibrations),
        limits={i: Limits(series.limit, series.limit) for i in items},
        every=dict.fromkeys(items, series.every),
    )  # fmt: skip


def readings(name: str, series: exact.Given) -> Iterator[Reading]:
    for item, cells in series.values.items():
        for hour, told in cells.items():
            for value, state in told:
                yield name, item, "hour", at(hour), value, state


def flags(name: str, series: exact.Given) -> Iterator[tuple[Key, str]]:
    for item in series.values:
        for hour in series.other:
            yield (name, item, at(hour)), "D"


def days_of(found: ItemYear) -> dict[int, exact.Day]:
    return {
        (d.day - START.date()).days: exact.Day(
            d.due, d.measured, d.ok, None if d.mean is None else Fraction(d.mean, 10**6), d.valid, d.valid_by_hours,
            d.exceeds, d.hours_over,
        )
        for d in found.days
    }  # fmt: skip


@given(st.randoms(use_true_random=False))
@settings(max_examples=4, deadline=None)
def test_flue_gas_agrees_with_fractions(random: Random) -> None:
    many_of_gas(random)


@pytest.mark.long
@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_flue_gas_agrees_with_fractions_many_times(random: Random) -> None:
    many_of_gas(random)


def many_of_gas(random: Random) -> None:
    random = Random(random.random())  # a plain one is ten times as fast
    items = {"二氧化硫": 80, "含氧量": 23, "废气流量": 90000}
    series = {f"G{n}": made(random, items) for n in range(POINTS)}
    told = [r for name, s in series.items() for r in readings(name, s)]
    outlets = [outlet(name, "废气", s, ["二氧化硫"]) for name, s in series.items()]
    with session_of(told) as session:
        found = {o.outlet.point: o for o in evaluate(session, outlets, 2021)}
        hours = {
            (p, int(n)): (m, e)
            for p, n, m, e in session.rows(
                "SELECT point, n, method, emission FROM outlet_emissions"
            )
        }
    first = min(n for _, n in hours)
    for name, s in series.items():
        judged = exact.gas(s, "二氧化硫")
        item = found[name].item("二氧化硫")
        assert days_of(item) == judged.days
        assert {h: hours[name, first + h] for h in range(s.hours)} == {
            h: (method, None if e is None else int(e * 10**12))
            for h, (method, e) in judged.methods.items()
        }
        assert item.load is not None
        assert item.load.known == judged.load / 10**9
        assert item.load.unknown_hours == judged.unknown


@given(st.randoms(use_true_random=False))
@settings(max_examples=4, deadline=None)
def test_waste_water_agrees_with_fractions(random: Random) -> None:
    many_of_water(random)


@pytest.mark.long
@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_waste_water_agrees_with_fractions_many_times(random: Random) -> None:
    many_of_water(random)


def many_of_water(random: Random) -> None:
    random = Random(random.random())
    items = {"氨氮": 80, "pH值": 15, "流量": 400}
    series = {}
    for n in range(POINTS):
        every = random.choice([1, 1, 2, 4])
        base = made(random, items)
        values = {
            i: {h: c for h, c in cells.items() if i == "流量" or h % every == 0}
            for i, cells in base.values.items()
        }
        series[f"W{n}"] = exact.Given(
            base.hours, values, base.stopped, base.control, some_hours(random, base.hours, 1),
            limit=D(random.choice([9, 40])), every=every,
        )  # fmt: skip
    told = [r for name, s in series.items() for r in readings(name, s)]
    outlets = [outlet(name, "废水", s, ["氨氮", "pH值"]) for name, s in series.items()]
    said = dict(f for name, s in series.items() for f in flags(name, s))
    with session_of(told, said) as session:
        found = {o.outlet.point: o for o in evaluate(session, outlets, 2021)}
    for name, s in series.items():
        for item in ("氨氮", "pH值"):
            judged = exact.water(s, item)
            mine = found[name].item(item)
            assert days_of(mine) == judged.days
            if item == "氨氮":
                assert mine.load is not None
                assert mine.load.known == judged.load / 10**6
                assert mine.load.unknown_hours == judged.unknown


@given(
    st.lists(
        st.tuples(
            st.integers(0, 10**9), st.integers(0, 10**10), st.integers(0, 99_999_999), st.integers(-50, 1300),
            st.integers(-20_000_000, 20_000_000), st.integers(80_000_000, 110_000_000),
        ),
        min_size=1, max_size=40,
    )
)  # fmt: skip
@settings(max_examples=10, deadline=None)
def test_gas_at_actual_state_agrees_with_fractions(
    hours: list[tuple[int, int, int, int, int, int]],
) -> None:
    def part(millionths: int) -> Decimal:
        return D(millionths) / 10**6

    items = ("颗粒物", "废气流量", "烟气湿度", "烟气温度", "烟气压力", "气压")
    told: list[Reading] = [
        ("G", item, "hour", at(n), D(value) if item == "烟气温度" else part(value), "valid")
        for n, row in enumerate(hours)
        for item, value in zip(items, row, strict=True)
    ]
    until = at(len(hours))
    here = Outlet(
        "G", kind="废气", basis="湿基工况", flow_basis="湿基工况", since=START, until=until
    )
    with session_of(told) as session:
        evaluate(session, [here], 2021)
        found = session.rows(
            "SELECT concentration, flow FROM outlet_hours WHERE item = '颗粒物' ORDER BY n"
        )
    for (concentration, flow), (c, q, x, t, ps, ba) in zip(found, hours, strict=True):
        # HJ 75: Csn = Cs·101325/(Ba+Ps)·(273+ts)/273, dry = wet/(1−Xsw), the flow the other way round
        hot, pressed = Fraction(273 + t, 273), Fraction(101_325_000, ba + ps)
        dry = 1 - Fraction(x, 10**8)
        assert concentration == round(c * pressed * hot / dry)
        assert flow == round(q / pressed / hot * dry)

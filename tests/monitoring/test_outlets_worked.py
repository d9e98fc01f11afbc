"""Outlets: worked examples of HJ 75, HJ 76, HJ 356, counted by hand."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from tests.monitoring.outlet_series import Reading, hours, session_of, year_of
from yuanjian.monitoring.outlets.about import Kind, Limits, Outlet, Span
from yuanjian.monitoring.outlets.evaluate import evaluate
from yuanjian.monitoring.outlets.outcome import ItemYear
from yuanjian.monitoring.quality.overrides import Override, apply

D = Decimal
JAN, APRIL = datetime(2021, 1, 1), datetime(2021, 4, 1)


def service(since: datetime, count: int, **more: object) -> dict[str, object]:
    """An outlet in service for so many hours only."""
    return {"since": since, "until": since + timedelta(hours=count), **more}


def test_mass_of_an_hour_is_concentration_times_flow() -> None:
    # air.md 6: 35 mg/m³ × 40 000 m³/h = 1.40 kg/h
    series = hours("二氧化硫", JAN, [35]) + hours("废气流量", JAN, [40000])
    found = year_of(series, Outlet("X", kind="废气", **service(JAN, 1)))

    load = found.item("二氧化硫").load
    assert load is not None
    assert load.known * 1000 == Fraction("1.40")
    assert load.whole


def test_concentration_is_converted_to_the_reference_oxygen_and_the_mass_is_not() -> None:
    # air.md 6: 28 mg/m³ at 9 % O2, reference 3.5 % → 28 × 17.5/12 = 40.8333…
    series = [
        *hours("二氧化硫", JAN, [28] * 24),
        *hours("含氧量", JAN, [9] * 24),
        *hours("废气流量", JAN, [1000] * 24),
    ]
    outlet = Outlet(
        "X", kind="废气", oxygen=D("3.5"), limits={"二氧化硫": Limits(D("40.8"), D("40.8334"))},
        **service(JAN, 24),
    )  # fmt: skip
    found = year_of(series, outlet).item("二氧化硫")

    assert found.top == 40_833_333
    assert (found.hours_over, found.days_over) == (24, 0)
    assert found.load is not None
    assert found.load.known == Fraction(28 * 1000 * 24, 10**9)


def test_oxygen_of_21_and_more_is_refused_and_the_mass_still_counts() -> None:
    series = [
        *hours("二氧化硫", JAN, [28, 28, 28]),
        *hours("含氧量", JAN, ["20.999999", 21, 25]),
        *hours("废气流量", JAN, [1000] * 3),
    ]
    outlet = Outlet("X", kind="废气", oxygen=D("3.5"), **service(JAN, 3))
    found = year_of(series, outlet).item("二氧化硫")

    assert found.reasons == {"oxygen": 2}
    assert found.days[0].ok == 1
    assert found.load is not None
    assert found.load.known == Fraction(84, 10**6)


def test_wet_gas_at_actual_state_is_brought_to_dry_standard_state() -> None:
    # C·100/(100−20)·101.325/(101.325)·(273+273)/273 = 10·1.25·2 = 25; Q·(273/546)·(80/100) = 1000·0.4 = 400
    series = [
        *hours("颗粒物", JAN, [10]),
        *hours("废气流量", JAN, [1000]),
        *hours("烟气湿度", JAN, [20]),
        *hours("烟气温度", JAN, [273]),
        *hours("烟气压力", JAN, ["-0.5"]),
    ]
    outlet = Outlet(
        "X", kind="废气", basis="湿基工况", flow_basis="湿基工况", barometer=D("101.825"), **service(JAN, 1)
    )  # fmt: skip
    found = year_of(series, outlet).item("颗粒物")

    assert found.days[0].mean == 25_000_000
    assert found.load is not None
    assert found.load.known == Fraction(25 * 400, 10**9)


def test_without_moisture_wet_gas_is_not_converted_and_says_why() -> None:
    series = hours("颗粒物", JAN, [10]) + hours("烟气湿度", JAN, [None])
    found = year_of(series, Outlet("X", kind="废气", basis="湿基标况", **service(JAN, 1)))

    assert found.item("颗粒物").reasons == {"condition": 1}
    assert found.item("颗粒物").measured == 0


def gas(values: list[int | None], **more: object) -> Outlet:
    return Outlet("X", kind="废气", **service(JAN, len(values), **more))  # type: ignore[arg-type]


def run_of(values: list[int | None], **more: object) -> list[tuple[int, str, Fraction | None]]:
    series = hours("二氧化硫", JAN, values) + hours("废气流量", JAN, [10**6] * len(values))
    found = year_of(series, gas(values, **more)).item("二氧化硫")
    return [(r.hours, r.method, r.value) for r in found.runs]


def test_a_short_gap_takes_the_largest_of_the_180_valid_hours_before_it() -> None:
    # 24 of 300 hours: α = 92 %. The 99 lies 181 valid hours before, the 50 lies 180 before.
    values = [*[1] * 19, 99, 50, *[2] * 179, *[None] * 24, *[1] * 77]

    assert run_of(values) == [(24, "max180", Fraction(50))]


def test_a_gap_above_24_hours_takes_the_largest_of_720() -> None:
    values = [99, *[2] * 700, *[None] * 25, *[1] * 10]

    assert run_of(values) == [(25, "max720", Fraction(99))]


def test_between_75_and_90_percent_the_largest_of_2160_counts_whatever_the_gap() -> None:
    values = [99, *[2] * 799, None, *[1] * 10, *[None] * 110, 1]

    assert run_of(values) == [(1, "max2160", Fraction(99)), (110, "max2160", Fraction(99))]


def test_below_75_percent_there_is_no_rule_and_the_year_is_not_whole() -> None:
    values = [*[2] * 74, *[None] * 26]
    series = hours("二氧化硫", JAN, values) + hours("废气流量", JAN, [10**6] * 100)
    found = year_of(series, gas(values)).item("二氧化硫")

    assert [(r.hours, r.method, r.value) for r in found.runs] == [(26, "no_rule", None)]
    assert found.load is not None
    assert (found.load.unknown_hours, found.load.known) == (26, Fraction(148, 1000))


def test_out_of_control_counts_back_from_the_last_calibration() -> None:
    values: list[int | None] = [*[5] * 10, *[7] * 90, *[8] * 4, *[1] * 20]
    control = (Span(JAN + timedelta(hours=100), JAN + timedelta(hours=104)),)
    since = (JAN + timedelta(hours=10),)

    assert run_of(values, out_of_control=control, calibrations=since) == [
        (4, "max180", Fraction(5))
    ]
    assert run_of(values, out_of_control=control) == [(4, "no_calibration", None)]


def test_a_standstill_is_not_due_emits_nothing_and_ends_a_run() -> None:
    values: list[int | None] = [*[3] * 100, None, *[None] * 40, None, *[1] * 10]
    stops = (Span(JAN + timedelta(hours=101), JAN + timedelta(hours=141)),)
    series = hours("二氧化硫", JAN, values) + hours("废气流量", JAN, [10**6] * len(values))
    found = year_of(series, gas(values, stops=stops)).item("二氧化硫")

    assert [(r.hours, r.method) for r in found.runs] == [(1, "max180"), (1, "max180")]
    assert (found.due, found.measured, found.reasons) == (112, 110, {"missing": 2, "stop": 40})


def test_flow_weighted_day_of_waste_water() -> None:
    # air.md 7: 20@100, 30@50, 25@50 m³ → 23.75 mg/L, 4.75 kg; the rest of the day without discharge
    series = [
        *hours("化学需氧量", JAN, [20, 30, 25, *[None] * 21]),
        *hours("流量", JAN, [100, 50, 50, *[0] * 21]),
    ]
    outlet = Outlet("X", limits={"化学需氧量": Limits(D(29), D("23.7"))}, **service(JAN, 24))
    found = year_of(series, outlet).item("化学需氧量")

    assert found.top == 23_750_000
    assert found.load is not None
    assert found.load.known * 1000 == Fraction("4.75")
    assert (found.due, found.measured) == (3, 3)
    assert (found.hours_over, found.days_over) == (1, 1)


def test_a_missing_concentration_takes_the_mean_of_the_equally_long_period_before() -> None:
    series = hours("氨氮", JAN, [9, 1, 2, None, None, 5]) + hours("流量", JAN, [1000] * 6)
    found = year_of(series, Outlet("X", **service(JAN, 6))).item("氨氮")

    assert [(r.hours, r.why, r.method, r.value) for r in found.runs] == [
        (2, "missing", "mean", Fraction(3, 2))
    ]
    assert found.load is not None
    assert found.load.known * 1000 == 9 + 1 + 2 + 3 + 5


def test_a_period_with_a_gap_of_its_own_is_passed_over() -> None:
    # the two before (8, missing) are no period; the two before those (2, 4) are
    series = hours("氨氮", JAN, [2, 4, 8, None, 6, None, None]) + hours("流量", JAN, [1000] * 7)
    found = year_of(series, Outlet("X", **service(JAN, 7))).item("氨氮")

    # single gap at 3 → 8; pair at 5, 6 → (None, 6)? no → (4, 8) → 6
    assert [(r.hours, r.value) for r in found.runs] == [(1, Fraction(8)), (2, Fraction(6))]


def test_missing_flow_takes_the_mean_flow_before_and_what_has_nothing_before_stays_open() -> None:
    series = hours("氨氮", JAN, [2, 2, 2]) + hours("流量", JAN, [None, 1000, None])
    found = year_of(series, Outlet("X", **service(JAN, 3))).item("氨氮")

    assert found.load is not None
    assert found.load.known == Fraction(4, 1000)
    assert found.load.unknown_hours == 1
    assert [(r.hours, r.why, r.method) for r in found.runs] == [
        (1, "flow", "no_period"), (1, "flow", "flow"),
    ]  # fmt: skip


def test_ph_takes_the_median_and_has_neither_weight_nor_load() -> None:
    series = hours("pH值", JAN, ["6.1", "9.5", "7.0", "6.9", None, None, None, None])
    outlet = Outlet("X", kind="废水", limits={"pH值": Limits(D(9), D(9), D(6))}, **service(JAN, 8))
    found = year_of(series, outlet).item("pH值")

    assert [(r.hours, r.method, r.value) for r in found.runs] == [(4, "median", Fraction("6.95"))]
    assert (found.load, found.hours_over) == (None, 1)


def test_a_day_needs_three_quarters_of_what_was_due() -> None:
    values = [2] * 18 + [None] * 6 + [2] * 17 + [None] * 7
    series = hours("氨氮", JAN, values) + hours("流量", JAN, [1] * 48)
    found = year_of(series, Outlet("X", **service(JAN, 48))).item("氨氮")

    assert [d.valid for d in found.days] == [True, False]


def test_day_of_flue_gas_by_share_of_running_hours_and_by_20_hours() -> None:
    values = [2] * 9 + [None] * 3 + [None] * 12
    series = hours("二氧化硫", JAN, values)
    stops = (Span(JAN + timedelta(hours=12), JAN + timedelta(hours=24)),)
    found = year_of(series, Outlet("X", kind="废气", stops=stops, **service(JAN, 24)))

    day = found.item("二氧化硫").days[0]
    assert (day.due, day.ok, day.valid, day.valid_by_hours) == (12, 9, True, False)
    assert found.item("二氧化硫").load is None


def test_a_month_of_flue_gas_needs_25_valid_days_and_february_23() -> None:
    january = [1] * 24 * 24 + [None] * 24 * 7  # 24 days
    february = [3] * 24 * 23 + [None] * 24 * 5  # 23 days
    series = hours("二氧化硫", JAN, january + february)
    found = year_of(series, Outlet("X", kind="废气", **service(JAN, 59 * 24))).item("二氧化硫")

    assert [(m.month, m.days, m.mean, m.valid) for m in found.months] == [
        (1, 24, 1_000_000, False), (2, 23, 3_000_000, True),
    ]  # fmt: skip


def test_the_strip_tells_enough_too_little_standstill_and_no_data_apart() -> None:
    first, third = datetime(2021, 1, 1), datetime(2021, 7, 1)
    series = hours("二氧化硫", first, [1] * 90 * 18 + [None] * 90 * 6)  # 75 % of 90 days
    series += hours("二氧化硫", third, [1] * 1655)  # 1655 of 2208 hours: 74.95 %
    stops = (Span(APRIL, datetime(2021, 7, 1)),)
    found = year_of(series, Outlet("X", kind="废气", stops=stops))

    assert len(found.strip) == 12
    assert [(q.year, q.state) for q in found.strip[-5:]] == [
        (2020, "无数据"), (2021, "有效"), (2021, "停运"), (2021, "不足"), (2021, "无数据"),
    ]  # fmt: skip


def flagged(flag: str, outlet: Outlet) -> ItemYear:
    series = hours("二氧化硫", JAN, [5] * 9 + [90]) + hours("废气流量", JAN, [1000] * 10)
    last = {("X", item, JAN + timedelta(hours=9)): flag for item in ("二氧化硫", "废气流量")}
    return year_of(series, outlet, flags=last).item("二氧化硫")


def test_flags_of_devices_decide_what_counts() -> None:
    outlet = gas([None] * 10)

    assert flagged("N", outlet).top == 13_500_000  # (9·5 + 90)/10
    fault = flagged("D", outlet)
    assert (fault.top, fault.reasons, fault.marked) == (5_000_000, {"other": 1}, 1)
    assert [r.method for r in fault.runs] == ["max180"]
    assert flagged("失控", outlet).reasons == {"control": 1}


def test_flag_f_is_the_instrument_unless_the_plant_is_declared() -> None:
    assert flagged("F", gas([None] * 10)).reasons == {"other": 1}
    stopped = flagged("F", gas([None] * 10, flag_f_stops=True))
    assert (stopped.reasons, stopped.due, stopped.runs) == ({"stop": 1}, 9, ())
    assert flagged("停产", gas([None] * 10)).reasons == {"stop": 1}


def test_a_flag_that_nobody_knows_is_told() -> None:
    series = hours("二氧化硫", JAN, [5])
    found = year_of(series, gas([None]), flags={("X", "二氧化硫", JAN): "Q7"})

    assert found.item("二氧化硫").reasons == {"other": 1}
    assert found.remarks[0].startswith("不认识数据标记“Q7”")


def test_minutes_make_an_hour_when_45_of_them_were_measured() -> None:
    def minutes(count: int, hour: int) -> list[Reading]:
        at = JAN + timedelta(hours=hour)
        return [
            ("X", "二氧化硫", "minute", at + timedelta(minutes=n), n % 3, "valid")
            for n in range(count)
        ]

    found = year_of(minutes(45, 0) + minutes(44, 1), gas([None] * 2)).item("二氧化硫")

    assert (found.measured, found.top, found.reasons) == (1, None, {"minutes": 1})
    assert found.days[0].mean == 1_000_000


def test_nitrogen_oxides_are_calculated_as_no2_from_both() -> None:
    # air.md 6: CNO·46/30 + CNO2: 15·46/30 + 7 = 30; with NO2 missing there is no value
    series = hours("一氧化氮", JAN, [15, 15, 15]) + hours("二氧化氮", JAN, [7, None, 7])
    last = {("X", "一氧化氮", JAN + timedelta(hours=2)): "D"}
    found = year_of(series, gas([None] * 3), flags=last)
    nox = found.item("氮氧化物")

    assert (nox.measured, nox.days[0].mean, nox.reasons) == (
        1,
        30_000_000,
        {"missing": 1, "other": 1},
    )
    assert "由一氧化氮和二氧化氮算得" in found.remarks[0]


def test_nitrogen_oxides_that_were_measured_are_not_calculated_again() -> None:
    series = [
        *hours("一氧化氮", JAN, [15]),
        *hours("二氧化氮", JAN, [7]),
        *hours("氮氧化物", JAN, [29]),
    ]

    assert year_of(series, gas([None])).item("氮氧化物").days[0].mean == 29_000_000


def test_a_gap_at_the_years_begin_looks_back_into_the_year_before() -> None:
    november = datetime(2020, 11, 1)
    count = (JAN - november) // timedelta(hours=1)
    values = [*[1] * (count - 180), 9, *[2] * 179, None, *[3] * 100]
    series = hours("二氧化硫", november, values)
    series += hours("废气流量", november, [10**6] * len(values))
    outlet = Outlet("X", kind="废气", since=november, until=JAN + timedelta(hours=101))
    found = year_of(series, outlet).item("二氧化硫")

    assert [(r.since, r.method, r.value) for r in found.runs] == [(JAN, "max180", Fraction(9))]
    assert found.due == 101


def test_a_persons_decision_that_a_flagged_hour_counts_is_honoured() -> None:
    series = hours("二氧化硫", JAN, [5, 9])
    flags = {("X", "二氧化硫", JAN + timedelta(hours=1)): "M"}
    decided = Override(
        "X", "二氧化硫", JAN, JAN + timedelta(hours=1), "valid", "维护未影响测量", "某某", datetime(2022, 1, 5)
    )  # fmt: skip
    with session_of(series, flags) as session:
        (before,) = evaluate(session, [gas([None] * 2)], 2021)
        apply(session, [decided], date(2022, 1, 6))
        (after,) = evaluate(session, [gas([None] * 2)], 2021, readings="counted")

    assert before.item("二氧化硫").reasons == {"other": 1}
    assert (after.item("二氧化硫").reasons, after.item("二氧化硫").measured) == ({}, 2)


@pytest.mark.parametrize("kind", ["废气", "废水"])
def test_a_year_that_stands_still_is_a_standstill_not_missing_data(kind: Kind) -> None:
    item, flow = ("二氧化硫", "废气流量") if kind == "废气" else ("氨氮", "流量")
    stops = (Span(JAN + timedelta(hours=2), datetime(2022, 1, 1)),)
    series = hours(item, JAN, [1, 2]) + hours(flow, JAN, [1, 2])
    found = year_of(series, Outlet("X", kind=kind, stops=stops))

    assert [q.state for q in found.strip[-4:]] == ["有效", "停运", "停运", "停运"]
    assert found.item(item).due == 2
    assert not any("按缺测计" in r for r in found.remarks)
    assert any("按缺测计" in r for r in year_of(series, Outlet("X", kind=kind)).remarks)

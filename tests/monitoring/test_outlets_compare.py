"""A recalculated load against what was reported, permitted, allotted."""

from decimal import Decimal
from fractions import Fraction

from yuanjian.monitoring.outlets.compare import against_limit, against_report
from yuanjian.monitoring.outlets.outcome import Load

D, F = Decimal, Fraction
WHOLE = Load(F("0.31249"), F(0), 0, 0)
LACKING = Load(F("0.31249"), F(0), 0, 12)


def test_a_report_agrees_when_the_load_rounds_to_what_was_written() -> None:
    same, other = against_report(WHOLE, D("0.31")), against_report(WHOLE, D("0.3120"))

    assert (same.agrees, same.difference) == (True, F("-0.00249"))
    assert (other.agrees, other.difference) == (False, F("-0.00049"))
    assert other.reason == "核算量按申报量的 4 位小数修约后不同"


def test_a_tolerance_is_a_share_of_the_recalculated_load_and_its_edge_still_agrees() -> None:
    load = Load(F(2), F(0), 0, 0)

    assert against_report(load, D("2.1"), D("0.05")).agrees is True
    assert against_report(load, D("1.9"), D("0.05")).agrees is True
    assert against_report(load, D("2.1000001"), D("0.05")).agrees is False


def test_with_hours_lacking_it_cannot_be_told_whether_a_report_agrees() -> None:
    found = against_report(LACKING, D("0.31"))

    assert found.agrees is None
    assert "12 小时" in found.reason


def test_a_limit_is_kept_up_to_its_own_value() -> None:
    assert against_limit(WHOLE, D("0.31249"), "许可排放量").verdict == "未超"
    assert against_limit(WHOLE, D("0.31248"), "许可排放量").verdict == "超许可"
    assert against_limit(WHOLE, D("0.31248"), "许可排放量").left == F("-0.00001")


def test_lacking_hours_leave_it_open_unless_the_known_part_exceeds_already() -> None:
    assert against_limit(LACKING, D("0.4"), "许可排放量").verdict == "不能判定"
    assert against_limit(LACKING, D("0.3"), "许可排放量").verdict == "超许可"


def test_without_limit_or_flow_nothing_is_judged() -> None:
    assert against_limit(WHOLE, None, "总量指标").reason == "没有总量指标"
    assert against_limit(None, D(1), "总量指标").reason == "没有流量，算不出排放量"

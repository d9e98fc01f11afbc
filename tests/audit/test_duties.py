"""What falls due: each duty by the clock of its clause, from the records alone; nothing is invented.

Expected days are counted by hand from the clause that each test names.
"""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers import facts
from yuanjian.audit.duty import (
    Calendar,
    Span,
    all_duties,
    calendar,
    clause,
    elsewhere,
    monthly,
    period,
    together,
    yearly,
)
from yuanjian.norms.duties import add_period, clock, clocks

FIRM = {"ent_no": "E001", "name": "甲公司", "status": "投产", "counted": "是", "key_types": "水"}
DAYS = st.dates(date(1996, 1, 1), date(2060, 12, 31))


def due(sheets: dict[str, object], on: str, days: int = 90, year: int = 2020) -> Calendar:
    return calendar(facts(sheets, year=year), date.fromisoformat(on), days)  # type: ignore[arg-type]


def said(found: Calendar) -> list[tuple[str, str, int]]:
    return [(str(d.term.day), d.term.what, d.days) for d in (*found.past, *found.ahead)]


def permit(**cells: str) -> dict[str, object]:
    return {
        "05": [FIRM],
        "07": [
            {
                "ent": "甲公司",
                "cls": "重点管理",
                "no": "91439900MA00000A06001W",
                "ann_date": "2021-01-20",
                **cells,
            }
        ],
    }


def test_a_permit_is_to_be_renewed_sixty_days_before_it_ends() -> None:
    """排污许可管理条例 第十四条. 30 August less sixty days is 1 July."""
    found = due(permit(valid_to="2024-08-30"), "2024-06-01")

    assert said(found)[:1] == [("2024-07-01", "申请延续排污许可证", 30)]
    assert found.ahead[0].term.basis == "排污许可管理条例 第十四条"
    assert found.ahead[0].term.unverified


def test_the_sixtieth_day_before_the_first_of_march_is_later_by_one_in_a_leap_year() -> None:
    assert said(due(permit(valid_to="2024-03-01"), "2023-12-15"))[0][0] == "2024-01-01"
    assert said(due(permit(valid_to="2023-03-01"), "2022-12-15"))[0][0] == "2022-12-31"


def test_a_permit_that_has_ended_is_past_and_not_to_be_renewed() -> None:
    assert said(due(permit(valid_to="2021-11-11"), "2021-12-01"))[:1] == [
        ("2021-11-11", "排污许可证有效期届满", -20)
    ]


def test_a_permit_issued_on_a_leap_day_ends_the_day_before_its_anniversary() -> None:
    """Five years from 2020-02-29: to 2025-02-27, counted as a validity (norms/duties)."""
    ends = add_period(date(2020, 2, 29), 5, "year") - timedelta(days=1)
    found = due(permit(issue="2020-02-29"), "2024-12-01")

    assert str(ends) == "2025-02-27"
    assert said(found)[0] == ("2024-12-29", "申请延续排污许可证", 28)
    assert "有效期至 2025-02-27（按发证日期推算）" in found.ahead[0].term.told


def test_a_firm_that_has_left_owes_nothing() -> None:
    sheets = permit(valid_to="2021-11-11")
    sheets["05"] = [{**FIRM, "status": "已退出"}]

    assert said(due(sheets, "2021-12-01")) == []


def test_the_yearly_execution_report_of_the_records_is_past_until_its_day_is_filled() -> None:
    """HJ 944-2018 (second hand): by the end of January."""
    sheets = permit(valid_to="2024-08-30")
    assert said(due(sheets, "2021-03-01")) == []
    sheets["07"][0].pop("ann_date")  # type: ignore[index]
    assert said(due(sheets, "2021-03-01")) == [
        ("2021-01-31", "提交 2020 年度排污许可证执行报告", -29)
    ]


def test_quarterly_reports_are_announced_for_the_middle_of_the_month_after() -> None:
    found = due(permit(valid_to="2024-08-30", freq="季；年"), "2021-04-01", days=120)

    assert said(found) == [
        ("2021-04-15", "提交 2021 年第1季度排污许可证执行报告", 14),
        ("2021-07-15", "提交 2021 年第2季度排污许可证执行报告", 105),
    ]


def test_an_emergency_plan_is_reviewed_after_three_years() -> None:
    """环发〔2015〕4号 第十二条. Filed on 15 September 2020: covered to 14 September 2023."""
    row = {"subj": "企业", "ent": "甲公司", "need": "是", "date": "2020-09-15", "status": "已备案"}
    found = due({"05": [FIRM], "08": [row]}, "2023-07-01")

    assert [(w, d) for w, _, d in said(found)] == [("2023-09-14", 75)]
    assert found.ahead[0].term.basis == "环发〔2015〕4号 第十二条"


def test_acceptance_is_due_three_months_after_the_run_and_twelve_when_those_are_over() -> None:
    """国环规环评〔2017〕4号 第十二条. From 30 November the third month ends on 28 February."""
    row = {
        "proj_no": "P001", "ent": "甲公司", "name": "扩建", "eia": "报告表", "run": "2020-11-30", "acc": "未验收",
    }  # fmt: skip
    sheets = {"05": [{**FIRM, "key_types": "否"}], "06": [row]}

    assert said(due(sheets, "2021-01-01")) == [("2021-02-28", "完成竣工环境保护验收", 58)]
    assert said(due(sheets, "2021-10-01")) == [("2021-11-30", "完成竣工环境保护验收", 60)]
    assert said(due(sheets, "2022-01-01")) == [("2021-11-30", "完成竣工环境保护验收", -32)]
    sheets["06"] = [{**row, "acc": "已验收", "acc_date": "2021-01-30"}]
    assert said(due(sheets, "2021-01-01")) == []


def test_the_yearly_disclosure_is_announced_by_15_march_for_key_units_alone() -> None:
    """生态环境部令第24号 第十九条, in force since 2022-02-08: nothing before. No sheet says whether it was done."""
    plain = {**FIRM, "ent_no": "E002", "name": "乙公司", "key_types": "否"}
    found = due({"05": [FIRM, plain]}, "2022-01-10", year=2021)

    assert said(found) == [("2022-03-15", "披露 2021 年度环境信息", 64)]
    assert found.ahead[0].term.who == "甲公司"
    assert said(due({"05": [FIRM]}, "2021-01-10")) == []
    assert due({"05": [FIRM]}, "2022-04-01", year=2021).past == ()


def waste(**cells: str) -> dict[str, object]:
    return {
        "05": [{**FIRM, "key_types": "否"}],
        "25": [{"ent": "甲公司", "name": "废活性炭", "code": "900-039-49", **cells}],
    }


def test_hazardous_waste_is_planned_and_declared_by_the_end_of_march() -> None:
    """HJ 1259—2022 5.2.2, 7.2 (read in the official text), in force since 2022-10-01."""
    found = due(waste(plan="2023-03-20", cls="登记"), "2024-02-01", year=2023)

    assert said(found) == [
        ("2024-03-31", "备案 2024 年危险废物管理计划", 59),
        ("2024-03-31", "申报 2023 年度危险废物", 59),
    ]
    assert [d.term.basis for d in found.ahead] == ["HJ 1259—2022 5.2.2", "HJ 1259—2022 7.2.1~7.2.3"]
    assert not any(d.term.unverified for d in found.ahead)


def test_what_the_records_show_as_done_is_not_due_and_what_they_lack_is_past() -> None:
    both = waste(plan="2023-03-20", decl="2024-03-10", cls="登记")
    assert due(both, "2024-05-01", year=2023).empty
    assert said(due(waste(cls="登记"), "2024-05-01", year=2023)) == [
        ("2024-03-31", "申报 2023 年度危险废物", -31),
        ("2023-03-31", "备案 2023 年危险废物管理计划", -397),
    ]


def test_a_key_unit_declares_each_month_and_a_simplified_one_each_quarter() -> None:
    done = {"plan": "2023-03-20", "decl": "2024-03-10"}
    monthly_ = due(waste(cls="重点监管", **done), "2024-05-01", year=2023)
    quarterly = due(waste(cls="简化", **done), "2024-05-01", year=2023)

    assert [w for w, _, _ in said(monthly_)] == ["2024-05-15", "2024-06-15", "2024-07-15"]
    assert said(quarterly) == [("2024-07-15", "申报 2024 年第2季度危险废物", 75)]


def planning(**cells: str) -> dict[str, str]:
    return {
        "doc_no": "D01",
        "type": "规划环评",
        "title": "规划环评",
        "status": "已批复",
        "valid": "是",
        **cells,
    }


def test_a_planning_eia_is_followed_up_after_five_years_counted_from_the_latest_reply() -> None:
    """环环评〔2020〕65号. Replied on 18 March 2016: five years end on 17 March 2021."""
    rows = [planning(reply_date="2016-03-18")]
    assert [d for d, _, _ in said(due({"03": rows}, "2021-01-10"))] == ["2021-03-17"]

    follow = {**planning(reply_date="2020-06-01"), "doc_no": "D02", "type": "跟踪评价"}
    assert said(due({"03": [*rows, follow]}, "2021-01-10")) == []
    assert [d for d, _, _ in said(due({"03": [*rows, follow]}, "2025-05-01"))] == ["2025-05-31"]


def test_the_list_of_hunan_lapses_after_five_years_and_another_province_renews_its_own() -> None:
    row = {**planning(reply_date="2020-11-10"), "type": "三线一单清单"}
    hunan = due({"01": {"province": "湖南省"}, "03": [row]}, "2025-10-01", year=2024)
    other = due({"01": {"province": "江苏省"}, "03": [row]}, "2025-10-01", year=2024)

    assert said(hunan) == [("2025-11-09", "生态环境准入清单有效期届满，须按新版清单核对", 39)]
    assert said(other)[0][1].startswith("生态环境分区管控成果定期调整")


def test_a_complaint_that_is_dealt_with_no_longer_has_a_date() -> None:
    row = {"no": "12369-1", "date": "2020-11-01", "due": "2020-12-30", "status": "整改中"}
    assert said(due({"27": [row]}, "2020-12-01")) == [("2020-12-30", "办结投诉、督察交办事项", 29)]
    assert due({"27": [{**row, "done": "2020-12-05", "status": "已完成"}]}, "2020-12-01").empty


def test_an_empty_year_has_no_dates_and_breaks_nothing() -> None:
    assert due({}, "2021-01-01").empty


def test_the_same_duty_of_several_firms_on_one_day_is_one_line() -> None:
    firms = [{**FIRM, "ent_no": f"E{n:03}", "name": f"公司{n}"} for n in range(5)]
    lines = together(due({"05": firms}, "2022-01-10", year=2021).ahead)

    assert [(len(one.terms), one.who) for one in lines] == [(5, "公司0、公司1、公司2等 5 家")]


def test_every_clock_is_counted_by_a_duty_or_listed_without_a_day() -> None:
    counted = {c for one in all_duties().values() for c in one.clocks}
    told = {c.id for c in elsewhere()}
    shares = {"monitoring.quarter_capture", "monitoring.valid_hour"}  # no times at all

    assert counted | told | shares == {c.id for c in clocks()}
    assert not counted & told
    assert "self_assessment.submission" in told  # its date was not read anywhere
    assert period(clock("self_assessment.submission")) == "期限未见"


@pytest.mark.parametrize(
    ("one", "words", "cited"),
    [
        ("permit.renewal", "60日前", "排污许可管理条例 第十四条"),
        ("plan.filing", "20个工作日内", "环发〔2015〕4号 第十四条"),
        ("permit.records", "不少于5年", "排污许可管理条例 第二十一条"),
        ("disclosure.annual", "每年3月15日前", "企业环境信息依法披露管理办法 第十九条"),
        ("hazardous.monthly", "次月15日前", "HJ 1259—2022 7.2.1"),
        ("eia.approval", "当日以前", "中华人民共和国环境影响评价法 第二十五条"),
    ],
)
def test_times_and_clauses_are_told_as_people_write_them(one: str, words: str, cited: str) -> None:
    assert period(clock(one)) == words
    assert clause(clock(one)) == cited


@given(DAYS, st.integers(-600, 600))
def test_months_keep_the_day_or_end_with_the_month(day: date, count: int) -> None:
    """民法典 第二百零二条: where there is no corresponding day, the last day of the month."""
    moved = add_period(day, count, "month")

    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    last = months.monthrange(moved.year, moved.month)[1]
    assert moved.day == min(day.day, last)


@given(DAYS, st.integers(1, 50))
def test_years_are_twelve_months_and_a_leap_day_falls_on_28_february(day: date, count: int) -> None:
    moved = add_period(day, count, "year")

    assert moved == add_period(day, 12 * count, "month")
    if (day.month, day.day) == (2, 29) and not months.isleap(moved.year):
        assert (moved.month, moved.day) == (2, 28)


@given(DAYS, st.integers(1, 400))
def test_a_yearly_date_comes_once_for_each_year_within_reach(today: date, days: int) -> None:
    span = Span(today, today + timedelta(days=days))
    every = list(yearly("hazardous.plan", facts(year=2020), span, recorded=None))

    expected = [date(y, 3, 31) for y in range(2023, 2062) if today <= date(y, 3, 31) <= span.until]
    assert [day for _, day in every] == expected
    assert all(day.year == year + 1 for year, day in every)


@given(DAYS, st.integers(1, 400), st.sampled_from([1, 3]))
def test_a_monthly_date_is_the_fifteenth_after_each_month_within_reach(
    today: date, days: int, every: int
) -> None:
    span = Span(today, today + timedelta(days=days))
    found = list(monthly("permit.periodic_report", span, every=every))

    for ended, day in found:
        assert (ended + timedelta(days=1)).day == 1
        assert day == (ended + timedelta(days=15))
        assert ended.month % every == 0
    fifteenths = sum(
        (today + timedelta(days=n)).day == 15
        and ((today + timedelta(days=n)).month - 1) % every == 0
        and today + timedelta(days=n) >= date(2018, 3, 27)
        for n in range(days + 1)
    )
    assert len(found) == fifteenths

"""The Hunan credit table; expected values: 湘环函〔2020〕195号 (表4 of a filed report)."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from yuanjian.norms.credit import Applied, CreditScheme, applied, scheme, scheme_for, schemes
from yuanjian.norms.document import Status, read_yaml

SEED = Path(__file__).parents[3] / "shared/seed/report-2020.txt"


@pytest.fixture(scope="module")
def hunan() -> CreditScheme:
    return scheme("hunan_2020")


def test_table_has_24_items_that_take_33_and_add_3(hunan: CreditScheme) -> None:
    assert [i.no for i in hunan.items] == list(range(1, 25))
    assert sum(i.points for i in hunan.items if not i.is_bonus) == Decimal(-33)
    assert [i.no for i in hunan.items if i.is_bonus] == [13, 17, 24]
    assert sum(i.points for i in hunan.items if i.is_bonus) == Decimal(3)


def test_start_and_all_bonuses_make_the_ceiling(hunan: CreditScheme) -> None:
    assert (hunan.start, hunan.ceiling) == (Decimal(9), Decimal(12))
    assert hunan.start + 3 == hunan.ceiling


def test_groups_sum_as_printed(hunan: CreditScheme) -> None:
    sums: dict[str, Decimal] = {}
    for item in hunan.items:
        if not item.is_bonus:
            sums[item.level1] = sums.get(item.level1, Decimal()) + item.points

    assert sums == {
        "环境准入管理": -5,
        "环境基础设施": -10,
        "环境监测监管能力": -5,
        "环境风险防控": -13,
    }


def test_grades_are_named_and_their_cutoffs_unknown(hunan: CreditScheme) -> None:
    assert [g.name for g in hunan.grades] == ["环保诚信园区", "环保合格园区", "环保风险园区"]
    assert [g.at_least for g in hunan.grades] == [None, None, None]
    assert not hunan.cutoffs_known


def test_rules_are_quoted(hunan: CreditScheme) -> None:
    assert hunan.no_report.grade == "环保风险园区"
    assert hunan.unreported_item.quote == (
        "若自查报告中未上报某项指标内容的，此项指标按最高分进行扣分。"
    )
    assert all(rule.quote in hunan.notes[1] for rule in (hunan.no_report, hunan.unreported_item))
    assert hunan.no_report.status is Status.TEXT_SEEN


def test_scheme_lapses_on_its_face_at_the_end_of_2022(hunan: CreditScheme) -> None:
    assert hunan.document.number == "湘环函〔2020〕195号"
    assert str(hunan.document.issued) == "2020-12-31"
    assert str(hunan.document.in_force) == "2021-01-01"
    assert str(hunan.document.until) == "2022-12-31"


@pytest.mark.parametrize("year", [2020, 2021])
def test_years_of_the_trial_have_its_table(year: int, hunan: CreditScheme) -> None:
    assert scheme_for("湖南省", year) is hunan
    assert applied("湖南", year) == Applied(hunan, year, reference_only=False)


@pytest.mark.parametrize(("province", "year"), [("湖南", 2019), ("湖南", 2022), ("广东", 2020)])
def test_a_year_without_a_known_table_has_none(province: str, year: int) -> None:
    assert scheme_for(province, year) is None
    assert applied(province, year) is None


def test_another_years_table_applies_only_by_choice_and_for_reference(hunan: CreditScheme) -> None:
    chosen = applied("湖南", 2023, chosen="hunan_2020")

    assert chosen == Applied(hunan, 2023, reference_only=True)
    assert chosen.remark == (
        "参考：2023年度适用的指标表未见，此处按湘环函〔2020〕195号（适用于2020、2021年度）试算"
    )


def test_choosing_the_years_own_table_changes_nothing(hunan: CreditScheme) -> None:
    own = applied("湖南", 2021, chosen="hunan_2020")

    assert own == Applied(hunan, 2021, reference_only=False)
    assert own.remark == ""


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(KeyError):
        applied("湖南", 2023, chosen="hunan_2023")


@pytest.mark.parametrize("name", schemes())
def test_worked_cases_of_each_scheme(name: str) -> None:
    for case in read_yaml("credit", name, "cases.yaml"):
        item = scheme(name).item(int(case["no"]))
        assert {key: getattr(item, key) for key in case["expect"]} == case["expect"]


def test_wording_is_exactly_that_of_the_table(hunan: CreditScheme) -> None:
    if not SEED.is_file():
        pytest.skip("the seed report lies beside the checkout only at the maker's")
    text = SEED.read_text(encoding="utf-8")
    cells = [line.strip() for line in text[text.index("表4  ") :].split("\n")]
    for item in hunan.items:
        at = cells.index(f"{item.no}.")
        _, _, standard, points, _ = cells[at + 1 : at + 6]
        assert (item.standard, item.printed) == (standard, points)
        assert re.search(re.escape(item.level1), text)
        assert re.search(re.escape(item.level2), text)

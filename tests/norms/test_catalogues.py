"""Official catalogues; the worked look-ups are in each norm's cases.yaml and name their source."""

from collections import Counter
from datetime import date

import pytest

from yuanjian.core.codes import hazardous_waste as malformed_waste
from yuanjian.norms import catalogues, hj212
from yuanjian.norms.document import document, folders, read_yaml
from yuanjian.norms.pollutants import pollutant

CASES = [
    (name, case)
    for name in folders("catalogues")
    for case in read_yaml("catalogues", name, "cases.yaml")
]


def look_up(ask: str, say: str, on: date) -> object:
    if ask == "hazardous_waste":
        return catalogues.hazardous_waste(say, on).entry
    if ask == "permit_category":
        return catalogues.permit_category(int(say))
    if ask == "factor":
        return next(iter(hj212.factors(say)), None)
    if ask in ("command", "system", "data_flag"):
        return hj212.code_of(ask, say)
    return getattr(catalogues, ask)(say)


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{n}-{c['say']}" for n, c in CASES])
def test_worked_cases(name: str, case: dict) -> None:
    on = date.fromisoformat(case.get("on", "2021-06-01"))
    found = look_up(case["ask"], case["say"], on)
    if case["expect"] == "none":
        assert found is None
    else:
        assert {k: str(getattr(found, k)) for k in case["expect"]} == case["expect"]
    if "current" in case:
        assert document(f"catalogues/{name}").rules_on(on) is (case["current"] == "yes")


def test_every_catalogue_has_cases() -> None:
    assert {name for name, _ in CASES} == set(folders("catalogues"))


def test_industries_are_complete_and_each_has_its_parent() -> None:
    every = list(catalogues.industries())
    codes = {each.code for each in every}

    # 20 门类, 97 大类, 473 中类, 1381 小类 as counted in the transcriptions that were compared
    assert Counter(each.level for each in every) == {1: 20, 2: 97, 3: 473, 4: 1381}
    assert all(each.parent in codes for each in every if each.level > 1)
    assert all(each.code[:2] == each.division for each in every if each.level == 4)


def test_hazardous_wastes_are_the_467_codes_of_46_categories() -> None:
    wastes = catalogues.hazardous_wastes()

    assert len(wastes) == 467
    assert len({w.category for w in wastes}) == 46
    assert all(malformed_waste(w.code) is None for w in wastes)
    assert all(w.code[-2:] == w.category[-2:] for w in wastes)
    assert {h for w in wastes for h in w.hazard} == {"T", "C", "I", "R", "In"}


def test_the_list_of_2021_says_when_another_edition_rules() -> None:
    then = catalogues.hazardous_waste("900-039-49", date(2024, 12, 31))
    after = catalogues.hazardous_waste("900-039-49", date(2025, 1, 1))
    before = catalogues.hazardous_waste("900-039-49", date(2020, 6, 1))

    assert (then.current, then.remark) == (True, "")
    assert after.remark == (
        "按《国家危险废物名录（2021年版）》（生态环境部令第15号）查得，该版本2024-12-31后不再施行；"
        "2025-01-01适用的是国家危险废物名录（2025年版），生态环境部令第36号，请对照核实"
    )
    assert before.remark == (
        "按《国家危险废物名录（2021年版）》（生态环境部令第15号）查得，该版本自2021-01-01起施行；"
        "2020-06-01适用的是国家危险废物名录（2016年版），请对照核实"
    )


def test_oily_rags_are_exempt_when_not_collected_apart() -> None:
    found = catalogues.exemptions("900-041-49", date(2021, 6, 1))

    assert found.entry is not None
    assert [(e.stage, e.condition, e.exemption) for e in found.entry] == [
        ("全部环节", "未分类收集。", "全过程不按危险废物管理。")
    ]
    assert catalogues.exemptions("900-039-49", date(2021, 6, 1)).entry is None


def test_permit_rows_are_found_by_industry_and_the_general_ones_by_number() -> None:
    found = catalogues.permit_categories("3990", date(2021, 1, 1))

    assert found.entry is not None
    assert [c.no for c in found.entry] == [89]
    assert [catalogues.permit_category(n) is not None for n in (1, 108, 112, 113)] == [
        True,
        True,
        True,
        False,
    ]


def test_permit_rows_name_industries_that_exist() -> None:
    for no in range(1, 113):
        row = catalogues.permit_category(no)
        assert row is not None
        for code in row.industry_codes:
            assert catalogues.industry(code) is not None, (no, code)


def test_the_code_that_the_standard_uses_twice_has_both_meanings() -> None:
    assert [f.name for f in hj212.factors("g119xx")] == ["脱硫率", "入口二氧化硫SO2"]
    assert hj212.factors("w99999") == ()


def test_factors_of_water_air_and_noise_are_known_pollutants() -> None:
    unknown = [
        code
        for code in hj212.factor_codes()
        for factor in hj212.factors(code)
        if factor.group in ("水", "气", "声") and pollutant(factor.name) is None
    ]

    assert unknown == []


def test_a_name_that_two_zones_bear_is_not_guessed() -> None:
    assert catalogues.division("湖南衡阳高新技术产业园区") is None
    assert catalogues.division("430472") is not None


def test_hunan_has_14_prefectures_and_122_counties() -> None:
    prefectures = catalogues.divisions("430000")
    counties = [d for p in prefectures for d in catalogues.divisions(p.code) if d.level == "county"]

    assert len(prefectures) == 14
    assert len(counties) == 122

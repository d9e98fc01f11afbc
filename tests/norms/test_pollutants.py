"""Pollutant names; expected names: GB 3838-2002, GB 8978-1996, GB 36600-2018, HJ 212-2017."""

import re
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.core.units import unit
from yuanjian.norms.document import read_yaml
from yuanjian.norms.pollutants import Pollutant, pollutant, pollutants, spelling_key


@pytest.mark.parametrize(
    "case", read_yaml("pollutants", "cases.yaml"), ids=lambda case: str(case["said"])
)
def test_worked_spellings(case: dict[str, str]) -> None:
    found = pollutant(case["said"])

    assert found is not None
    assert found.name == case["name"]


def test_no_spelling_belongs_to_two_pollutants() -> None:
    owned = sorted((spelling_key(s), p.name) for p in pollutants() for s in p.spellings)

    for key, group in groupby(owned, key=lambda pair: pair[0]):
        assert len({name for _, name in group}) == 1, key


def test_case_alone_tells_only_cobalt_from_carbon_monoxide() -> None:
    owned: dict[str, set[str]] = {}
    for each in pollutants():
        for spelling in each.spellings:
            owned.setdefault(spelling_key(spelling).lower(), set()).add(each.name)

    assert [names for names in owned.values() if len(names) > 1] == [{"钴", "一氧化碳"}]
    assert [getattr(pollutant(s), "name", None) for s in ("Co", "CO", "co")] == [
        "钴",
        "一氧化碳",
        "一氧化碳",
    ]


def test_names_are_unique() -> None:
    names = [p.name for p in pollutants()]

    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    "said",
    ["", " ", "不存在的因子", "COD和氨氮", "（）", "mg/L", "x" * 10_000, "(" * 5_000, "总" * 5_000],
)
def test_what_is_no_pollutant_is_none(said: str) -> None:
    assert pollutant(said) is None


def test_pm25_is_not_pm2_or_pm10() -> None:
    assert [getattr(pollutant(s), "name", None) for s in ("PM2.5", "PM10", "PM1.0", "PM")] == [
        "PM2.5",
        "PM10",
        "PM1.0",
        "颗粒物",
    ]


@given(st.sampled_from([(p, s) for p in pollutants() for s in p.spellings]), st.data())
def test_width_dashes_and_blanks_do_not_matter(
    known: tuple[Pollutant, str], data: st.DataObject
) -> None:
    each, spelling = known
    wide = "".join(
        chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and data.draw(st.booleans()) else c
        for c in spelling
    )
    dashed = re.sub("-", lambda _: data.draw(st.sampled_from("-—–－ ")), wide)

    assert pollutant(f" {dashed}\n") == each


def test_usual_units_are_those_that_convert() -> None:
    strange = {
        u
        for p in pollutants()
        for u in p.units
        if any(part in u for part in ("g/L", "g/m³", "g/kg", "t/a", "m³/d", "dB")) and not unit(u)
    }

    assert strange == set()


def test_cas_numbers_carry_their_check_digit() -> None:
    for each in pollutants():
        for number in filter(None, each.cas.split(",")):
            digits = number.replace("-", "")
            total = sum(i * int(d) for i, d in enumerate(reversed(digits[:-1]), start=1))
            assert total % 10 == int(digits[-1]), (each.name, number)


def test_factors_of_the_sheets_and_of_a_filed_report_are_known() -> None:
    said = [
        "TSP",
        "PM10",
        "SO2",
        "NO2",
        "CO",
        "O3",
        "PM2.5",
        "pH",
        "COD",
        "BOD5",
        "氨氮",
        "挥发酚",
        "石油类",
        "总氮",
        "铜",
        "铅",
        "镉",
        "六价铬",
        "锰",
        "氰化物",
        "悬浮物",
        "总磷",
        "水温",
        "电导率",
        "溶解氧",
        "高锰酸盐指数",
        "化学需氧量",
        "五日生化需氧量",
        "锌",
        "氟化物",
        "硒",
        "砷",
        "汞",
        "阴离子表面活性剂",
        "硫化物",
        "粪大肠菌群",
        "TN",
        "TP",
        "SS",
        "VOCs",
        "NOx",
        "颗粒物",
        "铬",
        "流量",
    ]

    assert [s for s in said if pollutant(s) is None] == []
    assert len({p.name for s in said if (p := pollutant(s))}) == len(said) - 5  # COD BOD5 TN TP SS

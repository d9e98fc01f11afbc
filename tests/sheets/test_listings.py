"""Listings: canonical words for what people write, from the catalogues on the shelf of ``norms``."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.norms.limits import limit
from yuanjian.norms.pollutants import pollutant, pollutants
from yuanjian.sheets import listings
from yuanjian.sheets.standards import standard_name, standard_names


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("COD", "COD"), ("CODcr", "COD"), ("化学需氧量", "COD"), ("氨氮", "氨氮"), ("NH3-N", "氨氮"),
        ("ＰＭ２．５", "PM2.5"), ("PM₂.₅", "PM2.5"), ("细颗粒物", "PM2.5"), ("SO₂", "SO2"), ("二氧化硫", "SO2"),
        ("NOₓ", "NOx"), ("O3-8h", "O3"), ("TP", "总磷"), ("TN", "总氮"), ("pH值", "pH"), ("总氰化物", "氰化物"),
        ("TSP", "TSP"), ("挥发性有机物", "VOCs"), ("氨氮(mg/L)", "氨氮"), ("某某酸", None), ("", None),
    ],
)  # fmt: skip
def test_a_pollutant_goes_by_one_word_whatever_its_spelling(said: str, word: str | None) -> None:
    assert listings.find("pollutant", said) == word


def test_every_word_for_a_pollutant_leads_back_to_it_and_no_two_share_one() -> None:
    words = listings.words("pollutant")
    assert len(set(words)) == len(pollutants())
    for word, one in zip(words, pollutants(), strict=True):
        assert pollutant(word) is one
        assert listings.find("pollutant", word) == word


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("GB 18918—2002 一级A", "GB 18918—2002 一级A"),
        ("GB18918-2002一级A标准", "GB 18918—2002 一级A"),
        ("《城镇污水处理厂污染物排放标准》（GB18918-2002）中一级A标准", "GB 18918—2002 一级A"),
        ("执行ＧＢ１８９１８－２００２一级Ａ", "GB 18918—2002 一级A"),
        ("GB 8978-1996 表4 三级标准", "GB 8978—1996 三级"),
        ("gb8978－1996", "GB 8978—1996"),
        ("污水综合排放标准 三级", "GB 8978—1996 三级"),
        ("GB3838-2002 III类", "GB 3838—2002 Ⅲ类"),
        ("地表水环境质量标准Ⅲ类", "GB 3838—2002 Ⅲ类"),
        ("GB 3095-2012", "GB 3095—2012"),
        ("GB 3096—2008 4a类", "GB 3096—2008 4a类"),
        ("GB36600-2018（试行）", "GB 36600—2018"),
        ("GB 31962-2015 B级", "GB/T 31962—2015 B级"),
        ("DB43/ 1546-2018", "DB43/1546—2018"),
        ("GB 14554-93 二级", "GB 14554—93 二级"),
    ],
)
def test_a_standard_goes_by_number_and_grade(said: str, name: str) -> None:
    assert listings.find("standard", said) == name


@pytest.mark.parametrize(
    "said",
    [
        "GB 3095",  # two editions: which one is not said
        "环境空气质量标准",
        "GB 8978—1998",  # no such edition
        "GB 8978—1996 四级",  # no such grade
        "GB 18918—2002 优级",
        "国家标准",
        "达标",
        "",
    ],
)
def test_a_standard_that_is_not_clear_is_not_guessed(said: str) -> None:
    assert listings.find("standard", said) is None


def test_every_standard_that_is_offered_is_found_under_its_own_name() -> None:
    names = standard_names()
    assert {"GB 18918—2002 一级A", "GB 8978—1996 三级", "GB 3838—2002", "GB 3095—2012"} <= set(
        names
    )
    assert [n for n in names if standard_name(n) != n] == []


def test_the_limit_is_found_under_the_name_that_a_sheet_keeps() -> None:
    from datetime import date

    name = listings.find("standard", "（GB18918-2002）一级A标准")
    assert name is not None
    found = limit(name, "COD", on=date(2020, 7, 1))
    assert found is not None
    assert str(found.value) == "50"  # GB 18918-2002 table 1


@given(st.text(max_size=40))
def test_no_text_breaks_a_listing(said: str) -> None:
    for name in listings.LISTINGS:
        word = listings.find(name, said)
        assert word is None or listings.find(name, word) == word, name


@pytest.mark.parametrize(
    ("name", "said", "word"),
    [
        ("industry", "3990", "3990"),
        ("industry", "C3990", "3990"),
        ("industry", "399", None),  # a 中类, no class
        ("industry", "9999", None),
        ("hazardous_waste", "900-039-49", "900-039-49"),
        ("hazardous_waste", "900－039－49", "900-039-49"),
        ("hazardous_waste", "900-998-49", None),
        ("division_province", "湖南", "湖南省"),
        ("division_province", "广西", "广西壮族自治区"),
        ("division_province", "上海市", "上海市"),
        ("division_province", "长沙市", None),
        ("division_city", "长沙", "长沙市"),
        ("division_city", "湖南省", None),
        ("division_county", "赫山区", "赫山区"),
    ],
)
def test_catalogues_answer_with_their_own_word(name: str, said: str, word: str | None) -> None:
    assert listings.find(name, said) == word


def test_there_are_34_provinces() -> None:
    assert len(set(listings.words("division_province"))) == 34


def test_likely_words_are_proposed_for_an_unknown_one() -> None:
    assert listings.nearest("pollutant", "氰化氢")[0] in ("硫化氢", "氰化物", "氯化氢")
    assert listings.nearest("pollutant", "完全不相干的文字") == ()


def test_every_listing_has_a_title_and_a_hint_in_chinese() -> None:
    for name in listings.LISTINGS:
        assert any("一" <= c <= "鿿" for c in listings.title(name))
        assert any("一" <= c <= "鿿" for c in listings.hint(name))


def test_importing_the_sheets_reads_no_law() -> None:
    code = (
        "import sys; from yuanjian.sheets.shelf import all_sheets; all_sheets(); "
        "print([m for m in sys.modules if m.startswith('yuanjian.norms.')], 'yaml' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[] False"

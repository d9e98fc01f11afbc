"""Number expressions of a text: figures with unit and meaning, and what only looks like a figure."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanjian.reading.folding import folded
from yuanjian.reading.numbers_in_text import numbers_in, spaced
from yuanjian.reading.tokens import FIGURES, Token


def tokens(text: str) -> list[Token]:
    return numbers_in(spaced(folded(text)))


def figures(text: str) -> list[tuple[str, str]]:
    """Value and unit of each figure."""
    return [(str(t.value), t.unit) for t in tokens(text) if t.kind in FIGURES]


def kinds(text: str) -> list[tuple[str, str]]:
    return [(t.kind, t.text) for t in tokens(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("入园企业42家", [("42", "家")]),
        ("入驻企业 ４２ 户", [("42", "户")]),
        ("产值1,234.5万元", [("1234.5", "万元")]),
        ("规模5.0×10⁴m³/d", [("5.0E+4", "m3/d")]),
        ("规模5.0×104m³/d", [("5.0E+4", "m3/d")]),
        ("6000多吨", [("6000", "吨")]),
        ("十余个项目", [("10", "个")]),
        ("包含三个区块", [("3", "个")]),
        ("一百二十三家", [("123", "家")]),
        ("1.2万家", [("1.2E+4", "家")]),
        ("26.3%，高出18.5个百分点", [("26.3", "%"), ("18.5", "个百分点")]),
        (
            "最大超标倍数分别为0.058、1.468、0.378倍",
            [("0.058", "倍"), ("1.468", "倍"), ("0.378", "倍")],
        ),
        ("下降-3.2%", [("-3.2", "%")]),
        ("VOCs0t/a，VOCs:62.8928t/a", [("0", "t/a"), ("62.8928", "t/a")]),
        ("GDP94.24亿元", [("94.24", "亿元")]),
        ("PM2.5 46天", [("46", "天")]),
        ("①甲3家②乙5家", [("3", "家"), ("5", "家")]),
        ("5，200家", [("5", ""), ("200", "家")]),
        ("单位能耗0.1138吨标煤/万元", [("0.1138", "吨标煤/万元")]),
        ("37.5hm²", [("37.5", "hm2")]),
    ],
)
def test_figures_are_found_with_their_unit(text: str, found: list[tuple[str, str]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2020年12月31日", ("date", "2020-12-31")),
        ("2013年05月20日", ("date", "2013-05-20")),
        ("2020-12-31", ("date", "2020-12-31")),
        ("2020 年 2月 24 日", ("date", "2020-02-24")),
        ("2006年8月", ("month", "2006-08")),
        ("19943月", ("month", "1994-03")),
        ("20069月", ("month", "2006-09")),
        ("2020年度", ("year", "2020")),
        ("1-12月", ("period", "1-12月")),
        ("2020年1-6月", ("period", "2020年1-6月")),
        ("批复文号为湘环评函[2014]30号", ("document", "湘环评函〔2014〕30号")),
        ("国办函〔2020〕51号", ("document", "国办函〔2020〕51号")),
        ("批复文号 湘环评[2012]13号", ("document", "湘环评〔2012〕13号")),
        ("2018年公告第4号", ("document", "2018年公告第4号")),
        ("湘环评函﹝201729", ("document", "湘环评函〔2017〕29号")),
        ("园区代码为G433094", ("code", "G433094")),
        ("排放口DW001", ("code", "DW001")),
        ("编号YSRDPM250000007328", ("code", "YSRDPM250000007328")),
        ("电话0731-85698000", ("code", "0731-85698000")),
        ("91430300MA4L0X1234", ("code", "91430300MA4L0X1234")),
        ("排名第120位", ("ordinal", "第120")),
        ("（2.2.1）废气", ("enumerator", "(2.2.1)")),
        ("1、产业集聚度", ("enumerator", "1")),
        ("表1 落实情况", ("name", "表1")),
        ("执行GB 3838-2002", ("name", "GB 3838-2002")),
        ("PM2.5", ("name", "PM2.5")),
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str, found: tuple[str, str]) -> None:
    assert kinds(text)[0] == found
    assert figures(text) == []


def test_lost_characters_that_were_put_back_are_told() -> None:
    assert [t.damaged for t in tokens("19943月")] == [True]
    assert [t.damaged for t in tokens("1994年3月")] == [False]
    assert [t.damaged for t in tokens("湘环评函﹝201729")] == [True]
    assert [t.damaged for t in tokens("5.0×104m³/d")] == [True]
    assert [t.damaged for t in tokens("5.0×10⁴m³/d")] == [False]


def test_a_gap_that_waits_for_its_number_is_a_blank() -> None:
    assert kinds("新入园企业数量     个，清退") == [("blank", "\ue000")]
    assert kinds("新入园企业数量____个") == [("blank", "____")]
    assert kinds("新入园企业数量【待填】个") == [("blank", "[待填]")]
    assert kinds("新入园 企业数量") == []


def test_about_and_bounds_are_kept() -> None:
    assert [(t.approx, t.bound) for t in tokens("约78%")] == [(True, "")]
    assert [(t.approx, t.bound) for t in tokens("80余家")] == [(True, "")]
    assert [(t.approx, t.bound) for t in tokens("42%以上")] == [(False, "at least")]
    assert [(t.approx, t.bound) for t in tokens("超过30%")] == [(False, "at least")]
    assert [(t.approx, t.bound) for t in tokens("不足30%")] == [(False, "at most")]


def test_a_list_knows_which_of_how_many_each_number_is() -> None:
    assert [t.series for t in tokens("0.058、1.468和0.378倍")] == [(1, 3), (2, 3), (3, 3)]


@given(
    st.decimals(0, 10**8, places=4, allow_nan=False),
    st.sampled_from(["家", "t/a", "亿元", "%", "m³/d"]),
)
def test_any_printed_number_is_read_exactly(number: Decimal, unit: str) -> None:
    (token,) = [t for t in tokens(f"工业总产值为{number}{unit}，") if t.kind in FIGURES]

    assert token.value == number
    assert token.unit == unit.replace("³", "3")


@given(
    st.text(
        alphabet="0123456789.,-年月日第（）()[]〔〕号×^％%家个t/aPM、 \t湘环评函一十", max_size=60
    )
)
def test_tokens_never_overlap_and_lie_inside_the_text(text: str) -> None:
    prepared = spaced(folded(text))
    found = numbers_in(prepared)

    assert all(0 <= t.start < t.end <= len(prepared.text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))

"""The file that says what outlets are, and limits from standards."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from yuanjian.core.refusal import Refusal
from yuanjian.monitoring.outlets.about import Limits, Outlet, Span
from yuanjian.monitoring.outlets.about_file import outlet_of, read_about
from yuanjian.monitoring.outlets.standards import with_standard

D = Decimal
DAY = date(2021, 12, 31)


def test_a_file_says_everything_in_chinese(tmp_path: Path) -> None:
    file = tmp_path / "排口.yaml"
    file.write_text(
        """
DA001:
  名称: 锅炉排气筒
  企业: 澄江岭穗冷链食品有限公司
  类型: 废气
  炉型: GB 13271-2014 燃气锅炉
  限值: {SO2: 50, NOx: {小时: 200, 日: 150}}
  停运: [2021-02-01 00:00 至 2021-02-15 12:00, 2021年3月1日 至 2021年3月2日]
  失控: 2021-05-01 08:00 至 2021-05-01 10:00
  校准: [2021-01-05 10:00]
  F标记: 生产停运
  许可排放量: {NOx: 0.45}
DW001:
  监测间隔: {COD: 2}
  限值: {pH: 6～9}
""",
        encoding="utf-8",
    )
    gas, water = read_about(file)

    assert (gas.oxygen, gas.oxygen_source) == (D("3.5"), "GB 13271-2014 燃气锅炉")
    assert gas.limits["氮氧化物"] == Limits(D(200), D(150), None, "排口说明")
    assert gas.stops == (
        Span(datetime(2021, 2, 1), datetime(2021, 2, 15, 12)),
        Span(datetime(2021, 3, 1), datetime(2021, 3, 3)),  # the last day is in it
    )
    assert (gas.flag_f_stops, gas.permitted) == (True, {"氮氧化物": D("0.45")})
    assert (water.every, water.limits["pH值"].low) == ({"化学需氧量": 2}, D(6))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"类形": "废气"}, "不认识“类形”"),
        ({"类型": "烟气"}, "可以写：废气、废水"),
        ({"炉型": "GB 13271-2014 水泥窑"}, "没有收录“GB 13271-2014 水泥窑”的基准氧含量"),
        ({"基准氧含量": "21"}, "不低于空气的氧含量"),
        ({"炉型": "GB 13271-2014 燃气锅炉", "基准氧含量": "3.5"}, "只写一个"),
        ({"停运": "2021-02-01 00:00"}, "应写起止时间"),
        ({"停运": "2021-02-03 至 2021-02-01"}, "结束不晚于开始"),
        ({"校准": "2021-02-30 08:00"}, "日历上没有"),
        ({"校准": "2021-02-03 08:30"}, "应写整点"),
        ({"限值": {"某因子": "50"}}, "不认识因子“某因子”"),
        ({"限值": {"COD": "约50"}}, "应只写数字"),
        ({"限值": {"COD": {"月": "50"}}}, "不认识“月”"),
        ({"监测间隔": {"COD": "5"}}, "不能整除一天"),
        ({"许可排放量": "0.45"}, "应按因子写"),
        ("废气", "没有内容，或没有缩进"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused_with_its_place(told: object, said: str) -> None:
    with pytest.raises(Refusal, match="排口 DA001") as no:
        outlet_of("DA001", told)

    assert said in str(no.value)


def test_a_file_that_is_no_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "排口.yaml"
    file.write_text("DA001:\n  名称: [", encoding="utf-8")

    with pytest.raises(Refusal, match="第 2 行读不出来"):
        read_about(file)


def test_an_outlet_that_is_declared_twice_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "排口.yaml"
    file.write_text(
        "DA001:\n  类型: 废气\nDA002:\n  类型: 废气\nDA001:\n  名称: 甲\n", encoding="utf-8"
    )

    with pytest.raises(Refusal, match="DA001 写了不止一段"):
        read_about(file)


def test_limits_come_from_the_standard_where_the_file_gives_none() -> None:
    # GB 18918-2002 表1, 一级A
    outlet = Outlet(
        "DW001", kind="废水", standard="GB 18918—2002 一级A", cases={"氨氮": "水温>12℃"},
        limits={"总氮": Limits(D(12), D(12))},
    )  # fmt: skip
    found, said = with_standard(outlet, ["化学需氧量", "氨氮", "总磷", "总氮", "pH值", "水温"], DAY)

    assert {i: (h.low, h.day) for i, h in found.limits.items()} == {
        "化学需氧量": (None, D(50)), "氨氮": (None, D(5)), "总氮": (None, D(12)), "pH值": (D(6), D(9)),
    }  # fmt: skip
    assert len(said) == 1
    assert "总磷的限值按情形分列" in said[0]


def test_a_standard_that_is_not_on_the_shelf_is_refused() -> None:
    with pytest.raises(Refusal, match="DW001 的执行标准：标准库中没有“GB 1”"):
        with_standard(Outlet("DW001", kind="废水", standard="GB 1"), ["氨氮"], DAY)

"""A year's summary of outlets, in the shape of sheet 21."""

from decimal import Decimal
from pathlib import Path

import pytest

from yuanjian.monitoring.readers.outlet_year import read_outlet_years
from yuanjian.monitoring.readers.problem import UnreadableSeries

FILE = """2020年在线监测年汇总
企业名称,排口编号,类型,因子,应运行小时数,有效小时数,日均超标天数,小时超标数,最大日均值,限值(mg/L)
澄江污水处理厂,DW001 总排口,废水,COD,8784,8600,0,2,38.25,50
澄江污水处理厂,DW001 总排口,废水,氨氮,8784,86o0,/,—,3.1,5
"""


def test_a_summary_is_read_with_its_title_above_the_header(tmp_path: Path) -> None:
    path = tmp_path / "汇总.csv"
    path.write_bytes(FILE.encode("gb18030"))
    (first, second), problems = read_outlet_years(path)
    assert (first.outlet, first.item, first.due, first.valid) == (
        "DW001 总排口",
        "化学需氧量",
        8784,
        8600,
    )
    assert (first.days_over, first.hours_over, first.top, first.limit) == (
        0,
        2,
        Decimal("38.25"),
        Decimal(50),
    )
    assert (second.item, second.valid, second.days_over, second.hours_over) == (
        "氨氮",
        None,
        None,
        None,
    )
    assert [(p.line, p.column, p.text) for p in problems] == [(4, "有效小时数", "86o0")]


def test_what_is_no_summary_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(UnreadableSeries, match="没有找到在线监测年汇总的表头"):
        read_outlet_years(path)

"""The real station-year of the demo: attributed, small, and evaluated."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from yuanjian.commands._air_year import evaluated, show
from yuanjian.demo.air import NAME, SOURCE, write_hours
from yuanjian.monitoring.air.law import Law
from yuanjian.monitoring.readers.declaration import Declaration


def test_the_station_year_is_small_and_says_where_it_comes_from(tmp_path: Path) -> None:
    path = write_hours(tmp_path)
    told = (files("yuanjian.demo") / "data" / "air" / "README.md").read_text(encoding="utf-8")

    assert path.stat().st_size < 200_000
    assert path.name == NAME
    for text in (told, SOURCE, (tmp_path / f"{NAME}.yaml").read_text(encoding="utf-8")):
        assert "10.24432/C5RK5G" in text
        assert "CC BY 4.0" in text


def test_the_station_year_is_evaluated_and_its_label_is_told_as_assumed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """362 valid days of 2016, all six items sufficient: the two implementations of tests/monitoring agree on them."""
    found = evaluated([write_hours(tmp_path)], Declaration(), Law())
    show(found)

    (one,) = [y for y in found.years if y.year == 2016]
    assert (one.point, one.days, one.limits) == ("Aotizhongxin", 362, "GB 3095-2012")
    assert all(item.enough for item in one.items.values())
    assert found.assumed == (
        "时间标的是时段的开始还是结束？文件没有说明，假定为“时段末（如总站发布的数据）”",
    )
    assert "→ 时段末（如总站发布的数据）" in capsys.readouterr().out
    assert "时标：原数据没有说明，示例假定为时段末" in (tmp_path / f"{NAME}.yaml").read_text(
        encoding="utf-8"
    )

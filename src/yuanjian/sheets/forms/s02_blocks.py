"""02 区块与用地: the blocks of the park and how their land is used."""

from collections.abc import Iterator

from yuanjian.core.rounding import plain
from yuanjian.sheets.column import (
    Many,
    Number,
    Text,
    choice,
    code,
    multi,
    number,
    text,
)
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    sums_within,
)

_LAND = ("land1", "land2", "land3", "land_w", "land_o")


class Row(ListRow):
    """One block; the areas of all blocks add up to the approved area."""

    sheet = Sheet(
        "02",
        "区块与用地",
        keys=("block_no",),
        called="{block_no} {block_name}",
        note="每个区块一行；各区块面积之和应等于核准面积。只有一个区块也要填一行。",
    )

    block_no: Text = code(
        "区块编号", r"B\d{2}", required=True, expected="B 加2位数字，如 B01", example="B01"
    )
    block_name: Text = text(
        "区块名称", required=True, example="围网区", aliases=("片区名称", "园区片区", "组团名称")
    )
    area: Number = number(
        "区块面积",
        4,
        unit="km²",
        low=0,
        high=500,
        required=True,
        example="1.80",
        aliases=("面积", "核准范围面积", "片区面积"),
    )
    bounds: Text = text(
        "四至",
        required=True,
        longest=2000,
        example="东至环湖东路，南至澄江大道，西至保税西路，北至望城坡路",
        aliases=("四至范围", "边界"),
    )
    ind: Many = multi("主导产业", example="保税加工；保税物流", aliases=("产业定位",))
    land1: Number = number(
        "一类工业用地", 2, unit="ha", low=0, required=True, example="60.00", aliases=("M1",)
    )
    land2: Number = number(
        "二类工业用地", 2, unit="ha", low=0, required=True, example="0", aliases=("M2",)
    )
    land3: Number = number(
        "三类工业用地",
        2,
        unit="ha",
        low=0,
        required=True,
        example="0",
        aliases=("M3",),
        note="批复禁止三类工业用地的，应为0",
    )
    land_w: Number = number(
        "仓储物流用地", 2, unit="ha", low=0, example="70.00", aliases=("物流仓储用地", "仓储用地")
    )
    land_o: Number = number("其他用地", 2, unit="ha", low=0, example="50.00")
    geojson: Text = choice(
        "边界文件",
        ref="34.no",
        example="A012",
        aliases=("矢量边界",),
        note="GeoJSON 或 SHP 附件的编号",
    )

    def problems(self) -> Iterator[Problem]:
        """Land by use is within the block (1 km² is 100 ha)."""
        area = self.amount("area")
        if area is not None:
            yield from sums_within(
                self, _LAND, area * 100, f"区块面积 {plain(area)} km²，折合（ha）"
            )

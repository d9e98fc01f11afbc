"""14 管网: sewers and rain drains, block by block."""

from collections.abc import Iterator

from yuanjian.core.rounding import plain
from yuanjian.sheets.column import (
    Day,
    Number,
    Text,
    Whole,
    YesNo,
    choice,
    computed,
    day,
    integer,
    number,
    yesno,
)
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    at_most,
    doubt,
)


class Row(ListRow):
    """The sewers and drains of one block that lead to one plant."""

    sheet = Sheet(
        "14",
        "管网",
        keys=("block_no", "wwtp"),
        none_ok=True,
        note="每个区块接入每座处理设施一行；应建长度按规划填写。",
    )

    block_no: Text = choice(
        "区块", ref="02.block_no", required=True, example="B01", aliases=("区块编号", "所在区块")
    )
    wwtp: Text = choice(
        "接入设施编号",
        ref="13.no",
        required=True,
        example="W01",
        aliases=("接入污水处理厂", "接入设施", "污水处理设施编号"),
    )
    s_need: Number = number(
        "污水管网应建",
        2,
        unit="km",
        low=0,
        required=True,
        example="8.60",
        aliases=("污水管网应建长度",),
    )
    s_done: Number = number(
        "污水管网已建",
        2,
        unit="km",
        low=0,
        required=True,
        example="8.60",
        aliases=("污水管网长度", "污水管网已建长度"),
    )
    s_cov: Number = computed(
        "污水管网覆盖率", "network.sewage_coverage", unit="%", note="按长度：已建÷应建"
    )
    r_need: Number = number(
        "雨水管网应建",
        2,
        unit="km",
        low=0,
        required=True,
        example="9.10",
        aliases=("雨水管网应建长度",),
    )
    r_done: Number = number(
        "雨水管网已建",
        2,
        unit="km",
        low=0,
        required=True,
        example="9.10",
        aliases=("雨水管网长度", "雨水管网已建长度"),
    )
    r_cov: Number = computed(
        "雨水管网覆盖率", "network.rain_coverage", unit="%", note="按长度：已建÷应建"
    )
    sep: Text = choice(
        "雨污分流",
        "完成",
        "部分",
        "未",
        required=True,
        example="完成",
        aliases=("雨污分流情况", "是否雨污分流"),
        spellings={
            "已完成": "完成",
            "是": "完成",
            "部分完成": "部分",
            "未完成": "未",
            "否": "未",
            "未实施": "未",
        },
    )
    mis: Whole = integer(
        "错接混接发现",
        unit="处",
        low=0,
        example="0",
        aliases=("错接混接", "发现错接混接"),
        yearly=True,
    )
    fixed: Whole = integer(
        "错接混接已改", unit="处", low=0, example="0", aliases=("已改错接混接",), yearly=True
    )
    survey: Day = day(
        "最近排查日期",
        required=True,
        example="2020-08-12",
        aliases=("排查日期", "排查时间"),
        note="应在3年以内",
        yearly=True,
    )
    r_out: Whole = integer("雨水排口数", unit="个", low=0, example="2", aliases=("雨水排放口数",))
    first: YesNo = yesno("初期雨水收集", example="是", aliases=("是否收集初期雨水",))

    def problems(self) -> Iterator[Problem]:
        """What is built is at most what is to be built; separation needs both networks."""
        yield from at_most(self, "s_done", "s_need")
        yield from at_most(self, "r_done", "r_need")
        yield from at_most(self, "fixed", "mis", "doubt")
        if self.sep == "完成":
            for done, need in (("s_done", "s_need"), ("r_done", "r_need")):
                built, planned = self.amount(done), self.amount(need)
                if built is not None and planned is not None and built < planned:
                    said = f"雨污分流为“完成”，已建却小于应建（{plain(planned)} km）"
                    yield doubt(self, done, said)

"""35 黑臭水体: black and odorous waters in the park."""

from collections.abc import Iterator

from yuanjian.sheets.column import Day, Number, Text, choice, day, number, text
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_day

_DONE = among("status", "已完成", says="整治状态为“已完成”")


class Row(ListRow):
    """One water body."""

    sheet = Sheet(
        "35",
        "黑臭水体",
        keys=("name",),
        none_ok=True,
        note="每个水体一行；园区没有黑臭水体时首列填“无”。",
    )

    name: Text = text("水体名称", required=True, example="澄江支渠")
    len: Number = number(
        "长度(面积)",
        0,
        unit="m",
        low=0,
        required=True,
        example="850",
        note="河渠填长度；湖塘在备注中写明面积",
        aliases=("长度", "水体长度"),
    )
    cls: Text = choice(
        "黑臭级别",
        "轻度",
        "重度",
        required=True,
        example="轻度",
        spellings={"轻度黑臭": "轻度", "重度黑臭": "重度"},
        aliases=("级别",),
    )
    status: Text = choice(
        "整治状态",
        "未开工",
        "整治中",
        "已完成",
        required=True,
        example="已完成",
        spellings={"完成": "已完成", "已整治": "已完成", "未整治": "未开工"},
    )
    done: Day = day("完成日期", month_ok=True, when=_DONE, example="2020-10-30")
    retest: Text = text(
        "复测结果", when=_DONE, example="透明度 42 cm，溶解氧 4.1 mg/L，已消除黑臭", yearly=True
    )

    def problems(self) -> Iterator[Problem]:
        """What is not finished has no day of completion."""
        if held_day(self, "done") and self.status in ("未开工", "整治中"):
            yield doubt(
                self, "status", f"填了完成日期，整治状态却是“{self.status}”", "请改其中一处"
            )

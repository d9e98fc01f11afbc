"""17 大气站点: the air stations whose daily means the report evaluates or mentions."""

from collections.abc import Iterator

from yuanjian.sheets.column import (
    Day,
    Many,
    Number,
    Text,
    YesNo,
    choice,
    code,
    computed,
    day,
    multi,
    number,
    text,
    yesno,
)
from yuanjian.sheets.conditions import among
from yuanjian.sheets.conditions import no as says_no
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, not_listed

_INDICATIVE = ("小微站", "走航")


class Row(ListRow):
    """One station. 小微站 and 走航 are indicative: their data are a reference, not an evaluation."""

    sheet = Sheet(
        "17",
        "大气站点",
        keys=("no",),
        called="{no} {name}",
        none_ok=True,
        note="每个站点一行；小微站、走航的数据一般只作参考，不作正式评价。日均值填 20_大气日均值。",
    )

    no: Text = code(
        "站点编号", r"A\d{2,3}", required=True, expected="A 加两位数字，如 A01", example="A01"
    )
    name: Text = text("站点名称", required=True, example="澄江实验中学站")
    type: Text = choice(
        "站点类型",
        "国控",
        "省控",
        "市控",
        "园区标准站",
        "小微站",
        "走航",
        required=True,
        example="国控",
        spellings={
            "国控站": "国控",
            "国控点": "国控",
            "省控站": "省控",
            "市控站": "市控",
            "标准站": "园区标准站",
            "微站": "小微站",
            "微型站": "小微站",
            "走航监测": "走航",
        },
    )
    use: Text = choice(
        "数据用途",
        "正式评价",
        "参考",
        required=True,
        example="正式评价",
        note="小微站、走航填“参考”",
    )
    inside: YesNo = yesno("位于园区内", required=True, example="否", aliases=("是否位于园区内",))
    dist: Number = number(
        "与园区距离",
        1,
        unit="km",
        low=0,
        high=200,
        when=says_no("inside", says="站点不在园区内"),
        example="3.2",
        aliases=("距离",),
    )
    device: Text = text("设备编号", when=among("type", "小微站", says="站点类型为小微站"))
    factors: Many = multi(
        "监测因子",
        listing="pollutant",
        open_list=True,
        required=True,
        example="SO2；NO2；CO；O3；PM10；PM2.5",
        aliases=("监测项目",),
    )
    zone: Text = choice(
        "功能区",
        "一类",
        "二类",
        required=True,
        example="二类",
        spellings={"一类区": "一类", "二类区": "二类", "1类": "一类", "2类": "二类"},
        aliases=("环境空气功能区",),
    )
    std: Text = computed(
        "执行标准版本", "station.standard", note="按日期：2012版、2026版过渡阶段、2026版"
    )
    om: Text = text("运维单位", example="某某环境监测公司")
    calib: Day = day("最近校准日期", example="2020-11-05", aliases=("最近校准",), yearly=True)
    lon: Number = number(
        "经度", 6, unit="°", low=73, high=136, example="112.391000", note="CGCS2000"
    )
    lat: Number = number("纬度", 6, unit="°", low=3, high=54, example="28.573000", note="CGCS2000")

    def problems(self) -> Iterator[Problem]:
        """Indicative stations are no base of an evaluation; a station inside has no distance."""
        yield from not_listed(self, "factors")
        if self.type in _INDICATIVE and self.use == "正式评价":
            yield doubt(
                self,
                "use",
                f"{self.type}的数据填为“正式评价”",
                "请改为“参考”，或在备注中写明依据",
            )
        if self.inside is True and (self.amount("dist") or 0) > 0:
            yield doubt(
                self, "dist", "站点在园区内，与园区距离却大于 0", "请改其中一处，或清空距离"
            )

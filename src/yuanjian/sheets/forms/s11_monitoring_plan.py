"""11 自行监测计划: what the EIA's reply wants monitored and what was monitored (table 2 of the report)."""

from collections.abc import Iterator

from yuanjian.core.marks import Mark
from yuanjian.sheets.column import (
    Day,
    Many,
    Number,
    Text,
    choice,
    code,
    computed,
    day,
    long,
    multi,
    number,
    text,
)
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    doubt,
    held_text,
    not_listed,
)

_OPEN = among("result", "部分落实", "未落实", says="落实情况为部分落实或未落实")
_PLACES = {
    "环境质量": ("环境空气", "地表水", "地下水", "声", "土壤", "底泥"),
    "污染源": ("废水", "废气", "厂界", "地下水", "土壤"),
}


class Row(ListRow):
    """One planned point; 无 in 实际点位编号 says that nothing was monitored there."""

    sheet = Sheet(
        "11",
        "自行监测计划",
        keys=("plan_no",),
        called="{plan_no} {p_point}",
        none_ok=True,
        note="规划环评批复的跟踪监测计划，每个计划点位一行；对应报告表2。",
        proven_by="监测报告",
        proven_when=among("result", "落实", "已落实", says="填报已落实"),
    )

    plan_no: Text = code(
        "计划编号", r"M\d{2,3}", required=True, expected="M 加2–3位数字，如 M01", example="M01"
    )
    cat: Text = choice("类别", "环境质量", "污染源", required=True, example="环境质量")
    medium: Text = choice(
        "要素",
        "环境空气",
        "地表水",
        "地下水",
        "声",
        "土壤",
        "底泥",
        "废水",
        "废气",
        "厂界",
        required=True,
        example="环境空气",
        aliases=("环境要素", "监测要素"),
        spellings={
            "大气": "环境空气",
            "空气": "环境空气",
            "大气环境": "环境空气",
            "水": "地表水",
            "噪声": "声",
            "声环境": "声",
            "环境噪声": "声",
            "厂界噪声": "厂界",
        },
    )
    doc_no: Text = choice(
        "来源文件编号", ref="03.doc_no", required=True, example="D01", aliases=("文件编号",)
    )
    p_point: Text = text(
        "计划点位", required=True, example="管委会", aliases=("监测点位", "计划监测点位", "点位")
    )
    p_factor: Many = multi(
        "计划因子",
        listing="pollutant",
        open_list=True,
        required=True,
        example="TSP；PM10；SO2；NO2",
        aliases=("监测因子", "计划监测因子", "监测项目"),
        note="用；分隔",
    )
    p_freq: Number = number(
        "计划频次",
        1,
        unit="次/年",
        low=0,
        high=8784,
        required=True,
        example="2",
        aliases=("监测频次", "计划监测频次"),
    )
    p_when: Text = text("时段/每期天数", example="冬、夏各1期，每期7天", aliases=("监测时段",))
    a_point: Many = multi(
        "实际点位编号",
        ref="16.no|17.no|18.no|21.outlet",
        open_list=True,
        required=True,
        example="A01",
        aliases=("实际点位", "实际监测点位"),
        note="16、17、18表的编号或排口编号；未监测填“无”",
    )
    a_factor: Many = computed("实际因子", "monitoring_plan.actual_factors")
    miss: Many = computed("缺测因子", "monitoring_plan.missing_factors")
    a_freq: Number = computed("实际次数", "monitoring_plan.actual_frequency", unit="次/年")
    mode: Text = choice(
        "实施方式",
        "委托监测",
        "自动站",
        "依托例行监测",
        "企业自测",
        "在线",
        required=True,
        example="依托例行监测",
        spellings={
            "委托": "委托监测",
            "自动监测": "自动站",
            "例行监测": "依托例行监测",
            "自测": "企业自测",
            "自行监测": "企业自测",
            "在线监测": "在线",
        },
        aliases=("监测方式",),
        note="未监测的填“/”",
    )
    lab: Text = text(
        "监测单位",
        when=among("mode", "委托监测", says="委托监测"),
        example="",
        aliases=("检测单位", "监测机构"),
    )
    result: Text = choice(
        "落实情况",
        "落实",
        "部分落实",
        "未落实",
        "不适用",
        required=True,
        example="部分落实",
        aliases=("是否落实", "完成情况"),
        spellings={"已落实": "落实", "是": "落实", "否": "未落实"},
        yearly=True,
    )
    owner: Text = text("责任单位", when=_OPEN, example="规划建设局", aliases=("责任部门",))
    due: Day = day(
        "完成时限",
        month_ok=True,
        when=_OPEN,
        example="2021-12-31",
        aliases=("完成时间", "整改时限"),
    )
    plan: Text = long(
        "未落实原因及改进",
        when=_OPEN,
        example="TSP 未监测，下一年度委托监测。",
        aliases=("未落实原因", "改进措施", "原因及改进措施"),
        yearly=True,
    )

    def problems(self) -> Iterator[Problem]:
        """Known factors; the medium belongs to the category; what was not monitored is not kept."""
        yield from not_listed(self, "p_factor")
        medium, allowed = held_text(self, "medium"), _PLACES.get(held_text(self, "cat"), ())
        if medium and allowed and medium not in allowed:
            yield doubt(self, "medium", f"与类别“{self.cat}”不符", "请核对类别和要素")
        if self.a_point is Mark.NONE and self.result in ("落实", "部分落实"):
            said = f"实际点位为“无”（未监测），落实情况却为“{self.result}”"
            yield doubt(self, "result", said, "请改其中一处")

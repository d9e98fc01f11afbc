"""30 能力建设: what the park can watch, and with what."""

from collections.abc import Iterator

from yuanjian.sheets.column import Day, Text, Whole, YesNo, choice, computed, day, integer, yesno
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_day


class Row(ListRow):
    """One capability and its state at the end of the year."""

    sheet = Sheet(
        "30",
        "能力建设",
        keys=("item",),
        note="每个能力项一行；没有建设的也填一行，状态填“未建”。",
        proven_by="验收、联网等材料",
        proven_when=among("status", "已建成", "依托上级", says="已建成"),
    )

    item: Text = choice(
        "能力项",
        "污染源在线监控",
        "企业工况",
        "用电监控",
        "一企一管水质",
        "视频监控",
        "环保设施运行监控",
        "环境质量监控",
        "大气监控预警",
        "危废监管体系",
        "固废统一管理体系",
        "应急指挥平台",
        "监测能力",
        "信息管理档案",
        "第三方治理",
        required=True,
        example="环境质量监控",
        spellings={
            "在线监控": "污染源在线监控",
            "工况监控": "企业工况",
            "企业用电监控": "用电监控",
            "大气预警": "大气监控预警",
            "环保管家": "第三方治理",
        },
    )
    status: Text = choice(
        "状态",
        "已建成",
        "在建",
        "依托上级",
        "未建",
        "不需",
        required=True,
        example="已建成",
        spellings={
            "建成": "已建成",
            "有": "已建成",
            "未建设": "未建",
            "没有": "未建",
            "依托上级园区": "依托上级",
            "不需要": "不需",
        },
        aliases=("建设状态",),
    )
    date: Day = day(
        "建成日期",
        month_ok=True,
        when=among("status", "已建成", says="状态为“已建成”"),
        example="2019-12-01",
    )
    n: Whole = integer(
        "覆盖企业/点位数",
        unit="个",
        low=0,
        example="1",
        aliases=("覆盖企业数", "覆盖点位数"),
        yearly=True,
    )
    linked: YesNo = yesno("是否联网", example="是")
    credit: Text = computed("关联信用条款", "capability.credit_items", note="信用评价条款号")

    def problems(self) -> Iterator[Problem]:
        """What is not built has no day of completion."""
        if held_day(self, "date") and self.status in ("未建", "不需"):
            yield doubt(self, "status", f"填了建成日期，状态却是“{self.status}”", "请改其中一处")
        if self.status in ("未建", "不需") and self.linked is True:
            yield doubt(self, "linked", f"状态为“{self.status}”，却填已联网", "请改其中一处")

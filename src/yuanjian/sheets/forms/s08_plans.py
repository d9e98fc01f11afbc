"""08 应急预案: the emergency plans of the park and of each firm, and their filing."""

import re
from collections.abc import Iterator

from yuanjian.sheets.column import (
    Day,
    Text,
    choice,
    code,
    computed,
    day,
    text,
)
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    doubt,
    held_day,
    held_text,
)

_NEEDED = among("need", "是", says="应编制预案")
_FILED = among("status", "已备案", says="状态为“已备案”")
_REASONED = among("need", "否", "依托上级园区", says="不需编制或依托上级园区")
_HOSTED = among("need", "依托上级园区", says="依托上级园区")
_RISKS = {"L": "一般L", "M": "较大M", "H": "重大H"}
_FILING = re.compile(r"\d{6}-(\d{4})-\d{3}-([LMH])T?")


class Row(ListRow):
    """One plan, or why there is none."""

    sheet = Sheet(
        "08",
        "应急预案",
        keys=("subj", "ent"),
        firm="ent",
        by="企业、园区",
        note="园区一行，每家企业一行；不需编制的也填一行，写明依据。",
        proven_by="备案表",
        proven_when=among("status", "已备案", says="已备案"),
    )

    subj: Text = choice("主体类型", "园区", "企业", required=True, example="企业")
    ent: Text = choice(
        "主体名称",
        ref="01.park_name|05.name",
        required=True,
        example="澄江某某电子有限公司",
        aliases=("企业名称", "单位名称", "公司名称", "企业全称"),
    )
    need: Text = choice(
        "是否应编制",
        "是",
        "否",
        "依托上级园区",
        required=True,
        example="是",
        spellings={
            "应编制": "是",
            "需要": "是",
            "不需要": "否",
            "无需": "否",
            "不需": "否",
            "依托": "依托上级园区",
        },
        aliases=("是否需要编制", "是否编制"),
    )
    why: Text = text(
        "不需编制或依托依据",
        when=_REASONED,
        example="",
        longest=1000,
        aliases=("不需编制依据", "依据"),
    )
    title: Text = text(
        "预案名称及版本",
        when=_NEEDED,
        example="突发环境事件应急预案（2020年版）",
        aliases=("预案名称",),
    )
    risk: Text = choice(
        "风险等级",
        "一般L",
        "较大M",
        "重大H",
        when=_NEEDED | _FILED,
        example="一般L",
        aliases=("环境风险等级", "预案级别", "备案级别"),
        spellings={
            "一般": "一般L",
            "较大": "较大M",
            "重大": "重大H",
            "L": "一般L",
            "M": "较大M",
            "H": "重大H",
            "一般风险": "一般L",
            "较大风险": "较大M",
            "重大风险": "重大H",
            "一般环境风险": "一般L",
            "较大环境风险": "较大M",
            "重大环境风险": "重大H",
            "LT": "一般L",
            "MT": "较大M",
            "HT": "重大H",
        },
        note="跨区域的在备案编号末尾加 T",
    )
    no: Text = code(
        "备案编号",
        r"\d{6}-\d{4}-\d{3}-[LMH]T?",
        when=_FILED,
        example="430903-2020-012-L",
        expected="6位行政区划代码-4位年份-3位顺序号-风险等级字母（L、M、H，跨区域加 T）",
        aliases=("预案备案编号", "备案号", "备案文号"),
    )
    date: Day = day(
        "备案日期", when=_FILED, example="2020-09-15", aliases=("备案时间", "预案备案时间")
    )
    authority: Text = text(
        "备案机关", when=_FILED, example="某市生态环境局赫山分局", aliases=("备案部门", "备案单位")
    )
    expire: Text = computed("到期日", "plan.expires", note="备案日期加3年；早于年末的提示修编")
    status: Text = choice(
        "状态",
        "已备案",
        "修编中",
        "未备案",
        "不需",
        required=True,
        example="已备案",
        aliases=("备案情况", "备案状态", "预案状态", "是否备案"),
        spellings={
            "已完成": "已备案",
            "是": "已备案",
            "备案": "已备案",
            "修订中": "修编中",
            "正在修编": "修编中",
            "编制中": "未备案",
            "否": "未备案",
            "无需": "不需",
            "不需要": "不需",
        },
    )
    parent_plan: Text = text("依托预案名称", when=_HOSTED, example="", aliases=("依托预案",))

    def problems(self) -> Iterator[Problem]:
        """The filing number against date and risk; the need against the status."""
        number = _FILING.fullmatch(held_text(self, "no"))
        filed = held_day(self, "date")
        if number and filed and int(number[1]) != filed.year:
            said = f"与备案编号中的年份 {number[1]} 不一致"
            yield doubt(self, "date", said, "请与备案表核对")
        risk = held_text(self, "risk")
        if number and risk and _RISKS[number[2]] != risk:
            said = f"与备案编号中的等级字母 {number[2]}（{_RISKS[number[2]][:2]}）不一致"
            yield doubt(self, "risk", said, "请与备案表核对")
        if self.need == "是" and self.status == "不需":
            yield doubt(self, "status", "应编制预案，状态却为“不需”", "请改其中一处")
        if self.need == "否" and self.status in ("已备案", "修编中"):
            said = f"不需编制预案，状态却为“{self.status}”"
            yield doubt(self, "need", said, "请改其中一处")
        if self.status in ("未备案", "不需") and held_text(self, "no"):
            said = f"已填备案编号，状态却为“{self.status}”"
            yield doubt(self, "status", said, "请改其中一处")

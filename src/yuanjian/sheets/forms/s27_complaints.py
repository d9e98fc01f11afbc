"""27 投诉与督察: complaints and cases assigned by inspections, without those who complained."""

from collections.abc import Iterator

from yuanjian.sheets.column import (
    Day,
    Many,
    Text,
    YesNo,
    choice,
    code,
    computed,
    day,
    long,
    multi,
    yesno,
)
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_day, in_order

_OPEN = among("status", "整改中", "未开始", says="年末还没有办结")
_DONE = among("status", "已完成", says="整改状态为“已完成”")


class Row(ListRow):
    """One case. Telephone and identity numbers and names in its summary are masked on entry."""

    sheet = Sheet(
        "27",
        "投诉与督察",
        keys=("no",),
        none_ok=True,
        note="每件一行，不填举报人信息；全年没有时首列填“无”。",
        yearly=True,
        lasting=_OPEN,
        proven_by="交办和办结材料",
    )

    no: Text = code(
        "编号",
        r"[0-9A-Z一-鿿()〔〕\[\]_/.-]{1,60}",
        required=True,
        expected="平台工单号或收文号",
        example="12369-20200501",
        aliases=("工单号", "工单编号", "受理编号"),
    )
    src: Text = choice(
        "来源",
        "12369",
        "12345",
        "来信来访",
        "网络媒体",
        "中央督察",
        "省督察",
        "市交办",
        "其他",
        required=True,
        example="12369",
        aliases=("投诉来源", "来源渠道"),
        spellings={
            "12369热线": "12369",
            "12345热线": "12345",
            "中央环保督察": "中央督察",
            "中央生态环境保护督察": "中央督察",
            "省环保督察": "省督察",
            "省生态环境保护督察": "省督察",
            "来信": "来信来访",
            "来访": "来信来访",
            "信访": "来信来访",
        },
    )
    insp: Text = computed("是否督察交办", "complaint.inspection", note="由来源判定")
    date: Day = day("受理日期", required=True, example="2020-05-01")
    types: Many = multi(
        "污染类型",
        "大气-异味",
        "大气-扬尘",
        "大气-其他",
        "水",
        "噪声",
        "固废",
        "生态",
        "辐射",
        "其他",
        required=True,
        example="大气-异味",
        note="可多选，用；分隔；占比之和可超过 100%",
        spellings={
            "异味": "大气-异味",
            "恶臭": "大气-异味",
            "大气-恶臭": "大气-异味",
            "扬尘": "大气-扬尘",
            "粉尘": "大气-扬尘",
            "大气": "大气-其他",
            "废气": "大气-其他",
            "废水": "水",
            "噪音": "噪声",
            "固体废物": "固废",
        },
    )
    ent: Many = multi(
        "涉及企业",
        "施工工地",
        ref="05.name",
        open_list=True,
        example="澄江某某电子有限公司",
        note="企业名录中的企业，或“施工工地”；多家用；分隔",
    )
    text: Text = long(
        "内容摘要",
        required=True,
        masked=True,
        example="反映夜间有塑料异味",
        note="不填举报人信息；导入时自动屏蔽电话、证件号码、姓名",
        aliases=("投诉内容", "反映内容"),
    )
    true: Text = choice(
        "是否属实",
        "属实",
        "部分属实",
        "不属实",
        "待查",
        required=True,
        example="部分属实",
        spellings={"是": "属实", "否": "不属实", "基本属实": "部分属实"},
    )
    due: Day = day("办理期限", required=True, example="2020-06-30", note="信访事项一般 60 日")
    done: Day = day("办结日期", when=_DONE, example="2020-05-20", note="未办结的留空")
    status: Text = choice(
        "整改状态",
        "已完成",
        "整改中",
        "未开始",
        "不需",
        required=True,
        example="已完成",
        spellings={"完成": "已完成", "已办结": "已完成", "无需整改": "不需", "不需要": "不需"},
    )
    repeat: YesNo = yesno("是否重复投诉", required=True, example="否")

    def problems(self) -> Iterator[Problem]:
        """The days in order; what is closed has its day, and only that."""
        yield from in_order(self, "date", "due")
        yield from in_order(self, "date", "done")
        done, due = held_day(self, "done"), held_day(self, "due")
        if done and self.status in ("整改中", "未开始"):
            yield doubt(
                self, "status", f"已填办结日期 {done}，整改状态却是“{self.status}”", "请改其中一处"
            )
        if done and due and done > due:
            yield doubt(
                self,
                "done",
                f"晚于办理期限（{due}）{(done - due).days} 天",
                "如有延期请在备注写明延期依据",
            )
        if self.true == "不属实" and self.status == "整改中":
            yield doubt(self, "status", "“不属实”的投诉仍在整改中", "不需整改的请填“不需”")

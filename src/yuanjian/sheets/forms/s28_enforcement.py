"""28 监管执法与通报: penalties, orders, notices and incidents of the year."""

from collections.abc import Iterator

from yuanjian.sheets.column import Day, Number, Text, choice, computed, day, long, number, text
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_day, in_order, year_agrees

_WRITTEN = among(
    "type",
    "行政处罚",
    "责令改正",
    "限产停产",
    "区域限批",
    "挂牌督办",
    "通报",
    says="类型为书面处理",
)
_FINED = among("type", "行政处罚", says="类型为“行政处罚”")


class Row(ListRow):
    """One act of an authority against the park, a firm or a plant."""

    sheet = Sheet(
        "28",
        "监管执法与通报",
        keys=("date", "subj", "type", "doc"),
        none_ok=True,
        note="行政处罚、责令改正、限批、督办、约谈、通报、突发环境事件等，每件一行；全年没有时首列填“无”。",
        yearly=True,
        lasting=among("status", "整改中", "未开始", says="年末还没有完成整改"),
        proven_by="文书和整改材料",
    )

    date: Day = day("日期", required=True, example="2020-08-17", aliases=("决定日期",))
    doc: Text = text(
        "文号",
        when=_WRITTEN,
        document=True,
        example="澄环罚〔2020〕15号",
        note="没有文号的填“/”",
        aliases=("文书号", "处罚文号", "决定书文号"),
    )
    subj: Text = choice(
        "对象",
        "园区",
        ref="05.name|13.name|01.park_name",
        required=True,
        example="澄江某某电子有限公司",
        note="园区，或企业名录中的企业，或污水处理设施",
        aliases=("处罚对象", "当事人"),
    )
    type: Text = choice(
        "类型",
        "行政处罚",
        "责令改正",
        "限产停产",
        "区域限批",
        "挂牌督办",
        "约谈",
        "通报",
        "黑名单",
        "执法监测不达标",
        "危废非法转移",
        "突发环境事件",
        "督察整改不力",
        required=True,
        example="行政处罚",
        spellings={"处罚": "行政处罚", "限产": "限产停产", "停产": "限产停产", "通报批评": "通报"},
    )
    lvl: Text = choice(
        "机关级别",
        "国家",
        "省",
        "市",
        "县",
        required=True,
        example="市",
        spellings={
            "国家级": "国家",
            "省级": "省",
            "市级": "市",
            "县级": "县",
            "区县": "县",
            "区": "县",
        },
    )
    why: Text = long(
        "事由", required=True, example="未按规定设置危险废物识别标志", aliases=("违法事实",)
    )
    fine: Number = number(
        "金额",
        2,
        unit="万元",
        low=0,
        when=_FINED,
        example="2.00",
        note="没有罚款的填 0",
        aliases=("罚款金额", "处罚金额"),
    )
    status: Text = choice(
        "整改状态",
        "已完成",
        "整改中",
        "未开始",
        "不需",
        required=True,
        example="已完成",
        spellings={"完成": "已完成", "无需整改": "不需", "不需要": "不需"},
    )
    done: Day = day(
        "完成日期",
        when=among("status", "已完成", says="整改状态为“已完成”"),
        example="2020-09-10",
        aliases=("整改完成日期",),
    )
    credit: Text = computed("关联信用条款", "enforcement.credit_items", note="信用评价第1–24项")

    def problems(self) -> Iterator[Problem]:
        """The days in order; what is mended has its day, and only that."""
        yield from year_agrees(self, "doc", "date")
        yield from in_order(self, "date", "done", "doubt")
        done = held_day(self, "done")
        if done and self.status in ("整改中", "未开始"):
            yield doubt(
                self, "status", f"已填完成日期 {done}，整改状态却是“{self.status}”", "请改其中一处"
            )

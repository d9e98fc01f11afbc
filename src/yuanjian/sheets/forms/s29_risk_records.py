"""29 风险防控与应急: what was done and kept against accidents, one row a record."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.core.dates import Undated, read_date
from yuanjian.core.rounding import plain, round_half_even
from yuanjian.sheets.column import (
    Day,
    Number,
    Text,
    Whole,
    choice,
    day,
    integer,
    long,
    number,
    text,
)
from yuanjian.sheets.conditions import among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import at_most, doubt, held_day, held_text

_SEARCH = among("type", "隐患排查", says="记录类型为“隐患排查”")
_GOODS = among("type", "应急物资", says="记录类型为“应急物资”")
_SOURCE = among("type", "风险源数据库", says="记录类型为“风险源数据库”")


class Row(ListRow):
    """One record: a search for hazards, a drill, a stock of material, a source of risk …"""

    sheet = Sheet(
        "29",
        "风险防控与应急",
        keys=("type", "date", "title", "mat_name", "chem"),
        none_ok=True,
        note="每次活动、每种物资、每种风险物质各一行。",
        yearly=True,
        lasting=_GOODS | _SOURCE,
        proven_by="记录、照片等",
    )

    type: Text = choice(
        "记录类型",
        "隐患排查",
        "应急演练",
        "应急物资",
        "风险源数据库",
        "值班培训",
        "专题会议",
        "专项检查",
        required=True,
        example="应急演练",
        spellings={
            "演练": "应急演练",
            "物资": "应急物资",
            "风险源": "风险源数据库",
            "培训": "值班培训",
            "会议": "专题会议",
            "检查": "专项检查",
            "隐患": "隐患排查",
        },
    )
    date: Day = day("日期", required=True, example="2020-11-06", note="报告年度内")
    title: Text = long(
        "名称内容",
        required=True,
        longest=300,
        example="园区突发环境事件综合演练",
        aliases=("名称", "内容"),
    )
    n_ent: Whole = integer("覆盖企业数", unit="家", low=0, example="8", aliases=("参加企业数",))
    n_find: Whole = integer(
        "发现问题数", unit="个", low=0, when=_SEARCH, example="", aliases=("发现问题",)
    )
    n_fix: Whole = integer(
        "已整改问题数", unit="个", low=0, when=_SEARCH, example="", aliases=("已整改", "已整改数")
    )
    mat_name: Text = text("物资名称", when=_GOODS, longest=100)
    mat_qty: Number = number("物资数量", 2, low=0, when=_GOODS, aliases=("数量",), yearly=True)
    mat_unit: Text = text("物资单位", when=_GOODS, aliases=("计量单位",), longest=20)
    mat_place: Text = text("存放点", when=_GOODS, aliases=("存放地点", "物资存放点"))
    mat_valid: Text = text(
        "有效期",
        when=_GOODS,
        note="写到月即可，如 2023-06；没有期限填“长期”",
        aliases=("物资有效期",),
    )
    chem: Text = text("风险物质", when=_SOURCE, aliases=("风险物质名称",), longest=100)
    max: Number = number(
        "最大存量", 4, unit="t", low=0, when=_SOURCE, aliases=("最大存在量",), yearly=True
    )
    crit: Number = number("临界量", 4, unit="t", low=0, when=_SOURCE)
    q: Number = number("Q值", 4, low=0, when=_SOURCE, note="最大存量 ÷ 临界量", yearly=True)
    tel: Text = text(
        "联系人电话",
        when=among("type", "应急物资", "风险源数据库", says="记录类型为应急物资或风险源"),
        private=True,
        note="不公开",
    )

    def problems(self) -> Iterator[Problem]:
        """Problems mended are among those found; Q is the quotient; goods have not expired."""
        yield from at_most(self, "n_fix", "n_find", "doubt")
        yield from self._quotient()
        held, on = held_text(self, "mat_valid"), held_day(self, "date")
        try:
            until = read_date(held, month_ok=True) if held else None
        except Undated:
            until = None
        if until and on and (until.year, until.month) < (on.year, on.month):
            yield doubt(self, "mat_valid", f"登记时（{on}）已过有效期", "请更换物资或更正有效期")

    def _quotient(self) -> Iterator[Problem]:
        stock, limit, said = self.amount("max"), self.amount("crit"), self.amount("q")
        if limit == 0:
            yield doubt(self, "crit", "临界量为 0，无法计算 Q 值", "请按 HJ 169 附录B 填写临界量")
        if not limit or stock is None or said is None:
            return
        right = stock / limit
        if abs(right - said) > max(Decimal("0.01"), right / 100):
            yield doubt(
                self,
                "q",
                f"最大存量 {plain(stock)} ÷ 临界量 {plain(limit)} = "
                f"{plain(round_half_even(right, 4))}，与所填 Q 值不符",
                "请核对三项",
            )

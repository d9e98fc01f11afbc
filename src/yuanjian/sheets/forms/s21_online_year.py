"""21 在线监测年汇总: one row an outlet and factor, hours and exceedances of the year."""

from collections.abc import Iterator

from yuanjian.sheets.column import Number, Text, Whole, choice, computed, integer, number, text
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import at_most, doubt, held_text, not_listed

_HOURS = 8784


class Row(ListRow):
    """One factor of one outlet in the year."""

    sheet = Sheet(
        "21",
        "在线监测年汇总",
        keys=("subj", "outlet", "kind", "factor"),
        firm="subj",
        by="企业、园区",
        none_ok=True,
        note="每个排口的每个因子一行，由在线平台导出汇总；园区没有在线监测时首列填“无”。",
    )

    subj: Text = choice(
        "企业或设施",
        ref="05.name|13.name",
        required=True,
        example="澄江污水处理厂",
        aliases=("企业名称", "设施名称"),
    )
    outlet: Text = text(
        "排口编号及名称",
        required=True,
        example="DW001 总排口",
        aliases=("排口编号", "排口编号 / 名称", "排放口"),
    )
    kind: Text = choice(
        "类型",
        "废水",
        "废气",
        required=True,
        example="废水",
        spellings={"水": "废水", "气": "废气"},
    )
    factor: Text = choice(
        "因子",
        listing="pollutant",
        open_list=True,
        required=True,
        example="COD",
        aliases=("监测因子",),
    )
    h_due: Whole = integer(
        "应运行小时数",
        unit="h",
        low=0,
        high=_HOURS,
        required=True,
        example="8784",
        yearly=True,
    )
    h_ok: Whole = integer(
        "有效小时数", unit="h", low=0, high=_HOURS, required=True, example="8600", yearly=True
    )
    eff: Text = computed("有效率", "online.valid_rate", unit="%")
    d_bad: Whole = integer(
        "日均超标天数", unit="d", low=0, high=366, required=True, example="0", yearly=True
    )
    h_bad: Whole = integer(
        "小时超标数", unit="h", low=0, high=_HOURS, required=True, example="2", yearly=True
    )
    ok: Text = computed("日均达标率", "online.ok_rate", unit="%")
    marked: Whole = integer(
        "标记异常小时数",
        unit="h",
        low=0,
        high=_HOURS,
        example="184",
        note="按工况异常、设备维护等标记的小时数",
        yearly=True,
    )
    sup: Whole = integer("电子督办次数", unit="次", low=0, example="1", yearly=True)
    rep: Whole = integer(
        "电子督办已反馈次数", unit="次", low=0, example="1", aliases=("已反馈",), yearly=True
    )
    max: Number = number("最大日均值", 3, example="38", note="单位同限值", yearly=True)
    lim: Number = number("限值", 3, low=0, example="50", aliases=("标准限值",))

    def problems(self) -> Iterator[Problem]:
        """A part is not more than its whole; the highest day agrees with the days above the limit."""
        yield from not_listed(self, "factor")
        yield from at_most(self, "h_ok", "h_due")
        yield from at_most(self, "h_bad", "h_ok")
        yield from at_most(self, "rep", "sup")
        yield from at_most(self, "marked", "h_due", "doubt")
        top, limit, bad = self.amount("max"), self.amount("lim"), self.amount("d_bad")
        if self.factor == "pH" or top is None or limit is None or bad is None:
            return
        if top > limit and bad == 0:
            yield doubt(
                self,
                "d_bad",
                f"最大日均值 {top} 高于限值 {limit}，日均超标天数却为 0",
                "请与在线平台核对",
            )
        if top <= limit and bad > 0:
            yield doubt(
                self,
                "max",
                f"日均超标 {bad} 天，最大日均值 {top} 却不高于限值 {limit}"
                f"（{held_text(self, 'factor')}）",
                "请与在线平台核对",
            )

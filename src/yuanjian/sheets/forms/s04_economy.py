"""04 经济指标: one row an indicator; this year, last year, growth, target, statistical scope."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.core.numbers import Unreadable, read_number
from yuanjian.core.rounding import plain
from yuanjian.sheets.column import (
    Number,
    Text,
    choice,
    number,
    percent,
    text,
)
from yuanjian.sheets.conditions import among, blank
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    doubt,
    held_text,
)

_UNITS = {
    "地区生产总值": ("亿元", "万元"),
    "工业总产值": ("亿元", "万元"),
    "工业增加值": ("亿元", "万元"),
    "规上工业企业数": ("个",),
    "产业投资": ("亿元", "万元"),
    "固定资产投资": ("亿元", "万元"),
    "进出口额(人民币)": ("亿元", "万元"),
    "进出口额(美元)": ("亿美元", "万美元"),
    "税收收入": ("亿元", "万元"),
    "从业人数": ("人",),
    "综合能源消费量(等价值)": ("tce",),
    "单位GDP能耗": ("tce每万元",),
    "工业用水量": ("万m³",),
    "万元工业增加值用水量": ("m³每万元",),
    "清洁能源占比": ("%",),
}
_SPELLINGS = {
    "GDP": "地区生产总值", "生产总值": "地区生产总值", "园区生产总值": "地区生产总值",
    "规模以上工业企业数": "规上工业企业数", "规上企业数": "规上工业企业数",
    "规模以上工业增加值": "工业增加值", "规模工业总产值": "工业总产值", "固投": "固定资产投资",
    "进出口总额": "进出口额(人民币)", "外贸进出口总额": "进出口额(人民币)",
    "进出口额": "进出口额(人民币)",
    "税收": "税收收入", "税收总额": "税收收入", "从业人员": "从业人数", "从业人员数": "从业人数",
    "综合能耗": "综合能源消费量(等价值)", "综合能源消费量": "综合能源消费量(等价值)",
    "单位地区生产总值能耗": "单位GDP能耗", "万元GDP能耗": "单位GDP能耗",
    "万元工业增加值水耗": "万元工业增加值用水量", "单位工业增加值用水量": "万元工业增加值用水量",
}  # fmt: skip
_UNIT_SPELLINGS = {
    "家": "个", "户": "个", "名": "人", "亿元人民币": "亿元", "吨标准煤": "tce", "吨标煤": "tce",
    "tce/万元": "tce每万元", "吨标准煤/万元": "tce每万元", "吨标煤/万元": "tce每万元",
    "万立方米": "万m³", "万方": "万m³", "立方米/万元": "m³每万元", "m³/万元": "m³每万元",
}  # fmt: skip


class Row(ListRow):
    """One indicator of one statistical scope."""

    sheet = Sheet(
        "04",
        "经济指标",
        keys=("name", "name_o", "scope"),
        note="一个指标一行；同一指标有几个统计口径的分行填写。本年值与同比增幅至少填一项。",
    )

    name: Text = choice(
        "指标名称",
        *_UNITS,
        "其他",
        required=True,
        example="固定资产投资",
        spellings=_SPELLINGS,
        aliases=("指标", "经济指标"),
    )
    name_o: Text = text(
        "其他指标名称", when=among("name", "其他", says="指标名称为“其他”"), example=""
    )
    unit: Text = choice(
        "单位",
        "亿元",
        "万元",
        "亿美元",
        "万美元",
        "个",
        "人",
        "tce",
        "tce每万元",
        "万m³",
        "m³每万元",
        "%",
        required=True,
        example="亿元",
        spellings=_UNIT_SPELLINGS,
        aliases=("计量单位",),
    )
    value: Number = number(
        "本年值",
        4,
        when=blank("yoy", says="未填同比增幅"),
        example="3.2000",
        aliases=("本年", "本年度", "当年值", "数值", "完成值"),
        note="与“单位”列的单位一致",
        yearly=True,
    )
    prev: Number = number(
        "上年值",
        4,
        example="2.5000",
        aliases=("上年", "上年度", "上年同期"),
        note="由上年报告结转",
        opening="value",
    )
    yoy: Number = percent(
        "同比增幅",
        1,
        low=-100,
        high=100000,
        when=blank("value", says="未填本年值"),
        example="28.0",
        aliases=("同比", "同比增长", "增幅", "增长率", "增速"),
        note="下降填负数",
        yearly=True,
    )
    target: Text = text(
        "目标值/目标增幅",
        example="7.5%",
        longest=30,
        aliases=("目标值", "目标增幅", "年度目标"),
        note="目标值填数字，单位同“单位”列；目标增幅带%，如 7.8%",
        yearly=True,
    )
    target_src: Text = text("目标来源", example="市定目标", yearly=True)
    scope: Text = choice(
        "统计口径",
        "园区",
        "含融合区",
        "上级园区",
        "全市",
        required=True,
        example="园区",
        aliases=("口径",),
        note="数字是哪个范围的",
    )
    fx: Number = number(
        "折算汇率",
        4,
        low=1,
        high=20,
        when=among("unit", "亿美元", "万美元", says="单位为美元"),
        example="",
        aliases=("汇率",),
        note="1美元折合人民币元；与年均汇率相差超过3%会提示",
        yearly=True,
    )
    dept: Text = text(
        "统计部门", required=True, example="区统计局", aliases=("数据提供部门", "统计单位")
    )

    def problems(self) -> Iterator[Problem]:
        """Growth against both years, the unit of the indicator, a target that is a number."""
        yield from self._growth()
        units, unit = _UNITS.get(held_text(self, "name"), ()), held_text(self, "unit")
        if units and unit and unit not in units:
            said = f"与指标“{self.name}”不符，常用单位为 {' / '.join(units)}"
            yield doubt(self, "unit", said, "请核对指标名称和单位")
        yield from self._target_is_a_number()

    def _growth(self) -> Iterator[Problem]:
        value, prev, yoy = self.amount("value"), self.amount("prev"), self.amount("yoy")
        if value is None or not prev or yoy is None:
            return
        found = (value - prev) / abs(prev) * 100
        if abs(found - yoy) > Decimal("0.1"):
            said = f"与本年值、上年值算出的 {found:.1f}% 不符（{plain(value)}÷{plain(prev)}−1）"
            yield doubt(self, "yoy", said, "请核对三个数；按可比价计算的请在备注写明")

    def _target_is_a_number(self) -> Iterator[Problem]:
        target = held_text(self, "target")
        try:
            if target:
                read_number(target)
        except Unreadable as no:
            yield doubt(self, "target", "读不出数字", f"请写成{no.expected}")

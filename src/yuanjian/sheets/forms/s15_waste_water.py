"""15 企业废水: each firm's waste water: where it goes, how much, what is in it."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.core.rounding import plain
from yuanjian.sheets.column import (
    Number,
    Text,
    Whole,
    YesNo,
    choice,
    integer,
    number,
    text,
    yesno,
)
from yuanjian.sheets.conditions import among, filled
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    at_most,
    doubt,
    link_of_device,
    not_listed,
)

_PIPED = among("to", "纳管", says="排放去向为“纳管”")
# Above these a load divided by the volume is no waste water any more but a slip of unit (kg for t).
_IMPLAUSIBLE = {"cod": 10_000, "nh3": 2_000, "tn": 2_000, "tp": 500}  # mg/L


class Row(ListRow):
    """One stream of a firm: a kind of water and where it goes."""

    sheet = Sheet(
        "15",
        "企业废水",
        keys=("ent", "kind", "to", "wwtp"),
        firm="ent",
        by="企业、园区",
        none_ok=True,
        note="05表“废水是否外排”为“是”的企业至少一行；类别或去向不同的分行填写。",
    )

    ent: Text = choice(
        "企业名称",
        ref="05.name",
        required=True,
        example="澄江某某电子有限公司",
        aliases=("单位名称", "公司名称", "企业全称"),
    )
    kind: Text = choice(
        "废水类别",
        "工业",
        "生活",
        "混合",
        required=True,
        example="工业",
        aliases=("废水类型", "废水种类"),
        spellings={
            "工业废水": "工业",
            "生产废水": "工业",
            "生活污水": "生活",
            "生活废水": "生活",
            "混合废水": "混合",
            "综合废水": "混合",
        },
    )
    to: Text = choice(
        "排放去向",
        "纳管",
        "直排",
        "回用",
        "委托处置",
        "不外排",
        required=True,
        example="纳管",
        aliases=("去向", "废水去向", "排水去向"),
        spellings={
            "间接排放": "纳管",
            "进入污水处理厂": "纳管",
            "排入污水处理厂": "纳管",
            "接管": "纳管",
            "市政管网": "纳管",
            "直接排放": "直排",
            "全部回用": "回用",
            "外委处置": "委托处置",
        },
    )
    wwtp: Text = choice(
        "接纳设施",
        ref="13.no",
        when=_PIPED,
        example="W01",
        aliases=("接纳污水处理厂", "受纳污水处理厂"),
        note="13表的设施编号",
    )
    vol: Number = number(
        "年排放量",
        1,
        unit="m³/a",
        low=0,
        required=True,
        example="1073.0",
        aliases=("废水年排放量", "废水排放量", "年废水排放量", "排水量"),
        note="约等于日均排放量×年排放天数",
        yearly=True,
    )
    vol_d: Number = number(
        "日均排放量",
        2,
        unit="m³/d",
        low=0,
        required=True,
        example="2.94",
        aliases=("日排放量", "日均废水排放量"),
        yearly=True,
    )
    days: Whole = integer(
        "年排放天数",
        unit="d",
        low=0,
        high=366,
        required=True,
        example="365",
        aliases=("排放天数", "年生产天数"),
        yearly=True,
    )
    std: Text = choice(
        "执行标准",
        listing="standard",
        open_list=True,
        required=True,
        example="GB 8978—1996 三级",
        aliases=("排放标准",),
    )
    basis: Text = choice(
        "排放量口径",
        "纳管量",
        "最终外排量",
        required=True,
        example="纳管量",
        aliases=("口径",),
        note="各因子的量是进管网的量还是处理后外排环境的量，报告须写明",
    )
    cod: Number = number(
        "COD",
        4,
        unit="t/a",
        low=0,
        required=True,
        example="0.1035",
        aliases=("化学需氧量", "COD排放量", "CODcr"),
        note="注意单位是吨/年",
        yearly=True,
    )
    nh3: Number = number(
        "氨氮",
        4,
        unit="t/a",
        low=0,
        required=True,
        example="0.0143",
        aliases=("氨氮排放量", "NH3-N"),
        yearly=True,
    )
    tn: Number = number(
        "总氮",
        4,
        unit="t/a",
        low=0,
        required=True,
        example="/",
        aliases=("总氮排放量", "TN"),
        note="不排放或不要求监测的填“/”",
        yearly=True,
    )
    tp: Number = number(
        "总磷",
        4,
        unit="t/a",
        low=0,
        required=True,
        example="/",
        aliases=("总磷排放量", "TP"),
        note="不排放或不要求监测的填“/”",
        yearly=True,
    )
    other: Text = text(
        "其他因子及排放量",
        longest=1000,
        example="",
        aliases=("其他因子",),
        note="写成 名称=量，用；分隔，单位 t/a",
        yearly=True,
    )
    method: Text = choice(
        "核算方法",
        "在线",
        "手工监测",
        "产排污系数",
        "物料衡算",
        "执行报告",
        required=True,
        example="手工监测",
        spellings={
            "在线监测": "在线",
            "自动监测": "在线",
            "监测": "手工监测",
            "手工": "手工监测",
            "系数法": "产排污系数",
            "产污系数": "产排污系数",
            "排污系数": "产排污系数",
        },
    )
    on_need: YesNo = yesno("在线应装", required=True, example="否", aliases=("是否应装在线",))
    on_has: YesNo = yesno(
        "在线已装", required=True, example="否", aliases=("是否安装在线", "是否安装在线监测")
    )
    on_link: YesNo = yesno("在线联网", required=True, example="否", aliases=("是否联网",))
    c1_out: Text = text(
        "一类污染物车间排口",
        example="",
        aliases=("车间排口", "车间排放口"),
        note="05表“涉一类污染物”为“是”的必填",
    )
    c1_ok: Text = choice(
        "一类污染物达标",
        "达标",
        "不达标",
        "未监测",
        when=filled("c1_out", says="填了车间排口"),
        example="",
        aliases=("车间排口达标", "一类污染物是否达标"),
        spellings={"是": "达标", "否": "不达标", "超标": "不达标"},
        yearly=True,
    )
    n: Whole = integer(
        "监测次数", unit="次", low=0, high=10_000, required=True, example="2", yearly=True
    )
    n_ok: Whole = integer(
        "达标次数",
        unit="次",
        low=0,
        high=10_000,
        required=True,
        example="2",
        note="可由19表计算",
        yearly=True,
    )

    def problems(self) -> Iterator[Problem]:
        """Volume against days, loads against volume, destination, on-line devices, tests."""
        yield from not_listed(self, "std")
        yield from self._volume()
        yield from self._loads()
        if self.to == "直排" and self.basis == "纳管量":
            yield doubt(self, "basis", "排放去向为“直排”，口径却为“纳管量”", "请改其中一处")
        yield from link_of_device(self)
        yield from at_most(self, "n_ok", "n")

    def _volume(self) -> Iterator[Problem]:
        volume, daily, days = self.amount("vol"), self.amount("vol_d"), self.amount("days")
        if volume is not None and daily is not None and days is not None:
            product = daily * days
            if abs(product - volume) > volume * Decimal("0.05"):
                said = f"与日均排放量×天数（{plain(daily)}×{days} = {plain(product)} m³）相差超过5%"
                yield doubt(self, "vol", said, "请核对三个数和单位")
        if volume and self.to in ("不外排", "回用"):
            yield doubt(self, "to", f"排放去向为“{self.to}”，年排放量却为 {plain(volume)} m³")

    def _loads(self) -> Iterator[Problem]:
        volume = self.amount("vol")
        for key, top in _IMPLAUSIBLE.items():
            load = self.amount(key)
            if not load or volume is None:
                continue
            if volume == 0:
                yield doubt(self, key, "年排放量为0，却有排放量", "请改其中一处")
            elif (strength := load * 1_000_000 / volume) > top:
                said = f"折合浓度 {strength:.0f} mg/L，明显偏高，疑将 kg 填为 t"
                yield doubt(self, key, said, "请核对单位（t/a）")
        yield from at_most(self, "nh3", "tn", "doubt")

"""22 企业废气与VOCs: one row a firm that emits to air."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.sheets.column import (
    Number,
    Text,
    Whole,
    YesNo,
    choice,
    integer,
    number,
    percent,
    text,
    yesno,
)
from yuanjian.sheets.conditions import When, positive
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import at_most, doubt, online_devices

_VOC: When = positive("voc", "voc_use", says="排放或使用 VOCs")


class Row(ListRow):
    """The exhaust of one firm in the year."""

    sheet = Sheet(
        "22",
        "企业废气与VOCs",
        keys=("ent",),
        firm="ent",
        by="企业、园区",
        none_ok=True,
        note="企业名录中“废气是否外排”为“是”的企业每家一行；园区没有这类企业时首列填“无”。",
    )

    ent: Text = choice(
        "企业名称",
        ref="05.name",
        required=True,
        example="澄江某某电子有限公司",
        aliases=("单位名称",),
    )
    n_out: Whole = integer(
        "有组织排放口数", unit="个", low=0, required=True, example="1", aliases=("排放口数",)
    )
    src: Text = text("主要废气来源", required=True, example="点胶、清洗")
    cap: Text = text("收集方式", required=True, example="集气罩")
    treat: Text = text("治理工艺", required=True, example="两级活性炭", aliases=("处理工艺",))
    so2: Number = number(
        "SO₂排放量",
        4,
        unit="t/a",
        low=0,
        required=True,
        example="0",
        aliases=("SO2", "二氧化硫"),
        yearly=True,
    )
    nox: Number = number(
        "NOₓ排放量",
        4,
        unit="t/a",
        low=0,
        required=True,
        example="0",
        aliases=("NOx", "氮氧化物"),
        yearly=True,
    )
    pm: Number = number(
        "颗粒物排放量",
        4,
        unit="t/a",
        low=0,
        required=True,
        example="0",
        aliases=("颗粒物", "烟粉尘"),
        yearly=True,
    )
    voc: Number = number(
        "VOCs排放量",
        4,
        unit="t/a",
        low=0,
        required=True,
        example="0.6400",
        aliases=("VOCs", "挥发性有机物"),
        yearly=True,
    )
    other: Text = text(
        "其他因子及排放量",
        example="氯化氢=0.0120 t/a",
        note="写成 名称=量，用；分隔",
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
        example="产排污系数",
        spellings={
            "在线监测": "在线",
            "系数法": "产排污系数",
            "排污系数": "产排污系数",
            "物料平衡": "物料衡算",
        },
    )
    voc_use: Number = number(
        "含VOCs原辅材料用量", 3, unit="t/a", low=0, when=_VOC, example="2.000", yearly=True
    )
    e_cap: Number = percent("收集效率", 0, when=_VOC, example="80", yearly=True)
    e_tr: Number = percent("处理效率", 0, when=_VOC, example="60", yearly=True)
    ledger: Text = choice(
        "VOCs台账",
        "规范",
        "不完整",
        "无",
        when=_VOC,
        example="规范",
        note="园区有涉VOCs企业未建台账的，信用评价按相应条款计分",
        yearly=True,
    )
    ac_n: Whole = integer("活性炭更换次数", unit="次", low=0, example="2", yearly=True)
    ac_t: Number = number(
        "活性炭更换量",
        2,
        unit="t",
        low=0,
        example="0.60",
        note="换下的废活性炭填 25_危险废物（900-039-49）",
        yearly=True,
    )
    on_need: YesNo = yesno(
        "在线监测应装", required=True, example="否", aliases=("在线应装", "应装在线")
    )
    on_has: YesNo = yesno(
        "在线监测已装", required=True, example="否", aliases=("在线已装", "已装在线")
    )
    on_link: YesNo = yesno(
        "在线监测已联网", required=True, example="否", aliases=("在线联网", "联网")
    )
    n: Whole = integer("监测次数", unit="次", low=0, required=True, example="1", yearly=True)
    n_ok: Whole = integer("达标次数", unit="次", low=0, required=True, example="1", yearly=True)

    def problems(self) -> Iterator[Problem]:
        """Parts and wholes; a rough balance of VOCs; activated carbon has its times and its mass."""
        yield from at_most(self, "n_ok", "n")
        yield from online_devices(self)
        yield from self._voc_balance()
        times, mass = self.amount("ac_n"), self.amount("ac_t")
        if times is not None and mass is not None and (times > 0) != (mass > 0):
            yield doubt(self, "ac_t", "活性炭更换次数和更换量一个为 0、一个大于 0", "请核对两项")

    def _voc_balance(self) -> Iterator[Problem]:
        """More cannot leave than came in, less what was collected and destroyed.

        The share of VOCs in the materials is not known here, so 100 % of them is the upper bound.
        """
        use, voc = self.amount("voc_use"), self.amount("voc")
        caught, treated = self.amount("e_cap"), self.amount("e_tr")
        if use is None or voc is None or caught is None or treated is None:
            return
        bound = use * (1 - caught / 100 * treated / 100)
        if voc > bound * Decimal("1.05"):
            yield doubt(
                self,
                "voc",
                f"VOCs 排放量 {voc} t/a 大于粗核上限：用量 {use} × (1 − 收集 {caught}% × 处理 {treated}%) "
                f"= {bound.normalize():f} t/a",
                "请核对用量、效率和排放量（原辅材料按全部挥发计）",
            )

"""13 污水处理设施: the plants that take the park's sewage."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.core.marks import Mark
from yuanjian.core.rounding import plain
from yuanjian.sheets.column import (
    Many,
    Number,
    Text,
    Whole,
    YesNo,
    choice,
    code,
    computed,
    integer,
    multi,
    number,
    percent,
    text,
    yesno,
)
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    at_most,
    doubt,
    not_listed,
)


class Row(ListRow):
    """One plant: capacity, flows, processes, outlet, standard, on-line monitoring."""

    sheet = Sheet(
        "13",
        "污水处理设施",
        keys=("no",),
        called="{no} {name}",
        none_ok=True,
        note="接纳园区污水的每座处理厂（站）一行，依托市政或上级园区的也要填。",
    )

    no: Text = code(
        "设施编号", r"W\d{2,3}", required=True, expected="W 加2–3位数字，如 W01", example="W01"
    )
    name: Text = text(
        "设施名称",
        required=True,
        example="澄江污水处理厂",
        aliases=("污水处理厂名称", "污水处理设施名称", "名称"),
    )
    own: Text = choice(
        "权属",
        "园区自建",
        "依托市政",
        "依托上级园区",
        "企业自建",
        required=True,
        example="依托上级园区",
        spellings={"自建": "园区自建", "市政": "依托市政", "依托城镇": "依托市政"},
        aliases=("建设方式",),
    )
    outlet: Text = text(
        "排放口编号及名称",
        required=True,
        example="DW001 总排口",
        aliases=("排放口", "排口编号", "排污口"),
    )
    lon: Number = number(
        "排放口经度",
        6,
        unit="°",
        low=73,
        high=136,
        example="112.371500",
        aliases=("经度",),
        note="CGCS2000，十进制度",
    )
    lat: Number = number(
        "排放口纬度",
        6,
        unit="°",
        low=3,
        high=54,
        example="28.561700",
        aliases=("纬度",),
        note="CGCS2000，十进制度",
    )
    cap: Number = number(
        "设计规模",
        1,
        unit="m³/d",
        low="0.1",
        high=5_000_000,
        required=True,
        example="20000",
        aliases=("设计处理能力", "处理能力", "设计处理规模", "处理规模"),
    )
    flow: Number = number(
        "平均实际处理量",
        1,
        unit="m³/d",
        low=0,
        high=5_000_000,
        required=True,
        example="15600.0",
        aliases=("实际处理量", "日均处理量", "实际处理水量"),
        note="全年日平均，不是设计规模",
        yearly=True,
    )
    load: Number = computed("负荷率", "plant.load", unit="%")
    park_flow: Number = number(
        "园区来水量",
        2,
        unit="m³/d",
        low=0,
        high=5_000_000,
        required=True,
        example="260.00",
        aliases=("园区污水量", "接纳园区水量"),
        note="应不小于各企业纳管量之和",
        yearly=True,
    )
    t1: Text = text("处理工艺", required=True, example="A²/O", aliases=("主体工艺", "污水处理工艺"))
    t2: Text = text("消毒工艺", required=True, example="次氯酸钠", aliases=("消毒方式",))
    t3: Text = text("深度工艺", required=True, example="滤布滤池", aliases=("深度处理工艺",))
    t4: Text = text("污泥工艺", required=True, example="板框压滤", aliases=("污泥处理工艺",))
    t5: Text = text(
        "臭气工艺", required=True, example="生物滤池", aliases=("臭气处理工艺", "除臭工艺")
    )
    std: Text = choice(
        "排放标准",
        listing="standard",
        open_list=True,
        required=True,
        example="GB 18918—2002 一级A",
        aliases=("执行标准", "出水标准"),
    )
    water: Text = text("受纳水体", required=True, example="澄江", aliases=("纳污水体", "排放去向"))
    online: Many = multi(
        "在线监测因子",
        listing="pollutant",
        open_list=True,
        required=True,
        example="流量；pH；COD；氨氮；总磷；总氮",
        aliases=("在线因子", "在线监测项目"),
        note="未安装填“无”",
    )
    linked: YesNo = yesno("是否联网", required=True, example="是", aliases=("在线联网",))
    eff: Number = percent(
        "在线有效率",
        2,
        required=True,
        example="98.60",
        aliases=("有效传输率", "数据有效率"),
        note="可由21表计算；未安装在线填“/”",
        yearly=True,
    )
    ok: Number = percent(
        "在线达标率",
        2,
        required=True,
        example="100",
        aliases=("达标率",),
        note="可由21表计算",
        yearly=True,
    )
    n_law: Whole = integer(
        "执法监测次数",
        unit="次",
        low=0,
        high=1000,
        required=True,
        example="4",
        aliases=("监督性监测次数",),
        yearly=True,
    )
    n_bad: Whole = integer(
        "执法监测不达标次数",
        unit="次",
        low=0,
        high=1000,
        required=True,
        example="0",
        aliases=("不达标次数", "超标次数"),
        note="关联信用评价第6条",
        yearly=True,
    )
    sludge: Number = number(
        "污泥产生量",
        2,
        unit="t/a",
        low=0,
        example="",
        aliases=("污泥量",),
        note="请在备注写明含水率",
        yearly=True,
    )
    sl_to: Text = text("污泥去向", example="", aliases=("污泥处置去向",))
    op: Text = text("运营单位", example="", aliases=("运维单位",))

    def problems(self) -> Iterator[Problem]:
        """Flow against capacity, the park's part against the whole, failed tests against tests."""
        yield from not_listed(self, "std")
        yield from not_listed(self, "online")
        yield from self._flow()
        yield from at_most(self, "park_flow", "flow", "doubt")
        yield from at_most(self, "n_bad", "n_law")
        if self.linked is True and self.online is Mark.NONE:
            yield doubt(self, "linked", "在线监测因子为“无”，却填已联网", "请改其中一处")

    def _flow(self) -> Iterator[Problem]:
        cap, flow = self.amount("cap"), self.amount("flow")
        if not cap or flow is None:
            return
        if flow == cap:
            said = "与设计规模完全相同，像是误填了设计规模"
            yield doubt(self, "flow", said, "请填全年日平均的实际处理量")
        elif flow > cap * Decimal("1.2"):
            said = f"超过设计规模（{plain(cap)} m³/d）的1.2倍"
            yield doubt(self, "flow", said, "请核对数值和单位；确属超负荷的请在备注说明")

"""16 水质断面: the surface water sections near the park's outlet."""

from collections.abc import Iterator

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
    text,
    yesno,
)
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, not_listed

_CLASSES = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ")
_CLASS_SPELLINGS = {
    spelled: right
    for right, han, digit in zip(_CLASSES, "一二三四五", "12345", strict=True)
    for spelled in (f"{right}类", f"{han}类", f"{digit}类", digit, f"{right}类水质")
}


class Row(ListRow):
    """One section. The report speaks of the nearest one downstream (``main``)."""

    sheet = Sheet(
        "16",
        "水质断面",
        keys=("no",),
        called="{no} {name}",
        none_ok=True,
        note="每个断面一行；报告采用的最近下游断面只能有一个。监测结果填 19_手工监测数据。",
    )

    no: Text = code(
        "断面编号", r"R\d{2,3}", required=True, expected="R 加两位数字，如 R01", example="R01"
    )
    name: Text = text("断面名称", required=True, example="澄江大桥")
    level: Text = choice(
        "断面级别",
        "国控",
        "省控",
        "市控",
        "园区",
        "规划环评",
        required=True,
        example="国控",
        spellings={
            "国控断面": "国控",
            "省控断面": "省控",
            "市控断面": "市控",
            "国考": "国控",
            "省考": "省控",
        },
    )
    water: Text = text("水体", required=True, example="澄江", aliases=("所在水体", "河流"))
    pos: Text = choice(
        "与排污口方位",
        "上游",
        "下游",
        "入河口",
        required=True,
        example="下游",
        aliases=("与排污口位置关系",),
    )
    dist: Number = number(
        "与排污口距离",
        0,
        unit="m",
        low=0,
        high=50_000,
        required=True,
        example="3200",
        aliases=("距离",),
    )
    main: YesNo = yesno(
        "是否报告用最近下游断面",
        required=True,
        example="是",
        note="全表只有一个断面填“是”，报告的水质情况写这个断面",
    )
    target: Text = choice(
        "目标类别",
        *_CLASSES,
        required=True,
        spellings=_CLASS_SPELLINGS,
        example="Ⅲ",
        aliases=("水质目标", "水质类别目标"),
    )
    std: Text = choice(
        "执行标准", listing="standard", open_list=True, required=True, example="GB 3838—2002"
    )
    factors: Many = multi(
        "监测因子",
        listing="pollutant",
        open_list=True,
        required=True,
        example="pH；溶解氧；高锰酸盐指数；COD；氨氮；总磷",
        note="用；分隔，重复的只计一次",
        aliases=("监测项目",),
    )
    n_factor: Text = computed(
        "监测因子数", "section.factor_count", unit="项", note="去重计数，报告“共N项”取此值"
    )
    factors_ev: Text = computed(
        "评价因子", "section.assessed_factors", note="监测因子中除去水温、总氮、粪大肠菌群"
    )
    freq: Whole = integer(
        "年监测次数",
        unit="次/年",
        low=0,
        high=8784,
        required=True,
        example="12",
        aliases=("监测频次",),
    )
    lon: Number = number(
        "经度", 6, unit="°", low=73, high=136, example="112.340100", note="CGCS2000"
    )
    lat: Number = number("纬度", 6, unit="°", low=3, high=54, example="28.532000", note="CGCS2000")

    def problems(self) -> Iterator[Problem]:
        """Words that no dictionary knows; the report's section lies downstream of the outlet."""
        yield from not_listed(self, "std")
        yield from not_listed(self, "factors")
        if self.main is True and self.pos == "上游":
            yield doubt(self, "pos", "报告用最近下游断面填了“是”，方位却是“上游”", "请改其中一处")

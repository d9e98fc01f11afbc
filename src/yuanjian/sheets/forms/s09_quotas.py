"""09 总量指标: total-load limits of the park and of firms, pollutant by pollutant."""

from collections.abc import Iterator
from decimal import Decimal

from yuanjian.sheets.column import (
    Number,
    Text,
    choice,
    computed,
    number,
    text,
)
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    doubt,
)

_SPELLINGS = {
    "化学需氧量": "COD", "CODcr": "COD", "NH3-N": "氨氮", "TN": "总氮", "TP": "总磷",
    "二氧化硫": "SO2", "氮氧化物": "NOx", "烟粉尘": "颗粒物", "烟（粉）尘": "颗粒物", "粉尘": "颗粒物",
    "挥发性有机物": "VOCs", "VOC": "VOCs", "总铅": "铅", "总汞": "汞", "总镉": "镉", "总铬": "铬",
    "总砷": "砷", "Pb": "铅", "Hg": "汞", "Cd": "镉", "Cr": "铬", "As": "砷",
}  # fmt: skip


class Row(ListRow):
    """One limit of one subject. A blank limit is missing, 无 is «no limit was set», 0 forbids."""

    sheet = Sheet(
        "09",
        "总量指标",
        keys=("lvl", "subj", "pol"),
        none_ok=True,
        note="每个主体每种污染物一行；没有下达指标的填“无”，不要填0。",
        proven_by="总量指标文件",
    )

    lvl: Text = choice("层级", "园区", "企业", required=True, example="园区", aliases=("主体类型",))
    subj: Text = choice(
        "主体",
        ref="01.park_name|05.name",
        required=True,
        example="澄江综合保税区",
        aliases=("主体名称", "企业名称", "单位名称"),
    )
    pol: Text = choice(
        "污染物",
        "COD",
        "氨氮",
        "总氮",
        "总磷",
        "SO2",
        "NOx",
        "颗粒物",
        "VOCs",
        "铅",
        "汞",
        "镉",
        "铬",
        "砷",
        "其他",
        open_list=True,
        required=True,
        example="COD",
        spellings=_SPELLINGS,
        aliases=("污染物名称", "指标名称", "污染因子", "指标"),
        note="不在下拉框中的直接写污染物名称",
    )
    limit: Number = number(
        "控制指标",
        4,
        unit="t/a",
        low=0,
        required=True,
        example="80.0",
        aliases=("总量控制指标", "总量指标", "控制总量", "指标量"),
        note="没有下达指标的填“无”；空着按未填计",
    )
    basis: Text = text(
        "指标依据文号",
        document=True,
        required=True,
        example="澄环评函〔2016〕1号",
        aliases=("依据文号", "指标来源", "指标依据"),
    )
    alloc: Number = computed("已分配(批复合计)", "quota_row.allocated", unit="t/a")
    actual: Number = computed("本年实际排放", "quota_row.actual", unit="t/a")
    ratio: Number = computed("占用率", "quota_row.ratio", unit="%", note="超过100%为超总量")

    def problems(self) -> Iterator[Problem]:
        """A limit of zero is rare: it forbids the pollutant."""
        if isinstance(self.limit, Decimal) and self.limit == 0:
            yield doubt(self, "limit", "为0，表示不得排放", "没有下达指标的请改填“无”")

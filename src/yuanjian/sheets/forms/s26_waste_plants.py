"""26 集中固废设施: plants in the park that treat the waste of others."""

from collections.abc import Iterator

from yuanjian.sheets.column import Number, Text, number, text
from yuanjian.sheets.conditions import positive
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import at_most

_RUNS = positive("act", says="有实际处理量")


class Row(ListRow):
    """One central plant."""

    sheet = Sheet(
        "26",
        "集中固废设施",
        keys=("name",),
        none_ok=True,
        note="园区内集中利用处置固体废物的设施，每座一行；没有时首列填“无”。",
    )

    name: Text = text("设施名称", required=True, example="澄江某某固废资源化中心")
    kinds: Text = text(
        "处理种类", required=True, example="废包装、废边角料", aliases=("处理废物种类",)
    )
    tech: Text = text("处理工艺", required=True, example="分选、打包", aliases=("工艺",))
    cap: Number = number("处理能力", 1, unit="t/a", low=0, required=True, example="5000.0")
    act: Number = number(
        "实际处理量", 1, unit="t/a", low=0, required=True, example="3200.0", yearly=True
    )
    lic: Text = text("许可文号", when=_RUNS, document=True, example="澄环审〔2018〕7号")
    op: Text = text("运营单位", when=_RUNS, example="澄江某某环境服务有限公司")

    def problems(self) -> Iterator[Problem]:
        """Not more is treated than the plant can take."""
        yield from at_most(self, "act", "cap", "doubt")

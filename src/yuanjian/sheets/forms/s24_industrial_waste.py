"""24 一般工业固废: one row a firm and kind of waste, as a balance of the year."""

from collections.abc import Iterator
from typing import Any

from yuanjian.sheets import listings
from yuanjian.sheets.column import Number, Text, choice, code, computed, number, text
from yuanjian.sheets.conditions import positive
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import balanced, doubt, held_text


def _mass(header: str, unit: str, example: str, *aliases: str, **more: Any) -> Any:
    """One term of the balance."""
    return number(
        header, 3, unit=unit, low=0, required=True, example=example, aliases=aliases, **more
    )


class Row(ListRow):
    """One kind of general industrial waste of one firm."""

    sheet = Sheet(
        "24",
        "一般工业固废",
        keys=("ent", "name", "code"),
        firm="ent",
        by="企业、园区",
        none_ok=True,
        note="每家企业的每种废物一行，不写合计；园区没有一般工业固废时首列填“无”。",
    )

    ent: Text = choice(
        "企业名称",
        ref="05.name",
        required=True,
        example="澄江某某电子有限公司",
        aliases=("单位名称",),
    )
    name: Text = text(
        "废物名称", required=True, example="废包装材料", aliases=("固废名称", "一般固废名称")
    )
    code: Text = code(
        "废物代码",
        r"\d{3}-\d{3}-S?\d{2}|SW\d{2}",
        required=True,
        expected="形如 900-005-S17 的代码",
        example="900-005-S17",
        aliases=("代码", "固废代码"),
        note="《固体废物分类与代码目录》；2024年以前可按 GB/T 39198—2020 填写，并在备注中注明版本",
    )
    st0: Number = _mass("上年末贮存量", "t", "0", "年初贮存量", opening="st1")
    gen: Number = _mass("产生量", "t/a", "12.500", "本年产生量", yearly=True)
    u_self: Number = _mass(
        "自行综合利用量", "t/a", "4.500", "自行综合利用", "自行利用", yearly=True
    )
    d_self: Number = _mass("自行处置量", "t/a", "0", "自行处置", yearly=True)
    u_out: Number = _mass(
        "外委利用量", "t/a", "8.000", "外委利用", "委托利用量", "委托利用", yearly=True
    )
    d_out: Number = _mass(
        "外委处置量", "t/a", "0", "外委处置", "委托处置量", "委托处置", yearly=True
    )
    st1: Number = _mass("年末贮存量", "t", "0", "本年末贮存量", yearly=True)
    bal: Number = computed(
        "平衡差",
        "waste.balance",
        unit="t",
        note="上年末贮存＋产生−利用−处置−年末贮存，应为 0（±1%）",
    )
    recv: Text = text(
        "接收单位",
        when=positive("u_out", "d_out", says="外委利用或处置量大于0"),
        example="澄江某某再生资源有限公司",
    )
    ledger: Text = choice(
        "管理台账",
        "规范",
        "不完整",
        "无",
        required=True,
        example="规范",
        aliases=("台账", "工业固废管理台账"),
        yearly=True,
    )

    def problems(self) -> Iterator[Problem]:
        """The year's balance; a code of the hazardous catalogue belongs to another sheet."""
        yield from balanced(self, ("st0", "gen"), ("u_self", "d_self", "u_out", "d_out", "st1"))
        code_held = held_text(self, "code")
        if code_held and listings.find("hazardous_waste", code_held) is not None:
            yield doubt(
                self,
                "code",
                f"{code_held} 是《国家危险废物名录》中的代码",
                "如为危险废物请移到 25_危险废物；否则请核对代码",
            )

"""25 危险废物: one row a firm and kind of hazardous waste, as a balance of the year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from yuanjian.sheets.column import (
    Day,
    Many,
    Number,
    Text,
    Whole,
    choice,
    code,
    computed,
    day,
    integer,
    multi,
    number,
    text,
)
from yuanjian.sheets.conditions import positive
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    agrees,
    balanced,
    doubt,
    held_day,
    held_text,
    likely_at_most,
    not_listed,
)

_OUT = positive("u_out", "d_out", says="委托利用或处置量大于0")
_MADE = positive("gen", says="产生量大于0")


def _mass(header: str, unit: str, example: str, *aliases: str, **more: Any) -> Any:
    """One term of the balance."""
    return number(
        header, 4, unit=unit, low=0, required=True, example=example, aliases=aliases, **more
    )


class Row(ListRow):
    """One kind of hazardous waste of one firm."""

    sheet = Sheet(
        "25",
        "危险废物",
        keys=("ent", "name", "code"),
        firm="ent",
        by="企业、园区",
        none_ok=True,
        note="每家企业的每种危废一行，单位为吨，不写合计；园区没有危险废物时首列填“无”。",
    )

    ent: Text = choice(
        "企业名称",
        ref="05.name",
        required=True,
        example="澄江某某电子有限公司",
        aliases=("单位名称",),
    )
    name: Text = text("危废名称", required=True, example="废活性炭", aliases=("危险废物名称",))
    hw: Text = code(
        "危废类别",
        r"HW\d{2}",
        required=True,
        expected="HW 加两位数字，如 HW49",
        example="HW49",
        aliases=("类别", "废物类别"),
    )
    code: Text = code(
        "危废代码",
        form="hazardous_waste",
        listing="hazardous_waste",
        open_list=True,
        required=True,
        expected="形如 900-039-49 的八位代码",
        example="900-039-49",
        aliases=("代码", "废物代码", "危险废物代码"),
        note="《国家危险废物名录》代码，末两位与类别一致；开头的 0 不可省",
    )
    prop: Many = multi(
        "危险特性",
        "T",
        "I",
        "C",
        "R",
        "In",
        required=True,
        example="T",
        spellings={
            "毒性": "T",
            "易燃性": "I",
            "腐蚀性": "C",
            "反应性": "R",
            "感染性": "In",
        },
        note="T 毒性、I 易燃性、C 腐蚀性、R 反应性、In 感染性，多个用；分隔",
    )
    st0: Number = _mass("上年末贮存量", "t", "0", "年初贮存量", opening="st1")
    gen: Number = _mass("产生量", "t/a", "0.6200", "本年产生量", yearly=True)
    u_self: Number = _mass("自行利用量", "t/a", "0", "自行利用", yearly=True)
    d_self: Number = _mass("自行处置量", "t/a", "0", "自行处置", yearly=True)
    u_out: Number = _mass("委托利用量", "t/a", "0", "委托利用", "外委利用量", yearly=True)
    d_out: Number = _mass("委托处置量", "t/a", "0.6000", "委托处置", "外委处置量", yearly=True)
    st1: Number = _mass("年末贮存量", "t", "0.0200", "本年末贮存量", yearly=True)
    bal: Number = computed(
        "平衡差",
        "hazardous.balance",
        unit="t",
        note="上年末贮存＋产生−利用−处置−年末贮存，应为 0（±1%）",
    )
    recv: Text = text("接收单位", when=_OUT, example="澄江某某环保科技有限公司")
    lic: Text = text(
        "经营许可证号",
        when=_OUT,
        document=True,
        example="某环（危）字第001号",
        note="许可类别须含该代码",
        aliases=("危废经营许可证号", "接收单位经营许可证号"),
    )
    n_m: Whole = integer(
        "联单数",
        unit="份",
        low=0,
        when=_OUT,
        example="1",
        aliases=("转移联单数",),
        yearly=True,
    )
    t_m: Number = number(
        "联单转移量",
        4,
        unit="t",
        low=0,
        when=_OUT,
        example="0.6000",
        note="由固废管理信息系统导出",
        yearly=True,
    )
    max_d: Whole = integer(
        "最长贮存天数",
        unit="d",
        low=0,
        required=True,
        example="180",
        aliases=("最长贮存时间",),
        yearly=True,
    )
    cls: Text = choice(
        "产废管理类别",
        "重点监管",
        "简化",
        "登记",
        required=True,
        example="登记",
        spellings={"重点监管单位": "重点监管", "简化管理": "简化", "登记管理": "登记"},
    )
    plan: Day = day("管理计划备案日期", when=_MADE, example="2020-03-20", yearly=True)
    decl: Day = day(
        "年度申报日期", when=_MADE, example="2021-03-10", note="不迟于次年3月31日", yearly=True
    )
    store: Text = choice(
        "贮存设施规范性",
        "规范",
        "需整改",
        "无",
        required=True,
        example="规范",
        note="没有贮存设施填“无”",
        yearly=True,
    )

    def problems(self) -> Iterator[Problem]:
        """The year's balance, the manifests, the code and its class, how long it lay, when it was declared."""
        yield from not_listed(self, "code")
        yield from self._class_of_code()
        yield from balanced(self, ("st0", "gen"), ("u_self", "d_self", "u_out", "d_out", "st1"))
        yield from agrees(
            self, "t_m", ("u_out", "d_out"), Decimal("0.01"), "超过 1%：委托量应与转移联单一致"
        )
        yield from likely_at_most(
            self, "gen", 1000, "疑为以 kg 计，请核对单位；确为吨的请在备注说明"
        )
        yield from likely_at_most(
            self, "max_d", 365, "贮存超过一年，请核对；确实超期的请在备注写明批准延期的文件"
        )
        decl, plan = held_day(self, "decl"), held_day(self, "plan")
        if decl and plan and decl > date(plan.year + 1, 3, 31):
            yield doubt(
                self, "decl", f"晚于 {plan.year + 1}-03-31", "年度申报不迟于次年3月31日，请核对"
            )
        count, moved = self.amount("n_m"), self.amount("t_m")
        if count is not None and moved is not None and (count > 0) != (moved > 0):
            yield doubt(self, "n_m", "联单数和联单转移量一个为 0、一个大于 0", "请核对两项")

    def _class_of_code(self) -> Iterator[Problem]:
        wanted, held = held_text(self, "code")[-2:], held_text(self, "hw")
        if wanted and held and held != f"HW{wanted}":
            yield Problem(
                "error",
                f"类别 {held} 与代码 {self.code} 不符：代码末两位 {wanted} 对应 HW{wanted}",
                "hw",
                found=held,
                expected=f"HW{wanted}",
                mend="请与《国家危险废物名录》核对类别和代码",
            )

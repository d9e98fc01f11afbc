"""07 排污许可: each firm's permit or registration, its limits and its execution reports."""

from collections.abc import Iterator
from typing import Any

from yuanjian.sheets.column import (
    Day,
    Many,
    Number,
    Text,
    Whole,
    choice,
    code,
    day,
    integer,
    multi,
    number,
    text,
)
from yuanjian.sheets.conditions import among, other_than
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import (
    at_most,
    doubt,
    held_day,
    held_text,
    in_order,
    years_after,
)

_HELD = among("cls", "重点管理", "简化管理", says="管理类别为重点管理或简化管理")
_NUMBERED = among("cls", "重点管理", "简化管理", "登记管理", says="管理类别不是“无需”")
_PERIODIC = among("freq", "季", "月", says="执行报告频次含季报或月报")
_LIMITS = ("p_cod", "p_nh3", "p_so2", "p_nox", "p_pm", "p_voc")


def _limit(header: str, *aliases: str) -> Any:
    return number(header, 4, unit="t/a", low=0, aliases=aliases)


class Row(ListRow):
    """One permit or registration; a firm that needs none has a row that says why."""

    sheet = Sheet(
        "07",
        "排污许可",
        keys=("ent", "cls", "no"),
        firm="ent",
        by="企业、园区",
        note="每家企业至少一行；无需办理的选“无需”并写明名录依据。",
        proven_by="许可证或登记回执",
        proven_when=other_than("cls", "无需", says="须办理排污许可"),
    )

    ent: Text = choice(
        "企业名称",
        ref="05.name",
        required=True,
        example="澄江某某电子有限公司",
        aliases=("单位名称", "公司名称", "企业全称", "排污单位名称"),
    )
    cls: Text = choice(
        "管理类别",
        "重点管理",
        "简化管理",
        "登记管理",
        "无需",
        required=True,
        example="登记管理",
        aliases=("许可类别", "排污许可管理类别", "许可证类型"),
        spellings={
            "重点": "重点管理",
            "简化": "简化管理",
            "登记": "登记管理",
            "排污登记": "登记管理",
            "无需办理": "无需",
            "不需": "无需",
            "不需要": "无需",
            "豁免": "无需",
        },
    )
    basis: Text = text(
        "名录依据",
        required=True,
        example="2019年版 89",
        aliases=("分类管理名录依据",),
        note="《固定污染源排污许可分类管理名录》的版本和条目",
    )
    no: Text = code(
        "许可证或登记编号",
        form="permit_number",
        when=_NUMBERED,
        example="91430903MA0000001T001W",
        expected="22位：18位统一社会信用代码＋3位数字＋1位字母",
        aliases=(
            "许可证编号",
            "排污许可证编号",
            "登记编号",
            "许可证号",
            "排污许可证号",
            "登记回执编号",
        ),
    )
    issue: Day = day(
        "发证/登记日期",
        when=_NUMBERED,
        example="2020-04-28",
        aliases=("发证日期", "登记日期", "发证时间", "登记时间", "有效期起"),
    )
    valid_to: Day = day(
        "有效期止",
        when=_NUMBERED,
        example="2025-04-27",
        aliases=("有效期", "有效期至", "到期日期", "有效期限"),
        note="早于报告年度12月31日的会提示续期",
    )
    authority: Text = text(
        "发证机关", when=_HELD, example="", aliases=("发证单位", "核发机关", "核发部门")
    )
    p_cod: Number = _limit("许可排放量COD", "许可COD", "许可化学需氧量")
    p_nh3: Number = _limit("许可排放量氨氮", "许可氨氮")
    p_so2: Number = _limit("许可排放量SO₂", "许可SO2", "许可二氧化硫")
    p_nox: Number = _limit("许可排放量NOₓ", "许可NOx", "许可氮氧化物")
    p_pm: Number = _limit("许可排放量颗粒物", "许可颗粒物")
    p_voc: Number = _limit("许可排放量VOCs", "许可VOCs", "许可挥发性有机物")
    freq: Many = multi(
        "执行报告频次",
        "年",
        "半年",
        "季",
        "月",
        when=_HELD,
        example="",
        spellings={
            "年报": "年",
            "半年报": "半年",
            "季报": "季",
            "月报": "月",
            "年度": "年",
            "季度": "季",
            "每年": "年",
            "每季": "季",
            "每月": "月",
        },
    )
    ann_date: Day = day(
        "年报提交日期",
        when=_HELD,
        example="",
        aliases=("年度执行报告提交日期",),
        note="报告年度内持证不满3个月的填“/”",
        yearly=True,
    )
    q_due: Whole = integer(
        "季(月)报应交",
        unit="份",
        low=0,
        high=12,
        when=_PERIODIC,
        example="",
        aliases=("季报应交", "应交"),
        yearly=True,
    )
    q_done: Whole = integer(
        "季(月)报实交",
        unit="份",
        low=0,
        high=12,
        when=_PERIODIC,
        example="",
        aliases=("季报实交", "实交"),
        yearly=True,
    )
    sm_plan: Text = choice(
        "自行监测方案",
        "已备案",
        "未备案",
        "不需",
        when=_HELD,
        example="不需",
        spellings={"无需": "不需", "不需要": "不需", "是": "已备案", "否": "未备案"},
    )
    remedy: Text = text("限期整改要求", example="", longest=2000, aliases=("整改要求",))

    def problems(self) -> Iterator[Problem]:
        """A term of at most five years; reports handed in as due; what needs no permit has none."""
        yield from in_order(self, "issue", "valid_to")
        issued, ends = held_day(self, "issue"), held_day(self, "valid_to")
        if issued and ends and ends > years_after(issued, 5):
            said = f"距发证或登记日期（{issued}）超过5年"
            yield doubt(self, "valid_to", said, "排污许可证和登记的有效期为5年，请核对")
        yield from at_most(self, "q_done", "q_due", "doubt")
        if self.cls == "无需":
            if held_text(self, "no"):
                said = "已填许可证或登记编号，管理类别却为“无需”"
                yield doubt(self, "cls", said, "请改其中一处")
        elif self.cls == "登记管理":
            filled_limits = [self.columns[k].header for k in _LIMITS if self.amount(k)]
            if filled_limits:
                said = f"登记管理不核定许可排放量，却填了{'、'.join(filled_limits)}"
                yield doubt(self, "cls", said)

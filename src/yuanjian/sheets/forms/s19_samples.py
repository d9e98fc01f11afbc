"""19 手工监测数据: one row a sample and factor, the result as the lab wrote it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from yuanjian.core.numbers import NumberRead, Unreadable, read_number
from yuanjian.sheets.column import (
    Day,
    Number,
    Text,
    choice,
    computed,
    day,
    number,
    result,
    text,
)
from yuanjian.sheets.conditions import When, among
from yuanjian.sheets.problem import Problem
from yuanjian.sheets.row import ListRow, Sheet
from yuanjian.sheets.rules import doubt, held_text, in_order, not_listed

_UNITS = (
    "mg/L", "μg/L", "ng/L", "mg/kg", "μg/kg", "mg/m³", "μg/m³", "ng/m³", "dB(A)", "无量纲", "℃", "NTU", "度", "倍",
    "μS/cm", "mS/m", "mV", "cm", "个/L", "MPN/L", "CFU/L", "CFU/mL", "CFU/100mL", "MPN/100mL", "Bq/L", "kg/h", "级", "%",
)  # fmt: skip
_UNIT_SPELLINGS = {
    "ug/L": "μg/L", "ug/kg": "μg/kg", "ug/m3": "μg/m³", "mg/m3": "mg/m³", "ng/m3": "ng/m³", "毫克/升": "mg/L",
    "微克/升": "μg/L", "dB": "dB(A)", "dBA": "dB(A)", "分贝": "dB(A)", "摄氏度": "℃", "°C": "℃",
    "稀释倍数": "倍", "us/cm": "μS/cm",
}  # fmt: skip


def _outlet(row: Mapping[str, Any]) -> bool:
    point = row.get("point")
    return isinstance(point, str) and point.upper().startswith(("DW", "DA", "YS"))


def _no_limit(row: Mapping[str, Any]) -> bool:
    read = _read(row.get("raw"))
    return read is not None and read.nondetect and not read.limit_given


def _read(raw: object) -> NumberRead | None:
    try:
        return read_number(raw) if isinstance(raw, str) else None
    except Unreadable:
        return None


class Row(ListRow):
    """One result. Non-detects stay as written (0.025L, <0.025, ND); law says what they count as."""

    sheet = Sheet(
        "19",
        "手工监测数据",
        keys=("point", "ent", "date", "period", "factor", "kind"),
        none_ok=True,
        firm="ent",
        note="每个样品的每个因子一行；未检出照检测报告写 0.025L、<0.025、ND 或 未检出。",
        yearly=True,
    )

    point: Text = choice(
        "点位或排口编号",
        ref="16.no|17.no|18.no|13.outlet|21.outlet",
        required=True,
        example="R01",
        aliases=("点位编号", "排口编号", "监测点位", "断面编号"),
    )
    ent: Text = choice(
        "排口所属企业或设施",
        ref="05.name|13.name",
        when=When("点位为 DW、DA、YS 排口", _outlet),
        note="各企业的排口都从 DW001 编起，须写明是谁的排口",
    )
    date: Day = day("采样日期", required=True, example="2020-07-06", aliases=("监测日期",))
    period: Text = choice(
        "时段",
        "丰水期",
        "平水期",
        "枯水期",
        "昼间",
        "夜间",
        open_list=True,
        example="丰水期",
        spellings={"丰": "丰水期", "平": "平水期", "枯": "枯水期", "昼": "昼间", "夜": "夜间"},
        note="丰/平/枯水期，昼/夜间；同日多次写“第1次”“第2次”",
    )
    factor: Text = choice(
        "因子",
        listing="pollutant",
        open_list=True,
        required=True,
        example="氨氮",
        aliases=("监测因子", "监测项目", "项目"),
    )
    raw: Text = result(
        "结果(原文)",
        required=True,
        example="0.31",
        aliases=("监测结果", "检测结果"),
        note="数字，或 0.025L、<0.025、ND、未检出",
    )
    unit: Text = choice("单位", *_UNITS, required=True, spellings=_UNIT_SPELLINGS, example="mg/L")
    mdl: Number = number(
        "检出限",
        6,
        low=0,
        when=When("结果为 ND 或未检出（未写出数值）", _no_limit),
        note="单位同上",
        aliases=("方法检出限",),
    )
    limit: Text = computed("标准限值", "sample.limit", note="由执行标准、功能区和采样日期取得")
    ok: Text = computed("达标", "sample.ok")
    times: Text = computed("超标倍数", "sample.multiple", unit="倍", note="(C/S)−1")
    kind: Text = choice(
        "监测性质",
        "例行",
        "委托",
        "自行",
        "执法",
        "验收",
        "比对",
        required=True,
        example="例行",
        spellings={
            "例行监测": "例行",
            "委托监测": "委托",
            "自行监测": "自行",
            "执法监测": "执法",
            "监督性监测": "执法",
            "监督监测": "执法",
            "验收监测": "验收",
            "比对监测": "比对",
        },
    )
    lab: Text = text(
        "监测单位",
        when=among("kind", "委托", says="监测性质为委托"),
        example="澄江生态环境监测中心",
        aliases=("检测单位",),
    )
    cma: Text = text(
        "CMA证号", when=among("kind", "委托", says="监测性质为委托"), aliases=("资质认定证书编号",)
    )
    rpt: Text = text(
        "报告编号",
        required=True,
        document=True,
        example="澄环监〔2020〕078",
        aliases=("检测报告编号",),
    )
    rpt_date: Day = day("报告日期", required=True, example="2020-07-20")

    def problems(self) -> Iterator[Problem]:
        """The report follows the sample; pH lies between 0 and 14; one limit of detection is said once."""
        yield from not_listed(self, "factor")
        yield from in_order(self, "date", "rpt_date")
        read = _read(self.raw)
        if read is None:
            return
        if self.factor == "pH" and not 0 <= read.value <= 14:
            yield Problem(
                "error",
                "pH 值超出 0–14",
                "raw",
                found=held_text(self, "raw"),
                expected="0–14 之间的数",
                mend="请核对小数点",
            )
        if read.value < 0:
            yield doubt(self, "raw", "检测结果为负数", "请与检测报告核对")
        mdl = self.amount("mdl")
        if read.nondetect and read.limit_given and mdl is not None and mdl != read.value:
            yield doubt(
                self,
                "mdl",
                f"结果写作“{self.raw}”，检出限却填 {mdl.normalize():f}",
                "请与检测报告核对",
            )
        if not read.nondetect and mdl is not None and Decimal(0) <= read.value < mdl:
            yield doubt(
                self,
                "raw",
                f"结果 {self.raw} 低于检出限 {mdl.normalize():f}，却未写作未检出",
                f"低于检出限的结果请写作 {mdl.normalize():f}L",
            )

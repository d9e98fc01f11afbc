"""32 信用评价举证: the items of the credit scheme, with the park's own score and its reasons."""

from collections.abc import Mapping
from typing import Any

from yuanjian.sheets.column import Number, Text, Whole, computed, integer, number
from yuanjian.sheets.column import long as prose
from yuanjian.sheets.conditions import When, positive
from yuanjian.sheets.row import ListRow, Sheet


def _seen_elsewhere(row: Mapping[str, Any]) -> bool:
    """The score that the system tried is no cell of this row: ``audit`` compares the two."""
    return False


_DIFFERS = When("自评分值与系统试算不一致", _seen_elsewhere)


class Row(ListRow):
    """One item. Its text comes from the rule pack of the park's province and year; people fill the score."""

    sheet = Sheet(
        "32",
        "信用评价举证",
        keys=("no",),
        called="第{no}项",
        note="条款由规则包给出，请勿增删；只填自评分值、理由和举证。未填的条款按数据不足计最高扣分。",
    )

    no: Whole = integer(
        "条款号", low=1, high=24, required=True, example="11", note="由模板预先写好，请勿改动"
    )
    l1: Text = computed("一级指标", "credit_item.level1")
    l2: Text = computed("二级指标", "credit_item.level2")
    std: Text = computed("评价标准", "credit_item.standard")
    pts: Number = computed("分值", "credit_item.points", unit="分")
    src: Text = computed("关联数据", "credit_item.sources")
    auto: Text = computed("系统试算", "credit_item.score", unit="分", note="触发、未触发或数据不足")
    self: Number = number(
        "自评分值",
        1,
        unit="分",
        low=-12,
        high=12,
        required=True,
        example="0",
        note="填 0 或该条分值",
        yearly=True,
    )
    why: Text = prose(
        "差异理由",
        when=_DIFFERS,
        example="已依托例行监测，见附件 A031",
        note="自评与系统试算不一致时填",
        yearly=True,
    )
    text: Text = prose(
        "举证说明",
        when=positive("self", says="自评为加分") | _DIFFERS,
        example="年度监测报告见附件 A031",
        yearly=True,
    )
    rev: Number = number(
        "审核分值",
        1,
        unit="分",
        low=-12,
        high=12,
        example="",
        note="由市、省生态环境部门填写",
        yearly=True,
    )
    rev_txt: Text = prose("审核意见", note="由市、省生态环境部门填写", yearly=True)

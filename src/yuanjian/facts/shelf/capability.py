"""30 能力建设: what the park has built, by capability, and the credit items that it bears on."""

from collections.abc import Callable

from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows, RowView

_TABLE = "湘环函〔2020〕195号 指标表"
ITEMS = {
    "大气监控预警": (8,),
    "危废监管体系": (9,),
    "固废统一管理体系": (9,),
    "监测能力": (12,),
    "污染源在线监控": (13,),
    "企业工况": (13,),
    "用电监控": (13,),
    "一企一管水质": (13,),
    "视频监控": (13,),
    "环保设施运行监控": (13,),
    "环境质量监控": (13,),
    "信息管理档案": (14,),
    "应急指挥平台": (17,),
    "第三方治理": (24,),
}
"""Items of the Hunan trial table by capability."""
DIGITAL = tuple(name for name, items in ITEMS.items() if items == (13,))


@fact(
    "能力建设关联信用条款",
    says="按能力项对应信用评价指标表的条款",
    clause=_TABLE,
    per="30",
)
def credit_items(f: Facts, r: RowView) -> Words:
    item = r.words("item")
    if not item.known:
        return item
    items = ITEMS.get(item.text or "", ())
    if not items:
        return no_words("不关联信用条款", *item.because, na=True)
    return words("、".join(map(str, items)), *item.because)


def _status(item: str) -> Callable[[Facts], Words]:
    def formula(f: Facts) -> Words:
        rows = f.rows("30").eq("item", item)
        if rows.gap:
            return no_words(rows.gap, rows.because)
        row = rows.only()
        return (
            row.words("status") if row else no_words(f"30_能力建设没有“{item}”一行", rows.because)
        )

    return formula


def _named(key: str, item: str) -> None:
    """Declare ``capability.<key>``: the state of one capability in words."""
    formula = _status(item)
    formula.__name__ = key
    clause = f"{_TABLE}第{ITEMS[item][0]}项"
    globals()[key] = fact(f"{item}建设状态", says=f"30表中“{item}”的状态", clause=clause)(formula)


for _key, _item in (
    ("online_monitoring", "污染源在线监控"),
    ("operating_conditions", "企业工况"),
    ("electricity_monitoring", "用电监控"),
    ("pipe_monitoring", "一企一管水质"),
    ("video", "视频监控"),
    ("facility_monitoring", "环保设施运行监控"),
    ("quality_monitoring", "环境质量监控"),
    ("air_warning", "大气监控预警"),
    ("hazardous_supervision", "危废监管体系"),
    ("waste_system", "固废统一管理体系"),
    ("command_platform", "应急指挥平台"),
    ("monitoring_capability", "监测能力"),
    ("archive", "信息管理档案"),
    ("third_party", "第三方治理"),
):
    _named(_key, _item)


def built(f: Facts) -> Rows:
    """The capabilities that are there."""
    return f.rows("30").eq("status", "已建成")


@fact("已建成能力项数量", "项", says="30表中状态为“已建成”的行数", decimals=0)
def built_count(f: Facts) -> Amount:
    return built(f).count()


@fact("已建成能力项", says="30表中状态为“已建成”的能力项")
def built_names(f: Facts) -> Words:
    return built(f).joined("item")


@fact(
    "已建成的数字化在线监控平台数量",
    "项",
    says="污染源在线、工况、用电、一企一管、视频、设施运行、环境质量监控中已建成的项数",
    clause=f"{_TABLE}第13项",
    decimals=0,
)
def digital(f: Facts) -> Amount:
    return built(f).eq("item", *DIGITAL).count()


@fact("未填报的能力项", says="30表应有14项，未列出的能力项")
def unreported(f: Facts) -> Words:
    rows = f.rows("30")
    if rows.gap:
        return no_words(rows.gap, rows.because)
    held = {r.get("item") for r in rows}
    lacking = [item for item in ITEMS if item not in held]
    if not lacking:
        return no_words("各能力项均已填报", rows.because, na=True)
    return words("、".join(lacking), rows.because)

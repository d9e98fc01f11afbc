"""Themes of facts in Chinese and in the order of the report: headings of the list of figures."""

from __future__ import annotations

THEMES = {
    "报告与园区": ("report", "document", "park", "history"),
    "经济指标": ("economy",),
    "入园企业": ("enterprises", "firm"),
    "环评与验收": ("eia", "eia_file", "acceptance", "project"),
    "排污许可": ("permit",),
    "应急预案": ("plan",),
    "总量指标": ("quota", "quota_row"),
    "规划环评批复要求": ("clauses",),
    "自行监测计划": ("monitoring_plan",),
    "“三线一单”": ("zoning",),
    "污水集中处理与管网": ("sewage", "plant", "network"),
    "工业废水": ("wastewater",),
    "地表水、地下水、黑臭水体": ("section", "sample", "groundwater", "black_water"),
    "大气环境": ("air", "air_station", "station", "day", "online"),
    "工业废气": ("waste_gas",),
    "土壤环境": ("soil", "plots"),
    "固体废物": ("waste", "hazardous", "waste_facility"),
    "投诉、督察与执法": ("complaints", "complaint", "inspection", "enforcement"),
    "风险防控与能力建设": ("emergency", "capability"),
    "信息公开": ("disclosure",),
    "成效、问题与计划": ("improvement",),
    "信用评价": ("credit", "credit_item"),
    "附件": ("attachment",),
}
OTHERS = "其他"
_OF = {theme: words for words, themes in THEMES.items() for theme in themes}


def theme_words(theme: str) -> str:
    """The heading under which facts of a theme are listed."""
    return _OF.get(theme, OTHERS)

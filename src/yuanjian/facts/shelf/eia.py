"""一、园区概况: which firms have their EIA done, each firm counted once.

Approval (报告书, 报告表) and filing (登记表) are two things: 环境影响评价法 第十六条、第二十二条.
"""

from collections.abc import Sequence

from yuanjian.core.marks import Mark
from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import (
    Partition,
    decided,
    firms_in,
    needed,
    partition,
    present,
    rows_of_firm,
)
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_number

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 一；环境影响评价法 第十六条、第二十二条"
APPROVED = ("报告书", "报告表")
_RULE = (
    "每家企业只计一次：有项目应批未批、应备案未备案的计入“无环评批复”，"
    "其余按环评类别最高的项目计（报告书、报告表、登记表、无需）"
)
_ORDER = ("无环评批复", "报告书", "报告表", "登记表", "无需")


def classify_project(project: RowView, year: int) -> str:
    """The group that one project puts its firm into; Undecided when a deciding cell is blank."""
    kind = decided(project, "eia")
    if kind in ("豁免", "无需"):
        return "无需"
    needed(project, "eia_no")
    day = project.day("eia_date")
    late = day is not None and day.year > year
    return "无环评批复" if late or isinstance(project.get("eia_no"), Mark) else kind


def sorted_firms(f: Facts) -> Partition:
    """The counted firms by the state of their EIA."""

    def classify(firm: RowView, projects: Sequence[RowView]) -> str:
        return min((classify_project(p, f.year) for p in projects), key=_ORDER.index)

    return f.kept("firms by eia", lambda: partition(f, "06", _RULE, classify))


def projects(f: Facts) -> Rows:
    """The projects of the firms that are counted and present."""
    by_firm = rows_of_firm(f, "06")
    mine = {r.key for firm in present(f) for r in by_firm.get(firm.key, ())}
    rows = f.rows("06")
    return rows.of("年末在园企业的项目", (r for r in rows.records if r.key in mine))


@fact(
    "已完成环评批复手续企业数量",
    "个",
    says=f"环评报告书、报告表已批复的企业数。{_RULE}",
    clause=_CLAUSE,
    decimals=0,
)
def approved(f: Facts) -> Amount:
    return sorted_firms(f).count("报告书", "报告表")


@fact(
    "已完成环评手续企业数量（含登记备案）",
    "个",
    says=f"环评已批复或登记表已备案的企业数。{_RULE}",
    clause=_CLAUSE,
    decimals=0,
)
def completed(f: Facts) -> Amount:
    return sorted_firms(f).count("报告书", "报告表", "登记表")


@fact("环评报告书企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def report(f: Facts) -> Amount:
    return sorted_firms(f).count("报告书")


@fact("环评报告表企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def table(f: Facts) -> Amount:
    return sorted_firms(f).count("报告表")


@fact("环评登记表备案企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def registered(f: Facts) -> Amount:
    return sorted_firms(f).count("登记表")


@fact("无需进行环评手续企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def not_required(f: Facts) -> Amount:
    return sorted_firms(f).count("无需")


@fact("无环评批复企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def without(f: Facts) -> Amount:
    return sorted_firms(f).count("无环评批复")


@fact("无环评批复企业名单", says=_RULE)
def without_names(f: Facts) -> Words:
    return sorted_firms(f).names("无环评批复")


@fact("环评手续未能归类的企业", says="年末在园、在06表中没有行或缺关键项的企业名称")
def remainder(f: Facts) -> Words:
    return sorted_firms(f).left_over()


@fact(
    "本年度新增项目环评批复数量",
    "个",
    says="年末在园企业的报告书、报告表项目中，批复日期在报告年度内的项目数",
    clause=_CLAUSE,
    decimals=0,
)
def new(f: Facts) -> Amount:
    return projects(f).eq("eia", *APPROVED).in_year("eia_date", f.year).count()


@fact(
    "新增环评登记企业数量",
    "家",
    says="年末在园企业的登记表项目中，备案日期在报告年度内的企业数",
    clause=_CLAUSE,
    decimals=0,
)
def registered_new(f: Facts) -> Amount:
    return firms_in(f, projects(f).eq("eia", "登记表").in_year("eia_date", f.year))


@fact("建设项目数量", "个", says="年末在园企业的项目数", decimals=0)
def projects_count(f: Facts) -> Amount:
    return projects(f).count()


@fact(
    "批复前开工的项目数量",
    "个",
    says="报告书、报告表项目中开工日期早于批复日期的项目数（未批先建）",
    clause="环境影响评价法 第二十五条",
    decimals=0,
)
def started_before_approval(f: Facts) -> Amount:
    def early(p: RowView) -> bool:
        start, approval = p.day("start"), p.day("eia_date")
        return start is not None and approval is not None and start < approval

    rows = projects(f).eq("eia", *APPROVED)
    return rows.where("开工日期早于批复日期", early, "start", "eia_date").count()


@fact("发生重大变动的项目数量", "个", says="年末在园企业的项目中发生重大变动的", decimals=0)
def changed(f: Facts) -> Amount:
    return projects(f).eq("change", True).count()


@fact("新版环评登记表企业数量", "家", says=ONLY_TOLD, decimals=0)
def registered_new_form(f: Facts) -> Amount:
    return told_number()


@fact("入园项目环保预审数量", "个", says=ONLY_TOLD, decimals=0)
def screened(f: Facts) -> Amount:
    return told_number()


@fact("未予准入的项目数量", "个", says=ONLY_TOLD, decimals=0)
def refused(f: Facts) -> Amount:
    return told_number()

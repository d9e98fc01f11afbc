"""一、园区概况: discharge permits and registrations, each firm counted once."""

from collections.abc import Sequence
from datetime import date

from yuanjian.core.marks import Mark
from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import Partition, decided, needed, partition
from yuanjian.facts.rows import Rows, RowView

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 一；排污许可管理条例；固定污染源排污许可分类管理名录（2019年版）"
_RULE = (
    "每家企业只计一次：应取得许可证或应登记而年末没有（含已过期）的计入未取得，"
    "其余依次计入已取得许可证、已登记、无需"
)
_BUILDING = "在建暂无需"
_ORDER = ("未取得", "重点管理", "简化管理", "登记管理", _BUILDING, "无需")


def sorted_firms(f: Facts) -> Partition:
    """The counted firms by what they hold at the year's end."""

    def classify(firm: RowView, own: Sequence[RowView]) -> str:
        return min((_state(f.year, firm, row) for row in own), key=_ORDER.index)

    return f.kept("firms by permit", lambda: partition(f, "07", _RULE, classify))


def _state(year: int, firm: RowView, row: RowView) -> str:
    kind = decided(row, "cls")
    if kind == "无需":
        return _BUILDING if firm.get("status") in ("在建", "筹建") else kind
    needed(row, "no")
    issued = row.day("issue")
    late = issued is not None and issued.year > year
    without = isinstance(row.get("no"), Mark) or late or is_over(row, date(year, 12, 31))
    return "未取得" if without else kind


def is_over(row: RowView, on: date) -> bool:
    """Whether the permit had run out before that day."""
    end = row.day("valid_to")
    return end is not None and end < on


def held_rows(f: Facts) -> Rows:
    """The rows of permits proper (重点, 简化)."""
    return f.rows("07").eq("cls", "重点管理", "简化管理")


@fact("已取得排污许可证企业数量", "个", says=_RULE, clause=_CLAUSE, decimals=0)
def held(f: Facts) -> Amount:
    return sorted_firms(f).count("重点管理", "简化管理")


@fact("排污许可重点管理企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def key(f: Facts) -> Amount:
    return sorted_firms(f).count("重点管理")


@fact("排污许可简化管理企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def simplified(f: Facts) -> Amount:
    return sorted_firms(f).count("简化管理")


@fact("已进行排污登记企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def registered(f: Facts) -> Amount:
    return sorted_firms(f).count("登记管理")


@fact("无需办理排污许可手续企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def not_required(f: Facts) -> Amount:
    return sorted_firms(f).count("无需", _BUILDING)


@fact("在建暂无需办理排污许可手续企业数量", "家", says=f"{_RULE}；其中在建、筹建的", decimals=0)
def not_required_construction(f: Facts) -> Amount:
    return sorted_firms(f).count(_BUILDING)


@fact("未取得排污许可证企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def without(f: Facts) -> Amount:
    return sorted_firms(f).count("未取得")


@fact("未取得排污许可证企业名单", says=_RULE)
def without_names(f: Facts) -> Words:
    return sorted_firms(f).names("未取得")


@fact("排污许可未能归类的企业", says="年末在园、在07表中没有行或缺关键项的企业名称")
def remainder(f: Facts) -> Words:
    return sorted_firms(f).left_over()


@fact("年末已过期的许可证或登记数量", "个", says="07表中有效期止早于报告年度末的", decimals=0)
def expired(f: Facts) -> Amount:
    rows = f.rows("07").eq("cls", "重点管理", "简化管理", "登记管理")
    end = date(f.year, 12, 31)
    return rows.where("有效期止早于年末", lambda r: is_over(r, end), "valid_to").count()


@fact("已提交执行报告年报的许可证数量", "个", says="持证企业中填有年报提交日期的", decimals=0)
def annual_reports(f: Facts) -> Amount:
    rows = held_rows(f)
    return rows.where("已提交年报", lambda r: r.day("ann_date") is not None, "ann_date").count()


@fact("执行报告季（月）报应交份数", "份", says="07表持证企业合计", decimals=0)
def periodic_due(f: Facts) -> Amount:
    return held_rows(f).sum("q_due")


@fact("执行报告季（月）报实交份数", "份", says="07表持证企业合计", decimals=0)
def periodic_done(f: Facts) -> Amount:
    return held_rows(f).sum("q_done")


@fact("自行监测方案未备案企业数量", "家", says="07表持证企业中自行监测方案为“未备案”的", decimals=0)
def plans_not_filed(f: Facts) -> Amount:
    return held_rows(f).eq("sm_plan", "未备案").count()

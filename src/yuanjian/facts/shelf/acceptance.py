"""一、园区概况: environmental acceptance (竣工环保验收) of the firms' projects, each firm counted once."""

from collections.abc import Sequence

from yuanjian.facts.amount import Amount, Words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import Partition, decided, firms_in, partition
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf.eia import APPROVED, projects

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 一；国环规环评〔2017〕4号 第十二条"
_RULE = (
    "每家企业只计一次：报告书、报告表项目全部已验收的计入已完成，有一个未完成的计入未完成，"
    "没有应验收项目（登记表、豁免、无需）的计入无需验收"
)
PENDING = ("正在验收", "分期验收", "在建", "停产", "试生产", "未投产", "已投产未验收")


def sorted_firms(f: Facts) -> Partition:
    """The counted firms by the state of their acceptance; the pending ones by reason."""

    def classify(firm: RowView, own: Sequence[RowView]) -> str:
        states = []
        for project in own:
            if decided(project, "eia") in APPROVED:
                states.append(_state(firm, project))
        open_ones = [s for s in states if s in PENDING]
        if open_ones:
            return min(open_ones, key=PENDING.index)
        return "已完成" if "已完成" in states else "无需验收"

    return f.kept("firms by acceptance", lambda: partition(f, "06", _RULE, classify))


def _state(firm: RowView, project: RowView) -> str:
    acc = decided(project, "acc")
    if acc == "已验收":
        return "已完成"
    if acc == "无需":
        return "无需验收"
    if firm.get("status") in ("停产", "停建"):
        return "停产"
    if firm.get("status") in ("在建", "筹建"):
        return "在建"
    if acc == "未到期":
        return "试生产" if project.day("run") is not None else "未投产"
    return {"验收中": "正在验收", "分期验收": "分期验收"}.get(acc, "已投产未验收")


@fact("已完成环保竣工验收手续企业数量", "个", says=_RULE, clause=_CLAUSE, decimals=0)
def done(f: Facts) -> Amount:
    return sorted_firms(f).count("已完成")


@fact("未完成验收企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def pending(f: Facts) -> Amount:
    return sorted_firms(f).count(*PENDING)


@fact("无需环保验收企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def not_required(f: Facts) -> Amount:
    return sorted_firms(f).count("无需验收")


@fact("环保验收未能归类的企业", says="年末在园、在06表中没有行或缺关键项的企业名称")
def remainder(f: Facts) -> Words:
    return sorted_firms(f).left_over()


@fact(
    "本年度新增环保竣工验收企业数量",
    "个",
    says="年末在园企业中，有项目的验收意见日期在报告年度内的企业数",
    clause=_CLAUSE,
    decimals=0,
)
def new(f: Facts) -> Amount:
    accepted = projects(f).eq("eia", *APPROVED).eq("acc", "已验收", "分期验收")
    return firms_in(f, accepted.in_year("acc_date", f.year))


@fact("正在验收企业数量", "家", says="未完成验收的企业中，正在验收的", decimals=0)
def pending_in_process(f: Facts) -> Amount:
    return sorted_firms(f).count("正在验收")


@fact("分期验收企业数量", "家", says="未完成验收的企业中，分期验收的", decimals=0)
def pending_staged(f: Facts) -> Amount:
    return sorted_firms(f).count("分期验收")


@fact("因在建未验收企业数量", "家", says="未完成验收的企业中，企业在建或筹建的", decimals=0)
def pending_construction(f: Facts) -> Amount:
    return sorted_firms(f).count("在建")


@fact("因停产未验收企业数量", "家", says="未完成验收的企业中，企业停产或停建的", decimals=0)
def pending_stopped(f: Facts) -> Amount:
    return sorted_firms(f).count("停产")


@fact("因试生产未验收企业数量", "家", says="未完成验收的企业中，调试期未满的", decimals=0)
def pending_trial(f: Facts) -> Amount:
    return sorted_firms(f).count("试生产")


@fact("因未投产未验收企业数量", "家", says="未完成验收的企业中，项目尚未投产的", decimals=0)
def pending_not_operating(f: Facts) -> Amount:
    return sorted_firms(f).count("未投产")


@fact("已投产未验收企业数量", "家", says="未完成验收的企业中，已投产而未验收的", decimals=0)
def pending_operating(f: Facts) -> Amount:
    return sorted_firms(f).count("已投产未验收")


@fact("未完成验收企业名单", says=_RULE)
def pending_names(f: Facts) -> Words:
    return sorted_firms(f).names(*PENDING)

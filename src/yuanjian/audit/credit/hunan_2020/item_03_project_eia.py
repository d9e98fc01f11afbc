"""第3项 −1: 产业园区内有建设项目未依法开展环境影响评价."""

from yuanjian.audit.credit.evidence import (
    clear,
    events,
    lacking_of,
    row_because,
    triggered,
    unknown,
)
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.audit.days import out_of_order
from yuanjian.core.evidence import Because
from yuanjian.core.marks import Mark
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_MEND = ["依法补办环评手续；已受处罚的附处罚决定和缴款、整改材料"]


def judge(f: Facts) -> Judgement:
    """No project without its EIA, none begun before it, no penalty for it."""
    found: list[tuple[str, Because]] = []
    for row in f.rows("06"):
        fault = fault_of(row)
        if fault:
            found.append((f"{row.called}{fault}", row_because(row)))
    for row in events(f, "行政处罚", "责令改正", "限产停产"):
        if "未批先建" in str(row.get("why")):
            found.append((f"{row.called}因未批先建受处理", row_because(row)))
    if found:
        said = "；".join(text for text, _ in found[:5])
        return triggered(said, *(why for _, why in found), mend=_MEND)
    without = f.amount("eia.without")
    if not without.known:
        lacking = lacking_of(without) or ["06_建设项目环评验收"]
        return unknown("有企业的环评手续未填全", lacking, *without.because)
    if without.number:
        names = f.words("eia.without_names")
        said = f"无环评批复的企业{without.number}家：{names.text or ''}"
        return triggered(said, *without.because, mend=_MEND)
    return clear(
        "06_建设项目环评验收：各企业项目均有批复或备案，没有未批先建",
        f.rows("06").because,
        *without.because,
    )


def fault_of(row: RowView) -> str:
    """What is against the law in one project; «» when nothing is."""
    kind = row.get("eia")
    if kind not in ("报告书", "报告表", "登记表"):
        return ""
    if row.get("eia_no") is Mark.NONE:
        return f"应办{kind}，批复文号或备案号填“无”"
    later = "run" if kind == "登记表" else "start"
    if out_of_order(row, "eia_date", later):
        what = "投产" if kind == "登记表" else "开工"
        return f"{row.day(later)}{what}，早于批复或备案日期{row.day('eia_date')}"
    return ""

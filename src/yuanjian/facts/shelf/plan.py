"""一、园区概况: emergency plans (突发环境事件应急预案) of the firms and of the park, and when they fall due."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from yuanjian.facts import clocks
from yuanjian.facts.amount import Amount, Words, no_words, not_applicable, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import Partition, decided, partition, unnamed
from yuanjian.facts.rows import Rows, RowView
from yuanjian.facts.told import ONLY_TOLD, told_words

_CLAUSE = "湘环发〔2020〕27号 自评估报告框架 一；环发〔2015〕4号 第十四条"
_CLOCK = "plan.review"
_REVIEW = "环发〔2015〕4号 第十二条（每三年至少回顾性评估一次）"
_RULE = (
    "每家企业只计一次：应编制且已备案的计入已完成，应编制而未备案或正在修编的计入未完成，"
    "不需编制（含依托上级园区）的计入无需编制"
)

_BUILDING = "在建暂无需编制"
_ORDER = ("未完成", "已完成", _BUILDING, "无需编制")


def sorted_firms(f: Facts) -> Partition:
    """The counted firms by the state of their plan."""

    def classify(firm: RowView, own: Sequence[RowView]) -> str:
        states = []
        for row in own:
            if decided(row, "need") != "是":
                building = firm.get("status") in ("在建", "筹建")
                states.append(_BUILDING if building else "无需编制")
                continue
            status, filed = decided(row, "status"), row.day("date")
            late = filed is not None and filed.year > f.year
            states.append("已完成" if status == "已备案" and not late else "未完成")
        return min(states, key=_ORDER.index)

    return f.kept("firms by plan", lambda: partition(f, "08", _RULE, classify))


def park_rows(f: Facts) -> Rows:
    """The park's own plan."""
    return f.rows("08").eq("subj", "园区")


@fact("已完成应急预案备案手续企业数量", "个", says=_RULE, clause=_CLAUSE, decimals=0)
def done(f: Facts) -> Amount:
    return sorted_firms(f).count("已完成")


@fact("未完成应急预案备案企业数量", "个", says=_RULE, clause=_CLAUSE, decimals=0)
def pending(f: Facts) -> Amount:
    return sorted_firms(f).count("未完成")


@fact("无需编制应急预案企业数量", "家", says=_RULE, clause=_CLAUSE, decimals=0)
def not_required(f: Facts) -> Amount:
    return sorted_firms(f).count("无需编制", _BUILDING)


@fact("在建暂无需编制应急预案企业数量", "家", says=f"{_RULE}；其中在建、筹建的", decimals=0)
def not_required_construction(f: Facts) -> Amount:
    return sorted_firms(f).count(_BUILDING)


@fact("未完成应急预案备案企业名单", says=_RULE)
def pending_names(f: Facts) -> Words:
    return sorted_firms(f).names("未完成")


@fact("应急预案未能归类的企业", says="年末在园、在08表中没有行或缺关键项的企业名称")
def remainder(f: Facts) -> Words:
    return sorted_firms(f).left_over()


@fact(
    "应急预案到期日",
    says="备案日期起三年的最后一日",
    clause=_REVIEW,
    per="08",
)
def expires(f: Facts, r: RowView) -> Words:
    filed = r.day("date")
    if filed is not None:
        return words(clocks.due(_CLOCK, filed), r.because("date"), clocks.because(_CLOCK))
    if r.get("need") in ("否", "依托上级园区"):
        return no_words("不单独编制预案", r.because("need"), na=True)
    if r.get("status") in ("未备案", "不需"):
        return no_words("尚未备案", r.because("status"), na=True)
    said = r.words("date")
    return no_words(said.reason or "没有备案日期", r.because("date"), na=said.state == "na")


@fact(
    "应急预案已逾期的主体数量",
    "个",
    says="状态为“已备案”、三年期在报告年度末以前已满的主体数",
    clause=_REVIEW,
    decimals=0,
)
def expired(f: Facts) -> Amount:
    def over(r: RowView) -> bool:
        filed = r.day("date")
        return filed is not None and clocks.due(_CLOCK, filed) < date(f.year, 12, 31)

    return f.rows("08").eq("status", "已备案").where("年末已满三年", over, "date").count()


@fact("应急预案正在修编的主体数量", "个", says="08表中状态为“修编中”的主体数", decimals=0)
def revising(f: Facts) -> Amount:
    return f.rows("08").eq("status", "修编中").count()


@fact("园区应急预案状态", says="08表中园区一行的状态；依托上级园区的写依托")
def park_status(f: Facts) -> Words:
    rows = park_rows(f)
    row = rows.only()
    if rows.gap or row is None:
        return no_words(rows.gap or "08_应急预案没有园区一行（或多于一行）", rows.because)
    need = row.words("need")
    return need if need.text == "依托上级园区" else row.words("status")


@fact("园区应急预案名称", says="08表中园区一行的预案名称；依托上级园区的取依托预案名称")
def park_title(f: Facts) -> Words:
    row = park_rows(f).only()
    if row is None:
        return f.words("plan.park_status")
    hosted = row.get("need") == "依托上级园区"
    return row.words("parent_plan" if hosted else "title")


@fact("园区应急预案备案编号", says="08表中园区一行的备案编号；依托上级园区的不适用")
def park_filing(f: Facts) -> Words:
    row = park_rows(f).only()
    if row is None:
        return f.words("plan.park_status")
    if row.get("need") == "依托上级园区":
        return no_words("依托上级园区预案", row.because("need"), na=True)
    return row.words("no")


@fact(
    "园区应急预案距上次备案年数",
    "年",
    says="报告年度末距备案日期的整年数",
    clause=_REVIEW,
    decimals=0,
)
def park_age(f: Facts) -> Amount:
    row = park_rows(f).only()
    if row is None:
        state = f.words("plan.park_status")
        return Amount(reason=state.reason, na=state.na, because=state.because)
    filed = row.day("date")
    if filed is None:
        hosted = row.get("need") == "依托上级园区"
        reason = "依托上级园区预案" if hosted else unnamed(row, "date")
        why = row.because("need" if hosted else "date")
        return not_applicable(reason, why) if hosted else Amount(reason=reason, because=(why,))
    end = date(f.year, 12, 31)
    whole = end.year - filed.year - ((end.month, end.day) < (filed.month, filed.day))
    return Amount(Fraction(whole), because=(row.because("date"),))


@fact("园区应急预案备案日期", says=ONLY_TOLD)
def park_date(f: Facts) -> Words:
    return told_words()

"""第2项 −2: 产业园区规划实施五年以上未组织开展环境影响跟踪评价.

The wording is 未组织开展. A tracking assessment that is being written or has been handed in has been
organised; that it has no reply yet is no matter of this item. It has to be shown, though: a draft
counts when a proof (the letter handing it in, the contract) is listed.
"""

from yuanjian.audit.credit.evidence import clear, proofs, row_because, triggered, unknown
from yuanjian.audit.credit.hunan_2020.item_01_replanning import PLANNING
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.audit.days import year_end
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_CLOCK = "planning_eia.tracking"


def judge(f: Facts) -> Judgement:
    """Five years after the reply to the plan's EIA, a tracking assessment must have been organised."""
    plans = [r for r in f.rows("03").eq("type", *PLANNING) if r.get("status") == "已批复"]
    dated = [(day, r) for r in plans if (day := r.day("reply_date")) is not None]
    if not dated:
        lacking = ["03_规划环评档案填写规划环评的批复日期"]
        said = f.rows("03").gap or "不知道规划环评何时批复，无法判断规划实施是否满五年"
        return unknown(said, lacking, f.rows("03").because)
    replied, plan = max(dated, key=lambda pair: pair[0])
    due = clocks.due(_CLOCK, replied)
    if due >= year_end(f.year):
        said = f"规划环评{replied}批复，至{f.year}年末未满五年（{due}届满）"
        return clear(said, plan.because("reply_date"), clocks.because(_CLOCK))
    return _organised(f, plan, f"规划环评{replied}批复，{due}届满五年")


def _organised(f: Facts, plan: RowView, since: str) -> Judgement:
    tracking = list(f.rows("03").eq("type", "跟踪评价"))
    for row in tracking:
        if row.get("status") == "已批复":
            said = f"{since}，跟踪评价已完成（{row.called}）"
            return clear(said, plan.because("reply_date"), row_because(row))
    for row in tracking:
        if row.get("status") in ("送审稿", "编制中"):
            return _draft(f, row, since, plan)
    undone = [r for r in tracking if r.get("status") == "未开展"]
    if undone:
        mend = ["组织开展跟踪评价（委托合同、编制进度、报送函列为附件）"]
        said = f"{since}，跟踪评价填“未开展”"
        evidence = (plan.because("reply_date"), undone[0].because("status"))
        return triggered(said, *evidence, mend=mend)
    said = f"{since}，03_规划环评档案没有登记跟踪评价"
    if tracking:
        said = f"{since}，跟踪评价填“{tracking[0].get('status') or '（未填）'}”，没有依据"
    lacking = [
        "03_规划环评档案登记跟踪评价的状态、报送或审查文件（由上级园区统一开展的注明并附文件）"
    ]
    return unknown(said, lacking, plan.because("reply_date"))


def _draft(f: Facts, row: RowView, since: str, plan: RowView) -> Judgement:
    there, absent = proofs(f, row)
    status = row.get("status")
    evidence = (plan.because("reply_date"), row.because("status"), row_because(row), *there)
    if there:
        said = f"{since}；条款原文为“未组织开展”，跟踪评价为{status}并有附件，属已组织开展"
        return clear(said, *evidence)
    lacking = [f"跟踪评价{status}的证明：报送函、委托合同或审查会通知，列入34_附件清单并在03表引用"]
    if absent:
        lacking.append(f"03表引用的附件 {'、'.join(absent)} 不在34_附件清单中")
    said = f"{since}，跟踪评价仅为{status}且没有证明，能否算“已组织开展”须举证"
    return unknown(said, lacking, *evidence)

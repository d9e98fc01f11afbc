"""第1项 −1: 产业园区有重大调整和修订未重新开展规划环评."""

from yuanjian.audit.credit.evidence import clear, named, row_because, triggered, unknown
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows, RowView

REDONE = ("调扩区环评", "补充或重新规划环评")
PLANNING = ("规划环评", *REDONE)


def judge(f: Facts) -> Judgement:
    """A plan marked 重大调整 needs a later planning EIA with its reply."""
    plans = f.rows("03").eq("type", *PLANNING)
    changed = plans.eq("major", True)
    if changed.gap or not len(plans):
        lacking = ["03_规划环评档案登记规划环评及其批复，并逐份填写“是否重大调整”"]
        return unknown(changed.gap or "03_规划环评档案没有规划环评", lacking, plans.because)
    open_ones = [r for r in changed if r.get("type") not in REDONE and not _redone(plans, r)]
    if not open_ones:
        said = "重大调整均已重新开展规划环评并取得批复" if len(changed) else "规划没有重大调整"
        return clear(f"03_规划环评档案：{said}", changed.because, *map(row_because, plans))
    begun = [
        r for r in plans if r.get("type") in REDONE and r.get("status") in ("送审稿", "编制中")
    ]
    if begun:
        said = (
            f"{named(open_ones)}有重大调整，{named(begun)}尚在{begun[0].get('status')}，未取得批复"
        )
        lacking = ["补充或重新开展的规划环评的审查意见（批复文号、日期、附件）"]
        return unknown(said, lacking, *map(row_because, (*open_ones, *begun)))
    said = f"{named(open_ones)}有重大调整，没有重新开展规划环评的记录"
    return triggered(
        said, *map(row_because, open_ones), mend=["组织补充或重新开展规划环评并取得审查意见"]
    )


def _redone(plans: Rows, old: RowView) -> bool:
    """Whether a later EIA of the changed plan has its reply."""
    before = old.day("reply_date")
    for row in plans:
        after = row.day("reply_date")
        replied = row.get("type") in REDONE and row.get("status") == "已批复"
        if replied and after is not None and (before is None or after > before):
            return True
    return False

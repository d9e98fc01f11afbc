"""第22项 −4: 发生重特大环境污染事件或存在被省级以上环境主管部门通报的突出环境安全隐患."""

import re

from yuanjian.audit.credit.evidence import (
    clear,
    events,
    named,
    none_proven,
    row_because,
    triggered,
    unknown,
)
from yuanjian.audit.credit.judgement import Judgement
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_GRAVE = re.compile(r"重特大|(?:特别重大|特大|重大)(?:级|突发|环境|污染|事件|（)")
_LESSER = re.compile(r"(?:较大|一般)(?:级|突发|环境|污染|事件|（)")


def judge(f: Facts) -> Judgement:
    """No grave event; no notice from the province or above."""
    happened, told = events(f, "突发环境事件"), events(f, "通报")
    grave = [r for r in happened if _says(r, _GRAVE)]
    from_above = [r for r in told if r.get("lvl") in ("国家", "省")]
    if grave or from_above:
        found = (*grave, *from_above)
        said = f"28_监管执法与通报：{named(found)}"
        mend = ["整改销号并附主管部门意见（已发生的当年仍按条款扣分）"]
        return triggered(said, *map(row_because, found), mend=mend)
    ungraded = [r for r in happened if not _says(r, _LESSER)]
    unlevelled = [r for r in told if r.get("lvl") is None]
    if ungraded or unlevelled:
        rows = (*ungraded, *unlevelled)
        lacking = [f"{named(rows)}的事件等级认定或通报机关级别（写入28表事由，附文件）"]
        return unknown(f"{named(rows)}的等级不明", lacking, *map(row_because, rows))
    unproven = none_proven(happened)
    if unproven is not None:
        return unproven
    said = "28_监管执法与通报没有重特大环境污染事件和省级以上通报"
    return clear(said, f.rows("28").because)


def _says(row: RowView, grade: re.Pattern[str]) -> bool:
    return grade.search(str(row.get("why"))) is not None

"""Acceptance within twelve months of the run, done or still open."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts import clocks
from yuanjian.facts.engine import Facts

_CLOCK = "acceptance.period_extended"


@check(
    "竣工验收超过期限",
    "major",
    why="国环规环评〔2017〕4号 第十二条：验收期限一般不超过3个月，需调试整改的最长不超过12个月",
)
def find(f: Facts) -> Iterator[Finding]:
    """Between three and twelve months a firm may still have been adjusting: silent."""
    needs("项目验收不明", f.rows("06").gap)
    for row in f.rows("06"):
        ran, accepted = row.day("run"), row.day("acc_date")
        if row.get("eia") not in ("报告书", "报告表") or ran is None:
            continue
        due = clocks.due(_CLOCK, ran)
        if accepted is not None and row.get("acc") == "已验收":
            late, key, how = accepted > due, "acc_date", f"验收意见日期 {accepted}"
        elif row.get("acc") in ("未验收", "验收中", "未到期", "分期验收"):
            late, key = year_end(f.year) > due, "acc"
            how = f"至 {year_end(f.year)} 为“{row.get('acc')}”"
        else:
            continue
        if late:
            yield Finding(
                f"{row.words('ent').text}“{row.words('name').text}”{ran} 投产，{how}，期限为 {due}",
                quotes=(quote_row(row, "run", "acc", "acc_date"),),
                expected=f"不晚于 {due}",
                found=str(accepted) if key == "acc_date" else str(row.get("acc")),
                advice="督促企业完成验收并公示；已停产或分期投产的更正投产日期或验收状态，写明原因。",
                verify="验收在期限内，或备注写明原因并附材料。",
                subject=row.key,
                cause=cell_cause(row, key),
            )

"""A permit that had run out at the year's end."""

from collections.abc import Iterator

from yuanjian.audit.check import check, needs
from yuanjian.audit.days import year_end
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import firm_of, name_key, present
from yuanjian.facts.rows import RowView


@check(
    "年末排污许可证（登记）已过期",
    "major",
    why="排污许可管理条例 第十四条：有效期届满前60日申请延续；无证不得排污",
)
def find(f: Facts) -> Iterator[Finding]:
    """A firm with another valid permit, or one that stands still or is gone, stays out."""
    needs("排污许可不明", f.rows("07").gap)
    there = {r.key for r in present(f)}
    valid = {name_key(str(r.get("ent"))) for r in f.rows("07") if not _over(r, f.year)}
    for row in f.rows("07"):
        firm = firm_of(f, row)
        if not _over(row, f.year) or name_key(str(row.get("ent"))) in valid:
            continue
        if firm is not None and (firm.key not in there or RowView(firm).get("status") != "投产"):
            continue
        yield Finding(
            f"{row.words('ent').text}的排污许可证或登记（{row.words('cls').text}，"
            f"编号 {row.words('no').text or '未填'}）有效期至 {row.day('valid_to')}，早于 {year_end(f.year)}",
            quotes=(quote_row(row, "valid_to", "no"),),
            expected=f"{year_end(f.year)} 或以后",
            found=str(row.day("valid_to")),
            advice="已延续的填新证的编号和有效期；未延续的立即办理并说明期间的排污情况。",
            verify="有效期止不早于报告年度末。",
            subject=row.key,
            cause=cell_cause(row, "valid_to"),
        )


def _over(row: RowView, year: int) -> bool:
    ends = row.day("valid_to")
    return ends is not None and ends < year_end(year)

"""A test report in the list of attachments that is older than the sample it is to prove."""

from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView


@check(
    "作为佐证的检测报告早于采样日期",
    "major",
    why="逻辑：先采样，后出报告；早于采样的报告不能佐证这次采样",
)
def find(f: Facts) -> Iterator[Finding]:
    """One finding an attachment, with the samples that cite it."""
    reports = {
        r.get("no"): r for r in f.rows("34") if r.get("type") == "检测报告" and r.day("date")
    }
    early: dict[str, list[RowView]] = {}
    for row in f.rows("19") if reports else ():
        sampled, proof = row.day("date"), row.get("proof")
        for no in proof if isinstance(proof, tuple) and sampled else ():
            if no in reports and _before(reports[no].day("date"), sampled):
                early.setdefault(no, []).append(row)
    for no, rows in early.items():
        report = reports[no]
        yield Finding(
            f"附件{no}“{report.words('name').text}”出具于 {report.day('date')}，"
            f"引用它的 {len(rows)} 行采样日期最早为 {min(d for r in rows if (d := r.day('date')))}",
            quotes=(quote_row(report, "no", "name", "date"), *(quote_row(r, "date", "proof") for r in rows[:4])),
            expected="出具日期不早于采样日期",
            found=str(report.day("date")),
            advice="请核对34_附件清单的出具日期和19_手工监测数据引用的附件编号。",
            verify="引用的检测报告出具于采样之后。",
            subject=str(no),
            cause=cell_cause(report, "date"),
        )  # fmt: skip


def _before(issued: date | None, sampled: date | None) -> bool:
    """Whether a report is older than a sample; a bare month (its first day) reaches to its end."""
    if issued is None or sampled is None or issued >= sampled:
        return False
    return not (issued.day == 1 and (issued.year, issued.month) == (sampled.year, sampled.month))

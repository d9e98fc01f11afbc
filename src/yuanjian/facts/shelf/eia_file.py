"""03 规划环评档案, a row: whether its five years are over, how many requirements it makes."""

from yuanjian.facts import clocks
from yuanjian.facts.amount import Amount, Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms.duties import clock

_CLOCK = "planning_eia.tracking"


@fact(
    "规划实施是否满五年",
    says="报告年度减批复年不小于5的为“是”",
    clause="环环评〔2020〕65号；湘环发〔2020〕27号 （二）",
    per="03",
)
def five_years(f: Facts, r: RowView) -> Words:
    replied = r.day("reply_date")
    if replied is not None:
        years = clock(_CLOCK).value or 0
        answer = "是" if f.year - replied.year >= years else "否"
        return words(answer, r.because("reply_date"), clocks.because(_CLOCK))
    status = r.words("status")
    if status.known and status.text != "已批复":
        return no_words("尚未批复", *status.because, na=True)
    said = r.words("reply_date")
    return no_words(said.reason or "没有批复日期", *said.because, na=said.state != "missing")


@fact("规划环评要求条数", "条", says="10表中来源文件为本文件的行数", decimals=0, per="03")
def clauses(f: Facts, r: RowView) -> Amount:
    return f.rows("10").eq("doc_no", r.get("doc_no")).count()

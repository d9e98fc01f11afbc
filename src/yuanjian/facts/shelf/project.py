"""06 建设项目环评验收, a row: whether a project needs acceptance at the year's end."""

from datetime import date

from yuanjian.facts.amount import Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.facts.shelf.eia import APPROVED

_RUNS = ("已验收", "分期验收", "验收中", "未验收")


@fact(
    "项目应否验收",
    says="环评为报告书、报告表且年末已投产（调试）的应验收；未填投产日期的，看验收状态能否说明已投产",
    clause="建设项目环境保护管理条例 第十七条、第十九条",
    per="06",
)
def needs_acceptance(f: Facts, r: RowView) -> Words:
    kind = r.words("eia")
    if not kind.known or kind.text not in APPROVED:
        return words("否", *kind.because) if kind.known else kind
    ran, acc = r.day("run"), r.words("acc")
    if ran is not None:
        said = "是" if ran <= date(f.year, 12, 31) else "否"
        return words(said, *kind.because, r.because("run"))
    if not acc.known:
        return no_words(f"{r.words('run').reason}，{acc.reason}", r.because("run"), *acc.because)
    return words("是" if acc.text in _RUNS else "否", *kind.because, *acc.because)

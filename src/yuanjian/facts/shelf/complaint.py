"""27 投诉与督察, a row: whether it was handed on by an inspection (督察)."""

from yuanjian.facts.amount import Words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

INSPECTIONS = ("中央督察", "省督察")


@fact(
    "是否督察交办",
    says="来源为中央督察或省督察的为“是”",
    clause="中央生态环境保护督察工作规定（中央和省两级督察）",
    per="27",
)
def inspection(f: Facts, r: RowView) -> Words:
    source = r.words("src")
    return (
        words("是" if source.text in INSPECTIONS else "否", *source.because)
        if source.known
        else source
    )

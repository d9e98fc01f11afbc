"""17 大气站点, a row: the edition of the air standard that rules in the report year."""

from datetime import date

from yuanjian.core.evidence import Because
from yuanjian.facts.air_days import STANDARD
from yuanjian.facts.amount import Words, no_words, words
from yuanjian.facts.declare import fact
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView
from yuanjian.norms.limits import UnknownStandard, find_standard


@fact(
    "站点执行标准版本",
    says="报告年度内施行的 GB 3095 版本；年内换版的都列出，按监测日期选用",
    clause="GB 3095—2012；GB 3095—2026",
    per="17",
)
def standard(f: Facts, r: RowView) -> Words:
    days = [date(f.year, month, 1) for month in range(1, 13)] + [date(f.year, 12, 31)]
    try:
        names = list(dict.fromkeys(_edition(day) for day in days))
    except UnknownStandard as no:
        return no_words(str(no))
    said = "、".join(names)
    return words(said, Because("law", "limits", f"{f.year}年施行的版本", said))


def _edition(on: date) -> str:
    found, _ = find_standard(STANDARD, on)
    number = found.document.number.replace("-", "—")
    for file, _, until in found.tables:
        if file.startswith("transition") and until is not None and on <= until:
            return f"{number}（过渡阶段）"
    return number

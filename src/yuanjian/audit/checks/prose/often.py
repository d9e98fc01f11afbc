"""«多次», «每季度», «每月» beside the number of records that there are."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.checks.prose._sentences import Sentence, sentences
from yuanjian.audit.finding import Finding, Unassessed, quote_record, quote_row
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import Rows

# How often a word says at least, where no number stands beside it.
_WORDS = (
    ("每月", 12),
    ("每季度", 4),
    ("每季", 4),
    ("多次", 2),
    ("数次", 2),
    ("多轮", 2),
    ("经常性", 2),
)
_ACTS = (
    ("隐患排查", re.compile(r"隐患.{0,4}排查|排查.{0,6}隐患"), (16,)),
    ("应急演练", re.compile(r"演练"), (19,)),
    ("值班培训", re.compile(r"培训"), ()),
    ("专题会议", re.compile(r"专题会|专题研究|专题会议"), ()),
    ("专项检查", re.compile(r"专项检查|专项执法|专项行动"), ()),
)
_COUNTED = re.compile(r"\d+\s*(?:余|多)?(?:次|场|轮|期)")


@check(
    "称“多次”“每季度”，记录没有这么多",
    "query",
    why="逻辑：成效中的次数应有29_风险防控与应急的记录为证",
)
def find(f: Facts) -> Iterator[Finding | Unassessed]:
    """Achievements and measures of sheet 33 against the year's records of that kind."""
    for sentence in sentences(f, "33", "text", types=("成效", "主要措施")):
        least = next(((w, n) for w, n in _WORDS if w in sentence.text), None)
        if least is None or (least[1] == 2 and _COUNTED.search(sentence.folded)):
            continue
        for kind, pattern, credit in _ACTS:
            if not pattern.search(sentence.folded):
                continue
            rows = f.rows("29").eq("type", kind).in_year("date", f.year)
            if rows.gap:
                yield Unassessed(f"“{sentence.text[:30]}”无法核对：{rows.gap}")
            elif len(rows) < least[1]:
                yield _finding(f, sentence, kind, rows, least, credit)


def _finding(
    f: Facts,
    sentence: Sentence,
    kind: str,
    rows: Rows,
    least: tuple[str, int],
    credit: tuple[int, ...],
) -> Finding:
    word, number = least
    there = [quote_row(r, "type", "date", "title") for r in rows]
    nones = [quote_record(r) for r in f.rows("29").nones]
    return Finding(
        f"“{sentence.text[:60]}”，29_风险防控与应急中{f.year}年的“{kind}”只有 {len(rows)} 条"
        f"（“{word}”应不少于 {number} 条）",
        quotes=(sentence.quote, *there[:4], *nones),
        expected=f"不少于 {number} 条记录",
        found=f"{len(rows)} 条",
        advice=f"请在29_风险防控与应急逐次补填“{kind}”并附记录，或按实际次数改写。",
        verify="记录的次数与文字相符。",
        subject=sentence.row.key,
        credit=credit,
    )

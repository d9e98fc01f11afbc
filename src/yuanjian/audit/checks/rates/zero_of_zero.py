"""Prose that gives a rate of nothing: «投诉0件，完成率100%»."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import is_report, own_sentences
from yuanjian.audit.finding import Finding, Quote, quote_record
from yuanjian.core.text import fold
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_PROSE = {
    "01": ("overview",),
    "10": ("impl", "plan"),
    "12": ("impl", "gap"),
    "32": ("text",),
    "33": ("text",),
}
_SENTENCE = re.compile(r"[^。；;！!\n]+")
_RATE = re.compile(
    r"(?:完成|办结|整改|处理|处置|达标|合格|落实|满意|化解|销号|查处|结案|答复|回复|办理|调处|办复)率[^0-9]{0,6}100(?:\.0+)?(?:%|个百分)"
)
_NOTHING = re.compile(
    r"(?<![0-9.])0(?:件|起|宗|个|次|条|家)|零(?:投诉|举报|信访)|(?:没有|未)(?:收到|接到|发生|受理)"
)
_SOMETHING = re.compile(r"(?<![0-9.])[1-9][0-9]*(?:件|起|宗|个|次|条|家)")
_COMPLAINT = re.compile(r"投诉|信访|举报")


@check("件数为0却写百分率", "major", why="逻辑：0÷0 没有意义，应写“—”或“不适用”")
def find(f: Facts) -> Iterator[Finding]:
    """A sentence with a rate of 100 % and a count of nothing alone; or a complaint rate without complaints."""
    if is_report(f):
        yield from _told(f)
        return
    for no, keys in _PROSE.items():
        for row in f.rows(no):
            for key in keys:
                held = row.get(key)
                for sentence in _SENTENCE.findall(held) if isinstance(held, str) else ():
                    yield from _judged(f, row, key, sentence.strip())


def _judged(f: Facts, row: RowView, key: str, sentence: str) -> Iterator[Finding]:
    folded = fold(sentence)
    rate = _RATE.search(folded)
    if rate is None or _SOMETHING.search(folded):
        return
    none_said = _NOTHING.search(folded)
    nones = f.rows("27").nones if _COMPLAINT.search(folded) else ()
    if not none_said and not nones:
        return
    why = "件数为0" if none_said else "27_投诉与督察填“无”"
    yield Finding(
        f"{why}，却写“{rate[0]}”：0÷0 不适用",
        quotes=(
            Quote(sentence[:300], row.record.cell(key), subject=row.key),
            *map(quote_record, nones),
        ),
        expected="—（不适用）",
        found="100%",
        advice="请改为“本年度未收到投诉（交办），完成率不适用”。",
        verify="件数为0时不写百分率。",
        subject=row.key,
    )


def _told(f: Facts) -> Iterator[Finding]:
    """The sentences of a report, all in one finding: they are mended in one way."""
    odd = []
    for sentence in own_sentences(f):
        rate = _RATE.search(sentence.folded)
        if rate and _NOTHING.search(sentence.folded) and not _SOMETHING.search(sentence.folded):
            odd.append((sentence, rate[0]))
    if not odd:
        return
    yield Finding(
        f"件数为0，却写“{odd[0][1]}”：0÷0 不适用"
        + (f"（共 {len(odd)} 处）" if len(odd) > 1 else ""),
        quotes=tuple(sentence.quote for sentence, _ in odd[:6]),
        expected="—（不适用）",
        found="100%",
        advice="请改为“本年度未收到投诉（交办），完成率不适用”。",
        verify="件数为0时不写百分率。",
    )

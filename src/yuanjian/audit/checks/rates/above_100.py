"""A share of a whole that is above 100 %, computed from the rows or written in prose."""

import re
from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import is_report, own_sentences
from yuanjian.audit.finding import Finding, Quote, first_place, quote_value
from yuanjian.core.text import fold
from yuanjian.facts.amount import Amount
from yuanjian.facts.engine import Facts, Value
from yuanjian.facts.explain import cell_said
from yuanjian.facts.rows import RowView

# Shares: the part is counted within the whole. Loads, quotas, growth and targets may exceed 100 %.
_SHARES = (
    "network.sewage_coverage", "network.rain_coverage", "online.valid_rate", "online.ok_rate",
    "emergency.fixed_rate", "economy.clean_energy",
)  # fmt: skip
_PROSE = {"01": ("overview",), "10": ("impl",), "12": ("impl",), "32": ("text",), "33": ("text",)}
_SENTENCE = re.compile(r"[^。；;！!\n]+")
_SHARE_NAME = (
    r"(?:达标|优良|合格|完成验收|验收|有效|覆盖|收集|接管|纳管|整改|办结|销号|处置|利用|集中处理|联网|传输|执行|完好)"
    r"(?:天数|处理|完成|数据|传输)?(?:率|比例|比率|占比|比重)"
)
_WRITTEN = re.compile(
    rf"(?:{_SHARE_NAME}|占比|比重)(?:分别|均)?(?:为|是|达到|达|约|高达|:)?(\d{{3,6}}(?:\.\d+)?)%"
    rf"|(?<![\d.])(\d{{3,6}}(?:\.\d+)?)%的(?:[\u4e00-\u9fff]{{0,6}}?)(?:{_SHARE_NAME})"
)


@check("率大于100%", "blocker", why="逻辑：部分不大于整体，率在0–100%之间")
def find(f: Facts) -> Iterator[Finding]:
    """Computed shares, then those written in prose."""
    for fact in _SHARES:
        for value in f.values(fact):
            known = value.known
            number = known.number if isinstance(known, Amount) else None
            if number is not None and not 0 <= number <= 100:
                yield _computed(value)
    if is_report(f):
        for told in own_sentences(f):
            for match in _WRITTEN.finditer(told.folded):
                if float(_number(match)) > 100:
                    yield _above(match, told.quote)
        return
    for no, keys in _PROSE.items():
        for row in f.rows(no):
            for key in keys:
                yield from _written(row, key)


def _computed(value: Value) -> Finding:
    cells = [b for b in value.because.walk() if b.kind == "cell" and b.place is not None]
    quotes = tuple(Quote(cell_said(c)[:300], c.place or first_place(c)) for c in cells[:6])
    return Finding(
        f"{value.subject and value.subject + '的'}{value.fact.label}算得 {value.text}%（{value.fact.says}）",
        quotes=(quote_value(value), *quotes),
        expected="0–100%",
        found=f"{value.text}%",
        advice="请核对分子和分母，是否填反、单位或口径不同。",
        verify="算得的率在0–100%之间。",
        subject=value.subject,
    )


def _written(row: RowView, key: str) -> Iterator[Finding]:
    held = row.get(key)
    for sentence in _SENTENCE.findall(held) if isinstance(held, str) else ():
        for match in _WRITTEN.finditer(fold(sentence)):
            if float(_number(match)) <= 100:
                continue
            quote = Quote(sentence.strip()[:300], row.record.cell(key), subject=row.key)
            yield _above(match, quote)


def _above(match: re.Match[str], quote: Quote) -> Finding:
    return Finding(
        f"“{match[0]}”大于100%",
        quotes=(quote,),
        expected="不大于100%",
        found=f"{_number(match)}%",
        advice="请核对小数点、分子和分母。",
        verify="率不大于100%。",
        subject=quote.subject,
    )


def _number(match: re.Match[str]) -> str:
    return match[1] or match[2]

"""An answer that repeats its requirement and states no fact of its own."""

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import check
from yuanjian.audit.checks.prose._shingles import contained, shingles
from yuanjian.audit.finding import Finding, cell_cause, quote_row
from yuanjian.core.text import fold
from yuanjian.facts.engine import Facts
from yuanjian.facts.firms import by_name
from yuanjian.facts.rows import RowView

_SHARE = Fraction(65, 100)
_SHORTEST = 8  # runs of characters; «未设置三类工业用地» answers a ban and repeats it rightly
# Words that any answer holds and that tell of nothing done: who, how earnestly, and by what was asked.
_IDLE = re.compile(
    r"[\s\W_]+|(?:严格|认真|切实|全面|坚决|积极|始终|坚持|持续|不断|进一步|着力|大力|扎实|深入|高度)+(?:地)?"
    r"|(?:按照?|依照|根据|对照|遵照|依据|贯彻|落实|执行|遵守|响应|符合|满足)(?:执行|落实|遵守)?(?:了)?(?:规划环评|环评|批复|审查|上述|相关|有关|该项|本条|的)*"
    r"(?:要求|意见|规定|内容|精神|条款)|已经|已|业已|均|都|全部|一律|应当|应|必须|须|将|了|园区|我区|本园区|管委会|要(?!求)"
)
_LEAST = 6
_BAN = re.compile(r"禁止|不得|严禁|限制|不准|不再")
_CLAUSE = re.compile(r"[^，,。；;\n]+[，,。；;\n]?")
_DENIAL = re.compile(r"[^，,。；;\n]{0,12}?(?:未|没有|无|不存在|不涉及)")
_FACT = re.compile(
    r"\d+(?:\.\d+)?|《[^》]*》|[一二三四五六七八九十百千两]+(?:家|次|个|套|座|吨|人|处|台|份|项|公里|米)"
)


@check("实施情况照抄要求，没有事实", "major",
       why="逻辑：自评估报告表1、表3的实施情况应写做了什么（数量、日期、文件），复述要求不能证明已落实")  # fmt: skip
def find(f: Facts) -> Iterator[Finding]:
    """Most of the answer stands in the requirement, and no number, document or firm of its own; a proof answers too."""
    for no in ("10", "12"):
        for row in f.rows(no):
            said, asked = row.get("impl"), row.get("req")
            if (
                not isinstance(said, str)
                or not isinstance(asked, str)
                or row.get("result") == "不适用"
            ):
                continue
            if _same(said, asked) and not isinstance(row.get("proof"), tuple):
                yield _finding(row, Fraction(1))
                continue
            said = _beyond_bans(said, asked)
            plain, wanted = (_IDLE.sub("", fold(text)) for text in (said, asked))
            if len(shingles(plain)) < _SHORTEST or isinstance(row.get("proof"), tuple):
                continue
            share = contained(plain, wanted)
            if share >= _SHARE and not _own_fact(f, fold(said), fold(asked)):
                yield _finding(row, share)


def _same(said: str, asked: str) -> bool:
    """Whether an answer of any length is the requirement itself, but for 已 and 应."""
    plain, wanted = (_IDLE.sub("", fold(text)) for text in (said, asked))
    return len(plain) >= _LEAST and plain == wanted and not _FACT.search(said)


def _beyond_bans(said: str, asked: str) -> str:
    """The answer without its denials, where the requirement holds a ban: «未引进…» repeats one rightly."""
    if not _BAN.search(asked):
        return said
    return "".join(c for c in _CLAUSE.findall(said) if not _DENIAL.match(c))


def _own_fact(f: Facts, said: str, asked: str) -> bool:
    """Whether the answer states something that can be looked up and does not stand in the requirement."""
    theirs = set(_FACT.findall(asked))
    if any(one not in theirs for one in _FACT.findall(said)):
        return True
    return any(len(name) >= 4 and name in said and name not in asked for name in by_name(f))


def _finding(row: RowView, share: Fraction) -> Finding:
    header = row.because("impl").text.split("（")[0]
    return Finding(
        f"“{row.called}”的{header}有 {int(share * 100)}% 的文字照抄要求，没有自己的数量、日期、文件或企业，"
        f"结论却为“{row.words('result').text or '（未填）'}”",
        quotes=(quote_row(row, "impl", "result"), quote_row(row, "req")),
        expected="做了什么、多少、何时、依据哪份文件",
        found="复述要求",
        advice="请改写为本年度的具体做法：设施、数量、日期、文号，并引用佐证附件。",
        verify="写有可核实的事实，或引用了佐证附件。",
        subject=row.key,
        cause=cell_cause(row, "impl"),
    )

"""Prose of this year that is last year's."""

import re
from collections.abc import Iterator
from fractions import Fraction

from yuanjian.audit.check import NotAssessed, check
from yuanjian.audit.checks.prose._shingles import contained, shingles
from yuanjian.audit.finding import Finding, quote_row
from yuanjian.core.text import fold
from yuanjian.facts.engine import Facts
from yuanjian.facts.rows import RowView

_SHARE = Fraction(8, 10)
_SHORTEST = 20
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@check("文字照搬上年", "query", why="逻辑：年度报告写本年度情况；与上年文字重复超过80%的须说明")
def find(f: Facts) -> Iterator[Finding]:
    """Called new though it is old: needs correction. Called continued: only asked when not a figure has changed."""
    if f.prior is None:
        raise NotAssessed(f"没有{f.year - 1}年度的资料，无从比较文字")
    before = [r for r in f.prior.rows("33") if isinstance(r.get("text"), str)]
    for row in f.rows("33") if before else ():
        text = row.get("text")
        if not isinstance(text, str) or len(shingles(text)) < _SHORTEST:
            continue
        share, old = max(((contained(text, r.get("text")), r) for r in before), key=lambda p: p[0])
        if share > _SHARE and row.get("carry") != "已解决" and _worth_asking(row, old):
            yield _finding(row, old, share)


def _worth_asking(row: RowView, old: RowView) -> bool:
    if row.get("carry") == "新增":
        return True
    return _numbers(row) == _numbers(old)


def _numbers(row: RowView) -> list[str]:
    return _NUMBER.findall(fold(row.get("text")))


def _finding(row: RowView, old: RowView, share: Fraction) -> Finding:
    carry = row.words("carry").text or "（未填）"
    new = row.get("carry") == "新增"
    return Finding(
        f"“{row.words('title').text or row.key}”有 {int(share * 100)}% 的文字与上年"
        f"“{old.words('title').text or old.key}”相同，“与上年关系”填“{carry}”",
        quotes=(quote_row(row, "carry", "text"), quote_row(old, "text")),
        expected="本年度的情况" if new else "本年的进展（数量、日期）",
        found=carry,
        advice=(
            "请按本年度情况改写；确属延续的，“与上年关系”选“延续”并写明本年进展。"
            if new
            else "延续的工作请写明本年进展，不要照用上年的文字和数字。"
        ),
        verify="文字反映本年度情况。",
        subject=row.key,
        severity="major" if new else None,
    )

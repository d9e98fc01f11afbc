"""Laws, catalogues and standards that a report cites, against the time when they were in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from yuanjian.audit.check import check
from yuanjian.audit.checks.dates._told import latest
from yuanjian.audit.claimed import Words, own_sentences
from yuanjian.audit.finding import Finding
from yuanjian.core.dates import spoken
from yuanjian.facts.engine import Facts
from yuanjian.norms.citations import Law, law, law_key

_TITLE = re.compile(r"《(?P<title>[^《》]{4,60})》(?P<edition>\((?:19|20)\d{2}年?(?:版|本)\))?")
_STANDARD = re.compile(
    r"(?<![A-Za-z])(?:GB(?:/T)?|HJ(?:/T)?)\d{3,5}(?:\.\d+)?-(?:\d{4}|\d{2})(?!\d)"
)
_PAST = re.compile(r"原|当时|废止|修订前|替代|代替|取代")


@check(
    "引用的法规标准不在施行期内",
    "major",
    why="立法法：法律自施行之日起适用；标准以施行、废止公告为准",
)
def find(f: Facts) -> Iterator[Finding]:
    """Each citation once: one that was not yet promulgated is wrong, one that had ended is asked about."""
    last, first = latest(f), date(f.year, 1, 1)
    seen: set[str] = set()
    for sentence in own_sentences(f):
        for match in (*_TITLE.finditer(sentence.folded), *_STANDARD.finditer(sentence.folded)):
            cited = _law(match)
            if cited is None or law_key(cited.title) in seen:
                continue
            if cited.issued > last or (cited.until is not None and cited.until < first):
                if _PAST.search(sentence.folded, max(0, match.start() - 12), match.end() + 12):
                    continue
                seen.add(law_key(cited.title))
                yield _finding(sentence, match, cited, f.year, late=cited.issued > last)


def _law(match: re.Match[str]) -> Law | None:
    if match.re is _STANDARD:
        return law(match[0])
    return law(match["title"] + (match["edition"] or ""))


def _finding(
    sentence: Words, match: re.Match[str], cited: Law, year: int, *, late: bool
) -> Finding:
    if late:
        said = f"{match[0]}于{spoken(cited.issued)}才公布，{spoken(cited.in_force)}起施行，报告成文时不能引用"
    else:
        assert cited.until is not None
        said = f"{match[0]}自{spoken(cited.until)}后不再施行，{year}年适用的是{cited.replaced_by}"
    return Finding(
        said,
        quotes=(sentence.found(match).quote,),
        expected=cited.replaced_by or "报告年度施行的法规标准",
        found=match[0],
        advice="请核对名称、版本和施行日期（本条的日期待核对原文），改为当时有效的法规标准；引用历史文件的，写明“当时”。",
        verify="所引法规标准在报告年度有效。",
        severity=None if late else "query",
    )

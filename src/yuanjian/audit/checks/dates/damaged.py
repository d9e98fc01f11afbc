"""Dates and document numbers that have lost characters: «20069月», «湘环评函〔201729»."""

from __future__ import annotations

from collections.abc import Iterator

from yuanjian.audit.check import check
from yuanjian.audit.claimed import quote_claim
from yuanjian.audit.finding import Finding, listed
from yuanjian.facts.amount import Words
from yuanjian.facts.engine import Facts


@check(
    "日期或文号残缺",
    "query",
    why="GB/T 9704—2012 7.3.5、7.3.16：发文字号由机关代字、年份、序号组成，成文日期写全年、月、日",
)
def find(f: Facts) -> Iterator[Finding]:
    """All in one question: the page lost them together."""
    broken = [c for c in f.dossier.claims if c.damaged and isinstance(c.known, Words)]
    if not broken:
        return
    names = listed(c.known.text or "" for c in broken if isinstance(c.known, Words))
    yield Finding(
        f"日期或文号写得不全：{names}",
        quotes=tuple(quote_claim(c) for c in broken[:6]),
        expected="写全年、月、日，文号用〔〕括住年份、后写“号”",
        found=names,
        advice="请与文件原件核对，补全日期和文号。",
        verify="日期、文号完整。",
    )

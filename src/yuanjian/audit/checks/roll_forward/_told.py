"""Firms as a report counts them: what stood at last year's end, came, went, and is there now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from yuanjian.audit.check import NotAssessed
from yuanjian.audit.claimed import Told, all_told, blank, claims_of, quote_claim, told
from yuanjian.audit.finding import Finding, Severity
from yuanjian.audit.sums import GONE, TOTAL, cause_of_total, fills, whole_told
from yuanjian.facts.claim import Claim
from yuanjian.facts.engine import Facts

OPENING, NEW = "enterprises.last_year", "enterprises.new"
_EARLIER = (("acceptance.done", "acceptance.new"), ("eia.approved", "eia.new"))
_ADVICE = "请与上年报告核对上年末企业数，逐家列出本年新入园、清退和退出的企业，改正有误的数。"
_VERIFY = "上年末＋新入园－清退－退出＝本年末。"


def told_chain(f: Facts) -> Iterator[Finding]:
    """The chain of a report; exits that it does not tell are unknown, and can only make the end smaller."""
    end, opening, new = told(f, TOTAL), told(f, OPENING), told(f, NEW)
    gone = [t for fact in GONE if (t := told(f, fact)) is not None]
    if end is None:
        raise NotAssessed("报告没有写明已入园企业数量")
    open_ = next((c for c in claims_of(f, NEW) if blank(c)), None)
    if opening is not None and new is None and open_ is not None:
        yield _left_blank(f, end, opening, open_, gone)
        return
    if opening is None and new is not None:
        yield from _no_opening(f, end, new, gone)
        return
    if opening is None or new is None or not all(t.exact for t in (end, opening, new)):
        raise NotAssessed("报告没有写明上年末或本年度新入园企业数量")
    closing = opening.number + new.number - _sum(gone)
    if closing in whole_told(f, TOTAL):
        return
    if _closes_otherwise(f, end, gone):
        return
    if fills(f, (end, *gone), closing - end.number):
        return
    unsaid = closing > end.number and any(told(f, fact) is None for fact in GONE)
    found = _broken(end, opening, new, gone, closing, unsaid=unsaid)
    elsewhere = next((t for t in all_told(f, TOTAL) if t.number == closing), None)
    if elsewhere is None:
        yield replace(found, cause=cause_of_total(f))
        return
    yield replace(
        found,
        message=f"{found.message}；另一处写的 {elsewhere.said} 与推算相同",
        quotes=(*found.quotes, elsewhere.quote),
        cause=f"told {TOTAL}",
    )


def _closes_otherwise(f: Facts, end: Told, gone: list[Told]) -> bool:
    """Whether another value that the report tells of last year's end or of the new firms closes the sum."""
    openings, news = all_told(f, OPENING), all_told(f, NEW)
    return any(o.number + n.number - _sum(gone) == end.number for o in openings for n in news)


def _broken(
    end: Told, opening: Told, new: Told, gone: list[Told], closing: Fraction, *, unsaid: bool
) -> Finding:
    severity: Severity = "major" if unsaid else "blocker"
    rest = f"，少的 {closing - end.number} 家没有说明去向" if unsaid else ""
    return Finding(
        f"{_terms(opening, new, gone)}＝{closing}，不等于年末已入园 {end.shown} 家{rest}",
        quotes=(end.quote, opening.quote, new.quote, *(t.quote for t in gone)),
        expected=f"{closing}",
        found=end.shown,
        advice=_ADVICE,
        verify=_VERIFY,
        severity=severity,
    )


def _left_blank(f: Facts, end: Told, opening: Told, open_: Claim, gone: list[Told]) -> Finding:
    """The new firms are left open: how many it would take, and whether that can be."""
    needed = end.number - opening.number + _sum(gone)
    earlier = _earlier(f)
    impossible = needed < 0 or (earlier is not None and earlier[0] > opening.number)
    said = (
        f"新入园企业数空白，须为 {needed} 家才能由上年末 {opening.shown} 家得到年末 {end.shown} 家"
    )
    quotes = [end.quote, opening.quote, quote_claim(open_), *(t.quote for t in gone)]
    if impossible and earlier is not None:
        said += f"；但上年末以前已办手续的就有 {earlier[0]} 家，上年末企业数不可能只有 {opening.shown} 家"
        quotes += [t.quote for t in earlier[1]]
    return Finding(
        said,
        quotes=tuple(quotes),
        expected=f"{needed}",
        found="空白",
        advice="空白不等于0。" + _ADVICE,
        verify=_VERIFY,
        severity="blocker" if impossible or opening.number == 0 else "major",
        cause=f"blank {open_.place.paragraph} {open_.place.start}",
    )


def _earlier(f: Facts) -> tuple[Fraction, list[Told]] | None:
    """The most firms that had their papers before this year, with the figures that say so."""
    found = []
    for all_of, this_year in _EARLIER:
        whole, part = told(f, all_of), told(f, this_year)
        if whole is not None and part is not None:
            found.append((whole.number - part.number, [whole, part]))
    return max(found, key=lambda pair: pair[0], default=None)


def _no_opening(f: Facts, end: Told, new: Told, gone: list[Told]) -> Iterator[Finding]:
    """Last year's end is not told: what it must have been, to be compared with last year's report."""
    if not gone or not all(t.exact for t in (end, new, *gone)):
        return
    implied = end.number - new.number + _sum(gone)
    terms = f"{end.shown}－{new.shown}" + "".join(f"＋{t.shown}" for t in gone)
    recorded = f.amount("enterprises.last_year_recorded")
    if recorded.known and recorded.number == implied:
        return
    yield Finding(
        f"没有写上年末企业数，由本年各数推算为 {terms}＝{implied} 家"
        + (f"，上年资料为 {recorded.number} 家" if recorded.known else ""),
        quotes=(end.quote, new.quote, *(t.quote for t in gone)),
        expected=f"上年末 {implied} 家",
        found="未写明",
        advice=f"请补写“上一年度末已入园企业数量”，并与上年报告核对是否为 {implied} 家。",
        verify=_VERIFY,
        severity="major" if recorded.known else "query",
    )


def _sum(gone: list[Told]) -> Fraction:
    return sum((t.number for t in gone), Fraction(0))


def _terms(opening: Told, new: Told, gone: list[Told]) -> str:
    return f"上年末{opening.shown}＋新入园{new.shown}" + "".join(
        f"－{t.label.removeprefix('本年度').removeprefix('企业').removesuffix('企业数量')}{t.shown}"
        for t in gone
    )
